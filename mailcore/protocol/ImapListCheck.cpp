// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapListCheck.h"

#include "mailcore/protocol/ImapScanner.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype together = 200; ///< folders asked for in one look
constexpr qsizetype inTurn = 20; ///< of those nothing speaks against
constexpr int looksAfterAChange = 2;

// INBOX is always there, and a name with a wildcard in it would ask for others.
bool canBeAskedFor(const QByteArray &name)
{
    return !equalsNoCase(name, "INBOX") && !name.contains('*') && !name.contains('%');
}

} // namespace

ImapConnection::Tag ImapListCheck::ask(const QByteArray &name)
{
    const bool condstore = m_connection.has("CONDSTORE") || m_connection.has("QRESYNC");
    return m_connection.send(
        "LIST \"\" " + m_connection.mailbox(name) + " RETURN (SUBSCRIBED STATUS "
        + ImapFolders::statusItems(condstore) + ')');
}

void ImapListCheck::take(const QByteArray &name, const ImapConnection::Tag &tag, ImapFolders &folders)
{
    bool there = false;
    const bool answered = m_connection.attempt(tag, [&](QByteArrayView response) {
        there |= response.startsWith("* LIST ");
        folders.take(response);
    });
    if (answered && !there) {
        if (folders.contains(name))
            m_notThere.insert(name);
        folders.forget(name);
    } else if (there) {
        m_notThere.remove(name);
    }
}

void ImapListCheck::start()
{
    QList<QByteArray> known(m_listed.cbegin(), m_listed.cend());
    known.removeIf([](const QByteArray &name) { return !canBeAskedFor(name); });
    std::sort(known.begin(), known.end());
    const auto next = std::upper_bound(known.begin(), known.end(), m_turn);
    std::rotate(known.begin(), next, known.end());
    m_running.clear();
    for (const auto &name : known.first(std::min(known.size(), inTurn))) {
        m_running << std::pair(name, ask(name));
        m_turn = name;
    }
}

QList<QByteArray> ImapListCheck::doubted(const ImapFolders &folders)
{
    const auto names = folders.selectable();
    QSet<QByteArray> listed(names.begin(), names.end());
    if (!m_listed.isEmpty() && listed != m_listed)
        m_looksInDoubt = looksAfterAChange;
    m_listed = std::move(listed);
    const bool all = m_looksInDoubt > 0;
    if (all)
        --m_looksInDoubt;
    QList<QByteArray> result;
    bool withoutStatus = false;
    for (const auto &name : names) {
        withoutStatus |= !folders.hasStatus(name);
        if (!folders.hasStatus(name) || m_notThere.contains(name) || all)
            result << name;
    }
    if (withoutStatus) {
        ImapFolders subscribed([this](const QByteArray &wire) { return m_connection.nameFromWire(wire); });
        m_connection.attempt(m_connection.send("LSUB \"\" \"*\""), [&](QByteArrayView response) {
            if (response.startsWith("* LSUB "))
                subscribed.take("* LIST " + response.sliced(7).toByteArray());
        });
        for (const auto &name : subscribed.selectable()) {
            if (!folders.contains(name))
                result << name;
        }
    }
    return result;
}

// Listed, also by name, but without the status that was asked for: Dovecot may still say that it is not there.
void ImapListCheck::openSilent(const QSet<QByteArray> &asked, ImapFolders &folders)
{
    QList<std::pair<QByteArray, ImapConnection::Tag>> running;
    for (const auto &name : folders.selectable()) {
        if (asked.contains(name) && !folders.hasStatus(name) && !m_notThere.contains(name))
            running << std::pair(
                name, m_connection.send("STATUS " + m_connection.mailbox(name) + " (MESSAGES)"));
    }
    for (const auto &[name, tag] : std::as_const(running)) {
        try {
            m_connection.complete(tag);
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            if (!error.serverText().contains(QLatin1String("NONEXISTENT"))
                && !error.serverText().contains(QLatin1String("doesn't exist")))
                continue; // it is there, and cannot be looked into
            folders.forget(name);
            m_notThere.insert(name);
        }
    }
}

void ImapListCheck::finish(ImapFolders &folders)
{
    QSet<QByteArray> asked;
    for (const auto &[name, tag] : std::exchange(m_running, {})) {
        take(name, tag, folders);
        asked.insert(name);
    }
    auto others = doubted(folders);
    others.removeIf([&](const QByteArray &name) { return asked.contains(name) || !canBeAskedFor(name); });
    QList<std::pair<QByteArray, ImapConnection::Tag>> running;
    for (const auto &name : others.first(std::min(others.size(), together))) {
        running << std::pair(name, ask(name));
        asked.insert(name);
    }
    for (const auto &[name, tag] : std::as_const(running))
        take(name, tag, folders);
    openSilent(asked, folders);
}

} // namespace duopost
