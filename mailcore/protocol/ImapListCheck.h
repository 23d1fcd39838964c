// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFolders.h"

#include <QSet>

namespace duopost {

/// Finds out where the list of folders of a server is wrong (ImapQuirks::listMayMiss).
///
/// Dovecot (2.3.19) answers LIST "*" from an index. When several sessions rename and delete at the same moment
/// that misses some of it, and everything after that: folders are left out, or listed though they are gone,
/// with or without a status. Asked for one by name it mostly answers from the disk; so does LSUB. STATUS tells.
/// One per session, on its thread.
class ImapListCheck {
public:
    explicit ImapListCheck(ImapConnection &connection) : m_connection(connection) { }

    /// Asks for some of the folders that are known, in turn. Sent behind LIST, so that it costs no round trip.
    void start();
    /// With the answers to start(), and where the list is in doubt with others, which cost a round trip.
    void finish(ImapFolders &folders);

private:
    ImapConnection::Tag ask(const QByteArray &name);
    void take(const QByteArray &name, const ImapConnection::Tag &tag, ImapFolders &folders);
    void openSilent(const QSet<QByteArray> &asked, ImapFolders &folders);
    QList<QByteArray> doubted(const ImapFolders &folders);

    ImapConnection &m_connection;
    QSet<QByteArray> m_listed; ///< the last time, selectable ones
    QSet<QByteArray> m_notThere; ///< of those once listed
    QByteArray m_turn; ///< the name that was asked for last
    QList<std::pair<QByteArray, ImapConnection::Tag>> m_running;
    int m_looksInDoubt = 0;
};

} // namespace duopost
