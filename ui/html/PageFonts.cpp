// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageFonts.h"

#include <QFontDatabase>

namespace duopost {

namespace {

/// Free fonts with the look and mostly the widths of what newsletters ask for.
QStringList standIns(const QString &family)
{
    struct Row {
        const char *asked;
        QStringList instead;
    };
    static const QStringList sans{QStringLiteral("Liberation Sans"), QStringLiteral("Arimo")};
    static const QStringList serif{QStringLiteral("Liberation Serif"), QStringLiteral("Tinos")};
    static const QStringList mono{QStringLiteral("Liberation Mono"), QStringLiteral("Cousine")};
    static const Row rows[] = {
        {"arial", sans},
        {"helvetica", sans},
        {"helvetica neue", sans},
        {"verdana", {QStringLiteral("DejaVu Sans")}},
        {"tahoma", {QStringLiteral("DejaVu Sans Condensed")}},
        {"calibri", {QStringLiteral("Carlito")}},
        {"cambria", {QStringLiteral("Caladea")}},
        {"georgia", {QStringLiteral("Gelasio")}},
        {"times new roman", serif},
        {"times", serif},
        {"courier new", mono},
        {"courier", mono},
    };
    for (const Row &row : rows) {
        if (family.compare(QLatin1String(row.asked), Qt::CaseInsensitive) == 0)
            return row.instead;
    }
    return {};
}

bool isSerif(const QString &family)
{
    for (const char *one :
         {"serif", "georgia", "times", "times new roman", "cambria", "garamond", "palatino"}) {
        if (family.compare(QLatin1String(one), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool isMono(const QString &family)
{
    for (const char *one : {"monospace", "courier", "courier new", "consolas", "menlo", "monaco"}) {
        if (family.compare(QLatin1String(one), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

void PageFonts::setBase(const QFont &font)
{
    m_base = font;
    // There and back, so that it is a copy of its own.
    m_base.setUnderline(!font.underline());
    m_base.setUnderline(font.underline());
    m_fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

/// What to draw with instead of the list the message wrote; empty for the program's own font.
QString PageFonts::installedFamily(const QString &families) const
{
    for (const QString &written : families.split(QLatin1Char(','))) {
        QString family = written.trimmed();
        family.remove(QLatin1Char('"')).remove(QLatin1Char('\''));
        if (family.isEmpty() || family.size() > 80)
            continue;
        if (QFontDatabase::hasFamily(family))
            return family;
        for (const QString &other : standIns(family)) {
            if (QFontDatabase::hasFamily(other))
                return other;
        }
        if (isMono(family))
            return m_fixed;
        if (isSerif(family)) {
            // Those with the widths of Times first: that is what pages are made with.
            for (const char *serif : {"Liberation Serif", "Tinos", "Noto Serif", "DejaVu Serif", "FreeSerif"}) {
                if (QFontDatabase::hasFamily(QLatin1String(serif)))
                    return QLatin1String(serif);
            }
        }
        if (family.compare(QLatin1String("sans-serif"), Qt::CaseInsensitive) == 0)
            break;
    }
    return {};
}

quintptr
PageFonts::create(const QString &families, int pixels, int weight, bool italic, bool underlined, bool struck)
{
    QFont font = m_base;
    if (const QString family = installedFamily(families); !family.isEmpty())
        font.setFamilies({family});
    font.setPixelSize(qBound(1, pixels, 400));
    font.setWeight(static_cast<QFont::Weight>(qBound(100, weight, 900)));
    font.setItalic(italic);
    font.setUnderline(underlined);
    font.setStrikeOut(struck);
    auto made = std::make_unique<PageFont>(PageFont{font, QFontMetricsF(font), 0, 0, 0, {}});
    made->ascent = qRound(made->metrics.ascent());
    made->descent = qRound(made->metrics.descent());
    made->xHeight = qRound(made->metrics.xHeight());
    m_fonts.emplace(++m_last, std::move(made));
    return m_last;
}

PageFont *PageFonts::at(quintptr id)
{
    const auto found = m_fonts.find(id);
    return found == m_fonts.end() ? nullptr : found->second.get();
}

} // namespace duopost
