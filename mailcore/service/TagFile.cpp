// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/TagFile.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace duopost {

namespace {

bool isKnown(const QList<Tag> &tags, const QByteArray &keyword)
{
    return std::any_of(
        tags.cbegin(), tags.cend(), [&](const Tag &tag) { return sameKeyword(tag.keyword, keyword); });
}

QStringList namesOf(const Tag &tag)
{
    auto names = wellKnownTagNames(tag.keyword);
    if (!tag.name.isEmpty())
        names.prepend(tag.name);
    return names << QString::fromUtf8(tag.keyword);
}

} // namespace

QList<Tag> loadTags(const QString &path)
{
    QList<Tag> tags;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto list = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("tags")].toArray();
        for (const auto &value : list) {
            const auto one = value.toObject();
            const Tag tag{
                one[QStringLiteral("keyword")].toString().toUtf8(), one[QStringLiteral("name")].toString(),
                one[QStringLiteral("colour")].toString()};
            if (!tag.keyword.isEmpty() && !isKnown(tags, tag.keyword))
                tags << tag;
        }
    }
    for (const auto &tag : wellKnownTags()) {
        if (!isKnown(tags, tag.keyword))
            tags << tag;
    }
    return tags;
}

void saveTags(const QString &path, const QList<Tag> &tags)
{
    QJsonArray list;
    for (const auto &tag : tags)
        list << QJsonObject{
            {QStringLiteral("keyword"), QString::fromUtf8(tag.keyword)},
            {QStringLiteral("name"), tag.name},
            {QStringLiteral("colour"), tag.colour}};
    writePrivateFile(path, QJsonDocument(QJsonObject{{QStringLiteral("tags"), list}}).toJson());
}

SearchQuery withKeywords(SearchQuery query, const QList<Tag> &tags)
{
    const auto keywordOf = [&](const QString &typed) {
        QByteArray begun;
        for (const auto &tag : tags) {
            for (const auto &name : namesOf(tag)) {
                if (name.compare(typed, Qt::CaseInsensitive) == 0)
                    return tag.keyword;
                if (begun.isEmpty() && name.startsWith(typed, Qt::CaseInsensitive))
                    begun = tag.keyword;
            }
        }
        return begun;
    };
    for (auto &group : query.groups) {
        for (auto &condition : group) {
            auto *tag = std::get_if<TagTerm>(&condition.term);
            if (!tag)
                continue;
            if (const auto keyword = keywordOf(tag->name); !keyword.isEmpty())
                tag->name = QString::fromUtf8(keyword);
        }
    }
    return query;
}

} // namespace duopost
