// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapScanner.h"

namespace duopost {

bool equalsNoCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

void ImapScanner::skipSpaces()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\t'))
        ++m_position;
}

bool ImapScanner::take(char c)
{
    skipSpaces();
    if (peek() != c || atEnd())
        return false;
    ++m_position;
    return true;
}

QByteArrayView ImapScanner::atom()
{
    skipSpaces();
    const auto begin = m_position;
    bool inBrackets = false;
    while (!atEnd()) {
        const char c = peek();
        if (c == '[' && m_position > begin)
            inBrackets = true;
        else if (c == ']')
            inBrackets = false;
        else if (!inBrackets && (c == ' ' || c == '(' || c == ')'))
            break;
        else if (c == '\r' || c == '\n')
            break;
        ++m_position;
    }
    return m_text.sliced(begin, m_position - begin);
}

std::optional<quint64> ImapScanner::number()
{
    const auto text = atom();
    bool ok = false;
    const auto value = text.toByteArray().toULongLong(&ok);
    if (!ok || value > static_cast<quint64>(std::numeric_limits<qint64>::max()) || text.startsWith('+'))
        return std::nullopt;
    return value;
}

QByteArrayView ImapScanner::rawString()
{
    skipSpaces();
    if (peek() == '"') {
        const auto begin = ++m_position;
        while (!atEnd() && peek() != '"')
            m_position += peek() == '\\' ? 2 : 1;
        m_position = qMin(m_position, m_text.size());
        const auto view = m_text.sliced(begin, m_position - begin);
        if (!atEnd())
            ++m_position; // the quotation mark, unless the response broke off before it
        return view;
    }
    const auto brace = peek() == '~' ? m_position + 1 : m_position;
    if (brace < m_text.size() && m_text[brace] == '{') {
        const auto lineEnd = m_text.indexOf('\n', brace);
        if (lineEnd > 0) {
            qint64 size = 0;
            for (auto i = brace + 1; i < lineEnd && m_text[i] >= '0' && m_text[i] <= '9'; ++i)
                size = qMin<qint64>(size * 10 + (m_text[i] - '0'), m_text.size());
            const auto begin = lineEnd + 1;
            const auto length = qMin<qsizetype>(size, m_text.size() - begin);
            m_position = begin + length;
            return length == 0 ? QByteArrayView("") : m_text.sliced(begin, length);
        }
    }
    const auto word = atom();
    return equalsNoCase(word, "NIL") ? QByteArrayView() : word;
}

std::optional<QByteArray> ImapScanner::string()
{
    skipSpaces();
    const bool quoted = peek() == '"';
    const auto view = rawString();
    if (view.isNull())
        return std::nullopt;
    auto bytes = view.toByteArray();
    if (quoted && bytes.contains('\\')) {
        QByteArray plain;
        plain.reserve(bytes.size());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == '\\' && i + 1 < bytes.size())
                ++i;
            plain += bytes[i];
        }
        return plain;
    }
    return bytes;
}

bool ImapScanner::skipValue()
{
    constexpr int maxDepth = 100;
    int depth = 0;
    do {
        skipSpaces();
        if (atEnd())
            return depth == 0;
        const auto before = m_position;
        if (peek() == '(') {
            if (++depth > maxDepth)
                return false;
            ++m_position;
        } else if (peek() == ')') {
            if (depth == 0)
                return true;
            --depth;
            ++m_position;
        } else {
            rawString();
            if (m_position == before)
                ++m_position; // a stray line end: never stand still
        }
    } while (depth > 0);
    return true;
}

} // namespace duopost
