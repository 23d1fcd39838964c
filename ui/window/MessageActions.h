// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/Folder.h"
#include "mailcore/MailError.h"
#include "mailcore/Undo.h"
#include "ui/list/MessageMime.h"

#include <QHash>
#include <QObject>

class QAction;
class QWidget;

namespace duopost {

class MailService;

/// What can be done to the selected messages: read/unread, star, junk, archive, trash, move, copy, and taking
/// the last of it back. Each action says what it will do next.
class MessageActions : public QObject {
    Q_OBJECT
public:
    MessageActions(MailService &service, QWidget *window);

    QAction *read() const { return m_read; }
    QAction *star() const { return m_star; }
    QAction *junk() const { return m_junk; }
    QAction *archive() const { return m_archive; }
    QAction *trash() const { return m_trash; }
    QAction *move() const { return m_move; }
    QAction *copy() const { return m_copy; }
    QAction *deleteForGood() const { return m_deleteForGood; }
    QAction *undo() const { return m_undo; }
    QList<QAction *> all() const;

    /// @p chosen by folders, those of the current message first; @p flags of the message the actions decide by
    void setSelection(const QList<MessagesOf> &chosen, MessageFlags flags);
    void setFolders(AccountId account, const QList<Folder> &folders);
    void apply(const Change &change) { performOnSelection(change); } ///< to the selected messages
    void markReadQuietly(FolderRef folder, MessageId id);
    /// Dropped on a folder of the same account.
    void moveMessages(FolderRef from, const QList<MessageId> &ids, FolderId target, bool copy);
    void markAllRead(FolderRef folder);
    /// Deletes everything in a folder for good, after asking.
    void emptyFolder(FolderRef folder, const QString &title);

signals:
    void told(const QString &text); ///< where a change was recorded
    void undoable(const QString &text); ///< what was just done, and can be taken back
    void leaving(); ///< the selected messages are about to go from this list, as wanted
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void perform(FolderRef folder, const QList<MessageId> &ids, const Change &change, bool tell);
    void performOnSelection(const Change &change);
    void moveToTrash();
    void deleteForGood(FolderRef folder, const QList<MessageId> &ids, const QString &question);
    void toArchive();
    void pickFolder(bool copy);
    void takeBack();
    void updateActions();
    void updateUndo(const UndoStep &step);
    const Folder *folderWith(AccountId account, FolderRole role) const;
    const Folder *folder(FolderRef ref) const;
    bool allIn(FolderRole role) const;
    bool allOfOneAccount() const;
    QString titleOf(FolderRef folder) const;

    MailService &m_service;
    QWidget *m_window;
    QAction *m_read, *m_star, *m_junk, *m_archive, *m_trash, *m_move, *m_copy, *m_undo, *m_deleteForGood;
    QList<MessagesOf> m_chosen;
    MessageFlags m_flags;
    QHash<AccountId, QList<Folder>> m_folders;
};

} // namespace duopost
