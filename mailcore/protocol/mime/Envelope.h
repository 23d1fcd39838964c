// SPDX-License-Identifier: GPL-3.0-or-later
// The Cryptographic Message Syntax (RFC 5652) as an envelope around a part; what is inside, nothing verified.
// By OpenSSL. Any thread.
#pragma once

#include <QByteArray>
#include <optional>

namespace duopost::mime {

enum class EnvelopeContent {
    Signed,
    Encrypted, ///< in any of its forms
    Other, ///< compressed, certificates only
    Unreadable,
};

/// "application/pkcs7-mime" under any of its names.
bool isEnvelopeType(QByteArrayView type);

EnvelopeContent envelopeContent(const QByteArray &der);

/// The part that was signed, which lies inside of its signature; empty if this is something else.
std::optional<QByteArray> signedInside(const QByteArray &der);

} // namespace duopost::mime
