// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace duopost {

/// Paints account headings (dot, name, protocol chip, state line) and folder rows (icon, name, where, count),
/// and the outbox (icon, name, count, state line).
class FolderDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintAccount(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintOutbox(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintFolder(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace duopost
