// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SmtpSubmission.h"

#include <QElapsedTimer>

namespace duopost {

namespace {

constexpr qsizetype recipientsAtOnce = 50; // their answers fit into any buffer
constexpr qsizetype pieceSize = 64 * 1024;
constexpr int lastWaitSliceMs = 200;

// RFC 3461 section 4: what is not printable, + and = are written as +XX.
QByteArray xtext(const QByteArray &text)
{
    QByteArray result;
    for (const char c : text) {
        if (c > 0x20 && c < 0x7f && c != '+' && c != '=')
            result += c;
        else
            result += '+' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

Submitted::Outcome outcomeOf(const SmtpReply &reply)
{
    return reply.isPassing() ? Submitted::Outcome::Passing : Submitted::Outcome::Refused;
}

} // namespace

qint64 SmtpSubmission::sizeLimit(const SmtpConnection &connection)
{
    return connection.extension("SIZE").trimmed().split(' ').value(0).toLongLong();
}

// What the server has said it cannot do is not tried.
std::optional<Submitted> SmtpSubmission::lacks(const BuiltMessage &message, bool wantsReport) const
{
    const auto refused = [](const QString &text) {
        return Submitted{.outcome = Submitted::Outcome::Refused, .serverText = text};
    };
    const auto limit = sizeLimit(m_connection);
    if (limit > 0 && message.bytes.size() > limit)
        return refused(lackingText(Lacking::Room) + QString::number(limit));
    if (message.needsSmtpUtf8 && !m_connection.has("SMTPUTF8"))
        return refused(lackingText(Lacking::Utf8Addresses));
    if (message.has8Bit && !m_connection.has("8BITMIME"))
        return refused(lackingText(Lacking::EightBit));
    if (wantsReport && !m_connection.has("DSN")) // what was asked for is not left out in silence
        return refused(lackingText(Lacking::Reports));
    return std::nullopt;
}

Submitted SmtpSubmission::send(const BuiltMessage &message, bool wantsReport, const SubmissionHooks &hooks)
{
    requireClean(message);
    if (auto refused = lacks(message, wantsReport))
        return *refused;
    Submitted result;
    if (!introduce(message, wantsReport, result)) {
        reset();
        return result;
    }
    hooks.progress(0, message.bytes.size());
    if (m_connection.has("CHUNKING")) {
        if (!sendChunks(message, hooks, result))
            return result;
    } else {
        m_connection.socket().setReadTimeout(m_timeouts.dataMs);
        const auto go = m_connection.run("DATA");
        if (go.code != 354) {
            // 2xx makes no sense here; nothing was sent all the same.
            result.outcome = go.isPositive() ? Submitted::Outcome::Passing : outcomeOf(go);
            result.serverText = go.text();
            reset();
            return result;
        }
        sendDotted(message, hooks);
    }
    lastAnswer(result);
    return result;
}

// MAIL and every RCPT. @return whether all of them were accepted
bool SmtpSubmission::introduce(const BuiltMessage &message, bool wantsReport, Submitted &result)
{
    auto &connection = m_connection;
    auto mail = "MAIL FROM:<" + message.sender + '>';
    if (connection.has("SIZE"))
        mail += " SIZE=" + QByteArray::number(message.bytes.size());
    if (message.has8Bit)
        mail += " BODY=8BITMIME";
    if (message.needsSmtpUtf8)
        mail += " SMTPUTF8";
    if (wantsReport)
        mail += " RET=HDRS ENVID=" + xtext(message.messageId);
    QList<QByteArray> commands{mail};
    for (const auto &recipient : message.recipients)
        commands << "RCPT TO:<" + recipient + '>' + (wantsReport ? " NOTIFY=SUCCESS,FAILURE,DELAY" : "");

    connection.socket().setReadTimeout(m_timeouts.commandMs);
    // DATA is never among them: a refused recipient must end all of it (VMIME.md calls this E17).
    const auto together = connection.has("PIPELINING") ? recipientsAtOnce : qsizetype(1);
    bool passing = false, refused = false, accepted = false, mailRefused = false;
    for (qsizetype at = 0; at < commands.size() && !mailRefused; at += together) {
        const auto some = commands.mid(at, together);
        connection.sendAll(some);
        for (qsizetype i = 0; i < some.size(); ++i) {
            const auto reply = connection.readReply();
            const bool ok = reply.code >= 200 && reply.code < 300;
            if (reply.code == 421) { // it hangs up; whatever else it would have said
                result.outcome = Submitted::Outcome::Passing;
                result.serverText = reply.text();
                return false;
            }
            if (at + i == 0) {
                mailRefused = !ok;
                if (!ok) {
                    result.outcome = outcomeOf(reply);
                    result.serverText = reply.text();
                }
                continue;
            }
            if (mailRefused)
                continue; // 503 to all of them
            result.answers << RecipientAnswer{
                QString::fromUtf8(message.recipients[at + i - 1]), ok, reply.text()};
            accepted |= ok;
            passing |= !ok && reply.isPassing();
            refused |= !ok && !reply.isPassing();
            if (!ok && (result.serverText.isEmpty() || !reply.isPassing()))
                result.serverText = reply.text();
        }
    }
    if (mailRefused)
        return false;
    if (refused)
        result.outcome = accepted || passing ? Submitted::Outcome::PartlyRefused : Submitted::Outcome::Refused;
    else if (passing)
        result.outcome = Submitted::Outcome::Passing;
    return !refused && !passing;
}

void SmtpSubmission::sendDotted(const BuiltMessage &message, const SubmissionHooks &hooks)
{
    auto &socket = m_connection.socket();
    socket.setReadTimeout(m_timeouts.blockMs);
    const auto &bytes = message.bytes;
    bool atLineStart = true;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const auto piece = QByteArrayView(bytes).sliced(at, qMin(pieceSize, bytes.size() - at));
        socket.write(stuffed(piece, atLineStart));
        hooks.progress(at + piece.size(), bytes.size());
    }
    end(hooks);
    try {
        socket.transcript().sent("(the message, " + QByteArray::number(bytes.size()) + " octets, and a dot)");
        socket.write(".\r\n");
    } catch (const MailError &error) {
        // Whether the dot has left is not known; what is read next says the same.
        qDebug("at the final dot: %s", error.what());
    }
}

// Whoever wants to stop it is too late from here on: half an end would leave the server waiting.
void SmtpSubmission::end(const SubmissionHooks &hooks)
{
    hooks.beforeEnd();
    m_connection.socket().setStopToken({});
}

// RFC 3030. What ends the message is its last chunk; before it nothing counts.
bool SmtpSubmission::sendChunks(const BuiltMessage &message, const SubmissionHooks &hooks, Submitted &result)
{
    auto &socket = m_connection.socket();
    socket.setReadTimeout(m_timeouts.blockMs);
    const auto &bytes = message.bytes;
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const auto piece = QByteArrayView(bytes).sliced(at, qMin(pieceSize, bytes.size() - at));
        const bool last = at + piece.size() == bytes.size();
        const auto command = "BDAT " + QByteArray::number(piece.size()) + (last ? " LAST" : "");
        if (last)
            end(hooks);
        try {
            socket.transcript().sent(command);
            socket.write(command + "\r\n" + piece.toByteArray());
        } catch (const MailError &error) {
            if (!last)
                throw;
            qDebug("at the last chunk: %s", error.what());
        }
        hooks.progress(at + piece.size(), bytes.size());
        if (last)
            break;
        const auto reply = m_connection.readReply();
        if (reply.code != 250) {
            result.outcome = reply.isPositive() ? Submitted::Outcome::Passing : outcomeOf(reply);
            result.serverText = reply.text();
            reset();
            return false;
        }
    }
    return true;
}

// From here on only the server's own word says that nothing was sent.
void SmtpSubmission::lastAnswer(Submitted &result)
{
    auto &socket = m_connection.socket();
    QElapsedTimer waited, leaving;
    waited.start();
    try {
        while (!socket.waitForData(lastWaitSliceMs)) {
            if (m_leaving.stop_requested() && !leaving.isValid())
                leaving.start();
            if (waited.hasExpired(m_timeouts.endMs)
                || (leaving.isValid() && leaving.hasExpired(m_timeouts.leaveMs)))
                throw MailError(MailError::Kind::TimedOut, socket.host());
        }
        socket.setReadTimeout(m_timeouts.commandMs);
        const auto reply = m_connection.readReply();
        result.serverText = reply.text();
        if (reply.code >= 200 && reply.code < 300)
            result.outcome = Submitted::Outcome::Accepted;
        else if (reply.code >= 400 && reply.code < 600)
            result.outcome = outcomeOf(reply);
    } catch (const MailError &error) {
        qDebug("no answer to the end of the message: %s", error.what());
        result.outcome = Submitted::Outcome::Unknown;
        result.serverText = error.serverText();
    }
}

// Nothing depends on the answer: the next message gets a connection of its own.
void SmtpSubmission::reset()
{
    constexpr int patienceMs = 5'000;
    m_connection.socket().setReadTimeout(patienceMs);
    try {
        m_connection.run("RSET");
        m_connection.quit();
    } catch (const MailError &error) {
        qDebug("RSET: %s", error.what());
    }
}

} // namespace duopost
