// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost::mime {

/// The inverse of unwrapFlowed(…, DelSp::No): paragraphs to lines of at most 76 characters where blanks allow
/// it (RFC 3676). A quotation is a run of ">" followed by a blank or nothing; other lines that begin so are
/// space-stuffed. Blanks at the end of a line are dropped, but not those of the signature's "-- ".
/// LF line ends in both.
QString flowedText(const QString &text);

} // namespace duopost::mime
