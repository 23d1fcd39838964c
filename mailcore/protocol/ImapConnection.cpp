// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapConnection.h"

#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/VmimeLogin.h"

#include <algorithm>

namespace duopost {

namespace {

// The transcript shows what kind of data came, not a hundred thousand lines of it.
constexpr int recordedFetches = 3;

} // namespace

ImapConnection::ImapConnection(std::stop_token stop) : m_socket(std::move(stop)), m_reader(m_socket) { }

void ImapConnection::open(const Account &account, const Credentials &credentials, const StepReport &report)
{
    const auto &server = account.incoming;
    m_host = server.host;
    m_socket.connectTo(server, account.caFile);
    report("connect", m_socket.peerDescription());
    readGreeting();
    if (server.security == Security::StartTls)
        startTls();
    report("encryption", m_socket.encryptionDescription());
    // Capabilities from before the handshake are forgotten; a greeting's list is not trusted either way.
    askCapabilities();

    QList<QByteArray> mechanisms;
    for (const auto &capability : m_capabilities) {
        if (capability.startsWith("AUTH="))
            mechanisms << capability.mid(5);
    }
    LoginDialogue dialogue{
        .protocol = Protocol::Imap,
        .choice
        = chooseLogin(mechanisms, !has("LOGINDISABLED"), m_socket.isEncrypted() || isLoopbackHost(m_host)),
        .initialResponse = has("SASL-IR")};
    logInWithVmime(m_socket, credentials, dialogue);
    report("log-in", QString::fromLatin1(dialogue.choice.mechanism));
    askCapabilities();
}

void ImapConnection::readGreeting()
{
    const auto line = m_socket.readLine();
    m_socket.transcript().received(line);
    ImapScanner scanner(line);
    const bool star = scanner.take('*');
    const auto word = scanner.atom();
    const auto text = QString::fromUtf8(line);
    if (star && equalsNoCase(word, "OK"))
        return;
    if (star && equalsNoCase(word, "PREAUTH"))
        // No account asks for it, and it skips STARTTLS and log-in (CVE-2020-12398, CVE-2020-14093).
        throw MailError(MailError::Kind::TlsUnavailable, m_host, text);
    if (star && equalsNoCase(word, "BYE"))
        throw MailError(MailError::Kind::TemporarilyRefused, m_host, text);
    throw MailError(MailError::Kind::ProtocolViolation, m_host, text.left(200));
}

void ImapConnection::startTls()
{
    const QByteArray tag = "s1";
    m_socket.transcript().sent(tag + " STARTTLS");
    m_socket.write(tag + " STARTTLS\r\n");
    ++m_commands;
    // Untagged data before the handshake is anybody's: read and forgotten, but not for ever.
    for (int lines = 0; lines < 100; ++lines) {
        const auto line = m_socket.readLine();
        m_socket.transcript().received(line);
        if (!line.startsWith(tag + ' '))
            continue;
        if (!equalsNoCase(
                QByteArrayView(line).sliced(tag.size() + 1).first(qMin<qsizetype>(2, line.size() - 3)), "OK"))
            throw MailError(MailError::Kind::TlsUnavailable, m_host, QString::fromUtf8(line));
        m_socket.startTls();
        return;
    }
    throw MailError(MailError::Kind::TlsUnavailable, m_host);
}

void ImapConnection::askCapabilities()
{
    m_capabilities.clear();
    run("CAPABILITY", [this](QByteArrayView response) {
        ImapScanner scanner(response);
        if (scanner.take('*') && equalsNoCase(scanner.atom(), "CAPABILITY"))
            takeCapabilities(scanner.rest());
    });
}

void ImapConnection::takeCapabilities(QByteArrayView list)
{
    for (const auto &word : list.toByteArray().toUpper().split(' ')) {
        if (!word.isEmpty())
            m_capabilities.insert(word);
    }
}

ImapConnection::Tag ImapConnection::send(const QByteArray &command)
{
    Tag tag{.tag = "d" + QByteArray::number(++m_commands), .command = command.left(60)};
    m_recordedFetches = 0;
    m_socket.transcript().sent(tag.tag + ' ' + command);
    m_pending.insert(tag.tag);
    m_socket.write(tag.tag + ' ' + command + "\r\n");
    return tag;
}

QByteArray ImapConnection::complete(const Tag &tag, const Untagged &untagged)
{
    // A server may finish pipelined commands in another order (RFC 9051 section 5.5).
    if (const auto early = m_early.find(tag.tag); early != m_early.end())
        return resultOf(tag, m_early.extract(early).mapped());
    while (true) {
        const auto response = m_reader.next();
        record(response);
        if (response.startsWith('*')) {
            ImapScanner scanner(response);
            scanner.take('*');
            if (equalsNoCase(scanner.atom(), "BYE"))
                throw MailError(
                    MailError::Kind::ConnectionLost, m_host, QString::fromUtf8(response.toByteArray()));
            if (untagged)
                untagged(response);
            continue;
        }
        const auto answered = ImapScanner(response).atom().toByteArray();
        if (!m_pending.erase(answered))
            throw MailError(
                MailError::Kind::ProtocolViolation, m_host,
                QString::fromUtf8(response.first(qMin<qsizetype>(200, response.size())).toByteArray()));
        if (answered == tag.tag)
            return resultOf(tag, response);
        m_early[answered] = response.toByteArray();
    }
}

QByteArray ImapConnection::resultOf(const Tag &tag, QByteArrayView response)
{
    ImapScanner scanner(response);
    scanner.atom(); // the tag
    const auto condition = scanner.atom();
    scanner.skipSpaces();
    if (equalsNoCase(condition, "OK"))
        return scanner.rest().toByteArray();
    throw MailError(
        MailError::Kind::ServerRefused, QString::fromUtf8(tag.command),
        QString::fromUtf8(m_socket.transcript().scrub(response)));
}

void ImapConnection::record(QByteArrayView response)
{
    if (response.contains(" FETCH (") && ++m_recordedFetches > recordedFetches)
        return;
    // Literals are mail, not dialogue: only the announcing line is kept.
    const auto lineEnd = response.indexOf('\n');
    m_socket.transcript().received(lineEnd < 0 ? response : response.first(lineEnd));
}

QByteArray imapQuoted(QByteArrayView text)
{
    QByteArray result = "\"";
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            throw MailError(
                MailError::Kind::BadUsage, QStringLiteral("A folder name contains a line break or NUL."));
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

QByteArray sequenceSet(QList<quint32> uids)
{
    std::sort(uids.begin(), uids.end());
    QByteArray result;
    for (qsizetype i = 0; i < uids.size();) {
        auto last = i;
        while (last + 1 < uids.size() && uids[last + 1] <= uids[last] + 1)
            ++last;
        if (!result.isEmpty())
            result += ',';
        result += QByteArray::number(uids[i]);
        if (uids[last] != uids[i])
            result += ':' + QByteArray::number(uids[last]);
        i = last + 1;
    }
    return result;
}

QList<quint32> parseSequenceSet(QByteArrayView text, qsizetype limit)
{
    QList<quint32> result;
    for (const auto &range : text.toByteArray().split(',')) {
        const auto colon = range.indexOf(':');
        auto first = range.left(colon < 0 ? range.size() : colon).toUInt();
        auto last = colon < 0 ? first : range.mid(colon + 1).toUInt();
        if (first > last)
            std::swap(first, last);
        for (auto uid = first; uid != 0 && uid <= last && result.size() < limit; ++uid) {
            result << uid;
            if (uid == 0xFFFFFFFFU)
                break;
        }
    }
    return result;
}

} // namespace duopost
