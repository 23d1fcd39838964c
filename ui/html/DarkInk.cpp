// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/DarkInk.h"

#include "ui/theme/Theme.h"

#include <algorithm>
#include <cmath>

namespace duopost {

namespace {

constexpr double middle = 50; // L*, between black (0) and white (100)

double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double encoded(double part)
{
    const double p = std::clamp(part, 0.0, 1.0);
    return p <= 0.0031308 ? p * 12.92 : 1.055 * std::pow(p, 1 / 2.4) - 0.055;
}

struct Light {
    double r = 0, g = 0, b = 0; ///< linear

    explicit Light(const QColor &c) : r(linear(c.redF())), g(linear(c.greenF())), b(linear(c.blueF())) { }
    double luminance() const { return 0.2126 * r + 0.7152 * g + 0.0722 * b; }
    QColor colour() const { return QColor::fromRgbF(float(encoded(r)), float(encoded(g)), float(encoded(b))); }
    void scale(double by)
    {
        r *= by;
        g *= by;
        b *= by;
    }
    void towardsWhite(double part)
    {
        r += (1 - r) * part;
        g += (1 - g) * part;
        b += (1 - b) * part;
    }
};

/// CIE 1976: how light people find it.
double lightnessOf(double luminance)
{
    return luminance <= 0.008856 ? luminance * 903.3 : 116 * std::cbrt(luminance) - 16;
}

double luminanceOf(double lightness)
{
    return lightness <= 8 ? lightness / 903.3 : std::pow((lightness + 16) / 116, 3);
}

/// The same hue with another luminance.
Light withLuminance(Light light, double wanted)
{
    const double now = light.luminance();
    if (wanted < now)
        light.scale(now > 0 ? wanted / now : 1);
    else if (now < 1)
        light.towardsWhite((wanted - now) / (1 - now));
    return light;
}

QColor withAlpha(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

QColor darkGround(const QColor &ground, const QColor &paper)
{
    Light light(ground);
    const double lightness = lightnessOf(light.luminance());
    if (lightness <= middle)
        return ground;
    const Light sheet(paper);
    const double darkest = lightnessOf(sheet.luminance());
    const double part = (lightness - middle) / (100 - middle); // 0: stays, 1: the paper itself
    light = withLuminance(light, luminanceOf(middle - part * (middle - darkest)));
    // The paper is not quite grey; what was nearly white takes its tint, and what has a hue keeps it.
    const double strongest = std::max({light.r, light.g, light.b}),
                 weakest = std::min({light.r, light.g, light.b});
    const double hueless = strongest > 0 ? qMax(0.0, 1 - 5 * (strongest - weakest) / strongest) : 1;
    const double tint = part * hueless, grey = qMax(sheet.luminance(), 1e-4);
    light.r *= 1 + (sheet.r / grey - 1) * tint;
    light.g *= 1 + (sheet.g / grey - 1) * tint;
    light.b *= 1 + (sheet.b / grey - 1) * tint;
    return withAlpha(light.colour(), ground.alpha());
}

QColor darkLine(const QColor &line, const QColor &paper)
{
    constexpr double faint = 32; // L*: a hair line that is still seen
    const QColor dark = darkGround(line, paper);
    const Light light(dark);
    const double lightness = lightnessOf(light.luminance());
    return lightness >= faint ? dark
                              : withAlpha(withLuminance(light, luminanceOf(faint)).colour(), line.alpha());
}

QColor lightText(const QColor &text, const QColor &ground)
{
    Light light(text);
    const double lightness = lightnessOf(light.luminance());
    constexpr double enough = 65;
    if (lightness < enough) // black becomes nearly white, and greys keep their order
        light = withLuminance(light, luminanceOf(92 - lightness * (92 - enough) / enough));
    const QColor first = light.colour();
    if (contrast(first, ground) >= leastContrast)
        return first;
    // Lighter, or darker where white itself is too near to the ground.
    const bool lighter = contrast(Qt::white, ground) >= leastContrast;
    for (int step = 1; step < 20; ++step) {
        Light next = light;
        if (lighter)
            next.towardsWhite(step / 20.0);
        else
            next.scale(1 - step / 20.0);
        if (contrast(next.colour(), ground) >= leastContrast)
            return next.colour();
    }
    return lighter ? QColor(Qt::white) : QColor(Qt::black);
}

PictureTone toneOf(const QImage &image)
{
    PictureTone tone;
    if (image.isNull())
        return tone;
    constexpr int side = 24;
    const QImage small = image.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_ARGB32);
    double r = 0, g = 0, b = 0, weight = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            const QColor pixel = small.pixelColor(x, y);
            r += pixel.redF() * pixel.alphaF();
            g += pixel.greenF() * pixel.alphaF();
            b += pixel.blueF() * pixel.alphaF();
            weight += pixel.alphaF();
        }
    }
    tone.seen = weight / (small.width() * small.height());
    if (weight > 0)
        tone.average = QColor::fromRgbF(float(r / weight), float(g / weight), float(b / weight));
    constexpr double seeThrough = 0.97, dark = 0.18;
    tone.needsPlate = image.hasAlphaChannel() && tone.seen > 0 && tone.seen < seeThrough
        && Light(tone.average).luminance() < dark;
    return tone;
}

QColor mixed(const QColor &above, const QColor &below)
{
    const float part = above.alphaF();
    return QColor::fromRgbF(
        above.redF() * part + below.redF() * (1 - part), above.greenF() * part + below.greenF() * (1 - part),
        above.blueF() * part + below.blueF() * (1 - part));
}

void Grounds::begin(const QColor &paper)
{
    m_paper = paper;
    m_grounds.clear();
}

void Grounds::add(const QRect &area, const QColor &colour)
{
    if (!area.isEmpty() && colour.alpha() > 0)
        m_grounds.append({area, mixed(colour, at(area.center()))});
}

QColor Grounds::at(QPoint point) const
{
    for (auto ground = m_grounds.crbegin(); ground != m_grounds.crend(); ++ground) {
        if (ground->area.contains(point))
            return ground->colour;
    }
    return m_paper;
}

} // namespace duopost
