// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/QuotedPrintableWriter.h"

#include "mailcore/protocol/mime/Bytes.h"

namespace duopost::mime {

namespace {

constexpr qsizetype longestEncodedLine = 76;

/// "=C3" at `to`; the place behind it.
char *escape(char c, char *to)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    *to++ = '=';
    *to++ = digits[static_cast<unsigned char>(c) >> 4];
    *to++ = digits[static_cast<unsigned char>(c) & 15];
    return to;
}

/// How many bytes the UTF-8 character at the front has; 1 for what is none.
qsizetype characterLength(QByteArrayView bytes)
{
    const auto c = static_cast<unsigned char>(bytes[0]);
    const qsizetype length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
    return qMin(length, bytes.size());
}

void encodeLine(QByteArrayView line, QByteArray &result)
{
    qsizetype used = 0;
    for (qsizetype i = 0; i < line.size();) {
        const char c = line[i];
        const auto length = characterLength(line.sliced(i));
        const bool last = i + length == line.size();
        // Blanks at the end would be lost; "From " becomes ">From " in mailboxes, and "." alone ends a message
        // where somebody forgets to double it.
        const bool special = c == '=' || (c < ' ' && c != '\t') || c == 0x7f || (isBlank(c) && last)
            || (used == 0 && (c == '.' || line.sliced(i).startsWith("From ")));
        char piece[12]; // four bytes, three characters each
        char *end = piece;
        if (length > 1 || special || static_cast<unsigned char>(c) >= 0x80) {
            for (qsizetype k = 0; k < length; ++k)
                end = escape(line[i + k], end);
        } else {
            *end++ = c;
        }
        const auto size = static_cast<qsizetype>(end - piece);
        if (used + size > longestEncodedLine - (last ? 0 : 1)) {
            result += "=\r\n";
            used = 0;
            continue; // it may be special at the beginning
        }
        result.append(piece, size);
        used += size;
        i += length;
    }
}

} // namespace

QByteArray encodedQuotedPrintable(const QByteArray &text)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 4);
    for (qsizetype at = 0; at < text.size();) {
        const auto end = text.indexOf("\r\n", at);
        encodeLine(QByteArrayView(text).sliced(at, (end < 0 ? text.size() : end) - at), result);
        if (end < 0)
            break;
        result += "\r\n";
        at = end + 2;
    }
    return result;
}

} // namespace duopost::mime
