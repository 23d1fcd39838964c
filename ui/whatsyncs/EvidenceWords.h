// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"

namespace duopost {

/// One piece of evidence as a paragraph, its transcript below; every word from outside is escaped.
QString evidenceParagraph(const Evidence &evidence);
/// Escaped, and nothing in it turns the direction of writing.
QString escaped(const QString &text);

} // namespace duopost
