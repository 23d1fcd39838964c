// SPDX-License-Identifier: GPL-3.0-or-later
// Quoted-printable (RFC 2045 section 6.7) and the "Q" form of encoded words (RFC 2047 section 4.2). Pure; any
// thread.
#pragma once

#include <QByteArray>

namespace duopost::mime {

struct QuotedPrintableResult {
    QByteArray bytes;
    bool damaged = false; ///< an "=" that begins nothing was left as it is
};

/// Accepts lower-case digits, blanks after a soft line break and "=" at the very end; drops trailing blanks.
QuotedPrintableResult decodeQuotedPrintable(QByteArrayView encoded);

/// "_" is a blank here, and line ends are not special.
QByteArray decodeQ(QByteArrayView encoded);

} // namespace duopost::mime
