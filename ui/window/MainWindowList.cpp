// SPDX-License-Identifier: GPL-3.0-or-later
// What orders and filters the list of the window, and the tags of its messages.
#include "mailcore/MailService.h"
#include "ui/list/ListHeader.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/QuickFilterBar.h"
#include "ui/list/SortMenu.h"
#include "ui/reader/ReaderPane.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchPane.h"
#include "ui/tags/TagActions.h"
#include "ui/tags/TagDialog.h"
#include "ui/theme/Icons.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"

#include <QAction>
#include <QSplitter>

namespace duopost {

namespace {
constexpr int tagsLookedAt = 500; ///< of selected messages
}

void MainWindow::connectListPane()
{
    m_listPane->addTool(m_quickFilter);
    m_listPane->addTool(m_table);
    ListHeader *header = m_listPane->list()->header();
    connect(header, &ListHeader::orderWanted, m_listPane->sortMenu(), &SortMenu::chosen);
    header->restoreState(m_state.columns());
    m_results->list()->header()->restoreState(m_state.columns());
    connect(
        header, &ListHeader::widthsChanged, this, [this, header] { m_state.setColumns(header->saveState()); });
    for (MessageListView *list : {m_listPane->list(), m_results->list()}) {
        connect(list, &MessageListView::starRequested, this, [this, list](int row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            m_actions->star()->trigger();
        });
    }
    connect(m_center, &QSplitter::splitterMoved, this, [this] {
        m_state.setCenterSizes(m_readerBelow->isChecked(), m_center->sizes());
    });
    if (m_state.isTable())
        m_table->setChecked(true);
    m_readerBelow->setChecked(m_state.readerIsBelow());
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

void MainWindow::setTable(bool table)
{
    const auto layout = table ? MessageListView::Layout::Table : MessageListView::Layout::Cards;
    for (MessageListView *list : {m_listPane->list(), m_results->list()})
        list->setLayout(layout);
    m_state.setTable(table);
    m_table->setIcon(lineIcon(table ? QStringLiteral("cards") : QStringLiteral("table")));
    // A table wants the width, cards do not.
    m_readerBelow->setChecked(table);
}

void MainWindow::setReaderBelow(bool below)
{
    m_state.setReaderBelow(below);
    const QList<int> sizes = m_state.centerSizes(below);
    m_center->setOrientation(below ? Qt::Vertical : Qt::Horizontal);
    m_center->setSizes(sizes.isEmpty() ? (below ? QList<int>{320, 400} : QList<int>{380, 660}) : sizes);
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
    const auto offer = [this] {
        QStringList names;
        for (const Tag &tag : m_service.tags())
            names << tagName(tag);
        m_search->setTagNames(names);
    };
    connect(&m_service, &MailService::tagsChanged, m_search, offer);
    offer();
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
    const MessageListModel *model = shownModel();
    m_actions->setSelection(list->chosenByFolder(), list->chosenFlags());
    tellWriting(list);
    const MessageRow *current = model->cachedRow(model->idAt(list->currentIndex().row()));
    // What a key does goes by the current message; what "all" means, by the others that are in memory.
    QList<QByteArray> keywords;
    int looked = 0;
    for (const QItemSelectionRange &range : list->selectionModel()->selection()) {
        if (keywords.isEmpty())
            keywords << (current ? current->keywords : QByteArray());
        for (int row = range.top(); row <= range.bottom() && ++looked < tagsLookedAt; ++row) {
            if (const MessageRow *one = model->cachedRow(model->idAt(row));
                one && !keywords.contains(one->keywords))
                keywords << one->keywords;
        }
    }
    m_tags->setSelection(folderInUse().account, keywords);
    if (current && looked == 1) {
        MessageRow row = *current;
        row.id = refOf(current->id).message;
        m_panel->showMessage(folderInUse(), row);
    } else {
        m_panel->showNoMessage();
    }
    if (current && !isSearching())
        m_listPane->filterBar()->setSender(current->from);
}

} // namespace duopost
