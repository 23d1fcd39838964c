// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/people/PeopleFile.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duopost {

namespace {

constexpr int formatVersion = 1;

void putAside(const QString &path)
{
    QString aside;
    int number = 0;
    do {
        aside = path + QStringLiteral(".damaged-%1").arg(++number);
    } while (QFile::exists(aside));
    QFile::rename(path, aside);
}

} // namespace

PeopleBook loadPeople(const QString &path)
{
    PeopleBook book;
    if (!QFile::exists(path))
        return book;
    const auto document = QJsonDocument::fromJson(readFile(path));
    if (!document.isObject() || document[QStringLiteral("format")].toInt() != formatVersion) {
        putAside(path);
        return book;
    }
    for (const auto &value : document[QStringLiteral("people")].toArray()) {
        const auto json = value.toObject();
        KnownPerson person;
        person.address = {json[QStringLiteral("name")].toString(), json[QStringLiteral("address")].toString()};
        person.uses = qMax(0, json[QStringLiteral("uses")].toInt());
        if (const auto used = json[QStringLiteral("used")].toInteger(); used > 0)
            person.lastUsed = QDateTime::fromSecsSinceEpoch(used);
        for (const auto &member : json[QStringLiteral("group")].toArray())
            person.group << member.toString();
        book.add(person);
    }
    return book;
}

void savePeople(const QString &path, const PeopleBook &people)
{
    QJsonArray list;
    for (const auto &person : people.all()) {
        QJsonObject json;
        if (!person.address.name.isEmpty())
            json.insert(QStringLiteral("name"), person.address.name);
        if (!person.address.address.isEmpty())
            json.insert(QStringLiteral("address"), person.address.address);
        if (person.uses > 0)
            json.insert(QStringLiteral("uses"), person.uses);
        if (person.lastUsed.isValid())
            json.insert(QStringLiteral("used"), person.lastUsed.toSecsSinceEpoch());
        if (!person.group.isEmpty())
            json.insert(QStringLiteral("group"), QJsonArray::fromStringList(person.group));
        list << json;
    }
    const QJsonObject json{{QStringLiteral("format"), formatVersion}, {QStringLiteral("people"), list}};
    writePrivateFile(path, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace duopost
