// SPDX-License-Identifier: GPL-3.0-or-later
// The window while somebody searches: what was found stands in the list's place, and the folder's list waits
// behind it as it was.
#include "mailcore/MailService.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/search/SavedSearchList.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"

#include <QAction>
#include <QStackedWidget>

namespace duopost {

void MainWindow::connectSearch()
{
    m_searchFor = new QAction(this);
    m_searchFor->setShortcuts(
        {QKeySequence(Qt::Key_Slash), QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_F)});
    connect(m_searchFor, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addAction(m_searchFor);
    auto *back = new QAction(m_results);
    back->setShortcut(Qt::Key_Escape);
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_results->addAction(back);
    connect(back, &QAction::triggered, this, &MainWindow::leaveSearch);
    connect(m_search, &SearchField::wanted, this, &MainWindow::showResults);
    connect(m_search, &SearchField::left, this, [this] {
        leaveSearch();
        m_listPane->list()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_search, &SearchField::toResults, this, [this] {
        shownList()->setFocus(Qt::OtherFocusReason);
        if (isSearching() && !shownList()->selectionModel()->hasSelection())
            shownList()->step(0);
    });
    connect(m_results, &SearchPane::failed, this, [this](const MailError &error) { raiseError({}, error); });
    connect(m_results, &SearchPane::saveRequested, m_saved, &SavedSearchList::save);
    connect(m_saved, &SavedSearchList::chosen, m_search, &SearchField::search);
    connect(m_saved, &SavedSearchList::failed, this, [this](const MailError &error) { raiseError({}, error); });
}

bool MainWindow::isSearching() const
{
    return m_middle->currentWidget() == m_results;
}

void MainWindow::showResults(const QString &text)
{
    if (text.isEmpty())
        return leaveSearch();
    m_results->search(text);
    if (isSearching())
        return;
    m_middle->setCurrentWidget(m_results);
    selectionChanged();
}

void MainWindow::leaveSearch()
{
    if (!m_search->text().isEmpty())
        m_search->clear(); // which asks to leave
    if (!isSearching())
        return;
    const bool hadFocus = m_results->isAncestorOf(focusWidget());
    m_middle->setCurrentWidget(m_listPane);
    m_results->end();
    if (hadFocus)
        m_listPane->list()->setFocus(Qt::OtherFocusReason);
    selectionChanged();
}

MessageListView *MainWindow::shownList() const
{
    return isSearching() ? m_results->list() : m_listPane->list();
}

MessageListModel *MainWindow::shownModel() const
{
    return isSearching() ? &m_results->model() : m_messages;
}

MessageRef MainWindow::refOf(MessageId id) const
{
    return shownModel()->refOf(id);
}

FolderRef MainWindow::folderInUse() const
{
    if (!isSearching()) // a conversation has messages of other folders too
        return m_listPane->list()->chosen().folder;
    const SearchModel &model = m_results->model();
    const MessageId place = model.idAt(m_results->list()->currentIndex().row());
    const MessageRow *row = model.cachedRow(place);
    return row ? FolderRef{model.refOf(place).account, row->folder} : FolderRef();
}

} // namespace duopost
