// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/MailError.h"
#include "mailcore/store/AccountDatabase.h"

namespace duopost {

/// A change that the server has not been told yet.
struct PendingChange {
    qint64 id = 0;
    FolderId folder;
    MessageId message;
    QByteArray remoteName;
    RemoteId remote;
    quint64 uidValidity = 0;
    Change change;
    MessageFlags flagsBefore;
};

/// The durable queue of changes, in user data. One thread; the caller holds the transaction.
class PendingTable {
public:
    explicit PendingTable(AccountDatabase &database) : m_database(database) { }

    void add(const PendingChange &change);
    QList<PendingChange> all();
    void remove(const QList<qint64> &ids);

private:
    AccountDatabase &m_database;
};

} // namespace duopost
