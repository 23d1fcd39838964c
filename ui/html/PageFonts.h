// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>

#include <memory>
#include <unordered_map>

namespace duopost {

struct PageFont {
    QFont font;
    QFontMetricsF metrics;
    int ascent = 0, descent = 0, xHeight = 0; ///< page pixels
    QHash<QByteArray, int> widths; ///< of words seen so far, UTF-8
};

/// The fonts of one page, by the numbers litehtml knows them by. One thread at a time; no font is shared with
/// anything else, because fonts write down what they find out about themselves.
class PageFonts {
public:
    void setBase(const QFont &font); ///< GUI thread: it asks for the system's fonts
    const QFont &base() const { return m_base; }
    /// @p families as CSS writes them; the first that is installed is taken.
    quintptr create(const QString &families, int pixels, int weight, bool italic, bool underlined, bool struck);
    void drop(quintptr id) { m_fonts.erase(id); }
    PageFont *at(quintptr id);

private:
    QString installedFamily(const QString &families) const;

    QFont m_base;
    QString m_fixed; ///< the system's family where all letters are equally wide
    quintptr m_last = 0;
    std::unordered_map<quintptr, std::unique_ptr<PageFont>> m_fonts;
};

} // namespace duopost
