// SPDX-License-Identifier: GPL-3.0-or-later
// Actions that take messages out of the list: trash, archive, another folder, for good.
#include "mailcore/MailService.h"
#include "ui/window/FolderPicker.h"
#include "ui/window/MessageActions.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

namespace duopost {

QString MessageActions::titleOf(FolderRef ref) const
{
    const Folder *known = folder(ref);
    return known ? folderTitle(*known) : QString();
}

void MessageActions::moveToTrash()
{
    const auto chosen = m_chosen;
    for (const auto &[from, ids] : chosen) {
        const Folder *in = folder(from);
        if (in && in->role == FolderRole::Trash) {
            deleteForGood(from, ids, {});
            continue;
        }
        if (!folderWith(from.account, FolderRole::Trash)) {
            // Nothing is deleted for good because a folder is missing, and no folder is made silently.
            deleteForGood(
                from, ids, tr("This account has no trash folder. What is deleted now cannot be brought back."));
            continue;
        }
        emit leaving();
        whenFinished(
            m_service.moveToTrash(from, ids), this,
            [this](const QList<ChangeResult> &results) {
                emit undoable(
                    tr("Moved %Ln message(s) to the trash.", nullptr, static_cast<int>(results.size())));
            },
            [this, account = from.account](const MailError &error) { emit failed(account, error); });
    }
}

void MessageActions::deleteForGood(FolderRef folder, const QList<MessageId> &ids, const QString &why)
{
    if (ids.isEmpty())
        return;
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Delete for good"));
    box->setText(tr("Delete %Ln message(s) for good?", nullptr, static_cast<int>(ids.size())));
    box->setInformativeText(
        why.isEmpty()
            ? tr("They are removed here and, where the account allows it, from the server. This cannot "
                 "be taken back.")
            : why);
    auto *remove = box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, folder, ids] {
        perform(folder, ids, DeleteForGood{}, false);
    });
    box->open();
}

void MessageActions::toArchive()
{
    const auto chosen = m_chosen;
    for (const auto &[from, ids] : chosen) {
        const Folder *archive = folderWith(from.account, FolderRole::Archive);
        if (archive && archive->id != from.folder)
            perform(from, ids, MoveTo{archive->id}, true);
    }
}

void MessageActions::pickFolder(bool copy)
{
    if (!allOfOneAccount())
        return;
    const FolderRef first = m_chosen.first().folder;
    auto *picker = new FolderPicker(
        copy ? tr("Copy") : tr("Move"), m_folders.value(first.account), first.folder, m_window);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    // What is selected now is meant, whatever arrives while the folder is being chosen.
    connect(picker, &FolderPicker::picked, this, [this, copy, chosen = m_chosen](FolderId target) {
        for (const auto &[from, ids] : chosen)
            moveMessages(from, ids, target, copy);
    });
    picker->open();
}

void MessageActions::moveMessages(FolderRef from, const QList<MessageId> &ids, FolderId target, bool copy)
{
    if (target == from.folder || ids.isEmpty())
        return;
    if (copy)
        perform(from, ids, CopyTo{target}, true);
    else
        perform(from, ids, MoveTo{target}, true);
}

void MessageActions::markAllRead(FolderRef folder)
{
    whenFinished(
        m_service.unread(folder), this,
        [this, folder](const QList<MessageId> &unread) {
            if (!unread.isEmpty())
                perform(folder, unread, MarkRead{}, true);
        },
        [this, folder](const MailError &error) { emit failed(folder.account, error); });
}

void MessageActions::emptyFolder(FolderRef folder, const QString &title)
{
    whenFinished(
        m_service.spine(folder), this,
        [this, folder, title](const QList<SpineRow> &spine) {
            QList<MessageId> ids;
            for (const auto &row : spine)
                ids << row.id;
            deleteForGood(
                folder, ids,
                tr("Everything in “%1” is removed here and, where the account allows it, from the server. This "
                   "cannot be taken back.")
                    .arg(title));
        },
        [this, folder](const MailError &error) { emit failed(folder.account, error); });
}

void MessageActions::updateUndo(const UndoStep &step)
{
    m_undo->setEnabled(!step.change.isEmpty());
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(
        step.change.isEmpty() ? tr("There is nothing to take back")
                              : tr("Take back the last action, on %Ln message(s)", nullptr, step.messages));
}

} // namespace duopost
