// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Pop3Session.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype pipelined = 100;
constexpr qsizetype batchSize = 200;
constexpr qsizetype firstBatch = 50;

// Two identical messages may share one unique-id (RFC 1939 section 7: it may be a hash), so the key is
// the unique-id and, from the second one on, its occurrence. 0x01 cannot be part of a unique-id.
QByteArray keyOf(const QByteArray &uniqueId, int occurrence)
{
    return occurrence == 0 ? uniqueId : uniqueId + '\x01' + QByteArray::number(occurrence);
}

} // namespace

Pop3Session::Pop3Session(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
    : m_connection(std::move(stop))
{
    m_connection.open(account, credentials, report);
}

QList<RemoteFolder> Pop3Session::onlyFolder() const
{
    return {RemoteFolder{.name = "INBOX", .path = QStringLiteral("INBOX"), .role = FolderRole::Inbox}};
}

SyncCursor Pop3Session::pull(const RemoteFolder &, const SyncCursor &, PullSink &sink)
{
    const auto from = m_connection.socket().transcript().position();
    readUniqueIds();
    // Only a complete list says that something is gone; readUniqueIds throws on anything less.
    sink.present(m_order);
    auto missing = sink.unknownOf(m_order);
    std::reverse(missing.begin(), missing.end()); // newest first
    const auto total = missing.size();
    if (total == 0)
        return {};
    readSizes();
    const bool top = !m_connection.capabilitiesKnown() || m_connection.has("TOP");
    for (qsizetype done = 0; done < total;) {
        const auto slice = missing.mid(done, done == 0 ? firstBatch : batchSize);
        QList<RemoteHeader> batch;
        retrieve(
            slice, top ? "TOP" : "RETR", top ? " 0" : "", [&](const RemoteId &id, const QByteArray &content) {
                const auto entry = m_entries.value(id.key);
                const auto end = content.indexOf("\r\n\r\n");
                batch << RemoteHeader{
                    .remote = id,
                    .header = end < 0 ? content : content.left(end + 4),
                    .size = entry.size > 0 ? entry.size : content.size()};
            });
        done += slice.size();
        sink.headers(std::move(batch));
        sink.progress(done, total);
        sink.breathe();
    }
    m_observed.add(
        Operation::FetchHeaders, Reason::SentHeaders, {QString::number(total)},
        m_connection.socket().transcript(), from);
    return {};
}

void Pop3Session::readUniqueIds()
{
    m_order.clear();
    m_entries.clear();
    m_listed = false;
    m_connection.run("UIDL");
    const auto answer = m_connection.readMultiLine();
    QHash<QByteArray, int> seen;
    for (auto line : answer.split('\n')) {
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        const auto space = line.indexOf(' ');
        bool ok = false;
        const int number = line.left(space).toInt(&ok);
        const auto uniqueId = space > 0 ? line.mid(space + 1).trimmed() : QByteArray();
        if (!ok || number <= 0 || uniqueId.isEmpty() || uniqueId.size() > 1000)
            throw MailError(
                MailError::Kind::ProtocolViolation, m_connection.socket().host(),
                QString::fromUtf8(line.left(200)), QStringLiteral("a line of UIDL that names no message"));
        const auto key = keyOf(uniqueId, seen[uniqueId]++);
        m_order << RemoteId{key};
        m_entries.insert(key, {number, 0});
    }
    m_listed = true;
}

void Pop3Session::readSizes()
{
    m_connection.run("LIST");
    QHash<int, qint64> sizes;
    for (const auto &line : m_connection.readMultiLine().split('\n')) {
        const auto parts = line.trimmed().split(' ');
        if (parts.size() >= 2)
            sizes.insert(parts[0].toInt(), qMax<qint64>(0, parts[1].toLongLong()));
    }
    for (auto &entry : m_entries)
        entry.size = sizes.value(entry.number);
}

// Command after command without waiting where the server allows it (PIPELINING, RFC 2449 section 6.6).
void Pop3Session::retrieve(
    const QList<RemoteId> &ids, const char *command, const char *arguments, const Each &each)
{
    const auto window = m_connection.has("PIPELINING") ? pipelined : 1;
    qsizetype sent = 0;
    for (qsizetype received = 0; received < ids.size(); ++received) {
        for (; sent < ids.size() && sent - received < window; ++sent) {
            const auto number = QByteArray::number(m_entries.value(ids[sent].key).number);
            m_connection.send(QByteArray(command) + ' ' + number + arguments);
        }
        try {
            m_connection.readStatus();
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            continue; // one message that cannot be had; the next ones can
        }
        each(ids[received], m_connection.readMultiLine());
    }
}

void Pop3Session::fetch(const Targets &targets, const Session::MessageSink &sink)
{
    if (!m_listed)
        readUniqueIds();
    QList<RemoteId> here;
    for (const auto &id : targets.ids) {
        if (m_entries.contains(id.key))
            here << id;
    }
    if (here.isEmpty())
        return;
    const auto from = m_connection.socket().transcript().position();
    retrieve(here, "RETR", "", [&](const RemoteId &id, const QByteArray &raw) { sink({id, raw}); });
    m_observed.add(Operation::FetchMessage, Reason::SentMessages, {}, m_connection.socket().transcript(), from);
}

void Pop3Session::check()
{
    m_connection.run("NOOP");
}

void Pop3Session::close()
{
    m_connection.run("QUIT");
}

QList<Observation> Pop3Session::advertised() const
{
    QList<Observation> result;
    result << advertisedNow(Operation::FetchMessage, Reason::RetrieveIsStandard);
    if (m_connection.has("TOP"))
        result << advertisedNow(
            Operation::FetchHeaders, Reason::CapabilityListed,
            {QStringLiteral("TOP"), QStringLiteral("RFC 2449 section 6.2")});
    else
        result << advertisedNow(Operation::FetchHeaders, Reason::HeadersWithWholeMessage);
    if (const auto expire = m_connection.argument("EXPIRE"); !expire.isEmpty())
        result << advertisedNow(
            Operation::FetchMessage, Reason::ServerKeepsDays, {QString::fromLatin1(expire)});
    return result;
}

TrafficCounters Pop3Session::counters() const
{
    const auto &socket = m_connection.socket();
    return {socket.bytesIn(), socket.bytesOut(), m_connection.commands()};
}

} // namespace duopost
