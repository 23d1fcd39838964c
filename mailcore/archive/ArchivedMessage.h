// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

namespace duopost {

/// A message as it stands in a file, with what the file says about it.
struct ArchivedMessage {
    QByteArray raw;
    MessageFlags flags = {};
    QByteArray keywords = {}; ///< those that are no MessageFlag; blank-separated, sorted
    qint64 received = 0; ///< ms since 1970 UTC; 0 = not known
    bool isProven = false; ///< written by us, and not changed since: the very bytes, line ends included
};

} // namespace duopost
