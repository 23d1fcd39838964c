// SPDX-License-Identifier: GPL-3.0-or-later
// How a page that is laid out comes onto the screen or onto paper.
#include "ui/html/HtmlPage.h"
#include "ui/html/PagePainting.h"

#include <QPainter>

#include <algorithm>

namespace duopost {

void HtmlPage::paint(QPainter &painter, const QRect &exposed, const Marks &marks)
{
    if (!m_document)
        return;
    m_painter = &painter;
    m_exposed = exposed;
    m_marks = marks;
    m_grounds.begin(m_darkPaper);
    const litehtml::position clip
        = mirrored(litehtml::position(exposed.x(), exposed.y(), exposed.width(), exposed.height()));
    m_document->draw(0, 0, 0, &clip);
    m_painter = nullptr;
}

void HtmlPage::print(QPainter &painter, const QRect &slice)
{
    m_onPaper = true;
    paint(painter, slice, {});
    m_onPaper = false;
}

/// Paints what is no text: on paper it ends where the slice ends.
template <class F> void HtmlPage::paintCut(F paintSome)
{
    if (!m_painter)
        return;
    if (m_onPaper) {
        m_painter->save();
        m_painter->setClipRect(m_exposed, Qt::IntersectClip);
    }
    paintSome();
    if (m_onPaper)
        m_painter->restore();
}

void HtmlPage::draw_text(
    litehtml::uint_ptr, const char *text, litehtml::uint_ptr id, litehtml::web_color colour,
    const litehtml::position &laid)
{
    litehtml::position place = mirrored(laid);
    place.x += m_text.shiftAt({place.x, place.y});
    const PageFont *font = m_fonts.at(id);
    if (!m_painter || !font || !toRect(place).adjusted(0, -4, 4, 4).intersects(m_exposed))
        return;
    const int middle = place.y + place.height / 2;
    if (m_onPaper && (middle < m_exposed.top() || middle > m_exposed.bottom()))
        return;
    const QPoint baseline(place.x, place.y + font->ascent);
    const QString words = QString::fromUtf8(text);
    m_painter->setFont(font->font);
    // It decides on which side of a word its comma stands.
    const WordDirection direction = directionOf(words);
    const bool fromRight
        = direction == WordDirection::None ? m_mirrored : direction == WordDirection::RightToLeft;
    m_painter->setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
    m_painter->setPen(isDark() ? inkFor(colour, toRect(place), words) : toColor(colour));
    m_painter->drawText(baseline, words);
    drawMarks(place, baseline, words);
}

void HtmlPage::drawMarks(const litehtml::position &place, QPoint baseline, const QString &words)
{
    if (m_marks.isEmpty())
        return;
    const auto [begin, end] = m_text.spanAt({place.x, place.y});
    auto mark
        = std::partition_point(m_marks.cbegin(), m_marks.cend() - 1, [begin = begin](const Selection &one) {
              return one.to <= begin;
          });
    for (; mark < m_marks.cend() - 1 && mark->from < end; ++mark)
        drawMark(*mark, place, baseline, words);
    drawMark(m_marks.last(), place, baseline, words);
}

void HtmlPage::drawMark(
    const Selection &mark, const litehtml::position &place, QPoint baseline, const QString &words)
{
    if (mark.from >= mark.to)
        return;
    const QRect part = m_text.selectedPart({place.x, place.y}, mark.from, mark.to);
    if (part.isEmpty())
        return;
    m_painter->save();
    m_painter->setClipRect(part, Qt::IntersectClip);
    m_painter->fillRect(part, mark.ground);
    m_painter->setPen(mark.text);
    m_painter->drawText(baseline, words);
    m_painter->restore();
}

void HtmlPage::draw_list_marker(litehtml::uint_ptr, const litehtml::list_marker &marker)
{
    const int middle = marker.pos.y + marker.pos.height / 2;
    litehtml::list_marker shown = marker;
    shown.pos = mirrored(marker.pos);
    if (isDark())
        shown.color = toWebColor(lightText(toColor(marker.color), m_grounds.at(toRect(shown.pos).center())));
    if (m_painter && (!m_onPaper || (middle >= m_exposed.top() && middle <= m_exposed.bottom())))
        paintMarker(*m_painter, shown);
}

void HtmlPage::draw_background(litehtml::uint_ptr, const litehtml::background_paint &background)
{
    const QImage image
        = background.image.empty() ? QImage() : m_images->image(QString::fromStdString(background.image));
    litehtml::background_paint shown = m_mirrored ? mirroredPaint(background, paperWidth()) : background;
    if (m_painter && isDark())
        shown.color = toWebColor(darkGround(toColor(background.color), m_darkPaper));
    paintCut([&] {
        paintColour(*m_painter, shown, m_exposed);
        if (isDark())
            noteGround(shown, image);
        if (!background.image.empty())
            paintImage(*m_painter, shown, image, m_exposed);
    });
}

/// What is behind the texts to come; and under a dark drawing on nothing, a light plate.
void HtmlPage::noteGround(const litehtml::background_paint &background, const QImage &image)
{
    const QRect box = (background.is_root ? m_exposed : toRect(background.clip_box)) & m_exposed;
    m_grounds.add(box, toColor(background.color));
    if (image.isNull())
        return;
    auto tone = m_tones.constFind(image.cacheKey());
    if (tone == m_tones.cend())
        tone = m_tones.insert(image.cacheKey(), toneOf(image));
    QRect covered = box;
    if (background.repeat == litehtml::background_repeat_no_repeat)
        covered &= QRect(
            background.position_x, background.position_y, background.image_size.width,
            background.image_size.height);
    if (tone->needsPlate) {
        const QColor plate(0xf1, 0xf3, 0xf6);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(plate);
        m_painter->drawRoundedRect(covered, 4, 4);
        m_grounds.add(covered, plate);
    }
    QColor average = tone->average;
    average.setAlphaF(float(tone->seen));
    m_grounds.add(covered, average);
}

QColor HtmlPage::inkFor(const litehtml::web_color &colour, const QRect &place, const QString &words)
{
    const QColor text = toColor(colour);
    if (text.alpha() == 0)
        return text; // hidden on white paper as well
    const QColor ground = m_grounds.at(place.center());
    const QColor ink = lightText(text, ground);
    if (m_runs)
        m_runs->append({words, place, ink, ground});
    return ink;
}

void HtmlPage::draw_borders(
    litehtml::uint_ptr, const litehtml::borders &borders, const litehtml::position &laid, bool)
{
    const litehtml::position box = mirrored(laid);
    litehtml::borders shown = m_mirrored ? mirroredBorders(borders) : borders;
    if (isDark()) {
        for (litehtml::border *side : {&shown.left, &shown.top, &shown.right, &shown.bottom})
            side->color = toWebColor(darkLine(toColor(side->color), m_darkPaper));
    }
    paintCut([&] { paintBorders(*m_painter, shown, toRect(box), m_exposed); });
}

void HtmlPage::set_clip(
    const litehtml::position &box, const litehtml::border_radiuses &laid, bool validX, bool validY)
{
    if (!m_painter)
        return;
    m_painter->save();
    const litehtml::border_radiuses radius = m_mirrored ? mirroredRadii(laid) : laid;
    QRect rect = toRect(mirrored(box));
    if (!validX) {
        rect.setLeft(m_exposed.left());
        rect.setRight(m_exposed.right());
    }
    if (!validY) {
        rect.setTop(m_exposed.top());
        rect.setBottom(m_exposed.bottom());
    }
    if (isRounded(radius))
        m_painter->setClipPath(roundedPath(rect, radius), Qt::IntersectClip);
    else
        m_painter->setClipRect(rect, Qt::IntersectClip);
}

void HtmlPage::del_clip()
{
    if (m_painter)
        m_painter->restore();
}

} // namespace duopost
