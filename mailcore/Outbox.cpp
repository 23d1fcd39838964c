// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Outbox.h"

namespace duopost {

QString toString(OutboxState state)
{
    switch (state) {
    case OutboxState::Waiting:
        return QStringLiteral("waiting");
    case OutboxState::Queued:
        return QStringLiteral("queued");
    case OutboxState::Sending:
        return QStringLiteral("sending");
    case OutboxState::MaybeSent:
        return QStringLiteral("maybe-sent");
    case OutboxState::PartlyRefused:
        return QStringLiteral("partly-refused");
    case OutboxState::Refused:
        return QStringLiteral("refused");
    case OutboxState::Accepted:
        return QStringLiteral("accepted");
    case OutboxState::Done:
        return QStringLiteral("done");
    }
    return {};
}

QString lackingText(Lacking lacking)
{
    switch (lacking) {
    case Lacking::Nothing:
        break;
    case Lacking::Room:
        return QStringLiteral("250-SIZE ");
    case Lacking::Utf8Addresses:
        return QStringLiteral("250 (no SMTPUTF8)");
    case Lacking::EightBit:
        return QStringLiteral("250 (no 8BITMIME)");
    case Lacking::Reports:
        return QStringLiteral("250 (no DSN)");
    }
    return {};
}

Lacking lackingOf(const OutboxItem &item)
{
    if (item.state != OutboxState::Refused)
        return Lacking::Nothing;
    for (const auto one : {Lacking::Room, Lacking::Utf8Addresses, Lacking::EightBit, Lacking::Reports}) {
        if (item.serverText.startsWith(lackingText(one)))
            return one;
    }
    return Lacking::Nothing;
}

} // namespace duopost
