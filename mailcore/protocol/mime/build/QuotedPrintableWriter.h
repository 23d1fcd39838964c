// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost::mime {

/// RFC 2045 section 6.7, for text with CRLF line ends; lines of at most 76 octets. Pure; any thread. vmime's
/// own encoder puts a soft line break between a CR and its LF where the CR is the last that fits into a line.
QByteArray encodedQuotedPrintable(const QByteArray &text);

} // namespace duopost::mime
