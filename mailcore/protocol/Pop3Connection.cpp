// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Pop3Connection.h"

#include "mailcore/protocol/DotReader.h"
#include "mailcore/protocol/VmimeLogin.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype large = 1024 * 1024; // an announced size may lie: no more is set aside on its word

bool isOk(QByteArrayView line)
{
    return line.size() >= 3 && line.first(3).compare("+OK", Qt::CaseInsensitive) == 0;
}

bool isErr(QByteArrayView line)
{
    return line.size() >= 4 && line.first(4).compare("-ERR", Qt::CaseInsensitive) == 0;
}

} // namespace

Pop3Connection::Pop3Connection(std::stop_token stop, MailSocket::Timeouts timeouts)
    : m_socket(std::move(stop), timeouts)
{
}

void Pop3Connection::open(const Account &account, const Credentials &credentials, const StepReport &report)
{
    const auto &server = account.incoming;
    m_socket.connectTo(
        server,
        {.service = Service::Pop3,
         .caFile = account.caFile,
         .insecurePlaintext = account.insecurePlaintext,
         .memory = credentials.memory,
         .onReached = [&] { report("connect", m_socket.peerDescription()); }});
    readGreeting();
    if (server.security == Security::StartTls) {
        try {
            run("STLS");
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::ServerRefused)
                throw MailError(MailError::Kind::TlsUnavailable, server.host, error.serverText());
            throw;
        }
        m_socket.startTls();
    }
    report("encryption", m_socket.encryptionDescription());
    askCapabilities();
    const auto mechanisms = argument("SASL").toUpper().split(' ');
    enableUtf8(credentials);
    logIn(
        m_socket, credentials,
        {.mechanisms = mechanisms, .ownCommand = !m_capabilitiesKnown || has("USER") || !has("SASL")},
        false); // servers older than RFC 5034 know no initial response
    report("log-in", m_socket.facts().mechanism);
    // RFC 2449 section 5: the answer may differ before and after log-in.
    askCapabilities();
}

void Pop3Connection::readGreeting()
{
    const auto line = m_socket.readGreeting();
    m_socket.transcript().received(line);
    const auto text = QString::fromUtf8(line).left(500);
    if (isErr(line))
        throw MailError(MailError::Kind::TemporarilyRefused, m_socket.host(), text);
    if (!isOk(line))
        throw MailError(MailError::Kind::ProtocolViolation, m_socket.host(), text);
}

// RFC 6856 section 2. Some servers that offer it fail afterwards, so it is asked for only where the log-in
// cannot do without: a user name or password outside ASCII.
void Pop3Connection::enableUtf8(const Credentials &credentials)
{
    const auto isAscii = [](QByteArrayView text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
    };
    if (isAscii(credentials.user) && isAscii(credentials.password.view()))
        return;
    if (!argument("UTF8").toUpper().split(' ').contains("USER"))
        return;
    try {
        run("UTF8");
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        m_socket.transcript().note(QStringLiteral("UTF8 was refused; the log-in is tried without"));
    }
}

QStringList Pop3Connection::capabilities() const
{
    QStringList result;
    for (const auto &one : m_capabilities)
        result << QString::fromUtf8(QByteArray(one + ' ' + argument(one)).trimmed());
    return result;
}

void Pop3Connection::askCapabilities()
{
    m_capabilities.clear();
    m_arguments.clear();
    try {
        run("CAPA");
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        m_capabilitiesKnown = false; // CAPA itself is optional
        return;
    }
    m_capabilitiesKnown = true;
    for (auto line : readMultiLine().split('\n')) {
        line = line.trimmed();
        m_socket.transcript().received(line);
        const auto space = line.indexOf(' ');
        const auto name = line.left(space < 0 ? line.size() : space).toUpper();
        if (name.isEmpty())
            continue;
        m_capabilities.insert(name);
        if (space > 0)
            m_arguments.insert(name, line.mid(space + 1).trimmed());
    }
}

void Pop3Connection::send(const QByteArray &command)
{
    ++m_commands;
    m_unanswered.push_back(command);
    m_socket.transcript().sent(command);
    m_socket.write(command + "\r\n");
}

QByteArray Pop3Connection::run(const QByteArray &command)
{
    send(command);
    return readStatus();
}

QByteArray Pop3Connection::readStatus()
{
    const auto command = m_unanswered.front();
    m_unanswered.pop_front();
    const auto line = m_socket.readLine();
    m_socket.transcript().received(line);
    if (isOk(line))
        return line.mid(3).trimmed();
    const auto text = QString::fromUtf8(m_socket.transcript().scrub(line)).left(500);
    if (isErr(line))
        throw MailError(MailError::Kind::ServerRefused, QString::fromUtf8(command), text);
    throw MailError(MailError::Kind::ProtocolViolation, m_socket.host(), text);
}

QByteArray Pop3Connection::readMultiLine(qint64 expected, const TransferReport &report)
{
    DotReader reader;
    reader.reserve(std::clamp<qint64>(expected + 128, 0, large));
    char bytes[MailSocket::chunk];
    qsizetype reported = 0;
    for (;;) {
        const auto count = m_socket.read(bytes, sizeof bytes);
        QByteArrayView data(bytes, count);
        if (reader.feed(data) == DotReader::State::Done) {
            m_socket.unread(data);
            return reader.take();
        }
        const auto size = reader.content().size();
        if (size > maxMessage)
            throw MailError(
                MailError::Kind::LimitExceeded, QStringLiteral("A message from %1").arg(m_socket.host()));
        if (report && size - reported >= large) {
            reported = size;
            report(size, expected);
        }
    }
}

} // namespace duopost
