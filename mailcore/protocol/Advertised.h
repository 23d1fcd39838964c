// SPDX-License-Identifier: GPL-3.0-or-later
// What a server claims by the capabilities it lists. Pure.
#pragma once

#include "mailcore/Capability.h"
#include "mailcore/protocol/Session.h"

#include <functional>

namespace duopost {

/// The list of capabilities, as far as it was seen.
struct ListedCapabilities {
    std::function<bool(const char *)> has;
    /// False where what is not listed may be listed later, so that nothing follows from it: IMAP before the
    /// log-in. POP3 has the same list before and after (RFC 2449 section 6).
    bool complete = false;
};

/// Without marks: these are the opened folder's (PERMANENTFLAGS).
QList<Observation> advertisedByImap(const ListedCapabilities &listed);

/// @param expire the argument of EXPIRE; empty if it is not listed
/// @param uniqueIds whether they were seen to work, if that was tried; else the list's word counts
QList<Observation> advertisedByPop3(
    const ListedCapabilities &listed, const QString &expire, std::optional<bool> uniqueIds = std::nullopt);

} // namespace duopost
