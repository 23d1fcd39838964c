// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/VmimeSocket.h"

#include "mailcore/protocol/MailSocket.h"

namespace duopost {

VmimeSocket::VmimeSocket(MailSocket &socket, LoginDialogue dialogue)
    : m_socket(socket), m_dialogue(std::move(dialogue))
{
    m_toVmime = m_dialogue.protocol == Protocol::Imap ? "* OK ready\r\n" : "+OK ready\r\n";
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

void VmimeSocket::takeLine(const QByteArray &line)
{
    if (answersItself(line))
        return;
    const auto parts = line.split(' ');
    const bool authenticates
        = m_dialogue.protocol == Protocol::Imap && parts.size() >= 3 && parts[1] == "AUTHENTICATE";
    // With SASL-IR (RFC 4959) the first response goes along with the command, and saves a round trip; vmime
    // 0.9.2 waits to be asked for it, newer ones send it whether or not the server knows that.
    if (!m_heldCommand.isEmpty()) {
        forward(std::exchange(m_heldCommand, {}) + ' ' + (line.isEmpty() ? QByteArray("=") : line));
        return;
    }
    if (authenticates && m_dialogue.initialResponse && parts.size() == 3 && parts[2] != "LOGIN") {
        m_heldCommand = line;
        m_toVmime += "+ \r\n";
        return;
    }
    if (authenticates && !m_dialogue.initialResponse && parts.size() == 4) {
        m_heldResponse = parts[3];
        forward(parts[0] + ' ' + parts[1] + ' ' + parts[2]);
        return;
    }
    forward(line);
}

void VmimeSocket::forward(const QByteArray &line)
{
    m_socket.transcript().sent(line);
    m_socket.write(line + "\r\n");
}

bool VmimeSocket::answersItself(const QByteArray &line)
{
    const bool sasl = m_dialogue.choice.kind == LoginChoice::Kind::Sasl;
    if (m_dialogue.protocol == Protocol::Pop3) {
        if (line != "CAPA")
            return false;
        m_toVmime
            += "+OK\r\n" + (sasl ? "SASL " + m_dialogue.choice.mechanism + "\r\n" : QByteArray()) + ".\r\n";
        return true;
    }
    const auto space = line.indexOf(' ');
    const auto tag = line.left(space);
    const auto command = line.mid(space + 1);
    if (command == "CAPABILITY") {
        m_toVmime += "* CAPABILITY IMAP4rev1" + (sasl ? " AUTH=" + m_dialogue.choice.mechanism : QByteArray())
            + "\r\n" + tag + " OK done\r\n";
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
    return m_dialogue.protocol == Protocol::Imap ? nextImapLine() : nextPop3Line();
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

} // namespace duopost
