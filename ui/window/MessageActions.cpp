// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageActions.h"

#include "mailcore/MailService.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QWidget>

namespace duopost {

MessageActions::MessageActions(MailService &service, QWidget *window)
    : QObject(window), m_service(service), m_window(window), m_read(new QAction(window)),
      m_star(new QAction(window)), m_junk(new QAction(window)), m_archive(new QAction(window)),
      m_trash(new QAction(window)), m_move(new QAction(window)), m_copy(new QAction(window)),
      m_undo(new QAction(window)), m_deleteForGood(new QAction(window))
{
    m_read->setShortcut(Qt::Key_U);
    m_star->setShortcut(Qt::Key_S);
    m_junk->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_J));
    m_archive->setShortcut(Qt::Key_E);
    m_trash->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_NumberSign)});
    m_deleteForGood->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Delete));
    m_move->setShortcut(Qt::Key_V);
    m_copy->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_V));
    m_undo->setShortcut(QKeySequence::Undo);
    connect(m_read, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Seen) ? Change(MarkUnread{}) : Change(MarkRead{}));
    });
    connect(m_star, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Flagged) ? Change(Unstar{}) : Change(Star{}));
    });
    connect(m_junk, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Junk) ? Change(MarkNotJunk{}) : Change(MarkJunk{}));
    });
    connect(m_archive, &QAction::triggered, this, &MessageActions::toArchive);
    connect(m_trash, &QAction::triggered, this, &MessageActions::moveToTrash);
    connect(m_deleteForGood, &QAction::triggered, this, [this] { deleteForGood(m_folder, m_ids, {}); });
    connect(m_move, &QAction::triggered, this, [this] { pickFolder(false); });
    connect(m_copy, &QAction::triggered, this, [this] { pickFolder(true); });
    connect(m_undo, &QAction::triggered, this, &MessageActions::takeBack);
    connect(&service, &MailService::undoChanged, this, &MessageActions::updateUndo);
    window->addActions(all());
    window->addAction(m_deleteForGood);
    updateActions();
    updateUndo(service.nextUndo());
}

QList<QAction *> MessageActions::all() const
{
    return {m_read, m_star, m_junk, m_archive, m_trash, m_move, m_copy, m_undo};
}

void MessageActions::setSelection(FolderRef folder, const QList<MessageId> &ids, MessageFlags flags)
{
    m_folder = folder;
    m_ids = ids;
    m_flags = flags;
    updateActions();
}

void MessageActions::setFolders(const QList<Folder> &folders, FolderRole shown)
{
    m_folders = folders;
    m_shown = shown;
    updateActions();
}

void MessageActions::updateActions()
{
    const auto show = [this](QAction *action, const QString &icon, const QString &text, const QString &tip) {
        action->setEnabled(!m_ids.isEmpty());
        action->setIcon(lineIcon(icon));
        action->setText(text);
        action->setToolTip(
            tip + QStringLiteral(" (") + action->shortcut().toString(QKeySequence::NativeText)
            + QLatin1Char(')'));
    };
    if (m_flags.testFlag(MessageFlag::Seen))
        show(m_read, QStringLiteral("mail-unread"), tr("Unread"), tr("Mark as unread"));
    else
        show(m_read, QStringLiteral("mail-open"), tr("Read"), tr("Mark as read"));
    if (m_flags.testFlag(MessageFlag::Flagged))
        show(m_star, QStringLiteral("star-filled"), tr("Starred"), tr("Remove the star"));
    else
        show(m_star, QStringLiteral("star"), tr("Star"), tr("Add a star"));
    if (m_flags.testFlag(MessageFlag::Junk))
        show(m_junk, QStringLiteral("not-junk"), tr("Not junk"), tr("Mark as not junk"));
    else
        show(m_junk, QStringLiteral("junk"), tr("Junk"), tr("Mark as junk"));
    show(m_archive, QStringLiteral("archive"), tr("Archive"), tr("Move to the archive"));
    if (m_shown == FolderRole::Trash)
        show(m_trash, QStringLiteral("trash"), tr("Delete"), tr("Delete for good"));
    else
        show(m_trash, QStringLiteral("trash"), tr("Delete"), tr("Move to the trash"));
    show(m_move, QStringLiteral("move"), tr("Move…"), tr("Move into another folder"));
    show(m_copy, QStringLiteral("move"), tr("Copy to…"), tr("Copy into another folder"));
    m_deleteForGood->setEnabled(!m_ids.isEmpty());
    m_archive->setEnabled(
        !m_ids.isEmpty() && m_shown != FolderRole::Archive && folderWith(FolderRole::Archive));
}

void MessageActions::performOnSelection(const Change &change)
{
    if (!m_ids.isEmpty())
        perform(m_folder, m_ids, change, true);
}

void MessageActions::markReadQuietly(FolderRef folder, MessageId id)
{
    perform(folder, {id}, MarkRead{}, false);
}

void MessageActions::perform(FolderRef folder, const QList<MessageId> &ids, const Change &change, bool tell)
{
    const bool moves = std::holds_alternative<MoveTo>(change) || std::holds_alternative<DeleteForGood>(change);
    if (moves && folder == m_folder && ids == m_ids)
        emit leaving();
    whenFinished(
        m_service.change(folder, ids, change), this,
        [this, tell, change](const QList<ChangeResult> &results) {
            int hereOnly = 0;
            for (const ChangeResult &result : results)
                hereOnly += result.outcome == Outcome::HereOnly ? 1 : 0;
            const int count = static_cast<int>(results.size());
            if (const auto *moved = std::get_if<MoveTo>(&change))
                emit undoable(tr("Moved %Ln message(s) to %1.", nullptr, count).arg(titleOf(moved->target)));
            else if (const auto *copied = std::get_if<CopyTo>(&change))
                emit undoable(tr("Copied %Ln message(s) to %1.", nullptr, count).arg(titleOf(copied->target)));
            else if (tell && hereOnly > 0)
                emit told(tr("Recorded on this computer only, for %Ln message(s).", nullptr, hereOnly));
        },
        [this, folder](const MailError &error) { emit failed(folder.account, error); });
}

void MessageActions::takeBack()
{
    whenFinished(
        m_service.undo(), this, [this] { emit told(tr("Taken back.")); },
        [this](const MailError &error) { emit failed(m_folder.account, error); });
}

FolderId MessageActions::folderWith(FolderRole role) const
{
    for (const auto &folder : m_folders) {
        if (folder.role == role)
            return folder.id;
    }
    return {};
}

} // namespace duopost
