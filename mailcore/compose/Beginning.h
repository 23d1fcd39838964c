// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Composing.h"

namespace duopost {

/// From, Reply-To and the blind copy to oneself; no text.
OutgoingMessage begunAs(const Identity &as);

/// A Message-ID that may be written into a header: ASCII, no blanks or brackets, not endless.
bool isUsableId(const QByteArray &id);

} // namespace duopost
