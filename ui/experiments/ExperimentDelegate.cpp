// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ExperimentDelegate.h"

#include "ui/experiments/ExperimentModel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace duopost {

namespace {

constexpr int left = 12, box = 16, gap = 10, icon = 16;

QFont smallFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

QRect boxIn(const QRect &cell)
{
    return {cell.left() + left, cell.center().y() - box / 2 + 1, box, box};
}

struct Look {
    QString icon;
    QColor colour;
};

Look lookOf(CellAnswer answer)
{
    const Colours &c = colours();
    switch (answer) {
    case CellAnswer::Yes:
        return {QStringLiteral("check"), c.good};
    case CellAnswer::No:
        return {QStringLiteral("close"), c.bad};
    case CellAnswer::Part:
        return {QStringLiteral("part"), c.here};
    case CellAnswer::Failed:
        return {QStringLiteral("warning"), c.neutral};
    case CellAnswer::Empty:
    case CellAnswer::Waiting:
    case CellAnswer::Running:
    case CellAnswer::Stopped:
    case CellAnswer::NotTried:
        break;
    }
    return {{}, c.neutral};
}

QColor tint(const QColor &colour)
{
    QColor ground = colour;
    ground.setAlphaF(colours().dark ? 0.20F : 0.12F);
    return ground;
}

} // namespace

QSize ExperimentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics name(option.font), small(smallFont(option.font));
    return {index.column() == 0 ? 260 : 104, name.height() + small.height() + 14};
}

void ExperimentDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.column() == 0)
        paintScenario(*painter, option, index);
    else
        paintAnswer(*painter, option, index);
    painter->restore();
}

void ExperimentDelegate::paintScenario(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours();
    const bool current = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, current ? c.selection : c.base);
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QRectF frame = QRectF(boxIn(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(checked ? c.accent : c.subtle);
    painter.setBrush(checked ? c.accent : c.base);
    painter.drawRoundedRect(frame, 3, 3);
    painter.setBrush(Qt::NoBrush);
    if (checked)
        paintLineIcon(painter, frame.adjusted(1, 1, -1, -1), QStringLiteral("check"), c.accentText);
    const QString question = index.data(ExperimentModel::QuestionRole).toString();
    QRect text = option.rect.adjusted(left + box + gap, 0, -6, 0);
    const QFontMetrics name(option.font);
    const QFont smaller = smallFont(option.font);
    const QFontMetrics small(smaller);
    const int height = name.height() + (question.isEmpty() ? 0 : small.height());
    text.setTop(option.rect.center().y() - height / 2);
    painter.setPen(current ? c.selectionText : c.text);
    painter.setFont(option.font);
    painter.drawText(
        QRect(text.left(), text.top(), text.width(), name.height()), Qt::AlignVCenter | Qt::AlignLeft,
        name.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter.setPen(current ? c.selectionText : c.subtle);
    painter.setFont(smaller);
    painter.drawText(
        QRect(text.left(), text.top() + name.height(), text.width(), small.height()),
        Qt::AlignVCenter | Qt::AlignLeft, small.elidedText(question, Qt::ElideRight, text.width()));
}

void ExperimentDelegate::paintAnswer(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours();
    const auto answer = static_cast<CellAnswer>(index.data(ExperimentModel::AnswerRole).toInt());
    const QRectF cell = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5);
    const Look look = lookOf(answer);
    painter.fillRect(option.rect, c.base); // no selection below it: it has a frame
    QPainterPath ground;
    ground.addRoundedRect(cell, 6, 6);
    if (!look.icon.isEmpty())
        painter.fillPath(ground, tint(look.colour));
    if (option.state & QStyle::State_Selected) {
        painter.setPen(QPen(c.accent, 2));
        painter.drawPath(ground);
    }
    painter.setFont(option.font);
    if (look.icon.isEmpty()) {
        if (answer == CellAnswer::Running)
            painter.fillPath(ground, tint(c.accent));
        const QString word = index.data().toString();
        painter.setPen(answer == CellAnswer::Running ? c.text : c.subtle);
        painter.drawText(
            cell, Qt::AlignCenter,
            !word.isEmpty()                     ? word
                : answer == CellAnswer::Waiting ? QString(QChar(0x2026))
                                                : QString(QChar(0x00b7)));
        return;
    }
    const QFontMetrics metrics(option.font);
    const int room = static_cast<int>(cell.width()) - icon - 18;
    const QString word = metrics.elidedText(index.data().toString(), Qt::ElideRight, room);
    const qreal width = icon + 6 + metrics.horizontalAdvance(word);
    const QRectF mark(cell.center().x() - width / 2, cell.center().y() - icon / 2.0, icon, icon);
    paintLineIcon(painter, mark, look.icon, look.colour);
    painter.setPen(c.text);
    painter.drawText(
        QRectF(mark.right() + 6, cell.top(), cell.right() - mark.right() - 6, cell.height()),
        Qt::AlignVCenter | Qt::AlignLeft, word);
}

bool ExperimentDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.column() != 0)
        return false;
    bool toggles = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        toggles = mouse->button() == Qt::LeftButton
            && boxIn(option.rect).adjusted(-6, -8, 6, 8).contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        toggles = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    }
    if (!toggles)
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace duopost
