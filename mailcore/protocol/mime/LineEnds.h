// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost::mime {

/// CRLF for every LF that stands alone: what the wire has, and what was signed (RFC 8551 section 3.1.1).
QByteArray withCrLf(QByteArrayView text);

} // namespace duopost::mime
