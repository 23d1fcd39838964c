// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/VmimeSocket.h"

#include "mailcore/protocol/MailSocket.h"

#include <utility>

namespace duopost {

VmimeSocket::VmimeSocket(MailSocket &socket, LoginDialogue dialogue, vmime::shared_ptr<HeldLogin> held)
    : m_socket(socket), m_dialogue(std::move(dialogue)), m_held(std::move(held))
{
    switch (m_dialogue.service) {
    case Service::Imap:
        m_toVmime = "* OK ready\r\n";
        break;
    case Service::Pop3:
        m_toVmime = "+OK ready\r\n";
        break;
    case Service::Submission:
        m_toVmime = "220 ready ESMTP\r\n";
        break;
    case Service::Filters:
        break;
    }
}

void VmimeSocket::receive(vmime::string &buffer)
{
    char bytes[4096];
    const auto count = receiveRaw(reinterpret_cast<vmime::byte_t *>(bytes), sizeof bytes);
    buffer.assign(bytes, count);
}

size_t VmimeSocket::receiveRaw(vmime::byte_t *buffer, const size_t count)
{
    if (m_toVmime.isEmpty())
        m_toVmime = nextServerLine() + "\r\n";
    const auto size = qMin(static_cast<qsizetype>(count), m_toVmime.size());
    memcpy(buffer, m_toVmime.constData(), static_cast<size_t>(size));
    m_toVmime.remove(0, size);
    return static_cast<size_t>(size);
}

void VmimeSocket::send(const vmime::string &buffer)
{
    sendRaw(reinterpret_cast<const vmime::byte_t *>(buffer.data()), buffer.size());
}

void VmimeSocket::send(const char *text)
{
    send(vmime::string(text));
}

void VmimeSocket::sendRaw(const vmime::byte_t *buffer, const size_t count)
{
    if (!m_attached)
        return;
    m_fromVmime.append(reinterpret_cast<const char *>(buffer), static_cast<qsizetype>(count));
    for (auto end = m_fromVmime.indexOf('\n'); end >= 0; end = m_fromVmime.indexOf('\n')) {
        auto line = m_fromVmime.left(end);
        m_fromVmime.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        takeLine(line);
    }
}

size_t VmimeSocket::sendRawNonBlocking(const vmime::byte_t *buffer, const size_t count)
{
    sendRaw(buffer, count);
    return count;
}

void VmimeSocket::takeLine(const QByteArray &written)
{
    if (answersItself(written))
        return;
    auto parts = written.split(' ');
    const bool imap = m_dialogue.service == Service::Imap;
    const qsizetype command = imap ? 1 : 0;
    const bool authenticates
        = parts.size() >= command + 2 && parts[command] == (imap ? "AUTHENTICATE" : "AUTH");
    // vmime knows only one mechanism; on the line it gets its name.
    if (authenticates)
        parts[command + 1] = m_dialogue.choice.mechanism;
    const auto line = parts.join(' ');
    // With SASL-IR (RFC 4959) the first response goes along with the command, and saves a round trip; vmime
    // 0.9.2 waits to be asked for it, newer ones send it whether or not the server knows that.
    if (!m_heldCommand.isEmpty()) {
        forward(std::exchange(m_heldCommand, {}) + ' ' + (line.isEmpty() ? QByteArray("=") : line));
        return;
    }
    if (imap && authenticates && m_dialogue.initialResponse && parts.size() == 3 && m_held->initial) {
        m_heldCommand = line;
        m_toVmime += "+ \r\n";
        return;
    }
    if (imap && authenticates && !m_dialogue.initialResponse && parts.size() == 4) {
        m_heldResponse = parts[3];
        forward(parts[0] + ' ' + parts[1] + ' ' + parts[2]);
        return;
    }
    forward(line);
}

void VmimeSocket::forward(const QByteArray &line)
{
    m_socket.transcript().sent(line);
    m_socket.write(filledIn(line).view());
}

// The line with what vmime must not know. It leaves by way of the cipher and of nothing that keeps it.
Secret VmimeSocket::filledIn(const QByteArray &line) const
{
    const bool sasl = m_held->exchange != nullptr;
    const QByteArray placeholder(HeldLogin::placeholder);
    const auto mark = sasl ? placeholder.toBase64() : placeholder;
    const auto at = line.indexOf(mark);
    Secret wire(QByteArrayView(line).first(at < 0 ? line.size() : at));
    if (at >= 0) {
        if (sasl) {
            wire.append(m_held->response.toBase64().view());
        } else {
            for (const char c : m_held->response.view()) {
                if (m_dialogue.service == Service::Imap && (c == '"' || c == '\\'))
                    wire.append("\\"); // inside the quotes that vmime wrote
                wire.append(QByteArrayView(&c, 1));
            }
        }
        wire.append(QByteArrayView(line).sliced(at + mark.size()));
    }
    wire.append("\r\n");
    return wire;
}

bool VmimeSocket::answersItself(const QByteArray &line)
{
    const bool sasl = m_dialogue.choice.kind == LoginChoice::Kind::Sasl;
    if (m_dialogue.service == Service::Pop3) {
        if (line != "CAPA")
            return false;
        m_toVmime += QByteArray("+OK\r\n") + (sasl ? "SASL PLAIN\r\n" : "") + ".\r\n";
        return true;
    }
    if (m_dialogue.service == Service::Submission) {
        if (!line.startsWith("EHLO "))
            return false;
        m_toVmime += "250-ready\r\n250 AUTH PLAIN\r\n";
        return true;
    }
    const auto space = line.indexOf(' ');
    const auto tag = line.left(space);
    const auto command = line.mid(space + 1);
    if (command == "CAPABILITY") {
        m_toVmime += QByteArray("* CAPABILITY IMAP4rev1") + (sasl ? " AUTH=PLAIN" : "") + "\r\n" + tag
            + " OK done\r\n";
        return true;
    }
    if (command.startsWith("LIST ")) {
        m_toVmime += "* LIST (\\Noselect) \"/\" \"\"\r\n" + tag + " OK done\r\n";
        return true;
    }
    return false;
}

QByteArray VmimeSocket::nextServerLine()
{
    switch (m_dialogue.service) {
    case Service::Imap:
        return nextImapLine();
    case Service::Pop3:
        return nextPop3Line();
    case Service::Submission:
    case Service::Filters:
        break;
    }
    return nextSmtpLine();
}

QByteArray VmimeSocket::nextImapLine()
{
    for (;;) {
        auto line = m_socket.readLine();
        m_socket.transcript().received(line);
        if (line.startsWith("* ")) {
            if (line.mid(2, 4).compare("BYE ", Qt::CaseInsensitive) == 0)
                throw MailError(
                    MailError::Kind::TemporarilyRefused, m_socket.host(),
                    QString::fromUtf8(m_socket.transcript().scrub(line)));
            if (line.mid(2, 11).compare("CAPABILITY ", Qt::CaseInsensitive) == 0)
                m_capabilities = line.mid(13);
            continue; // nothing else untagged matters before we have logged in
        }
        if (line.startsWith('+')) {
            if (!m_heldResponse.isEmpty()) {
                forward(std::exchange(m_heldResponse, {}));
                continue;
            }
            return line == "+" ? QByteArray("+ ") : line;
        }
        m_lastServerLine = line;
        // vmime's grammar wants text after the condition, and upper case (both often missing).
        const auto parts = line.split(' ');
        if (parts.size() < 2)
            throw MailError(MailError::Kind::ProtocolViolation, m_socket.host(), QString::fromUtf8(line));
        if (parts[1].compare("OK", Qt::CaseInsensitive) != 0)
            m_attached = false; // refused: vmime's farewell would only wait for another answer
        return parts[0] + ' ' + parts[1].toUpper() + " done";
    }
}

QByteArray VmimeSocket::nextPop3Line()
{
    auto line = m_socket.readLine();
    m_socket.transcript().received(line);
    if (line.startsWith('+') && line.left(3).compare("+OK", Qt::CaseInsensitive) != 0)
        return line == "+" ? QByteArray("+ ") : line;
    m_lastServerLine = line;
    if (line.left(3).compare("+OK", Qt::CaseInsensitive) == 0)
        return "+OK" + line.mid(3);
    m_attached = false; // as above
    return "-ERR" + line.mid(4);
}

// RFC 5321 section 4.2.1: an answer may have several lines, and ends with the one that has no hyphen.
QByteArray VmimeSocket::nextSmtpLine()
{
    constexpr int mostLines = 100;
    for (int lines = 0; lines < mostLines; ++lines) {
        const auto line = m_socket.readLine();
        m_socket.transcript().received(line);
        if (line.size() < 3)
            break;
        if (line.size() > 3 && line[3] == '-')
            continue;
        m_lastServerLine = line;
        if (line.startsWith("334"))
            return "334 " + line.mid(4);
        if (!line.startsWith('2'))
            m_attached = false; // as above
        return line.left(3) + " done";
    }
    throw MailError(MailError::Kind::ProtocolViolation, m_socket.host());
}

} // namespace duopost
