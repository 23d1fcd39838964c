// SPDX-License-Identifier: GPL-3.0-or-later
// The lines that Duopost puts in front of a message in an mbox, so that it comes back exactly as it was.
#pragma once

#include "mailcore/archive/ArchivedMessage.h"

#include <optional>

namespace duopost {

/// How the first of these lines begins.
inline constexpr QByteArrayView ownField = "X-Duopost-Archive: 1; ";

/// Our lines and the message behind them, with LF line ends where that can be taken back.
QByteArray withOwnLines(const ArchivedMessage &message);

/// The message behind such lines. None if there are none, or if anything was changed since they were written:
/// then they say nothing. What follows the message, as line ends that the file needs, is cut off.
std::optional<ArchivedMessage> behindOwnLines(const QByteArray &text);

QByteArray digestOf(const QByteArray &raw); ///< SHA-256

} // namespace duopost
