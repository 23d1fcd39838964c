// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageActions.h"

#include "mailcore/MailService.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QWidget>
#include <algorithm>

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
    connect(m_deleteForGood, &QAction::triggered, this, [this] {
        const auto chosen = m_chosen;
        for (const MessagesOf &one : chosen)
            deleteForGood(one.folder, one.ids, {});
    });
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

void MessageActions::setSelection(const QList<MessagesOf> &chosen, MessageFlags flags)
{
    m_chosen = chosen;
    m_flags = flags;
    updateActions();
}

void MessageActions::setFolders(AccountId account, const QList<Folder> &folders)
{
    m_folders[account] = folders;
    updateActions();
}

bool MessageActions::allIn(FolderRole role) const
{
    return !m_chosen.isEmpty() && std::all_of(m_chosen.cbegin(), m_chosen.cend(), [&](const MessagesOf &one) {
        const Folder *in = folder(one.folder);
        return in && in->role == role;
    });
}

bool MessageActions::allOfOneAccount() const
{
    return !m_chosen.isEmpty() && std::all_of(m_chosen.cbegin(), m_chosen.cend(), [&](const MessagesOf &one) {
        return one.folder.account == m_chosen.first().folder.account;
    });
}

void MessageActions::updateActions()
{
    const auto show = [this](QAction *action, const QString &icon, const QString &text, const QString &tip) {
        action->setEnabled(!m_chosen.isEmpty());
        action->setIcon(lineIcon(icon));
        action->setText(text);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key));
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
    if (allIn(FolderRole::Trash))
        show(m_trash, QStringLiteral("trash"), tr("Delete"), tr("Delete for good"));
    else
        show(m_trash, QStringLiteral("trash"), tr("Delete"), tr("Move to the trash"));
    show(m_move, QStringLiteral("move"), tr("Move…"), tr("Move into another folder"));
    show(m_copy, QStringLiteral("move"), tr("Copy to…"), tr("Copy into another folder"));
    m_deleteForGood->setEnabled(!m_chosen.isEmpty());
    m_archive->setEnabled(
        !m_chosen.isEmpty() && !allIn(FolderRole::Archive)
        && std::all_of(m_chosen.cbegin(), m_chosen.cend(), [this](const MessagesOf &one) {
               return folderWith(one.folder.account, FolderRole::Archive) != nullptr;
           }));
    // Between accounts a message would have to travel through this computer.
    m_move->setEnabled(allOfOneAccount());
    m_copy->setEnabled(allOfOneAccount());
}

void MessageActions::performOnSelection(const Change &change)
{
    const auto chosen = m_chosen;
    for (const MessagesOf &one : chosen)
        perform(one.folder, one.ids, change, true);
}

void MessageActions::markReadQuietly(FolderRef folder, MessageId id)
{
    perform(folder, {id}, MarkRead{}, false);
}

void MessageActions::perform(FolderRef folder, const QList<MessageId> &ids, const Change &change, bool tell)
{
    const bool moves = std::holds_alternative<MoveTo>(change) || std::holds_alternative<DeleteForGood>(change);
    const bool isChosen = std::any_of(m_chosen.cbegin(), m_chosen.cend(), [&](const MessagesOf &one) {
        return one.folder == folder && one.ids == ids;
    });
    if (moves && isChosen)
        emit leaving();
    whenFinished(
        m_service.change(folder, ids, change), this,
        [this, tell, change, account = folder.account](const QList<ChangeResult> &results) {
            int hereOnly = 0;
            for (const ChangeResult &result : results)
                hereOnly += result.outcome == Outcome::HereOnly ? 1 : 0;
            const int count = static_cast<int>(results.size());
            if (const auto *moved = std::get_if<MoveTo>(&change))
                emit undoable(
                    tr("Moved %Ln message(s) to %1.", nullptr, count).arg(titleOf({account, moved->target})));
            else if (const auto *copied = std::get_if<CopyTo>(&change))
                emit undoable(
                    tr("Copied %Ln message(s) to %1.", nullptr, count).arg(titleOf({account, copied->target})));
            else if (tell && hereOnly > 0)
                emit told(tr("Recorded on this computer only, for %Ln message(s).", nullptr, hereOnly));
        },
        [this, folder](const MailError &error) { emit failed(folder.account, error); });
}

void MessageActions::takeBack()
{
    whenFinished(
        m_service.undo(), this, [this] { emit told(tr("Taken back.")); },
        [this](const MailError &error) { emit failed({}, error); });
}

const Folder *MessageActions::folderWith(AccountId account, FolderRole role) const
{
    const auto known = m_folders.constFind(account);
    if (known == m_folders.cend())
        return nullptr;
    const auto found = std::find_if(
        known->cbegin(), known->cend(), [role](const Folder &folder) { return folder.role == role; });
    return found != known->cend() ? &*found : nullptr;
}

const Folder *MessageActions::folder(FolderRef ref) const
{
    const auto known = m_folders.constFind(ref.account);
    if (known == m_folders.cend())
        return nullptr;
    const auto found = std::find_if(
        known->cbegin(), known->cend(), [ref](const Folder &folder) { return folder.id == ref.folder; });
    return found != known->cend() ? &*found : nullptr;
}

} // namespace duopost
