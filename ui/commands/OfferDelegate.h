// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace duopost {

/// Paints a row of the palette: icon, title with the letters that were typed, context, keys.
class OfferDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role {
        OfferRole = Qt::UserRole, ///< its place among the offers
        ContextRole,
        KeysRole,
        PiecesRole, ///< starts and lengths in the title, in turn
        CheckedRole,
    };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace duopost
