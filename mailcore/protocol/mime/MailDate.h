// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as mail programs of four decades write them. Pure, independent of locale and time zone; any thread.
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace duopost::mime {

/// RFC 5322 with its obsolete zones, asctime, RFC 850, ISO 8601; 2- and 3-digit years, missing seconds,
/// comments. The result keeps the written offset (unknown zones count as UTC) and is invalid for nonsense.
QDateTime parseMailDate(QByteArrayView raw);

} // namespace duopost::mime
