// SPDX-License-Identifier: GPL-3.0-or-later
// What orders and filters the list of the window, and the tags of its messages.
#include "mailcore/MailService.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/QuickFilterBar.h"
#include "ui/list/SortMenu.h"
#include "ui/reader/ReaderPane.h"
#include "ui/tags/TagActions.h"
#include "ui/tags/TagDialog.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"

#include <QAction>

namespace duopost {

namespace {
constexpr int tagsLookedAt = 500; ///< of selected messages
}

void MainWindow::connectListPane()
{
    m_listPane->addTool(m_quickFilter);
    connect(m_listPane->sortMenu(), &SortMenu::chosen, this, [this](const ListOrder &order) {
        m_state.setOrder(m_messages->folder(), order);
        m_messages->arrange({order, m_messages->request().filter});
    });
    QuickFilterBar *bar = m_listPane->filterBar();
    connect(bar, &QuickFilterBar::changed, this, &MainWindow::applyFilter);
    connect(bar, &QuickFilterBar::closeRequested, m_quickFilter, [this] { m_quickFilter->setChecked(false); });
    auto *close = new QAction(m_listPane);
    close->setShortcut(Qt::Key_Escape);
    close->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    close->setEnabled(false);
    connect(close, &QAction::triggered, m_quickFilter, [this] { m_quickFilter->setChecked(false); });
    connect(m_quickFilter, &QAction::toggled, close, &QAction::setEnabled);
    m_listPane->addAction(close);
}

void MainWindow::showFilter(bool shown)
{
    const bool hadFocus = m_listPane->filterBar()->isAncestorOf(focusWidget());
    m_listPane->showFilter(shown);
    if (shown)
        m_listPane->filterBar()->focusFirst();
    else if (hadFocus)
        m_listPane->list()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::applyFilter()
{
    m_messages->arrange({m_messages->request().order, m_listPane->filterBar()->filter()});
}

void MainWindow::connectTags()
{
    connect(m_tags, &TagActions::wanted, m_actions, &MessageActions::apply);
    connect(m_tags, &TagActions::failed, this, &MainWindow::raiseError);
    connect(m_tags, &TagActions::editRequested, this, &MainWindow::editTags);
}

void MainWindow::editTags()
{
    auto *dialog = new TagDialog(m_service, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagDialog::failed, this, [this](const MailError &error) { raiseError({}, error); });
    dialog->open();
}

// Everything that acts on the selected messages, or goes by the current one.
void MainWindow::tellSelection()
{
    const MessageListView *list = shownList();
    const FolderRef folder = folderInUse();
    const auto ids = selectedInOneFolder();
    m_actions->setSelection(folder, ids, list->chosenFlags());
    const MessageRow *current = shownModel()->cachedRow(shownModel()->idAt(list->currentIndex().row()));
    // What a key does goes by the current message; what "all" means, by the others that are in memory.
    QList<QByteArray> keywords;
    if (!ids.isEmpty())
        keywords << (current ? current->keywords : QByteArray());
    for (const MessageId id : ids.mid(0, tagsLookedAt)) {
        if (const MessageRow *row = isSearching() ? nullptr : m_messages->cachedRow(id);
            row && !keywords.contains(row->keywords))
            keywords << row->keywords;
    }
    m_tags->setSelection(folder.account, keywords);
    if (current && !isSearching())
        m_listPane->filterBar()->setSender(current->from);
}

} // namespace duopost
