// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost {

/// 256 bits from the system's generator, in base64url (43 characters): for state, and as verifier (RFC 7636
/// section 4.1).
QByteArray unguessable();

/// S256 (RFC 7636 section 4.2).
QByteArray challengeOf(const QByteArray &verifier);

} // namespace duopost
