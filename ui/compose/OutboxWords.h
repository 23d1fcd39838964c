// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for what becomes of a message that was sent.
#pragma once

#include "mailcore/Outbox.h"

#include <QColor>
#include <QString>

namespace duopost {

struct OutboxWords {
    QString icon;
    QColor colour;
    QString title; ///< "Waiting"
    QString sentence; ///< what that means, and what one can do
};
OutboxWords outboxWords(const OutboxItem &item);

/// What waits to be sent, of all accounts, in a few words.
struct OutboxSummary {
    int count = 0; ///< 0 = there is nothing to say
    QString state; ///< of what needs a person most: "Perhaps sent"
    bool needsSomebody = false;
    bool operator==(const OutboxSummary &) const = default;
};
OutboxSummary outboxSummary(const QList<OutboxItem> &items);

/// "Sent copy: on the server since 12:03 (UID 5), every IMAP device sees it."
QString sentCopySentence(const SentCopy &copy);

} // namespace duopost
