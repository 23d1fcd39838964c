// SPDX-License-Identifier: GPL-3.0-or-later
// How selection and scroll position of the message list outlive what happens to its rows.
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"

#include <QScrollBar>

namespace duopost {

namespace {
/// A selection larger than this is not carried over a rebuilt list; the current message is.
constexpr int selectionCarried = 5000;
} // namespace

void MessageListView::keepAnchor()
{
    m_pinnedToTop = verticalOffset() == 0;
    const int row = m_geometry.rowAt(verticalOffset());
    m_anchors.clear();
    // A conversation may go to another place, with the messages below it: then the rows around hold the place.
    const int rows = m_model.isGrouped() ? visibleRows().second : 1;
    for (int i = row; row >= 0 && i < qMin(row + rows, m_model.rowCount()); ++i)
        m_anchors << Anchor{m_model.spineAt(i), verticalOffset() - m_geometry.top(i)};
}

void MessageListView::restoreAnchor()
{
    const int before = verticalOffset();
    relayout();
    if (m_pinnedToTop || m_anchors.isEmpty())
        return;
    std::optional<int> value;
    for (const Anchor &anchor : std::as_const(m_anchors)) {
        const int row = m_model.rowOf(anchor.row);
        const int there = row < 0 ? 0 : m_geometry.top(row) + anchor.offset;
        if (row >= 0 && (!value || qAbs(there - before) < qAbs(*value - before)))
            value = there;
    }
    if (m_model.arrangement() != m_arrangement)
        return; // they are somewhere else now
    if (!value) { // keys that were made anew
        const int row = m_model.rowsOf({m_anchors.first().row.id}).value(m_anchors.first().row.id, -1);
        if (row >= 0)
            value = m_geometry.top(row) + m_anchors.first().offset;
    }
    // A row that vanished cannot hold the place; the next one is close enough.
    if (const int row = m_model.firstRowBefore(m_anchors.first().row.sortKey);
        !value && row < m_geometry.rows())
        value = m_geometry.top(row) + m_anchors.first().offset;
    if (value)
        verticalScrollBar()->setValue(*value);
}

void MessageListView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // The base class would go on to the next message, which would open it and mark it read.
    if (const int row = currentIndex().row(); row >= start && row <= end) {
        m_resumeRow = start;
        selectionModel()->clear();
    }
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageListView::rememberSelection()
{
    keepAnchor();
    m_selectedBefore.clear();
    m_currentBefore = {};
    m_rowBefore = currentIndex().row();
    if (currentIndex().isValid())
        m_currentBefore = m_model.spineAt(currentIndex().row());
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && m_selectedBefore.size() <= selectionCarried; ++row)
            m_selectedBefore << m_model.spineAt(row);
    }
    if (m_selectedBefore.size() > selectionCarried)
        m_selectedBefore.clear();
}

// Where the messages are that were selected: by their keys, or, where those were made anew, by looking.
QHash<MessageId, int> MessageListView::placesNow() const
{
    QHash<MessageId, int> places;
    QSet<MessageId> missing;
    auto before = m_selectedBefore;
    if (m_currentBefore.id)
        before << m_currentBefore;
    for (const SpineRow &row : std::as_const(before)) {
        if (const int place = m_model.rowOf(row); place >= 0)
            places.insert(row.id, place);
        else
            missing.insert(row.id);
    }
    places.insert(m_model.rowsOf(missing));
    return places;
}

void MessageListView::restoreSelection()
{
    restoreAnchor();
    // What is being read stays in sight although its conversation has something newer.
    if (m_currentBefore.id && m_model.rowOf(m_currentBefore) < 0) {
        if (const int row = m_model.rowHiding(m_currentBefore.id); row >= 0)
            m_model.setUnfolded(row, true);
    }
    const auto found = placesNow();
    QItemSelection selection;
    for (const SpineRow &before : std::as_const(m_selectedBefore)) {
        if (const int row = found.value(before.id, -1); row >= 0)
            selection.select(m_model.index(row), m_model.index(row));
    }
    setAutoScroll(false); // what the user looks at stays, even if the current message is elsewhere
    const bool rearranged = m_model.arrangement() != std::exchange(m_arrangement, m_model.arrangement());
    if (rearranged)
        verticalScrollBar()->setValue(0);
    if (const int row = found.value(m_currentBefore.id, -1); row >= 0) {
        selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::Current);
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        if (rearranged)
            scrollTo(m_model.index(row), PositionAtCenter);
    } else {
        selectionModel()->clear();
        if (m_rowBefore >= 0)
            m_resumeRow = m_rowBefore;
        if (m_model.rowCount() == 0)
            verticalScrollBar()->setValue(0);
    }
    setAutoScroll(true);
}

} // namespace duopost
