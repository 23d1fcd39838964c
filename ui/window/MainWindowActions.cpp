// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for actions on messages and folders, and for staying up to date.
#include "mailcore/MailService.h"
#include "ui/compose/ComposeActions.h"
#include "ui/folders/FolderMenu.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/folders/RivalStrips.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/tags/TagActions.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ListPane.h"
#include "ui/window/MailCheck.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/PendingDialog.h"
#include "ui/window/RemovalQuestion.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QAction>
#include <QMenu>
#include <algorithm>

namespace duopost {

void MainWindow::connectActions()
{
    connect(m_actions, &MessageActions::undoable, this, [this](const QString &text) {
        m_activity->offer(text, m_actions->undo());
    });
    connect(m_actions, &MessageActions::leaving, this, [this] { m_stepOn = true; });
    connect(m_tree, &FolderTree::menuRequested, this, &MainWindow::showFolderMenu);
    connect(
        m_tree, &FolderTree::messagesDropped, this,
        [this](FolderRef from, const QList<MessageId> &ids, FolderRef onto, bool copy) {
            m_actions->moveMessages(from, ids, onto.folder, copy);
        });
    connect(m_folders, &FolderModel::accountFilled, this, &MainWindow::learnFolders);
    connect(m_folderMenu, &FolderMenu::markAllReadRequested, m_actions, &MessageActions::markAllRead);
    connect(m_folderMenu, &FolderMenu::emptyRequested, this, [this](FolderRef ref) {
        if (const Folder *folder = m_folders->folder(ref))
            m_actions->emptyFolder(ref, folderTitle(*folder));
    });
    connect(m_folderMenu, &FolderMenu::failed, this, &MainWindow::raiseError);
    connect(m_folderMenu, &FolderMenu::told, m_activity, &ActivityBar::tell);
    connect(&m_service, &MailService::freshnessChanged, this, [this](const Freshness &freshness) {
        auto shown = freshness;
        if (shown.state != Freshness::State::Live)
            shown.nextCheck = m_check->nextCheck();
        m_activity->showFreshness(shown);
    });
    connect(&m_service, &MailService::removalAsked, this, &MainWindow::askAboutRemoval);
    connect(m_activity, &ActivityBar::pendingRequested, this, &MainWindow::showPending);
    m_countPending.setSingleShot(true);
    m_countPending.setInterval(250);
    connect(&m_countPending, &QTimer::timeout, this, &MainWindow::countPending);
    const auto later = [this] {
        if (!m_countPending.isActive())
            m_countPending.start();
    };
    connect(&m_service, &MailService::messagesChanged, this, later);
    connect(&m_service, &MailService::foldersChanged, this, later);
    connect(&m_service, &MailService::activityChanged, this, later);
}

void MainWindow::learnFolders(AccountId account)
{
    whenFinished(
        m_service.folders(account), this,
        [this, account](const QList<Folder> &folders) {
            m_actions->setFolders(account, folders);
            m_compose->setFolders(account, folders);
            if (const Account *known = m_folders->account(account))
                m_rivals->setFolders(*known, folders);
        },
        [this, account](const MailError &error) { raiseError(account, error); });
}

void MainWindow::watchAccounts()
{
    for (const Account &account : m_service.accounts())
        m_service.watch(account.id, account.enabled);
}

void MainWindow::showFolderMenu(AccountId id, FolderRef ref, const QPoint &where)
{
    if (const Account *account = m_folders->account(id))
        m_folderMenu->make(*account, m_folders->folder(ref))->popup(where);
}

void MainWindow::showMessageMenu(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_compose->ofMessage());
    menu->addSeparator();
    menu->addActions({m_actions->read(), m_actions->star(), m_actions->junk()});
    menu->addMenu(m_tags->menu());
    menu->addSeparator();
    menu->addActions({m_actions->archive(), m_actions->move(), m_actions->copy()});
    menu->addSeparator();
    menu->addAction(m_actions->trash());
    menu->addSeparator();
    menu->addAction(m_conversations);
    menu->popup(where);
}

void MainWindow::countPending()
{
    for (const Account &account : m_service.accounts()) {
        whenFinished(
            m_service.pending(account.id), this,
            [this, id = account.id](const QList<PendingAction> &actions) {
                const int refused = static_cast<int>(std::count_if(
                    actions.begin(), actions.end(), [](const PendingAction &a) { return a.refused; }));
                m_pendingCounts[id] = {static_cast<int>(actions.size()) - refused, refused};
                int waiting = 0, stuck = 0;
                for (const auto &[one, counts] : m_pendingCounts) {
                    waiting += counts.first;
                    stuck += counts.second;
                }
                m_activity->showPending(waiting, stuck);
            },
            [this, id = account.id](const MailError &error) { raiseError(id, error); });
    }
}

void MainWindow::showPending()
{
    auto *dialog = new PendingDialog(m_service, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PendingDialog::failed, this, &MainWindow::raiseError);
    dialog->open();
}

void MainWindow::askAboutRemoval(const RemovalPlan &plan)
{
    if (!plan.needsConsent || findChild<RemovalQuestion *>())
        return; // one question at a time; the next connection asks again
    auto *question = new RemovalQuestion(plan, accountName(plan.account), this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &RemovalQuestion::agreed, this, [this](const RemovalPlan &agreed) {
        whenFinished(
            m_service.synchronize(
                agreed.account, {.depth = SyncDepth::RecentBodies, .removeUpTo = agreed.toRemove}),
            this, [](const SyncReport &) {},
            [this, agreed](const MailError &error) { raiseError(agreed.account, error); });
    });
    question->open();
}

} // namespace duopost
