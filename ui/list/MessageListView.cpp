// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageListView.h"

#include "ui/list/ListHeader.h"
#include "ui/list/MessageListAccessible.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageRowPainter.h"
#include "ui/list/TableRowPainter.h"
#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"

#include <QAccessible>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace duopost {

MessageListView::MessageListView(MessageListModel &model, QWidget *parent)
    : QAbstractItemView(parent), m_model(model), m_header(new ListHeader(this)),
      m_painter(std::make_unique<MessageRowPainter>(font()))
{
    installMessageListAccessibility();
    m_header->hide();
    connect(m_header, &ListHeader::widthsChanged, viewport(), qOverload<>(&QWidget::update));
    setAccessibleName(tr("Messages"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    // These run before and after what the base class does, because they are connected before setModel().
    connect(&model, &MessageListModel::modelAboutToBeReset, this, &MessageListView::rememberSelection);
    connect(&model, &MessageListModel::rowsAboutToBeInserted, this, &MessageListView::keepAnchor);
    connect(&model, &MessageListModel::rowsAboutToBeRemoved, this, &MessageListView::keepAnchor);
    setModel(&model);
    connect(&model, &MessageListModel::modelReset, this, &MessageListView::restoreSelection);
    connect(&model, &MessageListModel::rowsInserted, this, &MessageListView::restoreAnchor);
    connect(&model, &MessageListModel::rowsRemoved, this, &MessageListView::restoreAnchor);
    connect(&model, &MessageListModel::stateChanged, viewport(), qOverload<>(&QWidget::update));
    // Screen readers are told the current message as soon as its text is here.
    const auto describe
        = [this] { setAccessibleDescription(currentIndex().data(Qt::AccessibleTextRole).toString()); };
    connect(
        selectionModel(), &QItemSelectionModel::currentChanged, this, [this, describe](const QModelIndex &now) {
            describe();
            if (!QAccessible::isActive() || !now.isValid())
                return;
            QAccessibleEvent event(this, QAccessible::Focus);
            event.setChild(now.row() - visibleRows().first);
            QAccessible::updateAccessibility(&event);
        });
    connect(&model, &MessageListModel::dataChanged, this, describe);
    relayout();
}

MessageListView::~MessageListView() = default;

void MessageListView::relayout()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QLocale where = locale();
    m_sectionsMadeOn = now.date();
    m_painter->setNow(now, where);
    QList<ListGeometry::Section> sections;
    int row = 0;
    const int rows = m_model.rowCount();
    const int sign = m_model.dateSign();
    auto dates = sign == 0 ? QList<DateSection>() : dateSections(now, where);
    if (sign < 0)
        std::reverse(dates.begin(), dates.end());
    for (qsizetype i = 0; i < dates.size(); ++i) {
        // Oldest first, a section ends where the next one begins, and the keys are the dates' negatives.
        int end = rows;
        if (sign > 0)
            end = qMin(rows, m_model.firstRowBefore(dates.at(i).from));
        else if (i + 1 < dates.size())
            end = qMin(rows, m_model.firstRowBefore(1 - dates.at(i + 1).from));
        if (end > row)
            sections << ListGeometry::Section{row, dates.at(i).title};
        row = qMax(row, end);
    }
    m_geometry = ListGeometry(rows, m_painter->rowHeight(), m_painter->labelHeight(), std::move(sections));
    updateGeometries();
    viewport()->update();
}

void MessageListView::makePainter()
{
    if (m_layout == Layout::Table)
        m_painter = std::make_unique<TableRowPainter>(font(), *m_header);
    else
        m_painter = std::make_unique<MessageRowPainter>(font());
}

void MessageListView::setLayout(Layout layout)
{
    if (layout == m_layout)
        return;
    keepAnchor();
    m_layout = layout;
    m_header->setVisible(layout == Layout::Table);
    makePainter();
    restoreAnchor();
    // Rows have another height: what is selected stays in sight rather than what was at the top.
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void MessageListView::updateGeometries()
{
    const int head = m_layout == Layout::Table ? m_header->sizeHint().height() : 0;
    setViewportMargins(0, head, 0, 0);
    m_header->setGeometry(
        viewport()->geometry().left(), viewport()->geometry().top() - head, viewport()->width(), head);
    QAbstractItemView::updateGeometries();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_painter->rowHeight() / 2);
    verticalScrollBar()->setRange(0, qMax(0, m_geometry.height() - viewport()->height()));
}

int MessageListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void MessageListView::scrollContentsBy(int, int dy)
{
    scrollDirtyRegion(0, dy);
    viewport()->update(); // the label that stays at the top moves differently from the rest
}

QRect MessageListView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_geometry.rows())
        return {};
    return {0, m_geometry.top(index.row()) - verticalOffset(), viewport()->width(), m_painter->rowHeight()};
}

QModelIndex MessageListView::indexAt(const QPoint &point) const
{
    const int row = m_geometry.rowAt(point.y() + verticalOffset());
    if (row < 0 || point.y() + verticalOffset() < m_geometry.top(row) || point.y() < 0)
        return {};
    return m_model.index(row);
}

void MessageListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_geometry.rows())
        return;
    const int label = m_geometry.sections().isEmpty() ? 0 : m_painter->labelHeight();
    const int top = m_geometry.top(index.row());
    const int bottom = top + m_painter->rowHeight();
    const int height = viewport()->height();
    int value = verticalOffset();
    if (hint == PositionAtCenter)
        value = (top + bottom - height) / 2;
    else if (hint == PositionAtTop || top - label < value)
        value = top - label;
    else if (hint == PositionAtBottom || bottom > value + height)
        value = bottom - height;
    verticalScrollBar()->setValue(value);
}

QModelIndex MessageListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_geometry.rows();
    if (rows == 0)
        return {};
    const int page = qMax(1, viewport()->height() / m_painter->rowHeight() - 1);
    int row = currentIndex().isValid() ? currentIndex().row() : m_resumeRow - 1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        row -= 1;
        break;
    case MoveDown:
    case MoveNext:
    case MoveRight:
        row += 1;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = rows - 1;
        break;
    }
    return m_model.index(qBound(0, row, rows - 1));
}

void MessageListView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QRect r = rect.normalized();
    const int top = m_geometry.rowAt(qBound(0, r.top() + verticalOffset(), qMax(0, m_geometry.height() - 1)));
    const int bottom
        = m_geometry.rowAt(qBound(0, r.bottom() + verticalOffset(), qMax(0, m_geometry.height() - 1)));
    QItemSelection selection;
    if (top >= 0 && bottom >= top)
        selection.select(m_model.index(top), m_model.index(bottom));
    selectionModel()->select(selection, flags);
}

QRegion MessageListView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect rows = visualRect(range.topLeft()) | visualRect(range.bottomRight());
        region += rows & viewport()->rect();
    }
    return region;
}

QPair<int, int> MessageListView::visibleRows() const
{
    const int first = m_geometry.rowAt(verticalOffset());
    if (first < 0)
        return {0, 0};
    const int last = m_geometry.rowAt(qMin(verticalOffset() + viewport()->height(), m_geometry.height()) - 1);
    return {first, last - first + 1};
}

void MessageListView::selectMessage(const SpineRow &row)
{
    if (const int place = m_model.rowOf(row); place >= 0)
        setCurrentIndex(m_model.index(place));
}

void MessageListView::step(int rows)
{
    if (m_model.rowCount() == 0)
        return;
    int row = currentIndex().row();
    if (!currentIndex().isValid())
        row = m_resumeRow;
    else if (selectionModel()->hasSelection())
        row += rows; // focus alone makes the first row current; the first step selects it
    setCurrentIndex(m_model.index(qBound(0, row, m_model.rowCount() - 1)));
}

bool MessageListView::stepToUnread()
{
    // Downwards, in the order of the list; rows that are not in memory end the search.
    if (const int row = currentIndex().row(); m_model.conversationAt(row).unread > 0)
        m_model.setUnfolded(row, true);
    for (int row = currentIndex().row() + 1; row < m_model.rowCount(); ++row) {
        if (const auto conversation = m_model.conversationAt(row);
            conversation.canUnfold() && !conversation.isUnfolded && conversation.unread > 0) {
            setCurrentIndex(m_model.index(row));
            return true;
        }
        const MessageRow *text = m_model.cachedRow(m_model.idAt(row));
        if (!text)
            return false;
        if (!text->flags.testFlag(MessageFlag::Seen)) {
            setCurrentIndex(m_model.index(row));
            return true;
        }
    }
    return false;
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (event->modifiers() == Qt::NoModifier && foldByKey(event->key())) {
        event->accept();
        return;
    }
    switch (plain ? event->key() : 0) {
    case Qt::Key_J:
        step(1);
        break;
    case Qt::Key_K:
        step(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openRequested();
        break;
    case Qt::Key_Space:
        emit pageRequested();
        break;
    default:
        QAbstractItemView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseDoubleClickEvent(event);
    emit openRequested();
}

void MessageListView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        keepAnchor();
        makePainter();
        restoreAnchor();
    }
}

bool MessageListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave) {
        const QModelIndex now = event->type() == QEvent::HoverLeave
            ? QModelIndex()
            : indexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
        if (now != m_hovered) {
            viewport()->update(visualRect(m_hovered));
            viewport()->update(visualRect(now));
            m_hovered = now;
        }
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace duopost
