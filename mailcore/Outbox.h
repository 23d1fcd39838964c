// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be sent, what became of it, and where the copy is.
#pragma once

#include "mailcore/Ids.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace duopost {

using OutboxId = Id<struct OutboxTag>;

struct OutboxRef {
    AccountId account;
    OutboxId item;
    auto operator<=>(const OutboxRef &) const = default;
};

enum class OutboxState {
    Waiting, ///< until notBefore: undo, or send later
    Queued, ///< as soon as there is a connection, or nextAttempt has come
    Sending, ///< a server is being talked to
    MaybeSent, ///< it broke off where the server may have taken it (RFC 1047): a person decides
    PartlyRefused, ///< the server refused some recipients; nothing was sent to anybody; a person decides
    Refused, ///< for good (5xx), with the server's words; nothing was sent
    Accepted, ///< the server has taken it; its copy is being looked for, or filed
    Done, ///< and the copy is where SentCopy says
};
QString toString(OutboxState state); ///< "waiting", "queued", "sending", "maybe-sent", …

/// What a server has not, so that a message was not even offered to it.
enum class Lacking {
    Nothing,
    Room, ///< SIZE: it takes no message as large as this one
    Utf8Addresses, ///< SMTPUTF8
    EightBit, ///< 8BITMIME
    Reports, ///< DSN: a delivery report was asked for
};

struct RecipientAnswer {
    QString address;
    bool accepted = false;
    QString reply; ///< "550 5.1.1 No such user", verbatim
};

/// Where the copy of a sent message is, and who put it there.
struct SentCopy {
    enum class Place {
        Unknown, ///< not sent yet, or still looked for
        OnServer, ///< every IMAP device sees it
        OnlyHere,
        OnItsWay, ///< to be filed on the server, not there yet
        Nowhere, ///< filing was refused; lastError says why, and it is tried again when asked
    };
    enum class By { Nobody, Server, Us };
    Place place = Place::Unknown;
    By by = By::Nobody;
    QString folder; ///< path
    QByteArray uid; ///< in that folder
    QDateTime since;
};

struct OutboxItem {
    OutboxRef ref;
    OutboxState state = OutboxState::Queued;
    QByteArray messageId; ///< without angle brackets; the same in every attempt
    QString subject;
    QStringList recipients;
    qint64 size = 0; ///< bytes on the wire
    QDateTime since; ///< when it was handed over
    QDateTime notBefore; ///< invalid = at once
    QDateTime nextAttempt; ///< invalid = none planned
    int attempts = 0;
    QString serverText; ///< of the last attempt, verbatim
    QList<RecipientAnswer> answers; ///< of the last attempt
    SentCopy copy;
};

/// How serverText says it.
QString lackingText(Lacking lacking);
/// Why a refused message was not offered to the server, if that is so.
Lacking lackingOf(const OutboxItem &item);

/// How far a transmission is; told at most ten times a second.
struct SendProgress {
    OutboxRef item;
    qint64 sent = 0, of = 0; ///< bytes
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::OutboxRef)
Q_DECLARE_METATYPE(duopost::SendProgress)
