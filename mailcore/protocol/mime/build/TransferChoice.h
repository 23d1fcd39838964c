// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/OutgoingMessage.h"

namespace duopost::mime {

/// LF and CR alone become CRLF, NUL goes (RFC 5322 section 2.3; smuggled line ends are how one message becomes
/// two).
QByteArray withCrLf(const QByteArray &text);

/// What a body asks of the wire.
struct WireNeeds {
    bool eightBit = false;
    bool lineTooLong = false; ///< more than 998 octets
    bool odd = false; ///< NUL, other control characters, a CR or LF alone
};
WireNeeds wireNeeds(QByteArrayView bytes);

enum class Transfer { SevenBit, EightBit, QuotedPrintable, Base64 };

/// For a text with CRLF line ends: as it is where the wire takes it; else quoted-printable where most of it
/// stays readable, and base64 for other scripts.
Transfer transferOf(const QByteArray &text, Wire wire);

} // namespace duopost::mime
