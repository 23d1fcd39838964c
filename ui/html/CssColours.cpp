// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/CssColours.h"

#include <QColor>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

namespace duopost {

namespace {

/// A number of a colour function, of which 100 % are @p whole.
double part(const QString &word, double whole)
{
    const bool percent = word.endsWith(QLatin1Char('%'));
    const double number = QString(word).remove(QLatin1Char('%')).remove(QLatin1String("deg")).toDouble();
    return std::clamp(percent ? number * whole / 100 : number, -3600.0, 3600.0);
}

std::optional<QColor> colourOfFunction(const QString &name, const QString &inside)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,/]+"));
    const QStringList words = inside.split(separator, Qt::SkipEmptyParts);
    if (words.size() < 3 || words.size() > 4)
        return {};
    const auto byte = [](double value) { return static_cast<int>(std::clamp(std::round(value), 0.0, 255.0)); };
    QColor colour;
    if (name.startsWith(QLatin1String("hsl"), Qt::CaseInsensitive)) {
        const double hue = std::fmod(std::fmod(part(words[0], 360), 360) + 360, 360);
        colour = QColor::fromHslF(
            static_cast<float>(hue / 360), static_cast<float>(std::clamp(part(words[1], 1), 0.0, 1.0)),
            static_cast<float>(std::clamp(part(words[2], 1), 0.0, 1.0)));
    } else {
        colour = QColor(byte(part(words[0], 255)), byte(part(words[1], 255)), byte(part(words[2], 255)));
    }
    if (words.size() == 4)
        colour.setAlpha(byte(part(words[3], 1) * 255));
    return colour;
}

/// "#rgb", "#rgba", "#rrggbb" or "#rrggbbaa", without the "#".
std::optional<QColor> colourOfHex(const QString &digits)
{
    QString all = digits;
    if (digits.size() == 3 || digits.size() == 4) {
        all.clear();
        for (const QChar c : digits)
            all += QString(2, c);
    }
    if (all.size() != 6 && all.size() != 8)
        return {};
    const uint number = all.left(6).toUInt(nullptr, 16);
    QColor colour(QRgb(number | 0xff000000U));
    if (all.size() == 8)
        colour.setAlpha(all.mid(6).toInt(nullptr, 16));
    return colour;
}

QString inWords(const QColor &colour)
{
    if (colour.alpha() == 255)
        return colour.name();
    return QStringLiteral("rgba(%1,%2,%3,%4)")
        .arg(colour.red())
        .arg(colour.green())
        .arg(colour.blue())
        .arg(QString::number(colour.alphaF(), 'f', 3));
}

const QRegularExpression &function()
{
    static const QRegularExpression form(
        QStringLiteral("\\b(rgba?|hsla?)\\(([^()]{0,60})\\)"), QRegularExpression::CaseInsensitiveOption);
    return form;
}

const QRegularExpression &hex()
{
    static const QRegularExpression form(QStringLiteral("#([0-9A-Fa-f]{3,8})(?![0-9A-Za-z])"));
    return form;
}

} // namespace

QString withPlainColours(const QString &written)
{
    // Mail is laid out for light paper; dark windows change it afterwards.
    static const QRegularExpression lightDark(
        QStringLiteral("light-dark\\(\\s*((?:[^,()]|\\([^()]*\\))+),(?:[^,()]|\\([^()]*\\))+\\)"),
        QRegularExpression::CaseInsensitiveOption);
    const QString value = QString(written).replace(lightDark, QStringLiteral("\\1"));
    QString out;
    qsizetype done = 0;
    const auto replace = [&](const QRegularExpressionMatch &match, const std::optional<QColor> &colour) {
        if (!colour)
            return;
        out += QStringView(value).mid(done, match.capturedStart() - done);
        out += inWords(*colour);
        done = match.capturedEnd();
    };
    static const QRegularExpression either(
        function().pattern() + QLatin1Char('|') + hex().pattern(), QRegularExpression::CaseInsensitiveOption);
    for (auto it = either.globalMatch(value); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedLength(1) > 0)
            replace(match, colourOfFunction(match.captured(1), match.captured(2)));
        else if (match.capturedLength(3) == 4 || match.capturedLength(3) == 8)
            replace(match, colourOfHex(match.captured(3)));
    }
    out += QStringView(value).mid(done);
    return out;
}

bool isPlainColour(const QString &value)
{
    const QString word = value.section(QLatin1Char('!'), 0, 0).trimmed().toLower();
    static const QRegularExpression plain(
        QStringLiteral("^(?:inherit|transparent|#[0-9a-f]{3}|#[0-9a-f]{6}|rgba?\\([0-9., ]+\\))$"));
    if (plain.match(word).hasMatch())
        return true;
    // border-color and the like take up to four
    const QStringList words = word.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() > 1 && words.size() <= 4)
        return std::all_of(words.cbegin(), words.cend(), [](const QString &one) { return isPlainColour(one); });
    return !word.isEmpty() && word.at(0).isLetter() && QColor(word).isValid();
}

QString colourOfGradient(const QString &value)
{
    static const QRegularExpression any(
        function().pattern() + QLatin1Char('|') + hex().pattern()
            + QLatin1String("|(?<![A-Za-z0-9#(_-])([a-z]{3,20})(?![A-Za-z0-9(_-])|(?<=[(,])\\s*([a-z]{3,20})(?!"
                            "[A-Za-z0-9(_-])"),
        QRegularExpression::CaseInsensitiveOption);
    double red = 0, green = 0, blue = 0, alpha = 0;
    int count = 0;
    for (auto it = any.globalMatch(value); it.hasNext() && count < 50;) {
        const QRegularExpressionMatch match = it.next();
        std::optional<QColor> colour;
        if (match.capturedLength(1) > 0) {
            colour = colourOfFunction(match.captured(1), match.captured(2));
        } else if (match.capturedLength(3) > 0) {
            colour = colourOfHex(match.captured(3));
        } else {
            const QColor named(match.captured(4) + match.captured(5)); // "to", "left", "circle" name none
            if (named.isValid())
                colour = named;
        }
        if (!colour)
            continue;
        red += colour->red();
        green += colour->green();
        blue += colour->blue();
        alpha += colour->alpha();
        ++count;
    }
    if (count == 0)
        return {};
    const auto mean = [count](double sum) { return qBound(0, qRound(sum / count), 255); };
    return inWords(QColor(mean(red), mean(green), mean(blue), mean(alpha)));
}

} // namespace duopost
