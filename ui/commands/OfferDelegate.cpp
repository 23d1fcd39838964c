// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/OfferDelegate.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QTextLayout>

namespace duopost {

namespace {

constexpr int margin = 12, iconSize = 18, gap = 10;

void drawTitle(QPainter *painter, const QRect &where, const QString &title, const QVariantList &pieces)
{
    QTextLayout layout(title, painter->font());
    QList<QTextLayout::FormatRange> formats;
    for (qsizetype i = 0; i + 1 < pieces.size(); i += 2) {
        QTextLayout::FormatRange range;
        range.start = pieces.at(i).toInt();
        range.length = pieces.at(i + 1).toInt();
        range.format.setFontWeight(QFont::Bold);
        range.format.setFontUnderline(true);
        formats << range;
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (line.isValid())
        layout.draw(painter, QPointF(where.left(), where.top() + (where.height() - line.height()) / 2));
}

} // namespace

QSize OfferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, option.fontMetrics.height() + 14};
}

void OfferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.selection);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6);
    }
    const QColor ink = !enabled ? c.subtle : selected ? c.selectionText : c.text;
    const QColor quiet = selected ? c.selectionText : c.subtle;
    QRect rest = option.rect.adjusted(margin, 0, -margin, 0);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const auto take = [&](int width) {
        const QRect taken(
            rightToLeft ? rest.right() - width + 1 : rest.left(), rest.top(), width, rest.height());
        (rightToLeft ? rest.setRight(taken.left() - gap) : rest.setLeft(taken.right() + gap));
        return taken;
    };
    const auto takeFromEnd = [&](int width) {
        const QRect taken(
            rightToLeft ? rest.left() : rest.right() - width + 1, rest.top(), width, rest.height());
        (rightToLeft ? rest.setLeft(taken.right() + gap) : rest.setRight(taken.left() - gap));
        return taken;
    };
    const QString icon = index.data(CheckedRole).toBool() ? QStringLiteral("check")
                                                          : index.data(Qt::DecorationRole).toString();
    const QRect iconPlace = take(iconSize);
    if (!icon.isEmpty()) {
        const int top = iconPlace.top() + (iconPlace.height() - iconSize) / 2;
        lineIcon(icon, quiet).paint(painter, QRect(iconPlace.left(), top, iconSize, iconSize));
    }
    painter->setPen(quiet);
    const QFontMetrics &metrics = option.fontMetrics;
    if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty())
        painter->drawText(takeFromEnd(metrics.horizontalAdvance(keys) + 2), Qt::AlignCenter, keys);
    // The title is what one looks for: the context gets what it leaves.
    QString title = index.data(Qt::DisplayRole).toString();
    const QString whole = title;
    title = metrics.elidedText(title, Qt::ElideRight, rest.width());
    const QRect titlePlace = take(qMin(rest.width(), metrics.horizontalAdvance(title) + 8));
    if (const QString context = index.data(ContextRole).toString(); rest.width() > 40 && !context.isEmpty()) {
        painter->drawText(
            rest, Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft),
            metrics.elidedText(context, Qt::ElideRight, rest.width()));
    }
    painter->setPen(ink);
    drawTitle(painter, titlePlace, title, title == whole ? index.data(PiecesRole).toList() : QVariantList());
    painter->restore();
}

} // namespace duopost
