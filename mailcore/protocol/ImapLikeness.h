// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

class ImapMailbox;

/// A message as the server describes it now, as far as it takes to recognise it.
struct SeenMessage {
    quint32 uid = 0;
    qint64 size = 0; ///< 0 = not said
    QByteArray messageId; ///< without angle brackets; empty = it has none
};

/// Whether what is there now can be the message that was meant. Servers have given one UID to another
/// message without a new UIDVALIDITY; sizes alone decide only where there is no Message-ID.
bool isSame(const Likeness &meant, const SeenMessage &seen);

/// UID, size and Message-ID of these messages of the open folder, in one command; what is gone is left out.
QList<SeenMessage> look(ImapMailbox &mailbox, const QList<quint32> &uids);

/// The messages of a change that are still there and still the same.
struct Recognised {
    QList<quint32> uids;
    QList<RemoteId> missing;
};

/// Opens the folder if it is not and looks at the messages, in one round trip.
/// @throws MailError MessageGone if the folder was renumbered, or its numbers are not to be trusted
Recognised recognise(ImapMailbox &mailbox, const Targets &targets);

/// Whether a server can be asked for it, so that not being found means something.
bool canBeSearched(const QByteArray &messageId);

/// Where messages with these likenesses lie in a folder, by a look at it that changes nothing: key → UID.
/// The newest where there are several. @return the validity of the folder as well
struct Located {
    QHash<QByteArray, quint32> uids;
    QHash<QByteArray, QList<quint32>> candidates; ///< all of them
    quint64 uidValidity = 0;
};
Located locate(ImapMailbox &mailbox, const QByteArray &folder, const QHash<QByteArray, Likeness> &meant);

} // namespace duopost
