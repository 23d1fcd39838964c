// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/AccountDatabase.h"

#include <QHash>

namespace duopost {

using Facts = QHash<QString, QString>;

/// Single values to remember about an account, in user data. One thread; the caller holds the transaction.
class FactTable {
public:
    explicit FactTable(AccountDatabase &database) : m_database(database) { }

    Facts all();
    QString value(const QString &key);
    /// An empty value forgets the fact.
    void set(const Facts &facts);

private:
    AccountDatabase &m_database;
};

} // namespace duopost
