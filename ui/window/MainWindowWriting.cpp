// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for writing and sending.
#include "mailcore/MailService.h"
#include "ui/compose/ComposeActions.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/folders/RivalStrips.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/words/Futures.h"

#include <QAction>

namespace duopost {

void MainWindow::connectWriting()
{
    addActions(m_compose->all());
    connect(m_compose, &ComposeActions::failed, this, &MainWindow::raiseError);
    connect(m_compose, &ComposeActions::told, m_activity, &ActivityBar::tell);
    connect(m_compose, &ComposeActions::outboxChanged, m_activity, &ActivityBar::showOutbox);
    connect(m_activity, &ActivityBar::outboxRequested, m_compose->outbox(), &QAction::trigger);
    connect(m_compose, &ComposeActions::outboxSummed, this, [this](const OutboxSummary &summary) {
        m_folders->showOutbox(summary.count, summary.state, summary.needsSomebody);
    });
    connect(m_rivals, &RivalStrips::mergeWanted, this, &MainWindow::mergeFolders);
    connect(m_tree, &FolderTree::outboxRequested, m_compose->outbox(), &QAction::trigger);
    m_compose->start();
}

// A move like any other: performed on the server where there is one, and taken back by Undo.
void MainWindow::mergeFolders(FolderRef from, FolderId into)
{
    whenFinished(
        m_service.spine(from), this,
        [this, from, into](const QList<SpineRow> &spine) {
            QList<MessageId> ids;
            for (const SpineRow &row : spine)
                ids << row.id;
            m_actions->moveMessages(from, ids, into, false);
        },
        [this, from](const MailError &error) { raiseError(from.account, error); });
}

void MainWindow::openCurrent()
{
    const MessageRef current = refOf(shownModel()->idAt(shownList()->currentIndex().row()));
    if (current.message && m_service.writing() && m_compose->isForWriting(folderInUse()))
        m_compose->openDraft(current);
    else
        m_reader->focusText();
}

void MainWindow::tellWriting(const MessageListView *list)
{
    int selected = 0;
    for (const QItemSelectionRange &range : list->selectionModel()->selection())
        selected += range.height();
    m_compose->setAccount(folderInUse().account);
    m_compose->setMessage(selected == 1 ? refOf(shownModel()->idAt(list->currentIndex().row())) : MessageRef());
}

} // namespace duopost
