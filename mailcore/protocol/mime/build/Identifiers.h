// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/OutgoingMessage.h"

namespace duopost::mime {

/// Message-ID or Content-ID that may be written into a header: ASCII without blanks and brackets, not endless.
bool isIdentifier(const QByteArray &id);

/// In a draft: the id of the message that is passed on.
inline constexpr const char *forwardedField = "X-Forwarded-Message-Id";

/// What was taken from a received message may hold ids that must not be sent: such ones of messages go, such
/// ones of pictures get another one, in the HTML too.
void replaceOddIds(OutgoingMessage &message);

} // namespace duopost::mime
