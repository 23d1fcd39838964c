// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"
#include "mailcore/store/AccountDatabase.h"

namespace duopost {

struct LedgerRow {
    Operation operation{};
    Evidence evidence;
};

/// Evidence about what this account's server does, in user data. One thread.
class LedgerTable {
public:
    explicit LedgerTable(AccountDatabase &database) : m_database(database) { }

    QList<LedgerRow> all(); ///< oldest first
    /// Observations are kept, the last five an operation; what a server advertises replaces what it advertised.
    void add(const QList<LedgerRow> &rows);

private:
    AccountDatabase &m_database;
};

} // namespace duopost
