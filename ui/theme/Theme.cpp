// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <cmath>

namespace duopost {

namespace {

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Asked once, before our own palette hides the system's.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

bool isDark(ThemeChoice choice)
{
    const bool system = systemIsDark(); // first: the answer is lost once our own palette is set
    const QString forced = qEnvironmentVariable("DUOPOST_THEME");
    const ThemeChoice wanted = themeFromString(forced).value_or(choice);
    return wanted == ThemeChoice::System ? system : wanted == ThemeChoice::Dark;
}

const Colours *&current()
{
    static const Colours *colours = &lightColours();
    return colours;
}

QString styleSheetFor(const Colours &c)
{
    QFile file(QStringLiteral(":/styles/duopost.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> names[] = {
        {"@selectionText", c.selectionText},
        {"@selection", c.selection},
        {"@accentText", c.accentText},
        {"@accent", c.accent},
        {"@errorGround", c.errorGround},
        {"@warnGround", c.warnGround},
        {"@subtle", c.subtle},
        {"@pane", c.pane},
        {"@base", c.base},
        {"@text", c.text},
        {"@line", c.line},
        {"@hover", c.hover},
        {"@link", c.link},
        {"@bad", c.bad},
    };
    for (const auto &[name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QLatin1String("@tick"), c.dark ? QLatin1String("dark") : QLatin1String("light"));
    const double points = QApplication::font().pointSizeF();
    sheet.replace(
        QLatin1String("@small"), points > 0 ? QString::number(points * 0.9, 'f', 1) : QStringLiteral("9"));
    return sheet;
}

double luminance(const QColor &colour)
{
    const auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

/// Without a desktop that names a font, Qt falls back to whatever is first; prefer one made for screens.
void preferScreenFont(QApplication &app)
{
    const QString family = QFontInfo(app.font()).family();
    if (!family.startsWith(QLatin1String("DejaVu")) && !family.startsWith(QLatin1String("Bitstream")))
        return;
    const QStringList families = QFontDatabase::families();
    for (const char *name : {"Inter", "Noto Sans", "Cantarell", "Open Sans"}) {
        if (families.contains(QLatin1String(name))) {
            QFont font = app.font();
            font.setFamily(QLatin1String(name));
            font.setPointSizeF(qMax(font.pointSizeF(), 10.0));
            app.setFont(font);
            return;
        }
    }
}

} // namespace

QString toString(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

std::optional<ThemeChoice> themeFromString(QStringView text)
{
    for (ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (text.compare(toString(choice), Qt::CaseInsensitive) == 0)
            return choice;
    }
    return std::nullopt;
}

const Colours &lightColours()
{
    static const Colours c = [] {
        Colours v;
        v.pane = QColor(0xf3f5f8);
        v.base = QColor(0xffffff);
        v.text = QColor(0x1b2027);
        v.subtle = QColor(0x59626e);
        v.line = QColor(0xdfe3e9);
        v.hover = QColor(0xe7ebf1);
        v.accent = QColor(0x2457c5);
        v.accentText = QColor(0xffffff);
        v.link = QColor(0x1f4fb8);
        v.selection = QColor(0xdbe6fb);
        v.selectionText = QColor(0x10214a);
        v.good = QColor(0x17703a);
        v.waiting = QColor(0x1f5fa8);
        v.here = QColor(0x8a4b00);
        v.neutral = QColor(0x59626e);
        v.bad = QColor(0xb3261e);
        v.warnGround = QColor(0xfdf3dc);
        v.errorGround = QColor(0xfde9e7);
        return v;
    }();
    return c;
}

const Colours &darkColours()
{
    static const Colours c = [] {
        Colours v;
        v.pane = QColor(0x1b1e23);
        v.base = QColor(0x22262c);
        v.text = QColor(0xe6e9ed);
        v.subtle = QColor(0xa4acb7);
        v.line = QColor(0x343a42);
        v.hover = QColor(0x2b3038);
        v.accent = QColor(0x8ab0ff);
        v.accentText = QColor(0x0e1830);
        v.link = QColor(0x9bbcff);
        v.selection = QColor(0x2c3f66);
        v.selectionText = QColor(0xf3f6fb);
        v.good = QColor(0x6fcf8f);
        v.waiting = QColor(0x7fb8f5);
        v.here = QColor(0xf0b35a);
        v.neutral = QColor(0xa4acb7);
        v.bad = QColor(0xff9a92);
        v.warnGround = QColor(0x3a3220);
        v.errorGround = QColor(0x432725);
        v.dark = true;
        return v;
    }();
    return c;
}

const Colours &colours()
{
    return *current();
}

QPalette paletteFor(const Colours &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.pane);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.base);
    p.setColor(QPalette::AlternateBase, c.pane);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, c.pane);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.bad);
    p.setColor(QPalette::Highlight, c.selection);
    p.setColor(QPalette::HighlightedText, c.selectionText);
    p.setColor(QPalette::Link, c.link);
    p.setColor(QPalette::LinkVisited, c.link);
    p.setColor(QPalette::ToolTipBase, c.base);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::PlaceholderText, c.subtle);
    p.setColor(QPalette::Light, c.base);
    p.setColor(QPalette::Midlight, c.hover);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.line);
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, 90));
    QColor disabled = c.subtle;
    disabled.setAlphaF(0.6F);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

void applyTheme(QApplication &app, ThemeChoice choice)
{
    const bool dark = isDark(choice);
    current() = dark ? &darkColours() : &lightColours();
    static const bool styled = [&app] {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        preferScreenFont(app);
        return true;
    }();
    Q_UNUSED(styled);
    QPixmapCache::clear();
    QApplication::setPalette(paletteFor(colours()));
    app.setStyleSheet(styleSheetFor(colours()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

} // namespace duopost
