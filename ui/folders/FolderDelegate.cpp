// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderDelegate.h"

#include "mailcore/Folder.h"
#include "ui/folders/FolderModel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/WhereVocabulary.h"

#include <QPainter>

namespace duopost {

namespace {

constexpr int margin = 10;
constexpr int iconSize = 18;
constexpr int aboveOutbox = 10; // it belongs to no account
constexpr int aboveFirst = 5; // all inboxes stand at the very top

QFont scaled(QFont font, qreal factor, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

/// A rounded label at the right end of @p row; gives back what is left of the row.
QRect paintChip(QPainter &painter, const QRect &row, const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(text) + 12;
    const int height = metrics.height() + 2;
    const QRectF chip(row.right() - width + 0.5, row.center().y() - height / 2 + 0.5, width - 1, height);
    painter.setPen(colours().line);
    painter.setBrush(colours().base);
    painter.drawRoundedRect(chip, 5, 5);
    painter.setFont(font);
    painter.setPen(colours().subtle);
    painter.drawText(chip, Qt::AlignCenter, text);
    return row.adjusted(0, 0, -width - 6, 0);
}

} // namespace

void FolderDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(FolderModel::IsOutboxRole).toBool()) {
        paintOutbox(*painter, option, index);
    } else if (index.data(FolderModel::IsAccountRole).toBool()) {
        paintAccount(*painter, option, index);
    } else {
        QStyleOptionViewItem row = option;
        row.rect.adjust(0, index.parent().isValid() ? 0 : aboveFirst, 0, 0);
        paintFolder(*painter, row, index);
    }
    painter->restore();
}

void FolderDelegate::paintAccount(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.setPen(colours().line);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(6.5, 3.5, -6.5, 0.5), 7, 7);
    }
    const QString state = index.data(FolderModel::StateRole).toString();
    const QFontMetrics metrics(option.font);
    QRect row = option.rect.adjusted(margin, 8, -margin, state.isEmpty() ? -2 : -2 - metrics.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(index.data(FolderModel::ColourRole).value<QColor>());
    painter.drawEllipse(QRectF(row.left() + 2, row.center().y() - 4, 9, 9));
    row = paintChip(
        painter, row, index.data(FolderModel::ProtocolRole).toString(),
        scaled(option.font, 0.8, QFont::DemiBold));
    row.setLeft(row.left() + 18);
    const QFont bold = scaled(option.font, 1.0, QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(colours().text);
    painter.drawText(
        row, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, row.width()));
    if (state.isEmpty())
        return;
    const bool error = index.data(FolderModel::StateIsErrorRole).toBool();
    const QRect line = option.rect.adjusted(margin + 18, 0, -margin, -3);
    const QFont small = scaled(option.font, 0.88, QFont::Normal);
    painter.setFont(small);
    painter.setPen(error ? colours().bad : colours().subtle);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignBottom,
        QFontMetrics(small).elidedText(state, Qt::ElideRight, line.width()));
}

// A folder's row with a line below it, like an account's.
void FolderDelegate::paintOutbox(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFont small = scaled(option.font, 0.88, QFont::Normal);
    const int below = QFontMetrics(option.font).height();
    QStyleOptionViewItem row = option;
    row.rect.adjust(0, aboveOutbox, 0, -below);
    paintFolder(painter, row, index);
    const QRect line = option.rect.adjusted(margin + iconSize + 8, 0, -margin, -3);
    painter.setFont(small);
    painter.setPen(index.data(FolderModel::StateIsErrorRole).toBool() ? colours().bad : colours().subtle);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignBottom,
        QFontMetrics(small).elidedText(
            index.data(FolderModel::StateRole).toString(), Qt::ElideRight, line.width()));
}

void FolderDelegate::paintFolder(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool selectable = index.data(FolderModel::SelectableRole).toBool();
    // The row's ground spans the pane, whatever the depth of the folder.
    QRect ground = option.rect;
    if (option.widget)
        ground.setLeft(0);
    ground.adjust(6, 1, -6, -1);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(selected ? c.selection : c.hover);
        painter.drawRoundedRect(ground, 7, 7);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(c.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    }
    const QColor text = selected ? c.selectionText : selectable ? c.text : c.subtle;
    const int left = index.parent().isValid() ? 4 : margin; // all inboxes stand with the accounts
    QRect row = option.rect.adjusted(left, 0, -margin - 4, 0);
    paintLineIcon(
        painter, QRectF(row.left(), row.center().y() - iconSize / 2, iconSize, iconSize),
        index.data(FolderModel::IconRole).toString(), selected ? c.selectionText : c.subtle);
    row.setLeft(row.left() + iconSize + 8);

    const int unread = index.data(FolderModel::UnreadRole).toInt();
    const QFont weight = scaled(option.font, 1.0, unread > 0 ? QFont::DemiBold : QFont::Normal);
    if (unread > 0) {
        const QFont small = scaled(option.font, 0.9, QFont::DemiBold);
        const QString count = QLocale().toString(unread);
        painter.setFont(small);
        painter.setPen(selected ? c.selectionText : c.subtle);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, count);
        row.setRight(row.right() - QFontMetrics(small).horizontalAdvance(count) - 8);
    }
    const auto where = static_cast<Where>(index.data(FolderModel::WhereRole).toInt());
    if (where != Where::ServerAndHere) {
        const WhereWords words = whereWords(where);
        paintLineIcon(
            painter, QRectF(row.right() - 15, row.center().y() - 8, 16, 16), words.icon, words.colour);
        row.setRight(row.right() - 22);
    }
    painter.setFont(weight);
    painter.setPen(text);
    painter.drawText(
        row, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(weight).elidedText(index.data().toString(), Qt::ElideRight, row.width()));
}

QSize FolderDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = QFontMetrics(option.font).height();
    if (index.data(FolderModel::IsOutboxRole).toBool())
        return {120, qMax(line + 11, iconSize + 10) + line + aboveOutbox};
    if (!index.data(FolderModel::IsAccountRole).toBool())
        return {120, qMax(line + 11, iconSize + 10) + (index.parent().isValid() ? 0 : aboveFirst)};
    const bool hasState = !index.data(FolderModel::StateRole).toString().isEmpty();
    return {120, line + 20 + (hasState ? line : 0)};
}

} // namespace duopost
