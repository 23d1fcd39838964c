// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/filters/SieveWords.h"

namespace duopost {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

void SieveWords::fail(const char *why) const
{
    throw SieveFault{m_line, QString::fromLatin1(why)};
}

QString SieveWords::text(const QByteArray &bytes) const
{
    auto result = QString::fromUtf8(bytes);
    if (result.toUtf8() != bytes)
        fail("not UTF-8");
    return result.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
}

void SieveWords::skipSpace(SieveWord &word)
{
    const auto remember = [&] {
        if (word.remarks.isEmpty())
            word.remarkLine = m_line;
    };
    while (!atEnd()) {
        const char c = m_script[m_at];
        if (c == '\n') {
            ++m_line;
            ++m_at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            ++m_at;
        } else if (c == '#') {
            auto end = m_script.indexOf('\n', m_at);
            end = end < 0 ? m_script.size() : end;
            remember();
            word.remarks << text(m_script.mid(m_at + 1, end - m_at - 1)).trimmed();
            m_at = end;
        } else if (c == '/' && m_at + 1 < m_script.size() && m_script[m_at + 1] == '*') {
            const auto end = m_script.indexOf("*/", m_at + 2);
            if (end < 0)
                fail("a remark without an end");
            remember();
            const auto inside = m_script.mid(m_at + 2, end - m_at - 2);
            word.remarks << text(inside).trimmed();
            word.bracketRemark = true;
            m_line += static_cast<int>(inside.count('\n'));
            m_at = end + 2;
        } else {
            return;
        }
    }
}

QString SieveWords::quoted()
{
    QByteArray bytes;
    for (++m_at; !atEnd() && m_script[m_at] != '"'; ++m_at) {
        if (m_script[m_at] == '\\' && m_at + 1 < m_script.size())
            ++m_at;
        if (m_script[m_at] == '\n')
            ++m_line;
        bytes += m_script[m_at];
    }
    if (atEnd())
        fail("a string without an end");
    ++m_at;
    return text(bytes);
}

// Behind "text:" (RFC 5228 section 2.4.2); a line that begins with a dot has one more.
QString SieveWords::multiLine()
{
    const auto lineEnd = m_script.indexOf('\n', m_at);
    const auto rest = lineEnd < 0 ? QByteArray("x") : m_script.mid(m_at, lineEnd - m_at).trimmed();
    if (!rest.isEmpty() && !rest.startsWith('#'))
        fail("something behind “text:”");
    m_at = lineEnd + 1;
    ++m_line;
    QByteArray bytes;
    while (!atEnd()) {
        const auto end = m_script.indexOf('\n', m_at);
        if (end < 0)
            break;
        auto line = m_script.mid(m_at, end - m_at);
        if (line.endsWith('\r'))
            line.chop(1);
        m_at = end + 1;
        ++m_line;
        if (line == ".")
            return text(bytes);
        bytes += (line.startsWith("..") ? line.mid(1) : line) + "\n";
    }
    fail("a text without an end");
}

SieveWord SieveWords::next()
{
    SieveWord word;
    skipSpace(word);
    word.line = m_line;
    if (atEnd())
        return word;
    const char c = m_script[m_at];
    if (c == '\0')
        fail("NUL");
    const auto name = [&] {
        const auto begin = m_at;
        while (!atEnd() && (isLetter(m_script[m_at]) || isDigit(m_script[m_at])))
            ++m_at;
        return QString::fromLatin1(m_script.mid(begin, m_at - begin)).toLower();
    };
    if (c == '"') {
        word.kind = SieveWord::Kind::String;
        word.text = quoted();
    } else if (isLetter(c)) {
        word.kind = SieveWord::Kind::Name;
        word.text = name();
        if (word.text == QLatin1String("text") && !atEnd() && m_script[m_at] == ':') {
            ++m_at;
            word.kind = SieveWord::Kind::String;
            word.text = multiLine();
        }
    } else if (c == ':') {
        ++m_at;
        word.kind = SieveWord::Kind::Tag;
        word.text = name();
        if (word.text.isEmpty())
            fail("a colon without a word");
    } else if (isDigit(c)) {
        word.kind = SieveWord::Kind::Number;
        int shift = 0;
        for (; !atEnd() && isDigit(m_script[m_at]); ++m_at) {
            word.number = word.number * 10 + (m_script[m_at] - '0');
            if (word.number > 1'000'000'000'000)
                fail("a number too large");
        }
        if (!atEnd()) {
            switch (m_script[m_at]) {
            case 'g':
            case 'G':
                shift = 30;
                break;
            case 'm':
            case 'M':
                shift = 20;
                break;
            case 'k':
            case 'K':
                shift = 10;
                break;
            default:
                break;
            }
            m_at += shift > 0 ? 1 : 0;
        }
        if (word.number > (qint64(1) << 62 >> shift))
            fail("a number too large");
        word.number <<= shift;
    } else if (QByteArrayView("{}()[],;").contains(c)) {
        ++m_at;
        word.kind = SieveWord::Kind::Sign;
        word.text = QLatin1Char(c);
    } else {
        fail("a character that belongs nowhere");
    }
    return word;
}

} // namespace duopost
