// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailboxFacts.h"
#include "mailcore/store/AccountDatabase.h"

namespace duopost {

/// Counts what is where, in both databases. One thread; reads every row of messages.
class CountTable {
public:
    explicit CountTable(AccountDatabase &database) : m_database(database) { }

    /// In the order of FolderTable::all().
    QList<FolderCounts> all();

private:
    AccountDatabase &m_database;
};

} // namespace duopost
