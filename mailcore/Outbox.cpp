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

} // namespace duopost
