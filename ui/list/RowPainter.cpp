// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/RowPainter.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

#include <QFontMetrics>
#include <QPainter>

namespace duopost {

namespace {

constexpr int mostShown = 999; // a larger number is not told

} // namespace

RowPainter::RowPainter(const QFont &font) : m_name(font), m_nameBold(font), m_small(font), m_label(font)
{
    m_nameBold.setWeight(QFont::DemiBold);
    if (font.pointSizeF() > 0) {
        m_small.setPointSizeF(font.pointSizeF() * 0.92);
        m_label.setPointSizeF(font.pointSizeF() * 0.86);
    }
    m_label.setWeight(QFont::DemiBold);
}

int RowPainter::labelHeight() const
{
    return QFontMetrics(m_label).height() + 12;
}

void RowPainter::setNow(const QDateTime &now, const QLocale &locale)
{
    m_now = now;
    m_locale = locale;
}

void RowPainter::drawElided(
    QPainter &painter, const QRect &rect, const QFont &font, const QColor &colour, const QString &text)
{
    painter.setFont(font);
    painter.setPen(colour);
    // Only what can be seen is measured: subjects may be a megabyte long.
    const QString shown = QFontMetrics(font).elidedText(text.left(300), Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

QSize RowPainter::badgeSize(int count) const
{
    const QString text = QString::number(qMin(count, mostShown));
    return {
        QFontMetrics(m_label).horizontalAdvance(text) + iconSize + 12,
        qMax(iconSize, QFontMetrics(m_label).height()) + 2};
}

void RowPainter::paintBadge(QPainter &painter, const QRect &badge, const Look &look) const
{
    const Colours &c = colours();
    const QColor quiet = look.selected ? c.selectionText : c.subtle;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.selected ? quiet : c.line, 1));
    painter.setBrush(look.selected ? QBrush(Qt::NoBrush) : QBrush(c.hover));
    painter.drawRoundedRect(
        QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), badge.height() / 2.0, badge.height() / 2.0);
    paintLineIcon(
        painter, QRectF(badge.left() + 3, badge.center().y() - iconSize / 2 + 1, iconSize, iconSize),
        look.isUnfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), quiet);
    painter.setFont(m_label);
    painter.setPen(look.selected ? c.selectionText : c.text);
    painter.drawText(
        badge.adjusted(iconSize + 3, 0, -7, 0), Qt::AlignRight | Qt::AlignVCenter,
        m_locale.toString(qMin(look.count, mostShown)));
}

QString RowPainter::who(const MessageRow &row, const Look &look)
{
    if (!look.recipients)
        return personTitle(row.from);
    return row.to.isEmpty() ? RowWords::tr("(nobody)") : row.to;
}

QString RowPainter::about(const MessageRow &row)
{
    return row.subject.isEmpty() ? RowWords::tr("(no subject)") : row.subject;
}

} // namespace duopost
