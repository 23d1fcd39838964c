// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"

#include <QFrame>

class QStackedWidget;

namespace duopost {

class ElidedLabel;
class MessageListModel;
class MessageListView;
class Placeholder;

/// The middle pane: name and counts of the folder, and below it the list or a sentence that says why it is
/// empty.
class ListPane : public QFrame {
    Q_OBJECT
public:
    ListPane(MessageListModel &model, QWidget *parent = nullptr);
    void showFolder(const Folder *folder); ///< null: none chosen
    MessageListView *list() const { return m_list; }
    QString title() const;

signals:
    void getMailRequested();
    void reloadRequested();

private:
    void update();

    MessageListModel &m_model;
    ElidedLabel *m_title, *m_counts;
    QStackedWidget *m_pages;
    MessageListView *m_list;
    Placeholder *m_empty;
};

} // namespace duopost
