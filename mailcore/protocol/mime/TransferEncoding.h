// SPDX-License-Identifier: GPL-3.0-or-later
// Undoing the Content-Transfer-Encoding of a body (RFC 2045 section 6). Pure; any thread.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace duopost::mime {

struct DecodedBody {
    QByteArray bytes;
    QByteArray trailing; ///< plain text found behind an encoded body (list footers)
    QStringList warnings; ///< English
};

/// Never fails: an unknown encoding leaves the bytes as they are, with a warning.
DecodedBody decodeBody(QByteArrayView body, QByteArrayView encoding);

} // namespace duopost::mime
