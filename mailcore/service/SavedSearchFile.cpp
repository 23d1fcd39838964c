// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/SavedSearchFile.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duopost {

QList<SavedSearch> loadSearches(const QString &path)
{
    QList<SavedSearch> result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return result; // none yet
    const auto list = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("searches")].toArray();
    for (const auto &value : list) {
        const auto one = value.toObject();
        const SavedSearch search{
            one[QStringLiteral("name")].toString(), one[QStringLiteral("text")].toString()};
        if (!search.name.isEmpty() && !search.text.isEmpty())
            result << search;
    }
    return result;
}

void saveSearches(const QString &path, const QList<SavedSearch> &searches)
{
    QJsonArray list;
    for (const auto &search : searches)
        list << QJsonObject{{QStringLiteral("name"), search.name}, {QStringLiteral("text"), search.text}};
    writePrivateFile(path, QJsonDocument(QJsonObject{{QStringLiteral("searches"), list}}).toJson());
}

} // namespace duopost
