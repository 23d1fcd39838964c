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
#include "mailcore/ServerFacts.h"

#include <QHash>
#include <QSet>
#include <functional>
#include <stop_token>

namespace duopost {

/// What the server says about a folder without opening it (LIST-STATUS, STATUS).
struct FolderStatus {
    quint64 uidValidity = 0, uidNext = 0, messages = 0, unseen = 0, highestModSeq = 0;
    quint64 size = 0; ///< octets, where the server says it without being asked (STATUS=SIZE)
    QByteArray mailboxId; ///< OBJECTID: survives a renaming; empty = not said
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
    QByteArray keywords; ///< those that are no MessageFlag; blank-separated, sorted
    bool hasAttachments = false;
    QByteArray emailId; ///< OBJECTID or X-GM-MSGID: the same message in several folders; empty = not said
    QString preview; ///< where the server makes one (RFC 8970)
};

/// Receives what a pull brings, in batches, on the worker thread.
class PullSink {
public:
    virtual ~PullSink() = default;
    /// The server renumbered the folder: nothing known by RemoteId means anything any more. What is here is
    /// matched by content with the headers that follow, and dropped only by the present() at the end.
    virtual void startOver() = 0;
    /// Of these, the ones the store has no header of; same order.
    virtual QList<RemoteId> unknownOf(const QList<RemoteId> &ids) = 0;
    virtual void headers(QList<RemoteHeader> batch) = 0;
    /// How many messages of the server the store knows in this folder, with everything brought so far; -1 =
    /// cannot tell.
    virtual qint64 countHere() = 0;
    virtual void flags(const QList<RemoteFlags> &batch) = 0;
    /// These are gone from the server (VANISHED); ids that were never here are passed over.
    virtual void gone(const QList<RemoteId> &ids) = 0;
    /// The complete list of what the server has; everything else is gone from it.
    virtual void present(const QList<RemoteId> &all) = 0;
    virtual void progress(qint64 done, qint64 of) = 0;
    /// Nothing is under way on the connection at this moment: others may use the session.
    virtual void breathe() = 0;
};

/// What must be true of a message before anything irrevocable is done to it by its id.
struct Likeness {
    QByteArray messageId; ///< without angle brackets; empty = not known
    qint64 size = 0; ///< RFC822.SIZE as the server told; 0 = not known
};

/// The messages a change is for.
struct Targets {
    RemoteFolder folder;
    quint64 uidValidity = 0; ///< as it was when the ids were learnt; 0 = does not apply
    QList<RemoteId> ids;
    QHash<QByteArray, Likeness> likeness; ///< by RemoteId key; for what moves, copies or deletes
    RemoteFolder target; ///< of MoveTo and CopyTo
    bool again = false; ///< an earlier attempt may have got through: look before doing it twice
};

/// What became of the messages of a change.
struct Performed {
    QHash<QByteArray, RemoteId>
        landed; ///< MoveTo, CopyTo, append: old key → id in the target folder, where known
    quint64 targetUidValidity = 0; ///< of these ids; 0 = not known
    QList<RemoteId>
        missing; ///< were not on the server any more, or were another message: nothing was done to them
    QList<RemoteId> markedOnly; ///< DeleteForGood: are marked as deleted and still there
};

/// A message that goes to the server.
struct Upload {
    QByteArray raw; ///< CRLF lines
    MessageFlags flags;
    QByteArray keywords;
    qint64 date = 0; ///< INTERNALDATE, ms since 1970 UTC; 0 = now
    QByteArray messageId; ///< without angle brackets; for finding it again
    bool again = false; ///< an earlier attempt may have got through: look before doing it twice
    bool versions = false; ///< there may be others of this Message-ID: only the same bytes are this one
    QList<RemoteId>
        notThese; ///< are about to leave the folder: whatever they look like, none of them is this one
};

/// Messages of one Message-ID in a folder.
struct Found {
    QList<RemoteId> ids; ///< oldest first
    quint64 uidValidity = 0;
};

/// What is done to folders, by name on the wire.
struct FolderTask {
    enum class Kind { Create, Rename, Delete, Subscribe, Unsubscribe };
    Kind kind = Kind::Create;
    QByteArray name;
    QByteArray newName; ///< of Rename
};

/// A whole message as it came.
struct FetchedMessage {
    RemoteId remote;
    QByteArray raw;
    bool shorterThanAnnounced = false; ///< kept, but no proof that all of it is here
};

/// What a server tells of by itself, while it is waited for.
enum class Tells { Nothing, FirstFolder, EveryFolder };

/// What woke somebody who waits for news.
struct News {
    QSet<QByteArray> folders; ///< names on the wire of folders that changed
    bool folderList = false; ///< folders came, went or were renamed
    bool isEmpty() const { return folders.isEmpty() && !folderList; }
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

/// Bytes of one large item so far, and as announced. On the worker thread, some times a second.
using TransferReport = std::function<void(qint64 done, qint64 of)>;

class Maildrop;
struct SearchQuery;

class Session {
public:
    using MessageSink = std::function<void(FetchedMessage message)>;

    virtual ~Session() = default;

    virtual QList<RemoteFolder> folders() = 0;
    /// Brings a folder up to date. @return the cursor to hand in next time
    virtual SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink) = 0;
    /// Whole messages, exact bytes. Ids that the server no longer has are left out.
    virtual void fetch(const Targets &targets, const MessageSink &sink) = 0;
    /// Where the server finds a query's words, in one folder; what else the query asks for is not looked at.
    /// IMAP only. @throws MailError NotSupported, ServerRefused
    virtual QList<RemoteId> search(const Targets &targets, const SearchQuery &query) = 0;
    /// All that have exactly this Message-ID, by a look that changes nothing: none means that there is none.
    /// IMAP only. @throws MailError NotSupported (also for an id that cannot be looked for), ServerRefused
    virtual Found find(const RemoteFolder &folder, const QByteArray &messageId) = 0;
    /// One body part by its section ("2", "1.3"), decoded from nothing: as it is on the wire. IMAP only.
    /// @throws MailError MessageGone, NotSupported
    virtual QByteArray fetchPart(const Targets &target, const QByteArray &section) = 0;
    /// @throws MailError NotSupported if the protocol has no such operation; ServerRefused
    virtual Performed perform(const Change &change, const Targets &targets) = 0;
    /// @return where it landed, under the key "" (as far as the server says)
    virtual Performed append(const RemoteFolder &folder, const Upload &upload) = 0;
    virtual void perform(const FolderTask &task) = 0;
    /// Blocks until the server tells of something, or ms have passed; then the news is empty. The connection
    /// is kept alive and tested on the way. folders: the one to watch first, if not all can be watched.
    virtual News waitForNews(const QList<RemoteFolder> &folders, int ms) = 0;
    /// What waitForNews() hears of at once; the rest it asks for now and then, or not at all.
    virtual Tells tells() const = 0;
    /// A cheap question with a short deadline: is the connection still there? @throws MailError if not
    virtual void check() = 0;
    virtual ServerFacts facts() = 0;
    virtual void setTransferReport(TransferReport report) = 0;
    /// Says good-bye properly. Leaving without it (destructor) changes nothing on the server.
    virtual void close() = 0;

    /// Operations this protocol's code has.
    virtual QList<Operation> declared() const = 0;
    /// What the server said it can, or cannot, about them.
    virtual QList<Observation> advertised() const = 0;
    virtual QList<Observation> takeObservations() = 0;
    /// What the server wants the user to read ([ALERT], RFC 9051 section 7.1), since the last call.
    virtual QStringList takeAlerts() { return {}; }
    virtual TrafficCounters counters() const = 0;
    virtual void setStopToken(std::stop_token stop) = 0;
    /// The validity that a cursor of this protocol vouches for; 0 = none.
    virtual quint64 uidValidityOf(const SyncCursor &cursor) const = 0;
    /// What only POP3 can be asked; null for IMAP.
    virtual Maildrop *maildrop() = 0;
};

} // namespace duopost
