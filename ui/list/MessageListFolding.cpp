// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the list: unfolding them by mouse and keyboard, and what is chosen with them.
#include "ui/list/ListHeader.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/RowPainter.h"

#include <QAccessible>
#include <QMouseEvent>

namespace duopost {

MessageListView::Chosen MessageListView::chosen() const
{
    if (m_model.isUnified()) {
        const auto groups = chosenByFolder();
        return groups.size() == 1 ? groups.first() : Chosen{groups.value(0).folder, {}};
    }
    Chosen chosen{.folder = m_model.folder(), .ids = {}};
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model.isGrouped())
                chosen.ids += m_model.messagesAt(row);
            else
                chosen.ids << m_model.idAt(row);
        }
    }
    if (!chosen.ids.isEmpty() || !m_model.isGrouped())
        return chosen;
    // Nothing of this folder: then of the one that the current message is in.
    const FolderId folder = m_model.folderAt(currentIndex().row());
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model.folderAt(row) == folder)
                chosen.ids << m_model.idAt(row);
        }
    }
    chosen.folder.folder = folder;
    return chosen;
}

QList<MessageListView::Chosen> MessageListView::chosenByFolder() const
{
    if (m_model.isGrouped())
        return {chosen()};
    QList<Chosen> result;
    const auto in = [&result](FolderRef folder) -> Chosen & {
        for (Chosen &one : result) {
            if (one.folder == folder)
                return one;
        }
        return result.emplaceBack(Chosen{folder, {}});
    };
    if (currentIndex().isValid())
        in(m_model.folderRefAt(currentIndex().row()));
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            in(m_model.folderRefAt(row)).ids << m_model.refOf(m_model.idAt(row)).message;
    }
    result.removeIf([](const Chosen &one) { return one.ids.isEmpty() || !one.folder.folder; });
    return result;
}

MessageFlags MessageListView::chosenFlags() const
{
    const int row = currentIndex().row();
    const MessageRow *text = m_model.cachedRow(m_model.idAt(row));
    MessageFlags flags = text ? text->flags : MessageFlags();
    const auto conversation = m_model.conversationAt(row);
    if (conversation.canUnfold() && !conversation.isUnfolded && conversation.unread > 0)
        flags.setFlag(MessageFlag::Seen, false);
    return flags;
}

void MessageListView::setUnfolded(int row, bool unfolded)
{
    const int head = m_model.conversationRow(row);
    // The current message goes with the rows that are folded away; its conversation stays.
    if (const int current = currentIndex().row();
        !unfolded && current > head && m_model.conversationRow(current) == head)
        setCurrentIndex(m_model.index(head));
    m_model.setUnfolded(head, unfolded);
    if (!QAccessible::isActive())
        return;
    QAccessible::State changed;
    changed.expanded = true;
    QAccessibleStateChangeEvent event(this, changed);
    event.setChild(head - visibleRows().first);
    QAccessible::updateAccessibility(&event);
}

bool MessageListView::foldByKey(int key)
{
    const int row = currentIndex().row();
    if (!m_model.isGrouped() || row < 0 || (key != Qt::Key_Left && key != Qt::Key_Right))
        return false;
    const auto conversation = m_model.conversationAt(row);
    if (key == Qt::Key_Right && conversation.canUnfold()) {
        if (!conversation.isUnfolded)
            setUnfolded(row, true);
        else if (m_model.conversationRow(row + 1) == row)
            setCurrentIndex(m_model.index(row + 1));
    } else if (key == Qt::Key_Left) {
        if (conversation.isMember)
            setCurrentIndex(m_model.index(m_model.conversationRow(row)));
        else
            setUnfolded(row, false);
    }
    return true;
}

int MessageListView::badgeAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return -1;
    const auto conversation = m_model.conversationAt(index.row());
    if (!conversation.canUnfold())
        return -1;
    return m_painter->badgeRect(visualRect(index), conversation.count).contains(point) ? index.row() : -1;
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (const QModelIndex index = indexAt(point); m_layout == Layout::Table && event->button() == Qt::LeftButton
        && index.isValid() && m_header->cell(visualRect(index), ListColumn::Star).contains(point)) {
        emit starRequested(index.row());
        event->accept();
        return;
    }
    const int row = event->button() == Qt::LeftButton ? badgeAt(point) : -1;
    if (row < 0)
        return QAbstractItemView::mousePressEvent(event);
    setUnfolded(row, !m_model.conversationAt(row).isUnfolded);
    event->accept();
}

} // namespace duopost
