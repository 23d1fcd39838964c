// SPDX-License-Identifier: GPL-3.0-or-later
// Colours as newsletters write them today, in words that the layout knows.
#pragma once

#include <QString>

namespace duopost {

/// light-dark(), hsl(), #rgba, #rrggbbaa, percentages and the spelling without commas become rgb() and rgba();
/// all else in the value of a declaration stays. Pure.
QString withPlainColours(const QString &value);

/// Whether the value of a declaration is one colour that the layout can read, or "inherit".
bool isPlainColour(const QString &value);

/// One colour in place of a gradient, the mean of those it is made of: text written on it stays readable. Empty
/// if there is none.
QString colourOfGradient(const QString &value);

} // namespace duopost
