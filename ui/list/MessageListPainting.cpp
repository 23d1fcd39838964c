// SPDX-License-Identifier: GPL-3.0-or-later
// What the message list draws: the rows on the screen, labels, and grey shapes while loading.
#include "ui/list/ListHeader.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/RowPainter.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace duopost {

void MessageListView::showRecipients(bool recipients)
{
    m_recipients = recipients;
    m_header->showRecipients(recipients);
    viewport()->update();
}

void MessageListView::paintEvent(QPaintEvent *)
{
    if (QDate::currentDate() != m_sectionsMadeOn)
        QMetaObject::invokeMethod(
            this, [this] { relayout(); }, Qt::QueuedConnection); // midnight passed
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colours().base);
    const int rows = m_geometry.rows();
    if (rows == 0) {
        if (m_model.state() == MessageListModel::State::Loading)
            paintSkeleton(painter);
        return;
    }
    const int offset = verticalOffset();
    const bool recipients = m_recipients;
    const int first = qMax(0, m_geometry.rowAt(offset));
    int section = m_geometry.sectionOf(first);
    const int topSection = section;
    for (int row = first; row < rows; ++row) {
        const QModelIndex index = m_model.index(row);
        const QRect rect = visualRect(index);
        if (rect.top() - m_painter->labelHeight() > viewport()->height())
            break;
        if (const int own = m_geometry.sectionOf(row); own != section || row == first) {
            section = own;
            if (own >= 0 && m_geometry.sections().at(own).firstRow == row)
                paintLabel(painter, m_geometry.labelTop(own) - offset, m_geometry.sections().at(own).title);
        }
        RowPainter::Look look;
        look.selected = selectionModel()->isSelected(index);
        look.focused = hasFocus() && index == currentIndex();
        look.hovered = index == m_hovered;
        const auto conversation = m_model.conversationAt(row);
        look.recipients = recipients && !conversation.isMember;
        look.isMember = conversation.isMember;
        look.isUnfolded = conversation.isUnfolded;
        look.count = conversation.isMember ? 1 : conversation.count;
        look.hidesUnread = conversation.canUnfold() && !conversation.isUnfolded && conversation.unread > 0;
        look.elsewhere = m_model.elsewhere(row);
        look.marks = m_model.marksOf(m_model.idAt(row));
        look.place = m_model.placeOf(m_model.idAt(row));
        const MessageRow *text = m_model.rowAt(row);
        if (text)
            look.tags = m_model.tagsOf(*text);
        if (text)
            m_painter->paint(painter, rect, *text, look);
        else
            m_painter->paintBlank(painter, rect, look);
    }
    if (topSection < 0)
        return;
    // The label of the first visible row stays at the top until the next one pushes it away.
    int y = qMax(0, m_geometry.labelTop(topSection) - offset);
    if (topSection + 1 < m_geometry.sections().size())
        y = qMin(y, m_geometry.labelTop(topSection + 1) - offset - m_painter->labelHeight());
    paintLabel(painter, y, m_geometry.sections().at(topSection).title);
}

void MessageListView::paintLabel(QPainter &painter, int y, const QString &title) const
{
    const QRect rect(0, y, viewport()->width(), m_painter->labelHeight());
    painter.fillRect(rect, colours().pane);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours().line);
    painter.setFont(m_painter->labelFont());
    painter.setPen(colours().subtle);
    painter.drawText(rect.adjusted(24, 0, -14, 0), Qt::AlignLeft | Qt::AlignVCenter, title);
}

void MessageListView::paintSkeleton(QPainter &painter) const
{
    for (int y = 0; y < viewport()->height(); y += m_painter->rowHeight())
        m_painter->paintBlank(painter, QRect(0, y, viewport()->width(), m_painter->rowHeight()), {});
}

} // namespace duopost
