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

/// "Sent copy: on the server since 12:03 (UID 5), every IMAP device sees it."
QString sentCopySentence(const SentCopy &copy);

} // namespace duopost
