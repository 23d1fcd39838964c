// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"

#include <QFrame>

class QAction;
class QBoxLayout;
class QStackedWidget;
class QToolButton;

namespace duopost {

class ElidedLabel;
class MessageListModel;
class MessageListView;
class Placeholder;
class QuickFilterBar;
class SortMenu;

/// The middle pane: name and counts of the folder with what orders and filters its list, and below it the list
/// or a sentence that says why it is empty.
class ListPane : public QFrame {
    Q_OBJECT
public:
    ListPane(MessageListModel &model, QWidget *parent = nullptr);
    void showFolder(const Folder *folder); ///< null: none chosen
    MessageListView *list() const { return m_list; }
    void takeKeyboard(); ///< the list, or what stands in its place, gets the keys
    SortMenu *sortMenu() const { return m_sort; }
    QuickFilterBar *filterBar() const { return m_filter; }
    Placeholder *empty() const { return m_empty; }
    void addTool(QAction *action); ///< into the header, as an icon
    void showFilter(bool shown);
    QString title() const;

signals:
    void getMailRequested();
    void reloadRequested();

private:
    void update();
    bool hasKeyboard() const;
    void showOrder();
    QToolButton *makeTool();

    MessageListModel &m_model;
    ElidedLabel *m_title, *m_counts;
    SortMenu *m_sort;
    QToolButton *m_sortButton;
    QuickFilterBar *m_filter;
    QStackedWidget *m_pages;
    MessageListView *m_list;
    Placeholder *m_empty;
    QBoxLayout *m_tools = nullptr;
    bool m_recipients = false;
};

} // namespace duopost
