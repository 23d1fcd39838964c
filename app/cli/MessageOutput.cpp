// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include <QJsonArray>

namespace duopost::cli {

namespace {

QJsonArray toJson(const QList<MailAddress> &addresses)
{
    QJsonArray array;
    for (const auto &address : addresses)
        array << QJsonObject{
            {QStringLiteral("name"), address.name}, {QStringLiteral("address"), address.address}};
    return array;
}

QJsonArray toJson(const QList<QByteArray> &ids)
{
    QJsonArray array;
    for (const auto &id : ids)
        array << QString::fromUtf8(id);
    return array;
}

QString toText(const QList<MailAddress> &addresses)
{
    QStringList texts;
    for (const auto &address : addresses)
        texts
            << (address.name.isEmpty() ? address.address
                                       : QStringLiteral("%1 <%2>").arg(address.name, address.address));
    return texts.join(QStringLiteral(", "));
}

} // namespace

QJsonObject toJson(const ParsedMessage &message)
{
    const auto &header = message.header;
    QJsonArray attachments;
    for (const auto &attachment : message.attachments)
        attachments << QJsonObject{
            {QStringLiteral("name"), attachment.name},
            {QStringLiteral("type"), QString::fromLatin1(attachment.type)},
            {QStringLiteral("size"), attachment.content.size()},
            {QStringLiteral("inline"), attachment.isInline},
            {QStringLiteral("contentId"), QString::fromUtf8(attachment.contentId)},
            {QStringLiteral("sha256"), QString::fromLatin1(attachment.sha256())}};
    return {
        {QStringLiteral("subject"), header.subject},
        {QStringLiteral("from"), toJson(header.from)},
        {QStringLiteral("to"), toJson(header.to)},
        {QStringLiteral("cc"), toJson(header.cc)},
        {QStringLiteral("bcc"), toJson(header.bcc)},
        {QStringLiteral("replyTo"), toJson(header.replyTo)},
        {QStringLiteral("date"), header.date.isValid() ? header.date.toString(Qt::ISODate) : QString()},
        {QStringLiteral("messageId"), QString::fromUtf8(header.messageId)},
        {QStringLiteral("inReplyTo"), toJson(header.inReplyTo)},
        {QStringLiteral("references"), toJson(header.references)},
        {QStringLiteral("text"), message.text},
        {QStringLiteral("html"), message.html},
        {QStringLiteral("attachments"), attachments},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(message.warnings)}};
}

QString toText(const ParsedMessage &message)
{
    const auto &header = message.header;
    QString text = QStringLiteral("From: %1\nTo: %2\n").arg(toText(header.from), toText(header.to));
    if (!header.cc.isEmpty())
        text += QStringLiteral("Cc: %1\n").arg(toText(header.cc));
    text += QStringLiteral("Date: %1\nSubject: %2\n").arg(header.date.toString(Qt::ISODate), header.subject);
    for (const auto &attachment : message.attachments)
        text += QStringLiteral("Attachment: %1 (%2, %3 bytes)\n")
                    .arg(attachment.name, QString::fromLatin1(attachment.type))
                    .arg(attachment.content.size());
    for (const auto &warning : message.warnings)
        text += QStringLiteral("Note: %1\n").arg(warning);
    return text + QLatin1Char('\n') + message.text;
}

} // namespace duopost::cli
