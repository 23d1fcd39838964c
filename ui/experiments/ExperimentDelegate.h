// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace duopost {

/// Paints the matrix: what happens with what is asked below it, and answers with ground, icon and word.
class ExperimentDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(
        QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    void paintScenario(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintAnswer(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace duopost
