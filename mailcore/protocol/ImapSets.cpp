// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapSets.h"

#include "mailcore/protocol/ImapScanner.h"

#include <algorithm>

namespace duopost {

QByteArray sequenceSet(QList<quint32> uids)
{
    std::sort(uids.begin(), uids.end());
    QByteArray result;
    for (qsizetype i = 0; i < uids.size();) {
        auto last = i;
        while (last + 1 < uids.size() && uids[last + 1] <= uids[last] + 1)
            ++last;
        if (!result.isEmpty())
            result += ',';
        result += QByteArray::number(uids[i]);
        if (uids[last] != uids[i])
            result += ':' + QByteArray::number(uids[last]);
        i = last + 1;
    }
    return result;
}

QList<quint32> parseSequenceSet(QByteArrayView text, qsizetype limit)
{
    QList<quint32> result;
    for (const auto &range : text.toByteArray().split(',')) {
        const auto colon = range.indexOf(':');
        auto first = range.left(colon < 0 ? range.size() : colon).toUInt();
        auto last = colon < 0 ? first : range.mid(colon + 1).toUInt();
        if (first > last)
            std::swap(first, last);
        for (auto uid = first; uid != 0 && uid <= last && result.size() < limit; ++uid) {
            result << uid;
            if (uid == 0xFFFFFFFFU)
                break;
        }
    }
    return result;
}

QList<QList<quint32>> inCommands(QList<quint32> uids, qsizetype most)
{
    constexpr qsizetype longest = 7000; // RFC 7162 section 4 asks for at most 8192 octets a line
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    QList<QList<quint32>> result;
    qsizetype length = 0;
    for (const auto uid : std::as_const(uids)) {
        const bool fits = !result.isEmpty() && result.last().size() < most && length < longest;
        if (!fits) {
            result << QList<quint32>();
            length = 0;
        }
        auto &group = result.last();
        if (group.isEmpty() || group.last() + 1 != uid)
            length += 22; // "4294967295:4294967295,", for what may become a range
        group << uid;
    }
    return result;
}

quint64 countOfSet(QByteArrayView text)
{
    quint64 result = 0;
    for (const auto &range : text.toByteArray().trimmed().split(',')) {
        const auto colon = range.indexOf(':');
        const auto first = range.left(colon < 0 ? range.size() : colon).toUInt();
        const auto last = colon < 0 ? first : range.mid(colon + 1).toUInt();
        if (first != 0 && last != 0)
            result += (first > last ? first - last : last - first) + 1ULL;
    }
    return result;
}

bool isSearchResult(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*'))
        return false;
    const auto word = scanner.atom();
    return equalsNoCase(word, "SEARCH") || equalsNoCase(word, "ESEARCH");
}

QList<quint32> searchResult(QByteArrayView response, qsizetype limit)
{
    ImapScanner scanner(response);
    if (!scanner.take('*'))
        return {};
    const auto word = scanner.atom();
    QList<quint32> result;
    if (equalsNoCase(word, "SEARCH")) {
        while (const auto uid = scanner.number()) {
            if (*uid > 0 && *uid <= 0xFFFFFFFFULL && result.size() < limit)
                result << static_cast<quint32>(*uid);
        }
    } else if (equalsNoCase(word, "ESEARCH")) {
        scanner.skipSpaces();
        if (scanner.peek() == '(' && !scanner.skipValue())
            return {};
        while (!scanner.atEnd()) {
            const auto before = scanner.position();
            const auto name = scanner.atom();
            if (equalsNoCase(name, "ALL"))
                result = parseSequenceSet(scanner.atom(), limit);
            else if (!equalsNoCase(name, "UID") && !scanner.skipValue())
                break;
            if (scanner.position() == before)
                break;
        }
    }
    return result;
}

} // namespace duopost
