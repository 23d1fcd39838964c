// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Archive.h"
#include "mailcore/store/MessageTable.h"

namespace duopost {

/// What the store keeps of a message just fetched: the exact bytes, and what the list shows of them.
StoredBody takeIn(MessageId id, const QByteArray &raw);
/// The same for one that comes from somewhere else. toServer: it will stand on the wire.
WholeMessage takeArriving(const ArrivingMessage &message, bool toServer);

} // namespace duopost
