// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/RecipientChip.h"

#include "mailcore/Composing.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

namespace duopost {

namespace {
constexpr int sideMargin = 9, crossSize = 12, crossGap = 5;
}

RecipientChip::RecipientChip(const MailAddress &address, QWidget *parent)
    : QWidget(parent), m_address(address),
      m_text((address.name.isEmpty() ? address.address : address.name).simplified()),
      m_valid(isSendable(address.address))
{
    const QString whole = address.address.isEmpty() ? address.name : display(address);
    const QString shown = whole.left(500).toHtmlEscaped();
    // Escaped, so that a name never becomes a picture or a link; one without tags is plain text to Qt.
    setToolTip(
        m_valid
            ? QStringLiteral("<span>%1</span>").arg(shown)
            : QStringLiteral("<span>%1<br>%2</span>").arg(shown, tr("This is not a whole e-mail address.")));
    setAccessibleName(m_valid ? whole : tr("%1, not a whole e-mail address").arg(whole));
    setCursor(Qt::ArrowCursor);
    resize(sizeHint());
}

void RecipientChip::setSelected(bool selected)
{
    if (m_selected == selected)
        return;
    m_selected = selected;
    update();
}

QSize RecipientChip::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_text);
    return {qMin(widest, text + 2 * sideMargin + crossGap + crossSize + 1), fontMetrics().height() + 6};
}

QRectF RecipientChip::cross() const
{
    const double x = width() - sideMargin + 2 - crossSize;
    return {x, (height() - crossSize) / 2.0, double(crossSize), double(crossSize)};
}

void RecipientChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &c = colours();
    const QColor ground = m_selected ? c.selection : m_valid ? c.hover : c.errorGround;
    const QColor ink = m_selected ? c.selectionText : m_valid ? c.text : c.bad;
    painter.setPen(m_valid ? (m_selected ? c.accent : c.line) : c.bad);
    painter.setBrush(ground);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setPen(ink);
    const QRect words(sideMargin, 0, width() - 2 * sideMargin - crossGap - crossSize, height());
    painter.drawText(
        words, Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideRight, words.width() + 1));
    paintLineIcon(painter, cross(), QStringLiteral("close"), m_selected ? ink : c.subtle);
}

void RecipientChip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (cross().adjusted(-3, -3, 3, 3).contains(event->position())) {
        emit removeWanted();
        return;
    }
    m_pressedAt = event->pos();
    emit pressed(event->modifiers());
}

void RecipientChip::mouseMoveEvent(QMouseEvent *event)
{
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (event->buttons().testFlag(Qt::LeftButton) && far)
        emit dragWanted();
}

void RecipientChip::mouseDoubleClickEvent(QMouseEvent *)
{
    emit editWanted();
}

void RecipientChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Edit"), this, &RecipientChip::editWanted);
    menu->addAction(tr("Remove"), this, &RecipientChip::removeWanted);
    menu->popup(event->globalPos());
}

} // namespace duopost
