// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"

#include <QMenu>

class QActionGroup;

namespace duopost {

/// What a list is sorted by, and which end comes first. Follows what is shown; chooses nothing by itself.
class SortMenu : public QMenu {
    Q_OBJECT
public:
    explicit SortMenu(QWidget *parent = nullptr);

    /// Nobody: texts of several accounts have no common order.
    enum class People { Senders, Recipients, Nobody };
    void showOrder(const ListOrder &order, People people);
    /// Conversations are only shown newest first: said where they would be expected.
    void setConversations(bool wanted);
    QString summary() const; ///< "Sender, A to Z"

signals:
    void chosen(const duopost::ListOrder &order);

private:
    void addField(SortBy by, const QString &text);
    void update();

    ListOrder m_order;
    bool m_conversations = false;
    QActionGroup *m_fields, *m_directions;
    QAction *m_sender, *m_recipients, *m_subject, *m_down, *m_up, *m_note;
};

} // namespace duopost
