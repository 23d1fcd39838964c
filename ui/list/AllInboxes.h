// SPDX-License-Identifier: GPL-3.0-or-later
// All inboxes in one list. Its ids say the account too, so that a row needs no more memory than in any other.
#pragma once

#include "mailcore/Ids.h"

namespace duopost {

/// Stands for the inboxes of all accounts; no account and no folder has these ids.
inline constexpr FolderRef allInboxes{{0}, {-1}};

/// Ids of messages have 41 bits, see AccountDatabase; those of accounts are small numbers.
inline constexpr int messageBits = 44;

inline MessageId idInAll(MessageRef message)
{
    return {message.account.value << messageBits | message.message.value};
}
inline MessageRef refInAll(MessageId id)
{
    return {{id.value >> messageBits}, {id.value & ((qint64(1) << messageBits) - 1)}};
}

} // namespace duopost
