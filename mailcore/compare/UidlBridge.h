// SPDX-License-Identifier: GPL-3.0-or-later
// From POP3's unique-ids to IMAP's UIDs of one mailbox, without fetching it.
#pragma once

#include "mailcore/compare/MailboxSide.h"
#include "mailcore/compare/UidlFormula.h"

namespace duopost {

struct UidlBridge {
    std::optional<UidlFormula> formula; ///< only if it was proved
    int provedOn = 0; ///< messages whose headers were compared, all of them equal
    QList<MatchedPair> pairs; ///< here = index of pop3, there = index of imap
};

/// Finds the formula by which the server makes unique-ids, and proves it on about 20 messages, spread over the
/// mailbox, by the hash of their headers. One that differs, or none that could be compared, and there is no
/// bridge.
/// @param pop3, imap messages; those without a unique-id, and those outside of the inbox, take no part
UidlBridge bridge(
    const QList<SideMessage> &pop3, const QList<SideMessage> &imap, const MessageHashes &pop3Hashes,
    const MessageHashes &imapHashes);

} // namespace duopost
