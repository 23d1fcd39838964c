// SPDX-License-Identifier: GPL-3.0-or-later
// The remote id of a row that has none yet.
#pragma once

#include "mailcore/Ids.h"

namespace duopost {

/// 0x02 and our own id: neither a UID nor a unique-id can look like that (RFC 1939 section 7).
inline RemoteId awaitingKey(qint64 id)
{
    return {'\x02' + QByteArray::number(id)};
}

inline bool isAwaiting(const RemoteId &remote)
{
    return remote.key.startsWith('\x02');
}

} // namespace duopost
