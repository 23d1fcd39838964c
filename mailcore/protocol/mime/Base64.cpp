// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Base64.h"

#include "mailcore/protocol/mime/Bytes.h"

#include <array>

namespace duopost::mime {

namespace {

constexpr quint8 Foreign = 0xff, Space = 0xfe, Padding = 0xfd;

constexpr std::array<quint8, 256> makeTable()
{
    std::array<quint8, 256> table{};
    table.fill(Foreign);
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (quint8 i = 0; i < 64; ++i)
        table[static_cast<quint8>(alphabet[i])] = i;
    for (const char c : {' ', '\t', '\r', '\n'})
        table[static_cast<quint8>(c)] = Space;
    table[static_cast<quint8>('=')] = Padding;
    return table;
}
constexpr auto table = makeTable();

quint8 valueOf(char c)
{
    return table[static_cast<quint8>(c)];
}

/// List software appends its footer below a base64 body. It has blanks or punctuation within its lines, which
/// base64 never has, while a second base64 stream has neither.
bool looksLikeProse(QByteArrayView rest)
{
    bool sawContent = false, blankAfterContent = false;
    for (const char c : rest) {
        const quint8 value = valueOf(c);
        if (value == Foreign)
            return true;
        if (isLineEnd(c))
            sawContent = blankAfterContent = false;
        else if (isBlank(c))
            blankAfterContent = sawContent;
        else if (blankAfterContent)
            return true;
        else
            sawContent = true;
    }
    return false;
}

} // namespace

Base64Result decodeBase64(QByteArrayView in)
{
    Base64Result result;
    result.bytes.resize(in.size() / 4 * 3 + 3);
    char *out = result.bytes.data();
    quint32 group = 0;
    int filled = 0;
    bool mayHaveProse = true;
    const auto flush = [&] {
        // A group of 2 or 3 characters carries 1 or 2 bytes; a single one carries none.
        if (filled == 2) {
            *out++ = static_cast<char>(group >> 4);
        } else if (filled == 3) {
            *out++ = static_cast<char>(group >> 10);
            *out++ = static_cast<char>(group >> 2);
        } else if (filled == 1) {
            result.damaged = true;
        }
        group = 0;
        filled = 0;
    };
    const qsizetype size = in.size();
    for (qsizetype i = 0; i < size; ++i) {
        if (filled == 0 && i + 4 <= size) {
            const quint8 a = valueOf(in[i]), b = valueOf(in[i + 1]), c = valueOf(in[i + 2]),
                         d = valueOf(in[i + 3]);
            if ((a | b | c | d) < 64) {
                const quint32 whole = quint32(a) << 18 | quint32(b) << 12 | quint32(c) << 6 | d;
                *out++ = static_cast<char>(whole >> 16);
                *out++ = static_cast<char>(whole >> 8);
                *out++ = static_cast<char>(whole);
                i += 3;
                continue;
            }
        }
        const quint8 value = valueOf(in[i]);
        if (value < 64) {
            group = group << 6 | value;
            if (++filled == 4) {
                *out++ = static_cast<char>(group >> 16);
                *out++ = static_cast<char>(group >> 8);
                *out++ = static_cast<char>(group);
                group = 0;
                filled = 0;
            }
        } else if (value == Padding) {
            const bool endsGroup = filled == 2 || filled == 3;
            if (filled == 1 || (filled == 0 && i == 0))
                result.damaged = true;
            flush();
            if (endsGroup) {
                while (i + 1 < size && (in[i + 1] == '=' || isSpace(in[i + 1])))
                    ++i;
                if (mayHaveProse && looksLikeProse(in.sliced(i + 1))) {
                    result.trailing = in.sliced(i + 1);
                    break;
                }
                mayHaveProse = false; // what is behind has no more of it than the whole rest
            }
        } else if (value == Foreign) {
            result.damaged = true;
        }
    }
    flush();
    result.bytes.truncate(out - result.bytes.constData());
    return result;
}

} // namespace duopost::mime
