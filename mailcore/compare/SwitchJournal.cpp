// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SwitchJournal.h"

#include "mailcore/compare/JsonKey.h"
#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duopost {

namespace {

constexpr qsizetype leftAtMost = 1000; // of the list; the count is complete

QJsonArray toJson(const QSet<qint64> &ids)
{
    QJsonArray array;
    for (const auto id : ids)
        array << id;
    return array;
}

QSet<qint64> idsFrom(const QJsonValue &value)
{
    QSet<qint64> ids;
    for (const auto &id : value.toArray())
        ids << id.toInteger();
    return ids;
}

QJsonObject toJson(const SwitchWish &wish)
{
    return {{key("to"), toString(wish.to)},     {key("host"), wish.incoming.host},
            {key("port"), wish.incoming.port},  {key("security"), toString(wish.incoming.security)},
            {key("user"), wish.incoming.user},  {key("upload"), wish.upload},
            {key("marks"), wish.takeOverMarks}, {key("folders"), wish.keepFolders},
            {key("archive"), wish.archive},     {key("pauseMs"), wish.pauseMs}};
}

std::optional<SwitchWish> wishFrom(const QJsonObject &json)
{
    const auto to = protocolFromString(json.value(key("to")).toString());
    const auto security = securityFromString(json.value(key("security")).toString());
    if (!to || !security)
        return std::nullopt;
    return SwitchWish{
        *to,
        {json.value(key("host")).toString(), static_cast<quint16>(json.value(key("port")).toInt()), *security,
         json.value(key("user")).toString()},
        json.value(key("upload")).toBool(),
        json.value(key("marks")).toBool(),
        json.value(key("folders")).toBool(),
        json.value(key("archive")).toBool(),
        json.value(key("pauseMs")).toInt()};
}

QJsonObject toJson(const SwitchReceipt &receipt)
{
    QJsonArray left;
    for (const auto &[message, why] : receipt.left.mid(0, leftAtMost))
        left << QJsonObject{
            {key("folder"), message.folder},
            {key("subject"), message.subject},
            {key("name"), message.from.name},
            {key("address"), message.from.address},
            {key("date"), message.date.toString(Qt::ISODateWithMs)},
            {key("size"), message.size},
            {key("why"), why}};
    return {
        {key("to"), toString(receipt.to)},
        {key("at"), receipt.at.toString(Qt::ISODate)},
        {key("before"), receipt.before},
        {key("recognised"), receipt.recognised},
        {key("uploaded"), receipt.uploaded},
        {key("archived"), receipt.archived},
        {key("leftHere"), receipt.leftHere},
        {key("fetched"), receipt.fetched},
        {key("fetchedBytes"), receipt.fetchedBytes},
        {key("marksTaken"), receipt.marksTaken},
        {key("moved"), receipt.moved},
        {key("deletedMeanwhile"), receipt.deletedMeanwhile},
        {key("left"), left},
        {key("keptIn"), receipt.keptIn},
        {key("backUntil"), receipt.backUntil.toString(Qt::ISODate)}};
}

std::optional<SwitchReceipt> receiptFrom(const QJsonObject &json)
{
    const auto to = protocolFromString(json.value(key("to")).toString());
    if (!to)
        return std::nullopt;
    const auto number = [&](const char *name) { return json.value(key(name)).toInteger(); };
    SwitchReceipt receipt{.to = *to};
    receipt.at = QDateTime::fromString(json.value(key("at")).toString(), Qt::ISODate);
    receipt.before = number("before");
    receipt.recognised = number("recognised");
    receipt.uploaded = number("uploaded");
    receipt.archived = number("archived");
    receipt.leftHere = number("leftHere");
    receipt.fetched = number("fetched");
    receipt.fetchedBytes = number("fetchedBytes");
    receipt.marksTaken = number("marksTaken");
    receipt.moved = number("moved");
    receipt.deletedMeanwhile = number("deletedMeanwhile");
    for (const auto &each : json.value(key("left")).toArray()) {
        const auto one = each.toObject();
        receipt.left << QPair(
            SwitchMessage{
                one.value(key("folder")).toString(),
                one.value(key("subject")).toString(),
                {one.value(key("name")).toString(), one.value(key("address")).toString()},
                QDateTime::fromString(one.value(key("date")).toString(), Qt::ISODateWithMs),
                one.value(key("size")).toInteger()},
            one.value(key("why")).toString());
    }
    receipt.keptIn = json.value(key("keptIn")).toString();
    receipt.backUntil = QDateTime::fromString(json.value(key("backUntil")).toString(), Qt::ISODate);
    return receipt;
}

} // namespace

SwitchJournal::SwitchJournal(QString path) : m_path(std::move(path))
{
    if (!QFile::exists(m_path))
        return;
    QJsonParseError parse;
    const auto json = QJsonDocument::fromJson(readFile(m_path), &parse).object();
    if (parse.error != QJsonParseError::NoError)
        throw MailError(MailError::Kind::FileUnreadable, m_path, {}, parse.errorString());
    const auto wish = wishFrom(json.value(key("wish")).toObject());
    m_entry.unfinished = json.value(key("unfinished")).toBool() && wish;
    if (wish)
        m_entry.wish = *wish;
    m_entry.directory = json.value(key("directory")).toString();
    m_entry.begun = idsFrom(json.value(key("begun")));
    m_entry.moved = idsFrom(json.value(key("moved")));
    m_entry.onServer = idsFrom(json.value(key("onServer")));
    m_entry.onServerIn = json.value(key("onServerIn")).toString();
    m_entry.marked = json.value(key("marked")).toInteger();
    m_entry.last = receiptFrom(json.value(key("last")).toObject());
}

void SwitchJournal::save(const Entry &entry)
{
    QJsonObject json{{key("unfinished"), entry.unfinished},     {key("wish"), toJson(entry.wish)},
                     {key("directory"), entry.directory},       {key("begun"), toJson(entry.begun)},
                     {key("moved"), toJson(entry.moved)},       {key("marked"), entry.marked},
                     {key("onServer"), toJson(entry.onServer)}, {key("onServerIn"), entry.onServerIn}};
    if (entry.last)
        json.insert(key("last"), toJson(*entry.last));
    writePrivateFile(m_path, QJsonDocument(json).toJson());
    m_entry = entry;
}

} // namespace duopost
