// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ScratchNote.h"

#include "mailcore/MailError.h"
#include "mailcore/compare/JsonKey.h"
#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace duopost {

namespace {

const char domain[] = "@lab.example"; // exists nowhere (RFC 2606)

} // namespace

QByteArray ScratchNote::messageId(const QByteArray &what) const
{
    return what + '.' + token + domain;
}

bool ScratchNote::isOurs(const QByteArray &messageId) const
{
    return !token.isEmpty() && messageId.endsWith('.' + token + domain);
}

std::optional<ScratchNote> readScratchNote(const QString &path)
{
    if (!QFile::exists(path))
        return std::nullopt;
    QJsonParseError parse;
    const auto json = QJsonDocument::fromJson(readFile(path), &parse).object();
    if (parse.error != QJsonParseError::NoError)
        throw MailError(MailError::Kind::FileUnreadable, path, {}, parse.errorString());
    const auto delimiter = json.value(key("delimiter")).toString().toLatin1();
    return ScratchNote{
        QByteArray::fromBase64(json.value(key("name")).toString().toLatin1()),
        delimiter.isEmpty() ? '\0' : delimiter.at(0), json.value(key("path")).toString(),
        json.value(key("token")).toString().toLatin1(),
        QDateTime::fromString(json.value(key("since")).toString(), Qt::ISODate)};
}

void writeScratchNote(const QString &path, const ScratchNote &note)
{
    const QJsonObject json{
        {key("name"), QString::fromLatin1(note.name.toBase64())},
        {key("delimiter"), note.delimiter ? QString(QLatin1Char(note.delimiter)) : QString()},
        {key("path"), note.path},
        {key("token"), QString::fromLatin1(note.token)},
        {key("since"), note.since.toString(Qt::ISODate)}};
    writePrivateFile(path, QJsonDocument(json).toJson());
}

} // namespace duopost
