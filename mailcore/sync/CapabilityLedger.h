// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Capability.h"
#include "mailcore/store/LedgerTable.h"

namespace duopost {

/// Judges every operation from what the code declares, the server advertised and was observed to do. Pure.
/// The latest observation outweighs what is advertised, which outweighs what is declared.
QList<LedgerEntry> judge(Protocol protocol, const QList<Operation> &declared, const QList<LedgerRow> &evidence);
/// The same for an account, whose own settings may keep from the server what it could do.
QList<LedgerEntry>
judge(const Account &account, const QList<Operation> &declared, const QList<LedgerRow> &evidence);

} // namespace duopost
