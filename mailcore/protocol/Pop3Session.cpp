// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Pop3Session.h"

#include "mailcore/protocol/Advertised.h"
#include "mailcore/protocol/Pop3Listing.h"
#include "mailcore/protocol/VmimeLogin.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype maxAhead = 100;
constexpr qint64 maxAheadBytes = 4 * 1024 * 1024; // what a server may have to buffer for us
constexpr qint64 usualHeader = 4096;
constexpr qsizetype batchSize = 200;
constexpr qsizetype firstBatch = 50;
constexpr qsizetype fewSizes = 50;
constexpr qint64 silenceMs = 60'000;

// A maildrop that is busy is neither empty nor without UIDL (RFC 2449 section 8.1, RFC 3206).
[[noreturn]] void rethrow(const MailError &error, const QString &host)
{
    if (error.kind() == MailError::Kind::ServerRefused && isTemporaryRefusal(error.serverText().toUtf8()))
        throw MailError(MailError::Kind::TemporarilyRefused, host, error.serverText());
    throw error;
}

} // namespace

Pop3Session::Pop3Session(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
    : m_connection(std::move(stop))
{
    m_connection.open(account, credentials, report);
    if (m_connection.has("TOP"))
        m_top = Top::Works;
    touch();
}

QList<RemoteFolder> Pop3Session::onlyFolder() const
{
    return {RemoteFolder{.name = "INBOX", .path = QStringLiteral("INBOX"), .role = FolderRole::Inbox}};
}

SyncCursor Pop3Session::pull(const RemoteFolder &, const SyncCursor &, PullSink &sink)
{
    QList<RemoteId> order;
    for (const auto &item : list().items)
        order << item.remote;
    if (m_list.complete)
        sink.present(order);
    auto missing = sink.unknownOf(order);
    std::reverse(missing.begin(), missing.end()); // newest first
    const auto total = missing.size();
    for (qsizetype done = 0; done < total;) {
        const auto slice = missing.mid(done, done == 0 ? firstBatch : batchSize);
        QList<RemoteHeader> batch;
        retrieve(slice, Part::Header, [&](const MaildropMessage &message) {
            const auto end = message.raw.indexOf("\r\n\r\n");
            batch << RemoteHeader{
                .remote = message.remote,
                .header = end < 0 ? message.raw : message.raw.left(end + 4),
                .size = message.size};
        });
        done += slice.size();
        sink.headers(std::move(batch));
        sink.progress(done, total);
        sink.breathe();
    }
    return {};
}

// STAT before UIDL: an answer to UIDL that holds fewer messages than the server counts is no proof that the
// others are gone.
const MaildropList &Pop3Session::list()
{
    m_listed = m_allSizes = false;
    m_entries.clear();
    m_list = {};
    const auto host = m_connection.socket().host();
    QList<UidlLine> lines;
    qint64 count = 0;
    try {
        count = askCount();
        m_connection.run("UIDL");
        lines = parseUidl(m_connection.readMultiLine());
    } catch (const MailError &error) {
        const bool refused = error.kind() == MailError::Kind::ServerRefused
            && !isTemporaryRefusal(error.serverText().toUtf8());
        if (!refused || m_connection.has("UIDL"))
            rethrow(error, host);
        if (count != 0) {
            m_list.byUniqueId = false;
            for (const int number : numbersOfContentMode())
                lines << UidlLine{number, {}};
        }
    }

    QHash<int, QByteArray> keys; // of the messages that have no usable unique-id
    QList<int> numbers;
    for (const auto &line : std::as_const(lines)) {
        if (line.uniqueId.isEmpty() && line.number > 0)
            numbers << line.number;
    }
    if (!numbers.isEmpty())
        proveTop(numbers.first());
    if (!numbers.isEmpty() && hasTop()) {
        QList<Request> requests;
        for (const int number : std::as_const(numbers))
            requests << Request{"TOP " + QByteArray::number(number) + " 0", usualHeader};
        exchange(requests, [&](qsizetype i, const std::optional<QByteArray> &header) {
            if (header)
                keys.insert(numbers[i], contentKey(*header));
        });
    } else if (!m_list.byUniqueId && !numbers.isEmpty()) {
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("%1 has neither UIDL nor TOP, so messages cannot be told apart").arg(host));
    }
    const auto named = nameMessages(lines, [&](int number) { return keys.value(number); });
    m_list.items.reserve(named.size());
    m_entries.reserve(named.size());
    for (const auto &message : named) {
        m_list.items << message.item;
        m_entries.insert(message.item.remote.key, {message.number, 0, message.item.firm});
    }
    m_list.complete = named.size() == lines.size() && named.size() >= count;
    m_listed = true;
    touch();
    return m_list;
}

// @return as many messages as the server counts; 0 if its answer makes no sense, which is no reason to stop
qint64 Pop3Session::askCount()
{
    const auto answer = m_connection.run("STAT");
    const auto space = answer.indexOf(' ');
    bool ok = false;
    const auto count = answer.left(space < 0 ? answer.size() : space).toLongLong(&ok);
    return ok && count >= 0 ? count : 0;
}

QList<int> Pop3Session::numbersOfContentMode()
{
    m_connection.run("LIST");
    auto numbers = parseSizes(m_connection.readMultiLine()).keys();
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

void Pop3Session::learnSizes(const QList<RemoteId> &ids)
{
    if (m_allSizes)
        return;
    if (ids.size() <= fewSizes && pipelines()) { // LIST of 100,000 messages is megabytes
        for (const auto &id : ids)
            m_connection.send("LIST " + QByteArray::number(m_entries.value(id.key).number));
        for (const auto &id : ids) {
            try {
                const auto words = m_connection.readStatus().split(' ');
                if (words.size() >= 2)
                    m_entries[id.key].size = qMax<qint64>(0, words[1].toLongLong());
            } catch (const MailError &error) {
                if (error.kind() != MailError::Kind::ServerRefused)
                    throw;
            }
        }
        return;
    }
    m_connection.run("LIST");
    const auto sizes = parseSizes(m_connection.readMultiLine());
    for (auto &entry : m_entries)
        entry.size = sizes.value(entry.number);
    m_allSizes = true;
}

QHash<QByteArray, qint64> Pop3Session::sizes(const QList<RemoteId> &all)
{
    QList<RemoteId> unknown;
    for (const auto &id : all) {
        const auto entry = m_entries.value(id.key);
        if (entry.number > 0 && entry.size == 0)
            unknown << id;
    }
    if (!unknown.isEmpty())
        learnSizes(unknown);
    QHash<QByteArray, qint64> result;
    for (const auto &id : all) {
        if (const auto size = m_entries.value(id.key).size; size > 0)
            result.insert(id.key, size);
    }
    return result;
}

// TOP is optional, and some servers have it without saying so: the first use shows.
void Pop3Session::proveTop(int number)
{
    if (m_top != Top::Unproven)
        return;
    m_top = Top::Missing;
    exchange({{"TOP " + QByteArray::number(number) + " 0", usualHeader}}, [&](qsizetype, const auto &content) {
        if (content)
            m_top = Top::Works;
    });
}

void Pop3Session::retrieve(const QList<RemoteId> &all, Part part, const Sink &sink)
{
    QList<RemoteId> ids;
    for (const auto &id : all) {
        if (m_entries.value(id.key).number > 0)
            ids << id;
    }
    if (ids.isEmpty())
        return;
    const auto from = m_connection.socket().transcript().position();
    learnSizes(ids);
    if (part == Part::Header)
        proveTop(m_entries.value(ids.first().key).number);
    const bool whole = part == Part::Whole || !hasTop();
    if (whole)
        ids.removeIf(
            [&](const RemoteId &id) { return m_entries.value(id.key).size > Pop3Connection::maxMessage; });
    QList<Request> requests;
    requests.reserve(ids.size());
    for (const auto &id : std::as_const(ids)) {
        const auto entry = m_entries.value(id.key);
        const auto number = QByteArray::number(entry.number);
        requests
            << (whole ? Request{"RETR " + number, entry.size} : Request{"TOP " + number + " 0", usualHeader});
    }
    qsizetype came = 0;
    exchange(requests, [&](qsizetype i, std::optional<QByteArray> content) {
        if (!content)
            return; // one message that cannot be had; the next ones can
        ++came;
        const auto size = m_entries.value(ids[i].key).size;
        const auto known = size > 0 || !whole ? size : content->size();
        sink({ids[i], std::move(*content), whole, known});
    });
    if (came == 0)
        return;
    const auto &transcript = m_connection.socket().transcript();
    if (whole)
        m_observed.add(Operation::FetchMessage, Reason::SentMessages, {}, transcript, from);
    m_observed.add(Operation::FetchHeaders, Reason::SentHeaders, {QString::number(came)}, transcript, from);
}

// Command after command without waiting where the server allows it (PIPELINING, RFC 2449 section 6.6).
void Pop3Session::exchange(const QList<Request> &requests, const Answer &answer)
{
    const auto ahead = pipelines() ? maxAhead : 1;
    qsizetype sent = 0;
    qint64 expected = 0;
    for (qsizetype received = 0; received < requests.size(); ++received) {
        while (sent < requests.size() && sent - received < ahead
               && (sent == received || expected < maxAheadBytes)) {
            m_connection.send(requests[sent].command);
            expected += requests[sent++].expected;
        }
        const auto due = requests[received].expected;
        expected -= due;
        try {
            m_connection.readStatus();
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            answer(received, std::nullopt);
            continue;
        }
        answer(received, m_connection.readMultiLine(due, m_transfer));
    }
    touch();
}

void Pop3Session::fetch(const Targets &targets, const Session::MessageSink &sink)
{
    if (!m_listed)
        list();
    retrieve(targets.ids, Part::Whole, [&](MaildropMessage message) {
        sink({message.remote, std::move(message.raw)});
    });
}

Performed Pop3Session::perform(const DeleteForGood &, const Targets &targets)
{
    if (!m_listed)
        list();
    const auto &transcript = m_connection.socket().transcript();
    const auto from = transcript.position();
    Performed result;
    QList<std::pair<RemoteId, int>> marked;
    for (const auto &id : targets.ids) {
        const auto entry = m_entries.value(id.key);
        if (entry.number > 0 && entry.firm)
            marked << std::pair(id, entry.number);
        else
            result.missing << id;
    }
    const auto ahead = pipelines() ? maxAhead : 1;
    qsizetype sent = 0, accepted = 0;
    for (qsizetype received = 0; received < marked.size(); ++received) {
        for (; sent < marked.size() && sent - received < ahead; ++sent)
            m_connection.send("DELE " + QByteArray::number(marked[sent].second));
        try {
            m_connection.readStatus();
            ++accepted;
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw; // leaving without QUIT: the server forgets the marks (RFC 1939 section 6)
            result.missing << marked[received].first;
        }
    }
    if (accepted == 0)
        return result;
    m_over = true;
    try {
        m_connection.run("QUIT");
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::ServerRefused)
            m_observed.add(Operation::DeleteForGood, Reason::RefusedByServer, {}, transcript, from, false);
        throw;
    }
    m_observed.add(
        Operation::DeleteForGood, Reason::QuitAnsweredOk, {QString::number(accepted)}, transcript, from);
    return result;
}

void Pop3Session::keepAwake()
{
    if (m_silence.elapsed() < silenceMs)
        return;
    check();
    touch();
}

void Pop3Session::close()
{
    if (!std::exchange(m_over, true))
        m_connection.run("QUIT");
}

ServerFacts Pop3Session::facts() const
{
    ServerFacts facts;
    facts.software = QString::fromUtf8(m_connection.argument("IMPLEMENTATION")).left(200);
    facts.capabilities = m_connection.capabilities();
    const auto firstWord = [&](const char *capability) {
        return m_connection.argument(capability).split(' ').first().toUpper();
    };
    bool ok = false;
    const auto expire = firstWord("EXPIRE"); // RFC 2449 section 6.7
    facts.keepsForEver = expire == "NEVER";
    if (const int days = expire.toInt(&ok); ok && days >= 0)
        facts.keepsDays = days;
    if (const int seconds = firstWord("LOGIN-DELAY").toInt(&ok); ok && seconds >= 0) // RFC 2449 section 6.5
        facts.loginDelay = seconds;
    return facts;
}

// What was seen counts more than what was said.
QList<Observation> Pop3Session::advertised() const
{
    return advertisedByPop3(
        {.has = [this](const char *capability) { return m_connection.has(capability); },
         .complete = m_connection.capabilitiesKnown()},
        QString::fromLatin1(m_connection.argument("EXPIRE")),
        m_listed ? std::optional(m_list.byUniqueId) : std::nullopt);
}

TrafficCounters Pop3Session::counters() const
{
    const auto &socket = m_connection.socket();
    return {socket.bytesIn(), socket.bytesOut(), m_connection.commands()};
}

} // namespace duopost
