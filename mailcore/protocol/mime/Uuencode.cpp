// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Uuencode.h"

#include "mailcore/protocol/mime/Bytes.h"

namespace duopost::mime {

namespace {

/// The line at `at` without its end; `at` moves behind it.
QByteArrayView takeLine(QByteArrayView text, qsizetype &at)
{
    qsizetype end = text.indexOf('\n', at);
    const qsizetype next = end < 0 ? text.size() : end + 1;
    if (end < 0)
        end = text.size();
    if (end > at && text[end - 1] == '\r')
        --end;
    const QByteArrayView line = text.sliced(at, end - at);
    at = next;
    return line;
}

/// The name in "begin 644 name"; empty if the line is none.
QByteArrayView beginName(QByteArrayView line)
{
    if (!line.startsWith("begin "))
        return {};
    qsizetype i = 6;
    while (i < line.size() && line[i] >= '0' && line[i] <= '7')
        ++i;
    if (i < 9 || i > 10 || i >= line.size() || line[i] != ' ')
        return {};
    return trimSpace(line.sliced(i));
}

bool decodeLine(QByteArrayView line, QByteArray &out)
{
    const auto value = [](char c) { return (c - ' ') & 0x3f; };
    const int count = value(line[0]);
    // Trailing blanks (zero bits) may have been cut on the way.
    if (line.size() > 1 + (count + 2) / 3 * 4 + 2)
        return false;
    for (const char c : line) {
        if (c < ' ' || c > '`')
            return false;
    }
    const auto at = [&](qsizetype i) { return i < line.size() ? value(line[i]) : 0; };
    for (int done = 0; done < count; done += 3) {
        const qsizetype i = 1 + done / 3 * 4;
        const int group = at(i) << 18 | at(i + 1) << 12 | at(i + 2) << 6 | at(i + 3);
        for (int k = 0; k < 3 && done + k < count; ++k)
            out += static_cast<char>(group >> (16 - 8 * k));
    }
    return true;
}

} // namespace

QList<UuFile> findUuencoded(QByteArrayView text)
{
    QList<UuFile> result;
    qsizetype at = 0;
    while ((at = text.indexOf("begin ", at)) >= 0) {
        const qsizetype begin = at;
        const QByteArrayView name = beginName(takeLine(text, at));
        if (name.isEmpty() || (begin > 0 && text[begin - 1] != '\n'))
            continue;
        UuFile file{name.toByteArray(), {}, begin, 0};
        bool sawEnd = false;
        const qsizetype body = at;
        while (at < text.size()) {
            const QByteArrayView line = takeLine(text, at);
            if (line == "end") {
                sawEnd = true;
                break;
            }
            if (!line.isEmpty() && line != "`" && !decodeLine(line, file.bytes))
                break;
        }
        if (sawEnd) {
            file.end = at;
            result += file;
        } else {
            // Look on behind the "begin" line; but never scan the same lines twice for a flood of begins.
            at = qMax(at, body);
        }
    }
    return result;
}

} // namespace duopost::mime
