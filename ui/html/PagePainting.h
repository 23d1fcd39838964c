// SPDX-License-Identifier: GPL-3.0-or-later
// How litehtml's boxes become strokes and fills.
#pragma once

#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QRect>

#include <litehtml/litehtml.h>

namespace duopost {

inline QColor toColor(const litehtml::web_color &c)
{
    return {c.red, c.green, c.blue, c.alpha};
}

inline litehtml::web_color toWebColor(const QColor &c)
{
    return {
        static_cast<litehtml::byte>(c.red()), static_cast<litehtml::byte>(c.green()),
        static_cast<litehtml::byte>(c.blue()), static_cast<litehtml::byte>(c.alpha())};
}

inline QRect toRect(const litehtml::position &p)
{
    return {p.x, p.y, p.width, p.height};
}

QPainterPath roundedPath(const QRectF &rect, const litehtml::border_radiuses &radius);
bool isRounded(const litehtml::border_radiuses &radius);

/// @p exposed is what of the page is on the screen; nothing outside is worth a stroke.
void paintBorders(QPainter &painter, const litehtml::borders &borders, const QRect &box, const QRect &exposed);
void paintColour(QPainter &painter, const litehtml::background_paint &background, const QRect &exposed);
void paintImage(
    QPainter &painter, const litehtml::background_paint &background, const QImage &image, const QRect &exposed);
void paintMarker(QPainter &painter, const litehtml::list_marker &marker);

/// The same for a page that is laid out as its mirror image on paper of this width.
litehtml::border_radiuses mirroredRadii(const litehtml::border_radiuses &radius);
litehtml::borders mirroredBorders(const litehtml::borders &borders);
litehtml::background_paint mirroredPaint(const litehtml::background_paint &background, int width);

} // namespace duopost
