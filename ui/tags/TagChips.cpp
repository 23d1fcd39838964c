// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/TagChips.h"

#include "ui/theme/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace duopost {

namespace {

constexpr int inside = 6; // left and right of the name
constexpr int between = 4;
constexpr int dot = 8;
constexpr int longest = 130;

QFont chipFont(const QFont &font)
{
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * 0.86);
    small.setWeight(QFont::DemiBold);
    return small;
}

} // namespace

QColor textOn(const QColor &ground)
{
    return contrast(Qt::white, ground) >= contrast(Qt::black, ground) ? Qt::white : Qt::black;
}

int paintTagChips(QPainter &painter, const QRect &rect, const QFont &font, const QList<ShownTag> &tags)
{
    const QFontMetrics metrics(font);
    const int height = qMin(rect.height(), metrics.height() + 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    int x = rect.left();
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const ShownTag &tag = tags.at(i);
        const int later = static_cast<int>(tags.size() - i - 1) * (dot + between);
        const QString name = metrics.elidedText(tag.name.left(60), Qt::ElideRight, longest);
        const int width = metrics.horizontalAdvance(name) + 2 * inside;
        painter.setPen(Qt::NoPen);
        painter.setBrush(tag.colour);
        if (x + width + later > rect.right() + 1) {
            if (x + dot > rect.right() + 1)
                break;
            painter.drawEllipse(QRectF(x, rect.center().y() - dot / 2.0 + 1, dot, dot));
            x += dot + between;
            continue;
        }
        const QRect chip(x, rect.top() + (rect.height() - height) / 2, width, height);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(textOn(tag.colour));
        painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, name);
        x += width + between;
    }
    painter.restore();
    return x - rect.left();
}

QIcon tagIcon(const QColor &colour)
{
    constexpr int size = 32;
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(6, 6, size - 12, size - 12));
    return pixmap;
}

TagChips::TagChips(QWidget *parent) : QWidget(parent)
{
    hide();
}

void TagChips::showTags(const QList<ShownTag> &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    setVisible(!tags.isEmpty());
    setToolTip(tagNames(tags));
    setAccessibleName(tr("Tags: %1").arg(tagNames(tags)));
    update();
}

QSize TagChips::sizeHint() const
{
    return {longest, QFontMetrics(chipFont(font())).height() + 4};
}

void TagChips::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTagChips(painter, rect(), chipFont(font()), m_tags);
}

} // namespace duopost
