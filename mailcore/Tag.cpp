// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Tag.h"

#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

struct WellKnown {
    const char *keyword, *english, *german, *colour;
};
// The colours other programs show, dark enough to be told apart on white.
constexpr WellKnown wellKnown[] = {
    {"$label1", "Important", "Wichtig", "#d92b2b"},        {"$label2", "Work", "Dienstlich", "#e07b00"},
    {"$label3", "Personal", "Pers\u00f6nlich", "#1f8f3a"}, {"$label4", "To do", "Zu erledigen", "#2f63d6"},
    {"$label5", "Later", "Sp\u00e4ter", "#8b3fb5"},
};

} // namespace

QList<Tag> wellKnownTags()
{
    QList<Tag> tags;
    for (const auto &one : wellKnown)
        tags << Tag{one.keyword, {}, QString::fromLatin1(one.colour)};
    return tags;
}

QStringList wellKnownTagNames(const QByteArray &keyword)
{
    for (const auto &one : wellKnown) {
        if (sameKeyword(keyword, one.keyword))
            return {QString::fromUtf8(one.english), QString::fromUtf8(one.german)};
    }
    return {};
}

bool sameKeyword(const QByteArray &a, const QByteArray &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QByteArray keywordFor(const QString &name, const QList<Tag> &taken)
{
    // Atoms have no blanks and no special characters (RFC 9051 section 9); many servers take ASCII only.
    QByteArray base;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const auto u = c.unicode();
        if ((u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u == '-')
            base += static_cast<char>(u);
        else if (u == ' ' || u == '_')
            base += '_';
        else if (u == 0xdf)
            base += "ss";
    }
    base = base.left(40);
    if (base.isEmpty() || isTechnicalKeyword(base))
        base = "tag_" + base;
    const auto isTaken = [&taken](const QByteArray &keyword) {
        return std::any_of(
            taken.cbegin(), taken.cend(), [&](const Tag &tag) { return sameKeyword(tag.keyword, keyword); });
    };
    QByteArray keyword = base;
    for (int number = 2; isTaken(keyword); ++number)
        keyword = base + '_' + QByteArray::number(number);
    return keyword;
}

bool isTechnicalKeyword(const QByteArray &keyword)
{
    if (keyword.startsWith('$'))
        return wellKnownTagNames(keyword).isEmpty();
    static const QSet<QByteArray> known{"junk",    "nonjunk", "notjunk",       "forwarded", "redirected",
                                        "mdnsent", "unseen",  "seen",          "recent",    "old",
                                        "read",    "unread",  "receiptchecked"};
    return known.contains(keyword.toLower());
}

} // namespace duopost
