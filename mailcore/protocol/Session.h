// SPDX-License-Identifier: GPL-3.0-or-later
// What every mail session can be asked for, whatever the protocol. Worker thread only; every call blocks
// until the server has answered and may throw MailError, after which the session is of no further use
// unless the error is ServerRefused, NotSupported or MessageGone.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Capability.h"
#include "mailcore/Change.h"
#include "mailcore/Folder.h"
#include "mailcore/Ids.h"
#include "mailcore/MailError.h"

#include <functional>
#include <stop_token>

namespace duopost {

/// What the server says about a folder without opening it (LIST-STATUS, STATUS).
struct FolderStatus {
    quint64 uidValidity = 0, uidNext = 0, messages = 0, unseen = 0, highestModSeq = 0;
};

struct RemoteFolder {
    QByteArray name; ///< for the wire; "INBOX" for a POP3 maildrop
    QString path;
    char delimiter = '/';
    FolderRole role = FolderRole::None;
    bool selectable = true;
    bool subscribed = true;
    std::optional<FolderStatus> status;
};

struct RemoteHeader {
    RemoteId remote;
    QByteArray header; ///< raw header block, perhaps only selected fields
    qint64 arrived = 0; ///< milliseconds since 1970 UTC; 0 = the server does not say
    qint64 size = 0; ///< octets as announced (may lie)
    MessageFlags flags;
    bool hasAttachments = false;
};

/// Receives what a pull brings, in batches, on the worker thread.
class PullSink {
public:
    virtual ~PullSink() = default;
    /// The server renumbered the folder: nothing known by RemoteId means anything any more.
    virtual void startOver() = 0;
    /// Of these, the ones the store has no header of; same order.
    virtual QList<RemoteId> unknownOf(const QList<RemoteId> &ids) = 0;
    virtual void headers(QList<RemoteHeader> batch) = 0;
    virtual void flags(const QList<RemoteFlags> &batch) = 0;
    /// The complete list of what the server has; everything else is gone from it.
    virtual void present(const QList<RemoteId> &all) = 0;
    virtual void progress(qint64 done, qint64 of) = 0;
    /// Nothing is under way on the connection at this moment: others may use the session.
    virtual void breathe() = 0;
};

/// The messages a change is for.
struct Targets {
    RemoteFolder folder;
    quint64 uidValidity = 0; ///< as it was when the ids were learnt; 0 = does not apply
    QList<RemoteId> ids;
};

/// Something the session saw, for the ledger.
struct Observation {
    Operation operation{};
    Evidence evidence;
};

/// Told after each step of connecting: "connect", "encryption", "log-in", with an English detail.
using StepReport = std::function<void(const char *step, const QString &detail)>;

struct TrafficCounters {
    qint64 bytesIn = 0, bytesOut = 0;
    int commands = 0;
};

class Session {
public:
    using MessageSink = std::function<void(const RemoteId &, const QByteArray &raw)>;

    virtual ~Session() = default;

    virtual QList<RemoteFolder> folders() = 0;
    /// Brings a folder up to date. @return the cursor to hand in next time
    virtual SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink) = 0;
    /// Whole messages, exact bytes. Ids that the server no longer has are left out.
    virtual void fetch(const Targets &targets, const MessageSink &sink) = 0;
    /// @throws MailError NotSupported if the protocol has no such operation; ServerRefused
    virtual void perform(const Change &change, const Targets &targets) = 0;
    /// Says good-bye properly. Leaving without it (destructor) changes nothing on the server.
    virtual void close() = 0;

    /// Operations this protocol's code has.
    virtual QList<Operation> declared() const = 0;
    /// What the server said it can, or cannot, about them.
    virtual QList<Observation> advertised() const = 0;
    virtual QList<Observation> takeObservations() = 0;
    virtual TrafficCounters counters() const = 0;
    virtual void setStopToken(std::stop_token stop) = 0;
    /// The validity that a cursor of this protocol vouches for; 0 = none.
    virtual quint64 uidValidityOf(const SyncCursor &cursor) const = 0;
};

} // namespace duopost
