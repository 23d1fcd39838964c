// SPDX-License-Identifier: GPL-3.0-or-later
// From a host name to a logged-in connection, in as few round trips as can be done safely.
#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/VmimeLogin.h"

namespace duopost {

ImapConnection::ImapConnection(std::stop_token stop, const ImapOptions &options)
    : m_options(options), m_socket(std::move(stop), options.timeouts), m_reader(m_socket)
{
}

void ImapConnection::open(const Account &account, const Credentials &credentials, const StepReport &report)
{
    const auto &server = account.incoming;
    m_host = server.host;
    m_socket.connectTo(
        server,
        {.service = Service::Imap,
         .caFile = account.caFile,
         .insecurePlaintext = account.insecurePlaintext,
         .memory = credentials.memory,
         .onReached = [&] { report("connect", m_socket.peerDescription()); }});
    readGreeting();
    if (server.security == Security::StartTls) {
        m_capabilities.clear(); // from before the handshake: anybody's word
        m_greeting.clear();
        startTls();
    }
    report("encryption", m_socket.encryptionDescription());
    if (m_capabilities.empty())
        askCapabilities();

    QList<QByteArray> mechanisms;
    for (const auto &capability : m_capabilities) {
        if (capability.startsWith("AUTH="))
            mechanisms << capability.mid(5);
    }
    const auto answer = logIn(
        m_socket, credentials, {.mechanisms = mechanisms, .ownCommand = !has("LOGINDISABLED")}, has("SASL-IR"));
    report("log-in", m_socket.facts().mechanism);
    // What may be done differs before and after; most servers say it with their answer (RFC 9051 section 7.1).
    m_capabilities.clear();
    if (!takeCapabilityCode(answer.tagged) && !takeCapabilities(answer.capabilities))
        askCapabilities();
    m_quirks = quirksOf(m_greeting, {}, m_capabilities);
    enable();
    compress();
}

void ImapConnection::readGreeting()
{
    const auto line = m_socket.readGreeting();
    m_socket.transcript().received(line);
    ImapScanner scanner(line);
    const bool star = scanner.take('*');
    const auto word = scanner.atom();
    const auto text = QString::fromUtf8(line);
    m_greeting = line;
    if (star && equalsNoCase(word, "OK")) {
        takeCapabilityCode(line);
        return;
    }
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

// A list that does not name the protocol is no list.
bool ImapConnection::takeCapabilities(QByteArrayView list)
{
    const auto words = list.toByteArray().toUpper().split(' ');
    if (!words.contains("IMAP4REV1") && !words.contains("IMAP4REV2") && !words.contains("IMAP4"))
        return false;
    for (const auto &word : words) {
        if (!word.isEmpty())
            m_capabilities.insert(word);
    }
    return true;
}

bool ImapConnection::takeCapabilityCode(QByteArrayView line)
{
    const auto text = line.toByteArray();
    const auto begin = text.toUpper().indexOf("[CAPABILITY ");
    const auto end = begin < 0 ? -1 : text.indexOf(']', begin);
    return end > 0 && takeCapabilities(QByteArrayView(text).sliced(begin + 12, end - begin - 12));
}

// Nobody waits for the answer: it is read with that of the next command.
void ImapConnection::enable()
{
    if (!has("ENABLE") && !has("IMAP4REV2"))
        return;
    QByteArray names;
    if (m_quirks.noQresync || m_quirks.noCondstore)
        m_capabilities.erase("QRESYNC");
    if (m_quirks.noCondstore)
        m_capabilities.erase("CONDSTORE");
    if (has("QRESYNC"))
        names += " QRESYNC"; // implies CONDSTORE (RFC 7162 section 3.2.3)
    else if (has("CONDSTORE"))
        names += " CONDSTORE";
    const bool utf8 = has("UTF8=ACCEPT") || has("UTF8=ONLY");
    if (utf8)
        names += " UTF8=ACCEPT";
    if (names.isEmpty())
        return;
    const auto tag = send("ENABLE" + names);
    if (utf8)
        attempt(tag); // how names are spelt from now on depends on it
}

// One round trip, and a fraction of the bytes from then on. On this computer itself it would only cost.
void ImapConnection::compress()
{
    using Compression = ImapOptions::Compression;
    const bool wanted = m_options.compression == Compression::Always
        || (m_options.compression == Compression::WhereItHelps && !isLoopbackHost(m_host));
    if (wanted && has("COMPRESS=DEFLATE") && !m_quirks.noCompress && attempt(send("COMPRESS DEFLATE")))
        m_socket.startDeflate(m_reader.surrender());
}

} // namespace duopost
