// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/PendingTable.h"

namespace duopost {

/// What is done to a folder, with its name as the server will know it.
struct FolderEdit {
    FolderChange change;
    QByteArray remoteName; ///< of a created or renamed folder
    QString path; ///< likewise
    char delimiter = '/';
    FolderRole role = FolderRole::None;
    bool local = false; ///< exists, or will exist, on this computer only
};

/// The local effect of what a user does to folders, its entry in the queue, and what becomes of both when the
/// server has answered. One thread; the caller holds the transaction.
class FolderActions {
public:
    explicit FolderActions(AccountDatabase &database) : m_database(database) { }

    /// @return the folder; of a deleted one, its parent
    /// @throws MailError NotFound, BadUsage (a folder of that name exists; not empty of folders)
    FolderId record(const FolderEdit &edit);
    void settle(const PendingChange &pending, Outcome outcome);
    /// After the cache lost its last transactions: what is queued shows again.
    void repair();
    /// Local folders of a POP3 account, made once.
    bool ensureLocal(const QList<FolderEdit> &folders);

private:
    FolderId insert(qint64 id, const FolderEdit &edit);
    FolderId create(const FolderEdit &edit);
    void rename(FolderId folder, const QByteArray &remoteName, const QString &path);
    void renameBack(const Folder &folder, const PendingChange &pending);
    void setName(FolderId folder, const QByteArray &remoteName, const QString &path);
    void merge(FolderId from, FolderId into);
    void hide(FolderId folder);
    void show(const Folder &folder, const QByteArray &remoteName);
    Folder require(FolderId folder);

    AccountDatabase &m_database;
};

} // namespace duopost
