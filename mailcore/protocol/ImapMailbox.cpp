// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

ImapMailbox::ImapMailbox(ImapConnection &connection) : m_connection(connection)
{
    m_connection.setWatcher([this](QByteArrayView response) { take(response); });
}

bool ImapMailbox::isOpen(const QByteArray &name, Access access) const
{
    return m_selection && m_selection->name() == name && (access == Access::Look || m_access == access);
}

void ImapMailbox::open(const QByteArray &name, Access access, const QByteArray &parameters)
{
    finishOpening(startOpening(name, access, parameters));
}

ImapConnection::Tag
ImapMailbox::startOpening(const QByteArray &name, Access access, const QByteArray &parameters)
{
    auto arguments = parameters;
    if (arguments.isEmpty() && (m_connection.has("CONDSTORE") || m_connection.has("QRESYNC")))
        arguments = " (CONDSTORE)";
    m_selection.emplace(name);
    m_refreshedTo = 0;
    m_access = access;
    return m_connection.send(
        (access == Access::Write ? "SELECT " : "EXAMINE ") + m_connection.mailbox(name) + arguments);
}

void ImapMailbox::finishOpening(const ImapConnection::Tag &tag, const ImapConnection::Untagged &untagged)
{
    try {
        m_selection->opened(m_connection.complete(tag, untagged));
    } catch (const MailError &) {
        m_selection.reset(); // RFC 9051 section 6.3.2: no folder is open now
        throw;
    }
}

ImapConnection::Tag ImapMailbox::startLeaving()
{
    if (!m_connection.has("UNSELECT") && !m_connection.has("IMAP4REV2"))
        return m_connection.send("NOOP");
    m_selection.reset();
    return m_connection.send("UNSELECT");
}

void ImapMailbox::leave()
{
    if (!m_selection)
        return;
    m_connection.attempt(startLeaving());
    if (m_selection && m_selection->name() != "INBOX")
        open("INBOX", Access::Look);
}

void ImapMailbox::requireValidity(const RemoteFolder &folder, quint64 uidValidity) const
{
    // While a folder stays open its UIDs keep their meaning; any new SELECT may show another validity.
    if (uidValidity != 0 && m_selection->state().uidValidity != uidValidity)
        throw MailError(
            MailError::Kind::MessageGone, folder.path, {},
            QStringLiteral("the server has renumbered the folder"));
}

void ImapMailbox::require(const Targets &targets)
{
    if (isOpen(targets.folder.name))
        refreshFor(targets.ids);
    else
        open(targets.folder.name);
    requireValidity(targets.folder, targets.uidValidity);
}

void ImapMailbox::refreshFor(const QList<RemoteId> &ids)
{
    quint64 newest = 0;
    for (const auto &id : ids)
        newest = qMax(newest, id.key.toULongLong());
    if (newest < qMax(m_refreshedTo, m_selection->state().uidNext))
        return;
    m_connection.run("NOOP");
    m_refreshedTo = newest + 1;
}

} // namespace duopost
