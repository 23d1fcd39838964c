// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/Marks.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr std::pair<MessageFlag, const char *> names[]
    = {{MessageFlag::Seen, "\\Seen"},       {MessageFlag::Answered, "\\Answered"},
       {MessageFlag::Flagged, "\\Flagged"}, {MessageFlag::Deleted, "\\Deleted"},
       {MessageFlag::Draft, "\\Draft"},     {MessageFlag::Forwarded, "$Forwarded"},
       {MessageFlag::Junk, "$Junk"},        {MessageFlag::NotJunk, "$NotJunk"}};

// The letters of the c-client library, which mutt, Dovecot and others keep.
constexpr std::pair<char, MessageFlag> statusLetters[] = {{'R', MessageFlag::Seen}};
constexpr std::pair<char, MessageFlag> xStatusLetters[]
    = {{'A', MessageFlag::Answered},
       {'F', MessageFlag::Flagged},
       {'D', MessageFlag::Deleted},
       {'T', MessageFlag::Draft}};
// nsMsgMessageFlags of Mozilla's programs.
constexpr std::pair<uint, MessageFlag> mozillaBits[]
    = {{0x1, MessageFlag::Seen},
       {0x2, MessageFlag::Answered},
       {0x4, MessageFlag::Flagged},
       {0x8, MessageFlag::Deleted},
       {0x1000, MessageFlag::Forwarded}};

constexpr qsizetype longestHeader = 1 << 20;

QList<QByteArray> wordsOf(QByteArrayView text)
{
    return text.toByteArray().replace(',', ' ').simplified().split(' ');
}

QByteArrayView valueOf(QByteArrayView line, const char *field)
{
    const auto length = static_cast<qsizetype>(qstrlen(field));
    if (line.size() <= length || line[length] != ':' || qstrnicmp(line.data(), length, field, length) != 0)
        return {};
    return line.sliced(length + 1);
}

template <size_t N>
void addLetters(MessageFlags &flags, QByteArrayView value, const std::pair<char, MessageFlag> (&letters)[N])
{
    for (const auto &[letter, flag] : letters)
        flags.setFlag(flag, flags.testFlag(flag) || value.contains(letter));
}

} // namespace

QList<QByteArray> toNames(const Marks &marks)
{
    QList<QByteArray> result;
    for (const auto &[flag, name] : names) {
        if (marks.flags.testFlag(flag))
            result << name;
    }
    if (!marks.keywords.isEmpty())
        result << marks.keywords.split(' ');
    return result;
}

Marks fromNames(const QList<QByteArray> &all)
{
    Marks marks;
    QList<QByteArray> keywords;
    for (const auto &one : all) {
        const auto *known = std::find_if(std::begin(names), std::end(names), [&](const auto &name) {
            return one.compare(name.second, Qt::CaseInsensitive) == 0;
        });
        if (known != std::end(names))
            marks.flags |= known->first;
        else if (!one.isEmpty() && !keywords.contains(one))
            keywords << one;
    }
    std::sort(keywords.begin(), keywords.end());
    marks.keywords = keywords.join(' ');
    return marks;
}

Marks marksInHeader(QByteArrayView message)
{
    MessageFlags flags;
    QList<QByteArray> all;
    const auto end = qMin(message.size(), longestHeader);
    for (qsizetype at = 0; at < end;) {
        const auto next = message.indexOf('\n', at);
        const auto line = message.sliced(at, (next < 0 ? message.size() : next) - at);
        if (line.isEmpty() || line == QByteArrayView("\r"))
            break;
        if (const auto status = valueOf(line, "Status"); !status.isNull())
            addLetters(flags, status, statusLetters);
        else if (const auto xStatus = valueOf(line, "X-Status"); !xStatus.isNull())
            addLetters(flags, xStatus, xStatusLetters);
        else if (const auto keywords = valueOf(line, "X-Keywords"); !keywords.isNull())
            all << wordsOf(keywords);
        else if (const auto keys = valueOf(line, "X-Mozilla-Keys"); !keys.isNull())
            all << wordsOf(keys);
        else if (const auto mozilla = valueOf(line, "X-Mozilla-Status"); !mozilla.isNull()) {
            const auto bits = mozilla.trimmed().toByteArray().toUInt(nullptr, 16);
            for (const auto &[bit, flag] : mozillaBits)
                flags.setFlag(flag, flags.testFlag(flag) || (bits & bit) != 0);
        }
        if (next < 0)
            break;
        at = next + 1;
    }
    auto marks = fromNames(all);
    marks.flags |= flags;
    return marks;
}

QByteArray headerOf(const Marks &marks)
{
    QByteArray result = marks.flags.testFlag(MessageFlag::Seen) ? "Status: RO\n" : "Status: O\n";
    QByteArray letters;
    for (const auto &[letter, flag] : xStatusLetters) {
        if (marks.flags.testFlag(flag))
            letters += letter;
    }
    if (!letters.isEmpty())
        result += "X-Status: " + letters + '\n';
    auto words = toNames(marks);
    words.removeIf([](const QByteArray &name) { return name.startsWith('\\'); });
    const auto keywords = words.join(' ');
    if (!keywords.isEmpty() && !keywords.contains('\n') && !keywords.contains('\r'))
        result += "X-Keywords: " + keywords + '\n';
    return result;
}

} // namespace duopost
