// SPDX-License-Identifier: GPL-3.0-or-later
// What one is asked before a message goes. Pure.
#pragma once

#include "mailcore/OutgoingMessage.h"

#include <QString>

namespace duopost {

struct SendConcern {
    enum class Kind {
        NoRecipient, ///< cannot be sent
        InvalidRecipient, ///< cannot be sent; what: as it was typed
        TooLarge, ///< cannot be sent; bytes and limit
        ForgottenAttachment, ///< what: the word
        EmptySubject,
        ManyRecipients, ///< everybody sees the addresses of count people
    };
    Kind kind;
    QString what = {};
    qint64 bytes = 0, limit = 0;
    int count = 0;
};

constexpr int manyRecipients = 20;

/// @param ownText what the user wrote, without quotations
/// @param limit of the server, 0 = not known
QList<SendConcern> concernsBeforeSending(const OutgoingMessage &message, const QString &ownText, qint64 limit);

bool forbidsSending(const SendConcern &concern);

} // namespace duopost
