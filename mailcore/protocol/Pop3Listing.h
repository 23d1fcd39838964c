// SPDX-License-Identifier: GPL-3.0-or-later
// What UIDL and LIST answer, read without trust. Pure.
#pragma once

#include "mailcore/protocol/Maildrop.h"

#include <QHash>

namespace duopost {

struct UidlLine {
    int number = 0; ///< good for this connection only; 0 = a number that no message can have
    QByteArray uniqueId; ///< empty = missing, or no good as a name
};

/// The lines of an UIDL answer. A line that says nothing at all is passed over.
QList<UidlLine> parseUidl(QByteArrayView answer);
/// Number → octets; negative and senseless sizes are 0.
QHash<int, qint64> parseSizes(QByteArrayView answer);

/// A message of the maildrop and the name it is known by here.
struct NamedMessage {
    MaildropItem item;
    int number = 0;
};
/// Two identical messages may share one unique-id (RFC 1939 section 7: it may be a hash), so the key is the
/// unique-id and, from the second one on, its occurrence. Shared ids and shared numbers are not firm.
/// contentKey names the messages without a usable unique-id; where it gives nothing the message is left out.
QList<NamedMessage>
nameMessages(const QList<UidlLine> &lines, const std::function<QByteArray(int number)> &contentKey);

/// A name made from a header (SHA-256), for servers without UIDL. Fields that servers change when a message is
/// read or numbered do not count.
QByteArray contentKey(QByteArrayView header);

/// What stands before the occurrence.
QByteArrayView uniqueIdOf(const RemoteId &remote);

} // namespace duopost
