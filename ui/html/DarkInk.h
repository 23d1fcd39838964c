// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made for white paper, in the colours of a dark window: light grounds become dark ones of the same hue,
// dark ones stay, and each text is made to stand out from the ground it is written on.
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QRect>

namespace duopost {

/// Contrast of every text, as WCAG 2 asks for.
constexpr double leastContrast = 4.5;

QColor darkGround(const QColor &ground, const QColor &paper); ///< white becomes @p paper
QColor darkLine(const QColor &line, const QColor &paper); ///< borders
/// Light text of the same hue, with leastContrast or more on this ground.
QColor lightText(const QColor &text, const QColor &ground);

/// What there is to know of a picture before something is written on it, or it on something.
struct PictureTone {
    QColor average; ///< of what can be seen of it
    double seen = 0; ///< how much of it is not transparent, 0 to 1
    bool needsPlate = false; ///< dark lines on nothing: a logo that would vanish on a dark ground
};
PictureTone toneOf(const QImage &image);

/// What was painted where so far, while a page is painted from the back to the front.
class Grounds {
public:
    void begin(const QColor &paper);
    void add(const QRect &area, const QColor &colour); ///< half-transparent ones are mixed with what is below
    QColor at(QPoint point) const;

private:
    struct Ground {
        QRect area;
        QColor colour;
    };
    QColor m_paper;
    QList<Ground> m_grounds;
};

QColor mixed(const QColor &above, const QColor &below); ///< by the alpha of the one above; opaque

} // namespace duopost
