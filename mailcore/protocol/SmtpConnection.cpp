// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SmtpConnection.h"

#include "mailcore/protocol/VmimeLogin.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr int mostReplyLines = 200; ///< of one reply (CVE-2007-2770 is about endless ones)

// An address literal is allowed where there is no name (RFC 5321 section 4.1.4); this one tells nothing about
// us.
constexpr auto ehlo = "EHLO [127.0.0.1]";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

QByteArray SmtpReply::enhancedCode() const
{
    const auto word = lines.value(0).split(' ').value(0);
    const auto parts = word.split('.');
    if (parts.size() != 3 || !word.startsWith(QByteArray::number(code / 100)))
        return {};
    for (const auto &part : parts) {
        if (part.isEmpty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDigit))
            return {};
    }
    return word;
}

QString SmtpReply::text() const
{
    return QString::fromUtf8(QByteArray::number(code) + ' ' + lines.join(' ')).left(500).trimmed();
}

SmtpConnection::SmtpConnection(std::stop_token stop, MailSocket::Timeouts timeouts)
    : m_socket(std::move(stop), timeouts)
{
}

void SmtpConnection::open(const Account &account, const Credentials &credentials, const StepReport &report)
{
    const auto &server = *account.outgoing;
    m_socket.connectTo(
        server,
        {.service = Service::Submission,
         .caFile = account.caFile,
         .insecurePlaintext = account.insecurePlaintext,
         .memory = credentials.memory,
         .onReached = [&] { report("connect", m_socket.peerDescription()); }});
    readGreeting();
    introduce();
    if (server.security == Security::StartTls) {
        startTls();
        m_extensions.clear(); // from before the handshake: anybody's word
        introduce();
    }
    report("encryption", m_socket.encryptionDescription());
    // "AUTH=PLAIN" is how some said it before RFC 2554.
    const auto mechanisms = extension("AUTH").split(' ') + extension("AUTH=").split(' ');
    logIn(m_socket, credentials, {.mechanisms = mechanisms}, true);
    report("log-in", m_socket.facts().mechanism);
}

void SmtpConnection::readGreeting()
{
    auto line = m_socket.readGreeting();
    for (int lines = 0;; ++lines) {
        m_socket.transcript().received(line);
        const auto text = QString::fromUtf8(line).left(500);
        // 421, 554: nobody is let in at the moment, or from here.
        if (lines == 0 && (line.startsWith('4') || line.startsWith('5')))
            throw MailError(MailError::Kind::TemporarilyRefused, m_socket.host(), text);
        if (!line.startsWith("220") || lines > mostReplyLines)
            throw MailError(MailError::Kind::ProtocolViolation, m_socket.host(), text);
        if (line.size() == 3 || line[3] != '-')
            return;
        line = m_socket.readLine();
    }
}

void SmtpConnection::introduce()
{
    const auto reply = run(ehlo);
    if (!reply.isPositive())
        throw MailError(MailError::Kind::ServerRefused, QStringLiteral("EHLO"), reply.text());
    for (const auto &line : reply.lines.mid(1)) {
        const auto upper = line.toUpper().trimmed();
        if (upper.startsWith("AUTH=")) {
            m_extensions.insert("AUTH=", upper.mid(5));
            continue;
        }
        const auto space = upper.indexOf(' ');
        const auto keyword = space < 0 ? upper : upper.left(space);
        m_extensions.insert(keyword, space < 0 ? QByteArray("") : upper.mid(space + 1));
    }
}

// Whether STARTTLS is offered is not asked: what stands in a clear EHLO proves nothing either way.
void SmtpConnection::startTls()
{
    const auto reply = run("STARTTLS");
    if (reply.code != 220)
        throw MailError(MailError::Kind::TlsUnavailable, m_socket.host(), reply.text());
    m_socket.startTls();
}

SmtpReply SmtpConnection::run(const QByteArray &command)
{
    m_socket.transcript().sent(command);
    m_socket.write(command + "\r\n");
    return readReply();
}

void SmtpConnection::sendAll(const QList<QByteArray> &commands)
{
    QByteArray lines;
    for (const auto &command : commands) {
        m_socket.transcript().sent(command);
        lines += command + "\r\n";
    }
    m_socket.write(lines);
}

SmtpReply SmtpConnection::readReply()
{
    SmtpReply reply;
    for (int lines = 0; lines < mostReplyLines; ++lines) {
        const auto line = m_socket.readLine();
        m_socket.transcript().received(line);
        const bool isReply = line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3, isDigit)
            && (line.size() == 3 || line[3] == ' ' || line[3] == '-');
        const int code = isReply ? line.left(3).toInt() : 0;
        if (!isReply || (reply.code != 0 && code != reply.code))
            throw MailError(
                MailError::Kind::ProtocolViolation, m_socket.host(), QString::fromUtf8(line).left(200));
        reply.code = code;
        reply.lines << line.mid(4);
        if (line.size() == 3 || line[3] == ' ')
            return reply;
    }
    throw MailError(MailError::Kind::LimitExceeded, QStringLiteral("An answer from %1").arg(m_socket.host()));
}

void SmtpConnection::quit()
{
    run("QUIT");
}

void SmtpConnection::leave()
{
    try {
        m_socket.transcript().sent("QUIT");
        m_socket.write("QUIT\r\n");
    } catch (const MailError &error) {
        qDebug("QUIT: %s", error.what());
    }
}

} // namespace duopost
