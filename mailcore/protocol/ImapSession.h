// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapResync.h"
#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/Session.h"

namespace duopost {

/// IMAP4rev1/rev2: what it can do is what it has members for (see SessionOf). One connection, one thread.
class ImapSession {
public:
    ImapSession(
        const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report);

    QList<RemoteFolder> listFolders();
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink);
    /// All flags of the opened folder: which also tells what is still there.
    void pullFlags(PullSink &sink);
    void fetch(const Targets &targets, const Session::MessageSink &sink);

    Performed perform(const MarkRead &change, const Targets &targets);
    Performed perform(const MarkUnread &change, const Targets &targets);
    Performed perform(const Star &change, const Targets &targets);
    Performed perform(const Unstar &change, const Targets &targets);
    Performed perform(const MarkAnswered &change, const Targets &targets);
    Performed perform(const MarkJunk &change, const Targets &targets);
    Performed perform(const MarkNotJunk &change, const Targets &targets);

    void check();
    ServerFacts facts() const { return {}; }
    void setTransferReport(const TransferReport &) { }

    /// The items asked of every message, for FETCH.
    static QByteArray headerItems();

    void close();
    QList<Observation> advertised() const;
    QList<Observation> takeObservations() { return m_observed.take(); }
    TrafficCounters counters() const;
    void setStopToken(std::stop_token stop) { m_connection.socket().setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &cursor) const;

private:
    struct Selected {
        QByteArray name;
        ImapState state;
        MessageFlags permanent;
        bool anyKeyword = false;
        bool readOnly = false;
    };
    void select(const RemoteFolder &folder);
    void requireValidity(const Targets &targets);
    void pullEverything(PullSink &sink);
    void pullNew(quint64 fromUid, PullSink &sink, quint64 &arrived);
    void pullChanged(const ImapState &cached, PullSink &sink);
    void pullPresent(PullSink &sink);
    Performed store(Operation operation, const FlagEdit &edit, const Targets &targets);

    ImapConnection m_connection;
    std::optional<Selected> m_selected;
    ObservationLog m_observed;
};

} // namespace duopost
