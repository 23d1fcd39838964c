// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of one message: where each thing that is known about it is recorded, and how that is known. Pure;
// implemented in mailcore/compare; any thread.
#pragma once

#include "mailcore/Capability.h"
#include "mailcore/Folder.h"
#include "mailcore/Message.h"
#include "mailcore/Outbox.h"
#include "mailcore/PendingAction.h"

namespace duopost {

enum class MessageFactKind {
    Received, ///< the message itself
    Read,
    Answered,
    Starred,
    Filed, ///< that it lies in this folder
    SentCopy, ///< of a message in Sent
    Removal, ///< when it leaves the server (POP3)
};

struct MessageFact {
    MessageFactKind kind{};
    bool holds = true; ///< of a mark: it is set
    Where where = Where::OnlyHere; ///< where this is recorded
    QDateTime asOf; ///< last time the server was seen to say so; invalid = never
    QDateTime due; ///< of Removal; invalid = it stays
    std::optional<Evidence> evidence; ///< the newest that says why
    /// Of Received: the message's date; of what waits: when it was done; of SentCopy: when it was found or put
    /// there; else invalid.
    QDateTime since;
    QByteArray uid; ///< of SentCopy on a server: the UID of it in its folder; empty = not known
};

/// @param ledger whatSyncs() of the account; @param pending what the server has not confirmed; @param outbox
/// what Writing::outbox() still knows of messages that were sent, for the time of the copy
QList<MessageFact> factsOf(
    const Account &account, const Folder &folder, const MessageRow &row, const QList<LedgerEntry> &ledger,
    const QList<PendingAction> &pending, const QList<OutboxItem> &outbox = {});

} // namespace duopost
