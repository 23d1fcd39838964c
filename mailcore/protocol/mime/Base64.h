// SPDX-License-Identifier: GPL-3.0-or-later
// Base64 as it arrives (RFC 2045 section 6.8), not as it should be. Pure; any thread.
#pragma once

#include <QByteArray>

namespace duopost::mime {

struct Base64Result {
    QByteArray bytes;
    bool damaged = false; ///< foreign characters were skipped or a group was incomplete
    QByteArrayView trailing; ///< plain text after the padding (list footers), pointing into the input
};

/// Decodes what can be decoded: skips foreign characters, accepts missing padding, goes on after "=" in the
/// middle.
Base64Result decodeBase64(QByteArrayView encoded);

} // namespace duopost::mime
