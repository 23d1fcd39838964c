// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of the window, light and dark. Every pair of text and ground here has a contrast of 4.5:1 or more.
#pragma once

#include <QColor>
#include <QString>
#include <optional>

class QApplication;
class QPalette;

namespace duopost {

enum class ThemeChoice { System, Light, Dark };
QString toString(ThemeChoice choice); ///< "system", "light", "dark"
std::optional<ThemeChoice> themeFromString(QStringView text);

/// What a palette does not name.
struct Colours {
    QColor pane, base, text, subtle, line, hover;
    QColor accent, accentText; ///< accent ground, and text on it
    QColor link;
    QColor selection, selectionText;
    QColor good, waiting, here, neutral, bad; ///< where and verdict colours
    QColor warnGround, errorGround; ///< strips
    bool dark = false;
};

const Colours &lightColours();
const Colours &darkColours();
/// The colours of the theme that is applied now.
const Colours &colours();

QPalette paletteFor(const Colours &colours);

/// Applies palette and style sheet to the whole program. Call on the GUI thread, again for each change.
void applyTheme(QApplication &app, ThemeChoice choice);

/// Relative contrast of two colours as WCAG 2 defines it, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace duopost
