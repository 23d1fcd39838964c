// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PagePainting.h"

#include <QPainterPath>

#include <array>
#include <utility>

namespace duopost {

namespace {

bool isDrawn(const litehtml::border &border)
{
    return border.width > 0 && border.style > litehtml::border_style_hidden && border.color.alpha > 0;
}

bool isBroken(const litehtml::border &border)
{
    return border.style == litehtml::border_style_dotted || border.style == litehtml::border_style_dashed;
}

bool sameLook(const litehtml::border &a, const litehtml::border &b)
{
    return a.width == b.width && a.style == b.style && toColor(a.color) == toColor(b.color);
}

QPen penFor(const litehtml::border &border)
{
    QPen pen(toColor(border.color), border.width);
    pen.setCapStyle(Qt::FlatCap);
    if (border.style == litehtml::border_style_dotted)
        pen.setStyle(Qt::DotLine);
    else if (border.style == litehtml::border_style_dashed)
        pen.setStyle(Qt::DashLine);
    return pen;
}

/// One side of the frame, mitred where it meets its neighbours.
void paintSide(QPainter &painter, const litehtml::border &border, const QPolygonF &side, const QRect &exposed)
{
    if (!isDrawn(border) || !side.boundingRect().toAlignedRect().intersects(exposed))
        return;
    if (isBroken(border)) {
        const QRectF bounds = side.boundingRect() & QRectF(exposed.adjusted(-400, -400, 400, 400));
        painter.setPen(penFor(border));
        if (bounds.width() > bounds.height())
            painter.drawLine(
                QPointF(bounds.left(), bounds.center().y()), QPointF(bounds.right(), bounds.center().y()));
        else
            painter.drawLine(
                QPointF(bounds.center().x(), bounds.top()), QPointF(bounds.center().x(), bounds.bottom()));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(border.color));
    painter.drawPolygon(side);
    if (border.style == litehtml::border_style_double && border.width >= 3) {
        const QRectF bounds = side.boundingRect();
        const double third = border.width / 3.0;
        const QRectF gap = bounds.width() > bounds.height() ? bounds.adjusted(third, third, -third, -third)
                                                            : bounds.adjusted(third, third, -third, -third);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.fillRect(gap, Qt::white);
    }
}

} // namespace

bool isRounded(const litehtml::border_radiuses &r)
{
    return r.top_left_x > 0 || r.top_right_x > 0 || r.bottom_left_x > 0 || r.bottom_right_x > 0;
}

QPainterPath roundedPath(const QRectF &rect, const litehtml::border_radiuses &r)
{
    // Radii that do not fit are made smaller together, as CSS says.
    const auto ratio
        = [](double room, int a, int b) { return a + b > room && a + b > 0 ? room / (a + b) : 1.0; };
    const double k = std::min(
        {ratio(rect.width(), r.top_left_x, r.top_right_x),
         ratio(rect.width(), r.bottom_left_x, r.bottom_right_x),
         ratio(rect.height(), r.top_left_y, r.bottom_left_y),
         ratio(rect.height(), r.top_right_y, r.bottom_right_y)});
    QPainterPath path;
    const auto corner = [&path](double x, double y, double rx, double ry, double from) {
        if (rx > 0 && ry > 0)
            path.arcTo(QRectF(x - rx, y - ry, 2 * rx, 2 * ry), from, -90);
        else
            path.lineTo(x, y); // a sharp corner: the arc of nothing would not even be reached
    };
    path.moveTo(rect.left(), rect.top() + r.top_left_y * k);
    corner(
        rect.left() + r.top_left_x * k, rect.top() + r.top_left_y * k, r.top_left_x * k, r.top_left_y * k, 180);
    corner(
        rect.right() - r.top_right_x * k, rect.top() + r.top_right_y * k, r.top_right_x * k, r.top_right_y * k,
        90);
    corner(
        rect.right() - r.bottom_right_x * k, rect.bottom() - r.bottom_right_y * k, r.bottom_right_x * k,
        r.bottom_right_y * k, 0);
    corner(
        rect.left() + r.bottom_left_x * k, rect.bottom() - r.bottom_left_y * k, r.bottom_left_x * k,
        r.bottom_left_y * k, 270);
    path.closeSubpath();
    return path;
}

void paintBorders(QPainter &painter, const litehtml::borders &b, const QRect &box, const QRect &exposed)
{
    if (!box.intersects(exposed))
        return;
    painter.save();
    if (isRounded(b.radius) && isDrawn(b.top) && sameLook(b.top, b.left) && sameLook(b.top, b.right)
        && sameLook(b.top, b.bottom)) {
        const double half = b.top.width / 2.0;
        litehtml::border_radiuses radius = b.radius;
        litehtml::margins in;
        in.left = in.right = in.top = in.bottom = b.top.width / 2;
        radius -= in;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.strokePath(roundedPath(QRectF(box).adjusted(half, half, -half, -half), radius), penFor(b.top));
        painter.restore();
        return;
    }
    if (isRounded(b.radius)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(roundedPath(box, b.radius), Qt::IntersectClip);
    }
    const double l = box.left(), t = box.top(), r = l + box.width(), m = t + box.height();
    const double il = l + b.left.width, it = t + b.top.width, ir = r - b.right.width, im = m - b.bottom.width;
    paintSide(painter, b.top, QPolygonF({{l, t}, {r, t}, {ir, it}, {il, it}}), exposed);
    paintSide(painter, b.right, QPolygonF({{r, t}, {r, m}, {ir, im}, {ir, it}}), exposed);
    paintSide(painter, b.bottom, QPolygonF({{r, m}, {l, m}, {il, im}, {ir, im}}), exposed);
    paintSide(painter, b.left, QPolygonF({{l, m}, {l, t}, {il, it}, {il, im}}), exposed);
    painter.restore();
}

void paintColour(QPainter &painter, const litehtml::background_paint &background, const QRect &exposed)
{
    const QColor colour = toColor(background.color);
    if (colour.alpha() == 0)
        return;
    if (background.is_root) {
        painter.fillRect(exposed, colour);
        return;
    }
    const QRect box = toRect(background.clip_box);
    if (!box.intersects(exposed))
        return;
    if (!isRounded(background.border_radius)) {
        painter.fillRect(box, colour);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(roundedPath(toRect(background.border_box), background.border_radius), colour);
    painter.restore();
}

void paintImage(
    QPainter &painter, const litehtml::background_paint &background, const QImage &image, const QRect &exposed)
{
    const QRect clip = (background.is_root ? exposed : toRect(background.clip_box)) & exposed;
    const QSize size(background.image_size.width, background.image_size.height);
    if (clip.isEmpty() || size.isEmpty() || image.isNull())
        return;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (isRounded(background.border_radius)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(
            roundedPath(toRect(background.border_box), background.border_radius), Qt::IntersectClip);
    }
    painter.setClipRect(clip, Qt::IntersectClip);
    const bool alongX = background.repeat == litehtml::background_repeat_repeat
        || background.repeat == litehtml::background_repeat_repeat_x;
    const bool alongY = background.repeat == litehtml::background_repeat_repeat
        || background.repeat == litehtml::background_repeat_repeat_y;
    // Tiny tiles on a large ground would mean millions of them; one brush draws them all.
    QTransform place;
    place.translate(background.position_x, background.position_y);
    place.scale(double(size.width()) / image.width(), double(size.height()) / image.height());
    if (alongX || alongY) {
        QBrush brush(image);
        brush.setTransform(place);
        QRect area = clip;
        if (!alongX)
            area &= QRect(background.position_x, clip.top(), size.width(), clip.height());
        if (!alongY)
            area &= QRect(clip.left(), background.position_y, clip.width(), size.height());
        painter.fillRect(area, brush);
    } else {
        painter.drawImage(QRect(QPoint(background.position_x, background.position_y), size), image);
    }
    painter.restore();
}

void paintMarker(QPainter &painter, const litehtml::list_marker &marker)
{
    const QRectF box = QRectF(toRect(marker.pos)).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor colour = toColor(marker.color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (marker.marker_type) {
    case litehtml::list_style_type_circle:
        painter.setPen(QPen(colour, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box);
        break;
    case litehtml::list_style_type_square:
        painter.fillRect(box, colour);
        break;
    case litehtml::list_style_type_none:
        break;
    default:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(box);
    }
    painter.restore();
}

litehtml::border_radiuses mirroredRadii(const litehtml::border_radiuses &radius)
{
    litehtml::border_radiuses other = radius;
    std::swap(other.top_left_x, other.top_right_x);
    std::swap(other.top_left_y, other.top_right_y);
    std::swap(other.bottom_left_x, other.bottom_right_x);
    std::swap(other.bottom_left_y, other.bottom_right_y);
    return other;
}

litehtml::borders mirroredBorders(const litehtml::borders &borders)
{
    litehtml::borders other = borders;
    std::swap(other.left, other.right);
    other.radius = mirroredRadii(borders.radius);
    return other;
}

litehtml::background_paint mirroredPaint(const litehtml::background_paint &background, int width)
{
    litehtml::background_paint other = background;
    for (litehtml::position *box : {&other.clip_box, &other.origin_box, &other.border_box})
        box->x = width - box->x - box->width;
    other.position_x = width - background.position_x - background.image_size.width;
    other.border_radius = mirroredRadii(background.border_radius);
    return other;
}

} // namespace duopost
