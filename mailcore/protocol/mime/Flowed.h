// SPDX-License-Identifier: GPL-3.0-or-later
// format=flowed (RFC 3676) to paragraphs. Pure; any thread.
#pragma once

#include <QString>

namespace duopost::mime {

enum class DelSp { No, Yes };

/// Joins the soft line breaks; quote levels stay as ">" prefixes, the signature separator "-- " stays a line.
/// Input and output have LF line ends.
QString unwrapFlowed(const QString &text, DelSp delSp);

} // namespace duopost::mime
