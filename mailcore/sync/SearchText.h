// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/SearchIndex.h"

namespace duopost {

/// What a reader sees of a message: its text, what its HTML says beyond that, attachments by name. Any thread.
SearchText searchTextOf(const QByteArray &raw);

/// All the text of a message that a snippet may be cut from.
QString readableTextOf(const QByteArray &raw);

} // namespace duopost
