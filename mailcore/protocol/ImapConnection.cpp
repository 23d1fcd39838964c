// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapConnection.h"

#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/MailboxName.h"

namespace duopost {

namespace {

// The transcript shows what kind of data came, not a hundred thousand lines of it.
constexpr int recordedFetches = 3;
constexpr qsizetype mostAlerts = 20;

} // namespace

ImapConnection::Tag ImapConnection::newTag(const QByteArray &command)
{
    Tag tag{.tag = "d" + QByteArray::number(++m_commands), .command = command.left(60)};
    m_recordedFetches = 0;
    m_socket.transcript().sent(tag.tag + ' ' + command);
    m_pending.insert(tag.tag);
    return tag;
}

ImapConnection::Tag ImapConnection::send(const QByteArray &command)
{
    const auto tag = newTag(command);
    m_socket.write(tag.tag + ' ' + command + "\r\n");
    return tag;
}

ImapConnection::Tag
ImapConnection::sendLiteral(const QByteArray &command, const QByteArray &literal, Literal kind)
{
    // RFC 7888: LITERAL- allows up to 4096 octets without asking.
    const bool atOnce = has("LITERAL+") || (has("LITERAL-") && literal.size() <= 4096);
    const QByteArray announced = command + (kind == Literal::Binary ? " ~{" : " {")
        + QByteArray::number(literal.size()) + (atOnce ? "+}" : "}");
    const auto tag = newTag(announced);
    m_socket.write(tag.tag + ' ' + announced + "\r\n");
    if (!atOnce && !awaitContinuation(tag))
        return tag;
    m_socket.write(literal);
    m_socket.write("\r\n");
    return tag;
}

ImapConnection::Tag ImapConnection::sendLiterals(const QList<QByteArray> &pieces)
{
    const auto atOnce = [&](const QByteArray &literal) {
        return has("LITERAL+") || (has("LITERAL-") && literal.size() <= 4096);
    };
    const auto announced = [&](qsizetype i) { // the text, and how long what follows will be
        return i + 1 >= pieces.size()
            ? pieces[i]
            : pieces[i] + '{' + QByteArray::number(pieces[i + 1].size()) + (atOnce(pieces[i + 1]) ? "+}" : "}");
    };
    const auto tag = newTag(announced(0));
    m_socket.write(tag.tag + ' ' + announced(0) + "\r\n");
    for (qsizetype i = 1; i < pieces.size(); i += 2) {
        if (!atOnce(pieces[i]) && !awaitContinuation(tag))
            return tag;
        const auto rest = i + 1 < pieces.size() ? announced(i + 1) : QByteArray();
        m_socket.transcript().sent(pieces[i] + rest);
        m_socket.write(pieces[i] + rest + "\r\n");
    }
    return tag;
}

void ImapConnection::sendLine(const QByteArray &line)
{
    m_socket.transcript().sent(line);
    m_socket.write(line + "\r\n");
}

bool ImapConnection::awaitContinuation(const Tag &tag, const Untagged &untagged)
{
    while (!m_early.contains(tag.tag)) {
        const auto response = m_reader.next();
        record(response);
        if (response.startsWith('+'))
            return true;
        if (response.startsWith('*'))
            takeUntagged(response, untagged);
        else
            m_early[takeTagged(response)] = response.toByteArray();
    }
    return false;
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
            takeUntagged(response, untagged);
            continue;
        }
        if (response.startsWith('+'))
            continue; // nobody asked; says nothing
        const auto answered = takeTagged(response);
        if (answered == tag.tag)
            return resultOf(tag, response);
        m_early[answered] = response.toByteArray();
    }
}

bool ImapConnection::attempt(const Tag &tag, const Untagged &untagged)
{
    try {
        complete(tag, untagged);
        return true;
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::ServerRefused)
            throw;
        return false;
    }
}

bool ImapConnection::listen(int ms, const Untagged &untagged)
{
    if (!m_reader.hasMore() && !m_socket.waitForData(ms))
        return false;
    const auto response = m_reader.next();
    record(response);
    if (response.startsWith('*'))
        takeUntagged(response, untagged);
    else if (!response.startsWith('+'))
        m_early[takeTagged(response)] = response.toByteArray();
    return true;
}

void ImapConnection::takeUntagged(QByteArrayView response, const Untagged &untagged)
{
    // By far the most responses are "* 123 FETCH …".
    if (response.size() < 3 || response[2] < '0' || response[2] > '9') {
        ImapScanner scanner(response);
        scanner.take('*');
        const auto word = scanner.atom();
        if (equalsNoCase(word, "BYE"))
            throw MailError(MailError::Kind::ConnectionLost, m_host, QString::fromUtf8(response.toByteArray()));
        if (equalsNoCase(word, "ENABLED")) {
            for (const auto &name : scanner.rest().toByteArray().toUpper().split(' ')) {
                if (!name.isEmpty())
                    m_enabled.insert(name);
            }
        } else if (response.contains("[ALERT]") && m_alerts.size() < mostAlerts) {
            // RFC 9051 section 7.1: the user must see it.
            m_alerts << QString::fromUtf8(
                m_socket.transcript().scrub(response.first(qMin<qsizetype>(500, response.size()))));
        }
    }
    if (m_watcher)
        m_watcher(response);
    if (untagged)
        untagged(response);
}

QByteArray ImapConnection::takeTagged(QByteArrayView response)
{
    auto answered = ImapScanner(response).atom().toByteArray();
    if (!m_pending.erase(answered))
        throw MailError(
            MailError::Kind::ProtocolViolation, m_host,
            QString::fromUtf8(response.first(qMin<qsizetype>(200, response.size())).toByteArray()));
    return answered;
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
    if (response.size() > 2 && response[2] >= '0' && response[2] <= '9'
        && response.first(qMin<qsizetype>(24, response.size())).contains(" FETCH (")
        && ++m_recordedFetches > recordedFetches)
        return;
    // Literals are mail, not dialogue: only the announcing line is kept.
    const auto lineEnd = response.indexOf('\n');
    m_socket.transcript().received(lineEnd < 0 ? response : response.first(lineEnd));
}

QStringList ImapConnection::capabilities() const
{
    QStringList result;
    for (const auto &one : m_capabilities)
        result << QString::fromUtf8(one);
    return result;
}

QByteArray ImapConnection::capabilityValue(const char *name) const
{
    const auto prefix = QByteArray(name) + '=';
    const auto found = m_capabilities.lower_bound(prefix);
    return found != m_capabilities.end() && found->startsWith(prefix) ? found->mid(prefix.size())
                                                                      : QByteArray();
}

void ImapConnection::takeIdentity(const QByteArray &software)
{
    m_quirks = quirksOf(m_greeting, software, m_capabilities);
}

QByteArray ImapConnection::mailbox(const QByteArray &name) const
{
    return imapQuoted(isEnabled("UTF8=ACCEPT") ? decodeMailboxName(name).toUtf8() : name);
}

QByteArray ImapConnection::nameFromWire(const QByteArray &wire) const
{
    return isEnabled("UTF8=ACCEPT") ? encodeMailboxName(QString::fromUtf8(wire)) : wire;
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

} // namespace duopost
