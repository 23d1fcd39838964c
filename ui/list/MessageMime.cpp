// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageMime.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QMimeData>

namespace duopost {

namespace {

QString format()
{
    // Ids mean something in this process only.
    return QStringLiteral("application/x-duopost-messages-%1").arg(QCoreApplication::applicationPid());
}

} // namespace

std::unique_ptr<QMimeData> mimeOf(const MessagesOf &messages)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << messages.folder.account.value << messages.folder.folder.value;
    for (const auto id : messages.ids)
        out << id.value;
    auto mime = std::make_unique<QMimeData>();
    mime->setData(format(), bytes);
    return mime;
}

std::optional<MessagesOf> messagesIn(const QMimeData *mime)
{
    if (!mime || !mime->hasFormat(format()))
        return std::nullopt;
    MessagesOf messages;
    QDataStream in(mime->data(format()));
    in >> messages.folder.account.value >> messages.folder.folder.value;
    while (!in.atEnd()) {
        MessageId id;
        in >> id.value;
        messages.ids << id;
    }
    return messages;
}

} // namespace duopost
