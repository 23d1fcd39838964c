// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/HtmlSanitizer.h"

namespace duopost {

/// The beginning of a sanitized page, cut between two words or before a tag, about @p length characters long. A
/// tag that is longer than that, as one with a picture written out in it, is kept whole. What is open at the
/// cut, the parser closes. Pure.
SanitizedHtml firstPart(SanitizedHtml page, qsizetype length);

} // namespace duopost
