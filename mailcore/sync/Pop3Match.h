// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises messages after a server gave all of them new unique-ids. Pure.
#pragma once

#include "mailcore/store/MailStore.h"

#include <functional>

namespace duopost {

/// A message under its new unique-id.
struct RenumberedMessage {
    RemoteId remote;
    QByteArray messageId;
    QString subject, fromAddress;
    qint64 date = 0; ///< ms since 1970 UTC; 0 = none that makes sense
    qint64 size = 0;
    QByteArray headerHash; ///< of the header as TOP brought it
};
RenumberedMessage renumbered(const RemoteId &remote, const QByteArray &header, qint64 size);

/// SHA-256 of the header of a message, the empty line included.
QByteArray headerHashOf(const QByteArray &raw);

/// The new ids of what is known. A pair needs the same Message-ID (where there is none, subject and sender),
/// and then the same date and size, or the very same header; nothing is paired twice. headerHash gives that of
/// a body that is here, or nothing.
QList<MailStore::MaildropRename> matchByContent(
    const QList<MailStore::MaildropContent> &known, const QList<RenumberedMessage> &listed,
    const std::function<QByteArray(MessageId)> &headerHash);

/// Almost none of what should be there is listed: more than ten messages disappeared and others came.
bool looksRenumbered(const MaildropLook &look, qsizetype listed);

} // namespace duopost
