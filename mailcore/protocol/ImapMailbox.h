// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapSelection.h"

namespace duopost {

inline RemoteId idOf(quint32 uid)
{
    return {QByteArray::number(uid)};
}

/// The one folder that is open on a connection, and the way into another. Never CLOSE: that expunges
/// everybody's deletions (RFC 3691). One thread.
class ImapMailbox {
public:
    enum class Access { Write, Look }; ///< SELECT, EXAMINE

    /// Installs itself as the connection's watcher.
    explicit ImapMailbox(ImapConnection &connection);
    ImapMailbox(const ImapMailbox &) = delete;
    ImapMailbox &operator=(const ImapMailbox &) = delete;

    /// Every untagged response of the connection.
    void take(QByteArrayView response)
    {
        if (m_selection)
            m_selection->take(response);
    }

    ImapConnection &connection() { return m_connection; }
    bool isOpen(const QByteArray &name, Access access = Access::Write) const;
    /// Only while a folder is open.
    ImapSelection &selection() { return *m_selection; }
    const ImapSelection *opened() const { return m_selection ? &*m_selection : nullptr; }

    /// @throws MailError ServerRefused
    void open(const QByteArray &name, Access access = Access::Write, const QByteArray &parameters = {});
    /// The two halves of open(), for commands pipelined behind it.
    ImapConnection::Tag
    startOpening(const QByteArray &name, Access access = Access::Write, const QByteArray &parameters = {});
    void finishOpening(const ImapConnection::Tag &tag, const ImapConnection::Untagged &untagged = {});
    /// No folder is open afterwards, as far as the server can do that.
    void leave();
    /// Sends what brings the open folder out of the way of LIST and STATUS: UNSELECT, or NOOP where there is
    /// none.
    ImapConnection::Tag startLeaving();

    /// Opens the folder if it is not, and makes sure that ids learnt under this validity still mean the same.
    /// @throws MailError MessageGone if they do not
    void require(const Targets &targets);
    /// Has the server bring its view of the open folder up to date when an id is newer than the view: a UID
    /// that it has not told of yet is passed over with OK, as if the message were gone (RFC 9051
    /// section 6.4.9).
    void refreshFor(const QList<RemoteId> &ids);
    void requireValidity(const RemoteFolder &folder, quint64 uidValidity) const;

private:
    ImapConnection &m_connection;
    std::optional<ImapSelection> m_selection;
    Access m_access = Access::Write;
    quint64 m_refreshedTo = 0; ///< ids below are in the view
};

} // namespace duopost
