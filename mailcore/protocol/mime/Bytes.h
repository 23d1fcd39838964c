// SPDX-License-Identifier: GPL-3.0-or-later
// ASCII-only tests on raw bytes, independent of the locale. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace duopost::mime {

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
constexpr bool isLineEnd(char c)
{
    return c == '\r' || c == '\n';
}
constexpr bool isSpace(char c)
{
    return isBlank(c) || isLineEnd(c);
}
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr bool isLetter(char c)
{
    return toLower(c) >= 'a' && toLower(c) <= 'z';
}

/// 0…15, or -1.
constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char low = toLower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

inline bool equalsNoCase(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (toLower(a[i]) != toLower(b[i]))
            return false;
    }
    return true;
}

inline bool startsWithNoCase(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && equalsNoCase(text.first(start.size()), start);
}

inline QByteArrayView trimSpace(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

inline QByteArray lowered(QByteArrayView text)
{
    QByteArray result(text.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        result[i] = toLower(text[i]);
    return result;
}

inline bool isAscii(QByteArrayView text)
{
    for (const char c : text) {
        if (static_cast<signed char>(c) < 0)
            return false;
    }
    return true;
}

} // namespace duopost::mime
