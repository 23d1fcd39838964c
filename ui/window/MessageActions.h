// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/Folder.h"
#include "mailcore/MailError.h"
#include "mailcore/Undo.h"

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
    QAction *undo() const { return m_undo; }
    QList<QAction *> all() const;

    /// @p flags of the message the actions decide by
    void setSelection(FolderRef folder, const QList<MessageId> &ids, MessageFlags flags);
    /// The folders of the account shown, and the one that is shown.
    void setFolders(const QList<Folder> &folders, FolderRole shown);
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
    FolderId folderWith(FolderRole role) const;
    QString titleOf(FolderId folder) const;

    MailService &m_service;
    QWidget *m_window;
    QAction *m_read, *m_star, *m_junk, *m_archive, *m_trash, *m_move, *m_copy, *m_undo, *m_deleteForGood;
    FolderRef m_folder;
    QList<MessageId> m_ids;
    MessageFlags m_flags;
    QList<Folder> m_folders;
    FolderRole m_shown = FolderRole::None;
};

} // namespace duopost
