// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer, keys, selection and links of the HTML view.
#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlView.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace duopost {

bool HtmlView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool HtmlView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        emit linkHovered({});
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void HtmlView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->key() == Qt::Key_Home)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
    else if (event->key() == Qt::Key_End)
        scrollToEnd();
    else if (enter && m_focused >= 0)
        activate(m_focused);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void HtmlView::scrollToEnd()
{
    verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    if (!m_isWhole)
        m_owed = Owed::End;
}

void HtmlView::hover(QPoint onViewport)
{
    const int link = m_page->text().linkAt(toPage(onViewport));
    if (link == m_hovered)
        return;
    m_hovered = link;
    viewport()->setCursor(link >= 0 ? Qt::PointingHandCursor : Qt::IBeamCursor);
    emit linkHovered(urlOf(link));
}

void HtmlView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = toPage(event->position().toPoint());
    m_pressed = m_page->text().linkAt(at);
    m_focused = -1;
    const qsizetype position = m_page->text().positionAt(at);
    if (event->modifiers() & Qt::ShiftModifier && m_anchor >= 0) {
        extendSelection(event->position().toPoint());
        return;
    }
    m_anchor = position;
    select(position, position);
}

void HtmlView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton) || m_anchor < 0)
        return hover(at);
    extendSelection(at);
    if (m_from != m_to)
        m_pressed = -1; // the pointer drags over a link, it does not click it
    if (viewport()->rect().contains(at))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start(30, this);
}

void HtmlView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragScroll.stop();
    if (event->button() != Qt::LeftButton)
        return;
    const int released = m_page->text().linkAt(toPage(event->position().toPoint()));
    if (m_pressed >= 0 && released == m_pressed && m_from == m_to)
        activate(released);
    m_pressed = -1;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (m_from != m_to && clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void HtmlView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto [from, to]
        = m_page->text().wordAround(m_page->text().positionAt(toPage(event->position().toPoint())));
    m_pressed = -1;
    m_anchor = from;
    select(from, to);
}

void HtmlView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragScroll.timerId())
        return QAbstractScrollArea::timerEvent(event);
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = at.y() < 0 ? at.y() : qMax(0, at.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
    extendSelection(at);
}

void HtmlView::contextMenuEvent(QContextMenuEvent *event)
{
    const int link = event->reason() == QContextMenuEvent::Mouse
        ? m_page->text().linkAt(toPage(viewport()->mapFromGlobal(event->globalPos())))
        : m_focused;
    QMenu menu(this);
    if (const QUrl url = urlOf(link); !url.isEmpty()) {
        menu.addAction(tr("Copy &link"), this, [url] {
            QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
        });
        menu.addSeparator();
    }
    menu.addAction(tr("&Copy"), this, &HtmlView::copy)->setEnabled(m_from != m_to);
    menu.addAction(tr("Select &all"), this, &HtmlView::selectAll);
    menu.exec(event->globalPos());
}

void HtmlView::extendSelection(QPoint onViewport)
{
    const qsizetype position = m_page->text().positionAt(toPage(onViewport));
    select(qMin(m_anchor, position), qMax(m_anchor, position));
}

void HtmlView::select(qsizetype from, qsizetype to)
{
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    m_allSelected = false;
    viewport()->update();
}

void HtmlView::selectAll()
{
    select(0, m_page->text().text().size());
    m_allSelected = true;
}

QString HtmlView::selectedText()
{
    if (m_allSelected)
        finish();
    return m_page->text().text().mid(m_from, m_to - m_from);
}

void HtmlView::copy()
{
    if (const QString selected = selectedText(); !selected.isEmpty())
        QGuiApplication::clipboard()->setText(selected);
}

bool HtmlView::focusNextPrevChild(bool next)
{
    // Through the links first, then on to the next widget.
    const QList<PageText::Link> &links = m_page->text().links();
    const int count = static_cast<int>(links.size());
    int wanted = m_focused < 0 ? (next ? 0 : count - 1) : m_focused + (next ? 1 : -1);
    while (wanted >= 0 && wanted < count && links.at(wanted).areas.isEmpty())
        wanted += next ? 1 : -1;
    const bool inside = hasFocus() && wanted >= 0 && wanted < count;
    m_focused = inside ? wanted : -1;
    viewport()->update();
    emit linkHovered(urlOf(m_focused));
    if (!inside)
        return QAbstractScrollArea::focusNextPrevChild(next);
    showFocusedLink();
    return true;
}

void HtmlView::showFocusedLink()
{
    const QRect area = m_page->text().links().at(m_focused).areas.constFirst();
    const int top = qRound(area.top() * m_zoom), bottom = qRound(area.bottom() * m_zoom);
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value() || bottom > bar->value() + viewport()->height())
        bar->setValue(top - viewport()->height() / 3);
}

} // namespace duopost
