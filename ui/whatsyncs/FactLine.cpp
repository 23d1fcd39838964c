// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/FactLine.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace duopost {

namespace {

constexpr int left = 16, mark = 18, gap = 10, right = 12, padding = 5;
constexpr int textLeft = left + mark + gap;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

FactLine::FactLine(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactLine::say(const QString &name, const QColor &colour, const QString &title, const QString &sentence)
{
    m_icon = name;
    m_colour = colour;
    m_sentence = sentence;
    setText(title);
    setAccessibleName(title + QStringLiteral(": ") + sentence);
    updateGeometry();
    update();
}

QRect FactLine::sentenceRect(int width) const
{
    const int room = qMax(60, width - textLeft - right);
    return fontMetrics().boundingRect(QRect(0, 0, room, 10000), Qt::TextWordWrap | Qt::AlignLeft, m_sentence);
}

int FactLine::heightForWidth(int width) const
{
    return QFontMetrics(titleFont(font())).height() + sentenceRect(width).height() + 2 * padding;
}

QSize FactLine::sizeHint() const
{
    return {280, heightForWidth(280)};
}

QSize FactLine::minimumSizeHint() const
{
    return {160, QFontMetrics(titleFont(font())).height() + fontMetrics().height() + 2 * padding};
}

void FactLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &c = colours();
    if (isChecked())
        painter.fillRect(rect(), c.selection);
    else if (underMouse())
        painter.fillRect(rect(), c.hover);
    if (hasFocus()) {
        painter.setPen(c.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4);
    }
    const QFont bold = titleFont(font());
    const QFontMetrics title(bold);
    paintLineIcon(painter, QRectF(left, padding + (title.height() - mark) / 2.0, mark, mark), m_icon, m_colour);
    const int room = width() - textLeft - right;
    painter.setFont(bold);
    painter.setPen(isChecked() ? c.selectionText : c.text);
    painter.drawText(
        QRect(textLeft, padding, room, title.height()), Qt::AlignLeft | Qt::AlignVCenter,
        title.elidedText(text(), Qt::ElideRight, room));
    painter.setFont(font());
    painter.setPen(isChecked() ? c.selectionText : c.subtle);
    painter.drawText(
        QRect(textLeft, padding + title.height(), room, height()), Qt::TextWordWrap | Qt::AlignLeft,
        m_sentence);
}

} // namespace duopost
