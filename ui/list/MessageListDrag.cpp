// SPDX-License-Identifier: GPL-3.0-or-later
// Messages dragged out of the list, and its context menu.
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/MessageMime.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QMimeData>
#include <QPainter>

namespace duopost {

namespace {

// What follows the pointer: a small plate with the number of messages.
QPixmap plate(const QWidget &view, const QString &text)
{
    const qreal scale = view.devicePixelRatioF();
    const QSize size(view.fontMetrics().horizontalAdvance(text) + 28, view.fontMetrics().height() + 14);
    QPixmap pixmap(size * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().accent);
    painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)), 7, 7);
    painter.setPen(colours().accentText);
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

void MessageListView::startDrag(Qt::DropActions)
{
    const auto [folder, ids] = chosen();
    if (ids.isEmpty())
        return;
    QDrag drag(this);
    drag.setMimeData(mimeOf({folder, ids}).release());
    drag.setPixmap(plate(*this, tr("%Ln message(s)", nullptr, static_cast<int>(ids.size()))));
    drag.exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (currentIndex().isValid())
            emit menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
        return;
    }
    if (indexAt(event->pos()).isValid())
        emit menuRequested(event->globalPos());
}

} // namespace duopost
