// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/SieveReader.h"

namespace duopost {

namespace {

constexpr qsizetype longestResponseLine = 8 * 1024; // quoted strings in it have at most 1,024 octets
constexpr qint64 largest = 4 * 1024 * 1024; // of one answer; servers limit scripts to far less
constexpr int mostResponseLines = 2000;
constexpr qsizetype literalChunk = 16 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

// "{12}" or "{12+}" at the end of a line; where it begins, and how long the text is.
std::optional<std::pair<qsizetype, qint64>> literalAt(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return std::nullopt;
    const auto open = line.lastIndexOf('{');
    if (open < 0)
        return std::nullopt;
    auto digits = line.sliced(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    if (digits.isEmpty() || digits.size() > 10)
        return std::nullopt;
    qint64 size = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        size = size * 10 + (c - '0');
    }
    return std::pair{open, size};
}

} // namespace

void SieveReader::fail(const QString &why, QByteArrayView line) const
{
    const auto words
        = m_silent ? QByteArray() : m_socket.transcript().scrub(line.first(qMin<qsizetype>(line.size(), 200)));
    throw MailError(MailError::Kind::ProtocolViolation, m_socket.host(), QString::fromUtf8(words), why);
}

QByteArray SieveReader::readLine()
{
    auto line = m_first ? *m_first : m_socket.readLine(longestResponseLine);
    m_first.reset();
    m_taken += line.size() + 2;
    if (m_taken > largest || line.size() > longestResponseLine)
        throw MailError(
            MailError::Kind::LimitExceeded, QStringLiteral("An answer from %1").arg(m_socket.host()));
    if (!m_silent)
        m_socket.transcript().received(line);
    if (line.contains('\0'))
        fail(QStringLiteral("NUL in a line"), line);
    return line;
}

QByteArray SieveReader::readLiteral(qint64 size)
{
    m_taken += size;
    if (m_taken > largest)
        throw MailError(MailError::Kind::LimitExceeded, QStringLiteral("A text from %1").arg(m_socket.host()));
    QByteArray text;
    char bytes[literalChunk];
    while (text.size() < size) {
        const auto got = m_socket.read(bytes, qMin<qint64>(literalChunk, size - text.size()));
        text.append(bytes, got);
    }
    if (text.contains('\0'))
        fail(QStringLiteral("NUL in a text"), {});
    return text;
}

QList<SieveToken> SieveReader::readTokens()
{
    QList<SieveToken> tokens;
    auto line = readLine();
    qsizetype at = 0;
    for (;;) {
        while (at < line.size() && isSpace(line[at]))
            ++at;
        if (at == line.size())
            return tokens;
        const char c = line[at];
        if (c == '(' || c == ')') {
            tokens << SieveToken{c == '(' ? SieveToken::Kind::Open : SieveToken::Kind::Close, {}};
            ++at;
        } else if (c == '"') {
            QByteArray text;
            for (++at; at < line.size() && line[at] != '"'; ++at) {
                if (line[at] == '\\' && at + 1 < line.size())
                    ++at;
                text += line[at];
            }
            if (at == line.size())
                fail(QStringLiteral("a quoted text without an end"), line);
            tokens << SieveToken{SieveToken::Kind::String, text};
            ++at;
        } else if (c == '{') {
            const auto literal = literalAt(line);
            if (!literal || literal->first != at)
                fail(QStringLiteral("no length of a text"), line);
            tokens << SieveToken{SieveToken::Kind::String, readLiteral(literal->second)};
            line = readLine(); // what follows the text is the same line
            at = 0;
        } else {
            const auto begin = at;
            while (at < line.size() && !isSpace(line[at]) && !QByteArrayView("(){}\"").contains(line[at]))
                ++at;
            if (at == begin)
                fail(QStringLiteral("not a word"), line);
            tokens << SieveToken{SieveToken::Kind::Word, line.mid(begin, at - begin)};
        }
    }
}

// RFC 5804 section 1.2: OK, NO or BYE, perhaps a code in brackets, perhaps words.
std::optional<SieveStatus> SieveReader::statusOf(const QList<SieveToken> &line) const
{
    using Kind = SieveToken::Kind;
    if (line.isEmpty() || line.first().kind != Kind::Word)
        return std::nullopt;
    const auto word = line.first().text.toUpper();
    SieveStatus status;
    if (word == "NO")
        status.kind = SieveStatus::Kind::No;
    else if (word == "BYE")
        status.kind = SieveStatus::Kind::Bye;
    else if (word != "OK")
        fail(QStringLiteral("neither a text nor OK, NO or BYE"), line.first().text);
    qsizetype at = 1;
    if (at < line.size() && line[at].kind == Kind::Open) {
        int depth = 1;
        for (++at; at < line.size() && depth > 0; ++at) {
            if (line[at].kind == Kind::Open) {
                ++depth;
            } else if (line[at].kind == Kind::Close) {
                --depth;
            } else if (line[at].kind == Kind::Word && status.code.isEmpty()) {
                status.code = line[at].text.toUpper();
            } else if (depth == 1 && status.argument.isEmpty()) {
                status.argument = line[at].text;
            }
        }
        if (depth > 0)
            fail(QStringLiteral("a code without an end"), line.first().text);
    }
    if (at < line.size() && line[at].kind == Kind::String)
        status.text = QString::fromUtf8(line[at++].text).left(8000).trimmed();
    if (at < line.size())
        fail(QStringLiteral("something behind the status"), line.first().text);
    return status;
}

SieveAnswer SieveReader::readAnswer()
{
    SieveAnswer answer;
    m_taken = 0;
    for (int lines = 0; lines < mostResponseLines; ++lines) {
        const auto line = readTokens();
        if (line.isEmpty())
            continue;
        if (const auto status = statusOf(line)) {
            answer.status = *status;
            return answer;
        }
        answer.lines << line;
    }
    throw MailError(MailError::Kind::LimitExceeded, QStringLiteral("An answer from %1").arg(m_socket.host()));
}

QByteArray sieveString(QByteArrayView text)
{
    bool quotable = text.size() <= longestSieveQuoted;
    QByteArray quoted("\"");
    for (const char c : text) {
        if (c == '\0')
            throw MailError(MailError::Kind::BadUsage, QStringLiteral("A text for the server contains NUL."));
        quotable = quotable && c != '\r' && c != '\n';
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    if (quotable)
        return quoted + '"';
    return '{' + QByteArray::number(text.size()) + "+}\r\n" + text.toByteArray();
}

} // namespace duopost
