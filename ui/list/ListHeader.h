// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"

#include <QHeaderView>

namespace duopost {

enum class ListColumn { Star, Attachment, Sender, Subject, Tags, Date, Size, Where };
inline constexpr int listColumns = static_cast<int>(ListColumn::Where) + 1;

/// The head of the list as a table: widths, which columns are shown, and by which the list is sorted. A click
/// asks for an order and changes nothing by itself.
class ListHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit ListHeader(QWidget *parent = nullptr);

    void showOrder(const ListOrder &order);
    void showRecipients(bool recipients);
    void setTextOrders(bool offered) { m_textOrders = offered; } ///< by sender and subject
    /// Of a row at this place; empty if the column is not shown.
    QRect cell(const QRect &row, ListColumn column) const;
    QString columnTitle(ListColumn column) const;

signals:
    void orderWanted(const duopost::ListOrder &order);
    void widthsChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void clicked(int section);

    ListOrder m_order;
    bool m_recipients = false, m_textOrders = true;
};

} // namespace duopost
