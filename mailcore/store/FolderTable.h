// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/FolderDelta.h"
#include "mailcore/store/FolderOverlay.h"

#include <QSet>

namespace duopost {

/// SQL on the folders of one account. One thread.
class FolderTable {
public:
    explicit FolderTable(AccountDatabase &database) : m_database(database) { }

    QList<Folder> all();
    /// The folders that the server has, under the names it knows them by now; also a deleted one in which
    /// something has to be done first.
    QList<Folder> there();
    /// As in there().
    std::optional<QByteArray> nameThere(FolderId id);
    std::optional<Folder> find(FolderId id);
    /// Makes the list equal to the server's, with what is queued laid over it, in cache or user data. Folders
    /// that are gone are dropped from the cache with their messages; user data is never dropped. @return
    /// whether anything changed
    bool replace(const QList<ListedFolder> &listed, bool userData);
    /// With its messages; those on their way into it are in no folder until the server has answered.
    void remove(FolderId id);
    /// Stands for the validity of a folder whose rows have lost their ids and not all found new ones.
    static constexpr quint64 beingRenumbered = quint64(1) << 40;
    SyncCursor cursor(FolderId id);
    quint64 uidValidity(FolderId id);
    void setCursor(FolderId id, const SyncCursor &cursor, quint64 uidValidity);
    void touch(FolderId id, qint64 asOf);
    void setKeep(FolderId id, const KeepOffline &keep);
    void addCounts(FolderId id, int total, int unread);
    std::pair<int, int> counts(FolderId id);
    /// The next unused id of that database; ids are never used twice.
    qint64 takeIds(bool userData, qint64 count);
    /// A cache that lost its last transactions has forgotten ids it gave, which the queue still names.
    void skipIdsInQueue();

private:
    bool insert(const FolderOverlay::Shown &one, const QString &path, bool userData);
    bool update(const Folder &before, const FolderOverlay::Shown &one);
    QSet<qint64> created(); ///< here, and not on the server yet

    AccountDatabase &m_database;
};

} // namespace duopost
