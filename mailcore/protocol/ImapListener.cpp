// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapListener.h"

#include "mailcore/protocol/ImapScanner.h"

#include <QDeadlineTimer>

namespace duopost {

namespace {

constexpr int lookUpMs = 5000; ///< has the computer slept? is it time to renew?
constexpr int pollMs = 60'000; ///< where a server does not speak first
constexpr int quietMs = 20, coalesceMs = 300; ///< one delivery is several responses

/// A shorter deadline for one answer.
class AnswerWithin {
public:
    AnswerWithin(MailSocket &socket, int ms) : m_socket(socket), m_before(socket.readTimeout())
    {
        m_socket.setReadTimeout(ms);
    }
    ~AnswerWithin() { m_socket.setReadTimeout(m_before); }
    AnswerWithin(const AnswerWithin &) = delete;
    AnswerWithin &operator=(const AnswerWithin &) = delete;

private:
    MailSocket &m_socket;
    int m_before;
};

// Whoever does not answer a plain question is not there any more.
void requireAnswer(MailSocket &socket, int ms, const auto &ask)
{
    const AnswerWithin deadline(socket, ms);
    try {
        ask();
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::TimedOut)
            throw;
        throw MailError(
            MailError::Kind::ConnectionLost, socket.host(), {},
            QStringLiteral("the server did not answer within %1 ms").arg(ms));
    }
}

} // namespace

ImapListener::ImapListener(ImapMailbox &mailbox, SuspendWatch watch)
    : m_mailbox(mailbox), m_connection(mailbox.connection()), m_watch(watch)
{
}

bool ImapListener::canNotify() const
{
    return m_notify != Notify::Off && m_connection.has("NOTIFY") && !m_connection.quirks().noNotify;
}

bool ImapListener::canIdle() const
{
    return m_connection.has("IDLE") && !m_idleRefused && !m_connection.quirks().hidesNewsUntilOpened;
}

Tells ImapListener::tells() const
{
    if (!canIdle())
        return Tells::Nothing;
    return canNotify() ? Tells::EveryFolder : Tells::FirstFolder;
}

void ImapListener::check()
{
    requireAnswer(m_connection.socket(), m_connection.options().checkMs, [this] { m_connection.run("NOOP"); });
}

void ImapListener::take(QByteArrayView response)
{
    if (m_notify != Notify::On || m_asking)
        return;
    ImapScanner scanner(response);
    scanner.take('*');
    const auto word = scanner.atom();
    if (equalsNoCase(word, "STATUS")) {
        if (const auto name = scanner.string())
            m_news.folders.insert(m_connection.nameFromWire(*name));
    } else if (equalsNoCase(word, "LIST")) {
        m_news.folderList = true;
    } else if (equalsNoCase(word, "OK") && response.contains("[NOTIFICATIONOVERFLOW")) {
        m_notify = Notify::Off; // RFC 5465 section 5.8: it has stopped telling
        m_news.folderList = true;
    }
}

void ImapListener::note(QByteArrayView response)
{
    ImapScanner scanner(response);
    scanner.take('*');
    const auto word = scanner.atom();
    const bool numbered = !word.isEmpty() && word[0] >= '0' && word[0] <= '9';
    if (m_mailbox.opened()
        && ((numbered && equalsNoCase(scanner.atom(), "FETCH")) || m_mailbox.selection().takeChanged()))
        m_news.folders.insert(m_mailbox.selection().name());
}

void ImapListener::startNotify()
{
    if (m_notify != Notify::Untried)
        return;
    m_notify = canNotify()
            && m_connection.attempt(m_connection.send(
                "NOTIFY SET (selected-delayed (MessageNew MessageExpunge FlagChange)) "
                "(personal (MessageNew MessageExpunge FlagChange MailboxName SubscriptionChange))"))
        ? Notify::On
        : Notify::Off;
}

bool ImapListener::isNews(const QByteArray &folder) const
{
    const auto &now = m_mailbox.opened()->state();
    const auto known = m_known.constFind(folder);
    return known == m_known.constEnd() || known->exists != now.exists || known->uidValidity != now.uidValidity
        || (now.uidNext != 0 && known->uidNext != now.uidNext) || known->highestModSeq != now.highestModSeq;
}

// @return whether something is new already
bool ImapListener::open(const RemoteFolder &folder)
{
    if (!m_known.contains(folder.name) && folder.status)
        m_known.insert(
            folder.name,
            {folder.status->uidValidity, folder.status->uidNext, folder.status->messages,
             folder.status->highestModSeq});
    if (m_mailbox.isOpen(folder.name))
        return m_mailbox.selection().takeChanged();
    m_mailbox.open(folder.name);
    return isNews(folder.name);
}

News ImapListener::wait(const QList<RemoteFolder> &folders, int ms)
{
    m_watch.hasSlept(); // before now does not matter
    startNotify();
    if (!folders.isEmpty() && open(folders.first())) {
        m_news.folders.insert(folders.first().name);
        m_known.insert(folders.first().name, m_mailbox.selection().state());
    }
    const QDeadlineTimer deadline(ms);
    while (m_news.isEmpty() && !deadline.hasExpired()) {
        const auto left = static_cast<int>(qMin<qint64>(deadline.remainingTime(), ms));
        if (canIdle())
            idle(left);
        else
            poll(left);
    }
    return std::exchange(m_news, {});
}

void ImapListener::idle(int ms)
{
    const auto noted = [this](QByteArrayView response) { note(response); };
    const auto &options = m_connection.options();
    const auto tag = m_connection.send("IDLE");
    bool going = false;
    requireAnswer(
        m_connection.socket(), options.checkMs, [&] { going = m_connection.awaitContinuation(tag, noted); });
    if (!going) {
        m_idleRefused = true;
        m_connection.attempt(tag);
        return;
    }
    const QDeadlineTimer renewal(qMin(ms, options.renewIdleMs));
    bool slept = false;
    while (m_news.isEmpty() && !renewal.hasExpired() && !slept) {
        const auto left = static_cast<int>(qMin<qint64>(renewal.remainingTime(), lookUpMs));
        m_connection.listen(left, noted);
        slept = m_watch.hasSlept(); // then the line may be dead, and only an answer proves that it is not
    }
    const QDeadlineTimer together(coalesceMs);
    while (!m_news.isEmpty() && !together.hasExpired() && m_connection.listen(quietMs, noted)) { }
    finishIdle(tag);
}

void ImapListener::finishIdle(const ImapConnection::Tag &tag)
{
    m_connection.sendLine("DONE");
    requireAnswer(m_connection.socket(), m_connection.options().checkMs, [&] {
        m_connection.attempt(tag, [this](QByteArrayView response) { note(response); });
    });
}

void ImapListener::poll(int ms)
{
    const auto noted = [this](QByteArrayView response) { note(response); };
    const QDeadlineTimer next(qMin(ms, pollMs));
    bool slept = false;
    while (m_news.isEmpty() && !next.hasExpired() && !slept) {
        m_connection.listen(static_cast<int>(qMin<qint64>(next.remainingTime(), lookUpMs)), noted);
        slept = m_watch.hasSlept();
    }
    if (!m_news.isEmpty())
        return;
    requireAnswer(m_connection.socket(), m_connection.options().checkMs, [&] {
        m_connection.run("NOOP", noted);
        if (m_connection.quirks().hidesNewsUntilOpened && m_mailbox.opened()) {
            const auto name = m_mailbox.selection().name();
            m_mailbox.open(name);
            if (isNews(name)) {
                m_news.folders.insert(name);
                m_known.insert(name, m_mailbox.selection().state());
            }
        }
    });
}

} // namespace duopost
