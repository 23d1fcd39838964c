// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "mailcore/Protection.h"
#include "mailcore/protocol/TrustAnchors.h"

#include <functional>

namespace duopost {

/// protectionOf() of mailcore/Protection.h with other authorities and another time.
/// @param anchors asked only if there is an S/MIME signature
std::optional<Protection> protectionOf(
    const QByteArray &raw, const ParsedMessage &message, const std::function<TrustAnchors()> &anchors,
    const QDateTime &now);

} // namespace duopost
