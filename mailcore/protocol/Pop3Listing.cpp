// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Pop3Listing.h"

#include <QCryptographicHash>

namespace duopost {

namespace {

// RFC 1939 section 7 says 70; what is longer than this is no name but a flood.
constexpr qsizetype longestUniqueId = 512;
constexpr char occurrenceMark = '\x01'; // cannot be part of a unique-id
constexpr char contentMark = '\x03';

bool isUsable(QByteArrayView uniqueId)
{
    if (uniqueId.isEmpty() || uniqueId.size() > longestUniqueId)
        return false;
    for (const char c : uniqueId) {
        if (static_cast<uchar>(c) < 0x20 || c == '\x7f')
            return false;
    }
    return true;
}

int numberFrom(QByteArrayView word)
{
    bool ok = false;
    const int number = word.toInt(&ok);
    return ok && number > 0 ? number : 0;
}

template <class Use> void eachLine(QByteArrayView answer, Use use)
{
    while (!answer.isEmpty()) {
        const auto end = answer.indexOf('\n');
        const auto line = (end < 0 ? answer : answer.first(end)).trimmed();
        answer = end < 0 ? QByteArrayView() : answer.sliced(end + 1);
        if (!line.isEmpty())
            use(line);
    }
}

// Written by servers into the message itself while they work with it (qpopper, UW, mbox stores).
bool isVolatile(QByteArrayView field)
{
    for (const QByteArrayView name :
         {"status:", "x-status:", "x-uid:", "x-uidl:", "x-keywords:", "x-imap:", "x-imapbase:", "lines:",
          "content-length:", "x-mozilla-status:", "x-mozilla-status2:"}) {
        if (field.size() >= name.size() && field.first(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QList<UidlLine> parseUidl(QByteArrayView answer)
{
    QList<UidlLine> result;
    eachLine(answer, [&](QByteArrayView line) {
        const auto space = line.indexOf(' ');
        const auto number = numberFrom(space < 0 ? line : line.first(space));
        const auto uniqueId = space < 0 ? QByteArrayView() : line.sliced(space + 1).trimmed();
        const bool usable = isUsable(uniqueId);
        if (number > 0 || usable)
            result << UidlLine{number, usable ? uniqueId.toByteArray() : QByteArray()};
    });
    return result;
}

QHash<int, qint64> parseSizes(QByteArrayView answer)
{
    QHash<int, qint64> result;
    eachLine(answer, [&](QByteArrayView line) {
        const auto space = line.indexOf(' ');
        const auto number = numberFrom(space < 0 ? line : line.first(space));
        if (number == 0 || space < 0)
            return;
        const auto rest = line.sliced(space + 1).trimmed();
        const auto end = rest.indexOf(' ');
        result.insert(number, qMax<qint64>(0, (end < 0 ? rest : rest.first(end)).toLongLong()));
    });
    return result;
}

QList<NamedMessage>
nameMessages(const QList<UidlLine> &lines, const std::function<QByteArray(int number)> &contentKey)
{
    QList<NamedMessage> result;
    result.reserve(lines.size());
    QHash<QByteArray, int> occurrences;
    QHash<int, int> numbers;
    occurrences.reserve(lines.size());
    numbers.reserve(lines.size());
    QList<QByteArray> bases;
    bases.reserve(lines.size());
    for (const auto &line : lines) {
        const auto base = line.uniqueId.isEmpty() ? contentKey(line.number) : line.uniqueId;
        if (base.isEmpty())
            continue;
        const int before = occurrences[base]++;
        ++numbers[line.number];
        const auto key = before == 0 ? base : base + occurrenceMark + QByteArray::number(before);
        result << NamedMessage{{{key}, !line.uniqueId.isEmpty() && line.number > 0}, line.number};
        bases << base;
    }
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (occurrences.value(bases[i]) > 1 || numbers.value(result[i].number) > 1)
            result[i].item.firm = false;
    }
    return result;
}

QByteArray contentKey(QByteArrayView header)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    bool skipping = false;
    while (!header.isEmpty()) {
        const auto end = header.indexOf('\n');
        auto line = end < 0 ? header : header.first(end);
        header = end < 0 ? QByteArrayView() : header.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            break;
        const bool continued = line.startsWith(' ') || line.startsWith('\t');
        if (!continued)
            skipping = isVolatile(line);
        if (skipping)
            continue;
        hash.addData(line.toByteArray());
        hash.addData("\n");
    }
    return contentMark + hash.result().toHex();
}

QByteArrayView uniqueIdOf(const RemoteId &remote)
{
    const QByteArrayView key(remote.key);
    const auto mark = key.indexOf(occurrenceMark);
    return mark < 0 ? key : key.first(mark);
}

} // namespace duopost
