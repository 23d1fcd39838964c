// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapFetch.h"
#include "mailcore/protocol/ImapMailbox.h"

#include <vector>

namespace duopost {

/// Fetches headers of the open folder into a sink: pipelined, bound by UID only, each message once. A message
/// that the server cannot describe is asked for alone, with less and less, and comes as a row without a
/// header in the end, so that nobody wonders where it is.
class ImapHeaders {
public:
    static constexpr quint64 firstWindow = 100; ///< what a screen shows

    ImapHeaders(ImapMailbox &mailbox, PullSink &sink);

    /// Everything one command can ask about a message without touching it.
    static QByteArray items(const ImapConnection &connection);

    /// The newest few by number: what a screen shows. Not more, because numbers may shift.
    ImapConnection::Tag startNewest();
    /// also: told of everything that comes meanwhile; a server may answer what was sent later first
    void finishNewest(const ImapConnection::Tag &tag, const ImapConnection::Untagged &also = {});
    /// These, newest first. total: for the progress of all that is fetched by this object.
    void fetch(const QList<quint32> &uids, qint64 total);
    /// Whatever has this UID or a higher one, in two halves for pipelining.
    ImapConnection::Tag startFrom(quint32 uid);
    void finishFrom(quint32 uid, const ImapConnection::Tag &tag);

    const std::vector<quint32> &got() const { return m_got; } ///< as they came
    quint32 highest() const { return m_highest; }
    quint64 count() const { return m_got.size(); }

private:
    void take(QByteArrayView response, quint32 from = 1);
    void flush();
    QList<quint32> notGot(const QList<quint32> &uids);
    void rescue(QList<quint32> uids);
    bool fetchGroup(const QList<quint32> &uids, const QByteArray &items);
    void rescueOne(quint32 uid);
    void spend();

    ImapMailbox &m_mailbox;
    ImapConnection &m_connection;
    PullSink &m_sink;
    QByteArray m_items;
    QList<RemoteHeader> m_batch;
    std::vector<quint32> m_got;
    QSet<quint32> m_seen;
    quint32 m_highest = 0;
    qint64 m_total = 0;
    int m_unreadable = 0;
    int m_spent = 0; ///< commands for single messages
};

} // namespace duopost
