// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/LayoutTime.h"

#include <litehtml/litehtml.h>

namespace duopost {

/// litehtml's element for a tag, with the attributes that mail still uses and litehtml does not know, and with
/// a look at the clock in all that can take long. Null for tags that need neither. @p time outlives it.
litehtml::element::ptr
makeElement(const char *tag, const std::shared_ptr<litehtml::document> &document, LayoutTime &time);

} // namespace duopost
