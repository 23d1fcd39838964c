// SPDX-License-Identifier: GPL-3.0-or-later
// Why a message is not the same everywhere, in the user's words.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MessageFacts.h"
#include "ui/seconddevice/DeviceRow.h"

namespace duopost {

struct DifferenceContext {
    Protocol here = Protocol::Imap, second = Protocol::Imap;
    QList<LedgerEntry> ledger; ///< whatSyncs() of the account
    QList<MessageFact> facts; ///< of the message on this computer; empty if it is not there
};

/// One for each thing that differs, with its reason; empty if nothing does.
QStringList
differenceSentences(const DeviceRow &row, const DeviceSides &sides, const DifferenceContext &context);

} // namespace duopost
