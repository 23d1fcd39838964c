// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/CompositionValue.h"

namespace duopost {

/// What is being written, in user data: one version each. One thread; the caller holds the transaction.
class CompositionTable {
public:
    explicit CompositionTable(AccountDatabase &database) : m_database(database) { }

    /// What has gone into the outbox meanwhile is not brought back by a version that was saved late.
    void keep(const QString &id, const CompositionValue &value, qint64 changed);
    QList<Composition> all(); ///< newest first, without what is in the outbox
    std::optional<Composition> find(const QString &id);
    void remove(const QString &id);
    /// It has become this outgoing message; 0 = it is being written again.
    void setOutbox(const QString &id, qint64 outgoing);

private:
    void dropUnusedParts();

    AccountDatabase &m_database;
};

} // namespace duopost
