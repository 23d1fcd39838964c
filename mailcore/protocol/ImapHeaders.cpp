// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapHeaders.h"

#include <algorithm>
#include <deque>

namespace duopost {

namespace {

constexpr qsizetype window = 2000; ///< messages a FETCH asks for; a few megabytes at most
constexpr qsizetype shortWindow = 100;
constexpr size_t groupsInFlight = 8; ///< so that a long way to the server never leaves it without work
constexpr int mostRescues = 500; ///< commands for messages the server cannot describe

const QByteArray fields = "BODY.PEEK[HEADER.FIELDS (DATE FROM SENDER REPLY-TO TO CC SUBJECT MESSAGE-ID "
                          "IN-REPLY-TO REFERENCES CONTENT-TYPE)]";

} // namespace

ImapHeaders::ImapHeaders(ImapMailbox &mailbox, PullSink &sink)
    : m_mailbox(mailbox), m_connection(mailbox.connection()), m_sink(sink), m_items(items(m_connection))
{
}

QByteArray ImapHeaders::items(const ImapConnection &connection)
{
    QByteArray result = "(UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE ";
    if (connection.has("OBJECTID"))
        result += "EMAILID ";
    else if (connection.has("X-GM-EXT-1"))
        result += "X-GM-MSGID ";
    // No PREVIEW (LAZY): asking doubles the time Dovecot 2.3 takes, even where it has none to give.
    return result + fields + ')';
}

void ImapHeaders::take(QByteArrayView response, quint32 from)
{
    const auto fetch = parseFetch(response);
    if (!fetch || !fetch->uid || !fetch->header) {
        // What only tells of flags was not asked for; anything else could not be read.
        m_unreadable += !fetch ? isFetch(response) : !fetch->flags || fetch->size || fetch->internalDate;
        return;
    }
    if (fetch->uid < from || m_seen.contains(fetch->uid))
        return; // "n:*" always includes the last message (RFC 9051 section 9, seq-range)
    m_seen.insert(fetch->uid);
    m_got.push_back(fetch->uid);
    m_highest = qMax(m_highest, fetch->uid);
    m_batch << RemoteHeader{
        .remote = {QByteArray::number(fetch->uid)},
        .header = fetch->header->toByteArray(),
        .arrived = fetch->internalDate.value_or(0),
        .size = fetch->size.value_or(0),
        .flags = fetch->flags.value_or(MessageFlags()),
        .keywords = fetch->keywords,
        .hasAttachments = fetch->hasAttachments.value_or(false),
        .emailId = fetch->emailId,
        .preview = fetch->preview ? QString::fromUtf8(*fetch->preview) : QString()};
}

void ImapHeaders::flush()
{
    if (m_batch.isEmpty())
        return;
    // Newest first. Most servers answer oldest first; Yahoo does not (Mozilla bug 1865598).
    if (m_got[m_got.size() - static_cast<size_t>(m_batch.size())] < m_got.back())
        std::reverse(m_batch.begin(), m_batch.end());
    m_sink.headers(std::exchange(m_batch, {}));
    m_sink.progress(static_cast<qint64>(m_got.size()), qMax<qint64>(m_total, count()));
}

QList<quint32> ImapHeaders::notGot(const QList<quint32> &uids)
{
    QList<quint32> result;
    for (const auto uid : uids) {
        if (!m_seen.contains(uid))
            result << uid;
    }
    return result;
}

ImapConnection::Tag ImapHeaders::startNewest()
{
    const auto exists = m_mailbox.selection().exists();
    m_total = static_cast<qint64>(exists);
    const auto low = exists > firstWindow ? exists - firstWindow + 1 : 1;
    return m_connection.send(
        "FETCH " + QByteArray::number(low) + ':' + QByteArray::number(exists) + ' ' + m_items);
}

void ImapHeaders::finishNewest(const ImapConnection::Tag &tag, const ImapConnection::Untagged &also)
{
    m_connection.attempt(tag, [&](QByteArrayView response) {
        take(response);
        if (also)
            also(response);
    });
    flush();
}

void ImapHeaders::fetch(const QList<quint32> &uids, qint64 total)
{
    m_total = total;
    auto groups = inCommands(notGot(uids), m_connection.quirks().wantsShortSets ? shortWindow : window);
    std::deque<ImapConnection::Tag> running;
    while (!groups.isEmpty() || !running.empty()) {
        while (!groups.isEmpty() && running.size() < groupsInFlight)
            running.push_back(m_connection.send("UID FETCH " + sequenceSet(groups.takeLast()) + ' ' + m_items));
        // A refusal shows in what has not come.
        m_connection.attempt(running.front(), [this](QByteArrayView response) { take(response); });
        running.pop_front();
        flush();
    }
    rescue(notGot(uids));
}

ImapConnection::Tag ImapHeaders::startFrom(quint32 uid)
{
    return m_connection.send("UID FETCH " + QByteArray::number(uid) + ":* " + m_items);
}

void ImapHeaders::finishFrom(quint32 uid, const ImapConnection::Tag &tag)
{
    m_unreadable = 0;
    const bool ok = m_connection.attempt(tag, [&](QByteArrayView response) {
        take(response, uid);
        if (m_batch.size() >= window)
            flush();
    });
    flush();
    if (ok && m_unreadable == 0)
        return;
    QList<quint32> there;
    m_connection.run("UID SEARCH UID " + QByteArray::number(uid) + ":*", [&](QByteArrayView response) {
        for (const auto found : searchResult(response)) {
            if (found >= uid)
                there << found;
        }
    });
    rescue(notGot(there));
}

void ImapHeaders::spend()
{
    if (++m_spent > mostRescues)
        throw MailError(
            MailError::Kind::ServerRefused, QString::fromUtf8(m_mailbox.selection().name()), {},
            QStringLiteral("the server cannot describe most of its messages"));
}

bool ImapHeaders::fetchGroup(const QList<quint32> &uids, const QByteArray &items)
{
    spend();
    const bool ok = m_connection.attempt(
        m_connection.send("UID FETCH " + sequenceSet(uids) + ' ' + items),
        [this](QByteArrayView response) { take(response); });
    flush();
    return ok;
}

// Halves the messages that did not come until those that can be described are here (CASES I23).
void ImapHeaders::rescue(QList<quint32> uids)
{
    if (uids.isEmpty())
        return;
    // Most likely they are simply gone by now.
    QSet<quint32> there;
    bool known = true;
    for (const auto &group : inCommands(uids, window)) {
        known &= m_connection.attempt(
            m_connection.send("UID FETCH " + sequenceSet(group) + " (UID)"), [&](QByteArrayView response) {
                if (const auto fetch = parseFetch(response); fetch && fetch->uid)
                    there.insert(fetch->uid);
            });
    }
    if (known)
        uids.removeIf([&](quint32 uid) { return !there.contains(uid); });
    std::deque<QList<quint32>> groups;
    for (auto &group : inCommands(uids, window))
        groups.push_front(std::move(group));
    while (!groups.empty()) {
        const auto group = std::move(groups.front());
        groups.pop_front();
        if (group.size() == 1) {
            rescueOne(group.first());
            continue;
        }
        fetchGroup(group, m_items);
        const auto left = notGot(group);
        const auto half = left.size() / 2;
        if (half > 0)
            groups.push_front(left.first(half));
        if (!left.isEmpty())
            groups.push_front(left.sliced(half));
    }
}

void ImapHeaders::rescueOne(quint32 uid)
{
    for (const auto &items :
         {m_items, "(UID FLAGS INTERNALDATE RFC822.SIZE " + fields + ')', "(UID " + fields + ')'}) {
        fetchGroup({uid}, items);
        if (m_seen.contains(uid))
            return;
    }
    // It is there, and cannot be described: a row that says so.
    m_seen.insert(uid);
    m_got.push_back(uid);
    m_highest = qMax(m_highest, uid);
    m_batch << RemoteHeader{.remote = {QByteArray::number(uid)}};
    flush();
}

} // namespace duopost
