// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/FolderDelta.h"
#include "mailcore/store/Landings.h"
#include "mailcore/store/MessageTable.h"

#include <QSet>

namespace duopost {

/// Brings what a server says about a folder into its rows. One thread; the caller holds the transaction.
///
/// A row whose remote id is not known (moved or copied here and not confirmed, uploaded, or the folder was
/// renumbered) awaits its message: when one arrives with the same content, the row takes its id and nothing is
/// doubled or fetched again.
class MessageIntake {
public:
    MessageIntake(AccountDatabase &database, const Landings &landings)
        : m_database(database), m_landings(landings)
    {
    }

    /// Counts of the folder are not touched: changes.total and unread hold the differences.
    DeltaResult apply(FolderRef folder, const FolderDelta &delta);
    /// The folder was looked through: a row that still awaits its message, and that nothing queued is to bring
    /// here, waits in vain: another device was quicker.
    void dropUnfound(FolderId folder, DeltaResult &result);

private:
    struct Known {
        qint64 id = 0;
        MessageFlags flags;
        bool body = false;
        bool onServer = true;
    };
    void orphanAll(FolderId folder);
    void insert(FolderId folder, const QList<NewMessage> &arrived, DeltaResult &result);
    QList<NewMessage> adopt(FolderId folder, const QList<NewMessage> &arrived, DeltaResult &result);
    QSet<QByteArray> leaving(FolderId folder);
    void reflag(FolderId folder, const QList<RemoteFlags> &flags, DeltaResult &result);
    void keepOnly(FolderId folder, const FolderDelta &delta, DeltaResult &result);
    void dropGone(FolderId folder, const QList<RemoteId> &gone, DeltaResult &result);
    void remove(const Known &row, DeltaResult &result);
    QHash<QByteArray, Known> known(FolderId folder);

    AccountDatabase &m_database;
    const Landings &m_landings;
};

} // namespace duopost
