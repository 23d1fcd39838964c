// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/DeviceDelegate.h"

#include "mailcore/Message.h"
#include "ui/seconddevice/DeviceModel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace duopost {

namespace {

constexpr int gutter = 26, rightEdge = 10, icon = 16;

QFont bolder(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Colours &c = colours();
    painter.fillRect(option.rect, c.pane);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line);
    painter.setPen(c.subtle);
    painter.setFont(bolder(option.font));
    painter.drawText(
        option.rect.adjusted(12, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
}

// @return where the text must end
int paintMarks(QPainter &painter, const QRect &cell, MessageFlags flags)
{
    const Colours &c = colours();
    int end = cell.right() - rightEdge;
    const auto mark = [&](const char *name, const QColor &colour) {
        end -= icon;
        paintLineIcon(
            painter, QRectF(end, cell.center().y() - icon / 2 + 1, icon, icon), QLatin1String(name), colour);
        end -= 5;
    };
    if (flags.testFlag(MessageFlag::Flagged))
        mark("star-filled", c.here);
    if (flags.testFlag(MessageFlag::Answered))
        mark("answered", c.subtle);
    mark(
        flags.testFlag(MessageFlag::Seen) ? "mail-open" : "mail-unread",
        flags.testFlag(MessageFlag::Seen) ? c.subtle : c.accent);
    return end - 4;
}

} // namespace

int DeviceDelegate::rowHeight(const QFont &font)
{
    return 2 * QFontMetrics(bolder(font)).height() + 12;
}

int DeviceDelegate::headingHeight(const QFont &font)
{
    return QFontMetrics(font).height() + 12;
}

void DeviceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(DeviceModel::IsHeadingRole).toBool()) {
        paintHeading(*painter, option, index);
        painter->restore();
        return;
    }
    const Colours &c = colours();
    const QRect cell = option.rect;
    const bool chosen = option.state & QStyle::State_Selected;
    const bool differs = index.data(DeviceModel::DiffersRole).toBool();
    if (chosen)
        painter->fillRect(cell, c.selection);
    else if (differs)
        painter->fillRect(cell, c.warnGround);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), c.line);
    if (index.column() > 0)
        painter->fillRect(QRect(cell.left(), cell.top(), 1, cell.height()), c.line);
    if (index.data(DeviceModel::ChangedRole).toBool())
        painter->fillRect(QRect(cell.left() + 1, cell.top() + 3, 4, cell.height() - 7), c.accent);
    const QColor text = chosen ? c.selectionText : c.text, quiet = chosen ? c.selectionText : c.subtle;
    QRect line(cell.left() + gutter, cell.top() + 5, 0, 0);
    if (!index.data(DeviceModel::IsHereRole).toBool()) {
        painter->setPen(quiet);
        painter->setFont(option.font);
        const bool known = index.data(DeviceModel::IsKnownRole).toBool();
        if (known)
            paintLineIcon(
                *painter, QRectF(cell.left() + gutter, cell.center().y() - icon / 2 + 1, icon, icon),
                QStringLiteral("impossible"), quiet);
        painter->drawText(
            cell.adjusted(gutter + (known ? icon + 7 : 0), 0, -rightEdge, 0), Qt::AlignVCenter | Qt::AlignLeft,
            known ? DeviceModel::tr("not here") : QString());
        painter->restore();
        return;
    }
    const MessageFlags flags(index.data(DeviceModel::FlagsRole).toInt());
    const bool unread = !flags.testFlag(MessageFlag::Seen);
    const int end = paintMarks(*painter, cell, flags);
    line.setRight(end);
    if (unread) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? c.selectionText : c.accent);
        painter->drawEllipse(QRectF(cell.left() + 11, cell.center().y() - 3.5, 8, 8));
    }
    const QFont name = unread ? bolder(option.font) : option.font;
    const QFontMetrics names(name), subjects(option.font);
    line.setHeight(names.height());
    painter->setPen(text);
    painter->setFont(name);
    painter->drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft,
        names.elidedText(index.data(DeviceModel::FromRole).toString(), Qt::ElideRight, line.width()));
    line.translate(0, names.height());
    painter->setPen(quiet);
    painter->setFont(option.font);
    painter->drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft,
        subjects.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace duopost
