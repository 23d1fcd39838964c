// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace duopost::mime {

/// An address as servers are told it.
struct WireAddress {
    QByteArray text; ///< local part, "@", domain in A-labels (RFC 5890) or an address literal
    bool needsSmtpUtf8 = false; ///< more than ASCII in front of the "@"
    bool operator==(const WireAddress &) const = default;
};

/// Nothing for what cannot be sent to (RFC 5321 section 4.1.2, RFC 6531): no "@", blanks, control, invisible or
/// direction characters, too long, a domain that is none. A quoted local part that holds what looks like
/// another address is refused too: programs read such addresses differently.
std::optional<WireAddress> wireAddress(const QString &address);

} // namespace duopost::mime
