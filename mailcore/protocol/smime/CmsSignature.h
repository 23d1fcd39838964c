// SPDX-License-Identifier: GPL-3.0-or-later
// Verifying a signature in the Cryptographic Message Syntax (RFC 5652), by OpenSSL. Any thread.
#pragma once

#include "mailcore/Protection.h"
#include "mailcore/protocol/TrustAnchors.h"

#include <QByteArray>
#include <optional>

namespace duopost::smime {

/// Verifies; fills verdict (Confirmed still means: trusted, whoever it is), signer, addresses, times, chain and
/// detail.
/// @param detached what was signed, if it does not lie inside
void verify(
    const QByteArray &der, const std::optional<QByteArray> &detached, const TrustAnchors &anchors,
    const QDateTime &now, Protection &into);

} // namespace duopost::smime
