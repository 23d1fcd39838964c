// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/QuotedPrintable.h"

#include "mailcore/protocol/mime/Bytes.h"

#include <cstring>

namespace duopost::mime {

namespace {

/// The value of the two digits at `at`, or -1.
int hexPair(QByteArrayView text, qsizetype at)
{
    if (at + 2 > text.size())
        return -1;
    const int high = hexValue(text[at]), low = hexValue(text[at + 1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// Decodes one line without its line end into `out`; true if it ends in a soft line break.
bool decodeLine(QByteArrayView line, char *&out, bool &damaged)
{
    while (!line.isEmpty() && isBlank(line.back()))
        line.chop(1);
    bool soft = false;
    if (line.endsWith('=')) {
        soft = true;
        line.chop(1);
    }
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '=') {
            if (const int value = hexPair(line, i + 1); value >= 0) {
                *out++ = static_cast<char>(value);
                i += 2;
                continue;
            }
            damaged = true;
        }
        *out++ = c;
    }
    return soft;
}

} // namespace

QuotedPrintableResult decodeQuotedPrintable(QByteArrayView in)
{
    QuotedPrintableResult result;
    result.bytes.resize(in.size());
    char *out = result.bytes.data();
    qsizetype at = 0;
    while (at < in.size()) {
        const auto *newline
            = static_cast<const char *>(std::memchr(in.data() + at, '\n', static_cast<size_t>(in.size() - at)));
        const qsizetype end = newline ? newline - in.data() : in.size();
        qsizetype contentEnd = end;
        if (newline && contentEnd > at && in[contentEnd - 1] == '\r')
            --contentEnd;
        const bool soft = decodeLine(in.sliced(at, contentEnd - at), out, result.damaged);
        if (newline && !soft) {
            if (contentEnd != end)
                *out++ = '\r';
            *out++ = '\n';
        }
        at = end + 1;
    }
    result.bytes.truncate(out - result.bytes.constData());
    return result;
}

QByteArray decodeQ(QByteArrayView in)
{
    QByteArray result;
    result.reserve(in.size());
    for (qsizetype i = 0; i < in.size(); ++i) {
        const char c = in[i];
        if (c == '_') {
            result += ' ';
        } else if (const int value = c == '=' ? hexPair(in, i + 1) : -1; value >= 0) {
            result += static_cast<char>(value);
            i += 2;
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace duopost::mime
