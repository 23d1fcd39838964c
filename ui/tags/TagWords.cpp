// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/TagWords.h"

#include <QCoreApplication>
#include <algorithm>

namespace duopost {

namespace {

struct TagWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::TagWords)
};

const QColor unknownColour(0x6b7480);

} // namespace

QString tagName(const Tag &tag)
{
    if (!tag.name.isEmpty())
        return tag.name;
    const QString names[]
        = {TagWords::tr("Important"), TagWords::tr("Work"), TagWords::tr("Personal"), TagWords::tr("To do"),
           TagWords::tr("Later")};
    const auto known = wellKnownTags();
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (sameKeyword(known.at(i).keyword, tag.keyword))
            return names[i];
    }
    return QString::fromUtf8(tag.keyword);
}

ShownTag shownTag(const Tag &tag)
{
    const QColor colour(tag.colour);
    return {tag.keyword, tagName(tag), colour.isValid() ? colour : unknownColour};
}

QList<ShownTag> shownTags(const QByteArray &keywords, const QList<Tag> &known)
{
    QList<ShownTag> shown;
    if (keywords.isEmpty())
        return shown;
    auto words = keywords.split(' ');
    for (const Tag &tag : known) {
        const auto same = [&tag](const QByteArray &word) { return sameKeyword(word, tag.keyword); };
        if (words.removeIf(same) > 0)
            shown << shownTag(tag);
    }
    for (const QByteArray &word : std::as_const(words)) {
        if (!word.isEmpty() && !isTechnicalKeyword(word))
            shown << ShownTag{word, QString::fromUtf8(word), unknownColour};
    }
    return shown;
}

QString tagNames(const QList<ShownTag> &tags)
{
    QStringList names;
    for (const ShownTag &tag : tags)
        names << tag.name;
    return names.join(QStringLiteral(", "));
}

} // namespace duopost
