// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/Pop3Connection.h"
#include "mailcore/protocol/Session.h"

namespace duopost {

/// POP3 (RFC 1939): one maildrop, messages by unique-id, and no marks, folders or uploads. It has no perform()
/// overload at all, and so claims no change: everything stays on the server. One connection, one thread.
class Pop3Session {
public:
    Pop3Session(
        const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report);

    QList<RemoteFolder> onlyFolder() const;
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink);
    void fetch(const Targets &targets, const Session::MessageSink &sink);
    /// QUIT, which commits deletions; none are ever marked here.
    void close();

    void check();
    ServerFacts facts() const { return {}; }
    void setTransferReport(const TransferReport &) { }
    QList<Observation> advertised() const;
    QList<Observation> takeObservations() { return m_observed.take(); }
    TrafficCounters counters() const;
    void setStopToken(std::stop_token stop) { m_connection.socket().setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &) const { return 0; }

private:
    struct Entry {
        int number = 0; ///< good for this connection only
        qint64 size = 0;
    };
    void readUniqueIds();
    void readSizes();
    using Each = std::function<void(const RemoteId &id, const QByteArray &content)>;
    void retrieve(const QList<RemoteId> &ids, const char *command, const char *arguments, const Each &each);

    Pop3Connection m_connection;
    QList<RemoteId> m_order; ///< as the server lists them, oldest first
    QHash<QByteArray, Entry> m_entries; ///< by RemoteId key
    bool m_listed = false;
    ObservationLog m_observed;
};

} // namespace duopost
