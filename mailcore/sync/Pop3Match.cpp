// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Pop3Match.h"

#include "mailcore/MessageParser.h"
#include "mailcore/store/BodyHash.h"

#include <QMultiHash>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

constexpr int fewMessages = 10;

QByteArray nameOf(const QByteArray &messageId, const QString &subject, const QString &from)
{
    return messageId.isEmpty() ? '\n' + (subject + QLatin1Char('\n') + from).toUtf8() : messageId;
}

} // namespace

RenumberedMessage renumbered(const RemoteId &remote, const QByteArray &header, qint64 size)
{
    const auto fields = parseHeader(header);
    return {
        remote,
        fields.messageId,
        fields.subject,
        fields.from.value(0).address,
        fields.date.isValid() ? fields.date.toMSecsSinceEpoch() : 0,
        size,
        headerHashOf(header)};
}

QByteArray headerHashOf(const QByteArray &raw)
{
    const auto end = raw.indexOf("\r\n\r\n");
    return bodyHash(end < 0 ? QByteArrayView(raw) : QByteArrayView(raw).first(end + 4));
}

QList<MailStore::MaildropRename> matchByContent(
    const QList<MailStore::MaildropContent> &known, const QList<RenumberedMessage> &listed,
    const std::function<QByteArray(MessageId)> &headerHash)
{
    QMultiHash<QByteArray, qsizetype> byName;
    for (qsizetype i = 0; i < known.size(); ++i) {
        if (known[i].message)
            byName.insert(nameOf(known[i].messageId, known[i].subject, known[i].fromAddress), i);
    }
    QSet<qsizetype> taken;
    QList<MailStore::MaildropRename> result;
    for (const auto &message : listed) {
        auto candidates = byName.values(nameOf(message.messageId, message.subject, message.fromAddress));
        candidates.removeIf([&](qsizetype i) { return taken.contains(i); });
        std::sort(candidates.begin(), candidates.end());
        auto found = std::find_if(candidates.begin(), candidates.end(), [&](qsizetype i) {
            return message.date != 0 && known[i].date == message.date && known[i].size == message.size;
        });
        if (found == candidates.end())
            found = std::find_if(candidates.begin(), candidates.end(), [&](qsizetype i) {
                return headerHash(known[i].message) == message.headerHash;
            });
        if (found == candidates.end())
            continue;
        taken.insert(*found);
        result << MailStore::MaildropRename{known[*found].remote, message.remote, false};
    }
    return result;
}

bool looksRenumbered(const MaildropLook &look, qsizetype listed)
{
    return look.expected >= fewMessages && listed > 0 && !look.unknown.isEmpty()
        && look.found * 10 < look.expected;
}

} // namespace duopost
