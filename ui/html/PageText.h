// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/Mirror.h"
#include "ui/html/PageFonts.h"

#include <QList>
#include <QPoint>
#include <QRect>
#include <QString>

#include <litehtml/litehtml.h>

namespace duopost {

/// The words of a page that is laid out, in the order of the message, with their places and links: what
/// selecting, copying, hovering and reading aloud need. Positions are counted in characters of text().
class PageText {
public:
    struct Word {
        QRect rect;
        qsizetype start = 0; ///< in text()
        int length = 0;
        PageFont *font = nullptr;
        bool fromRight = false; ///< its letters follow each other to the left
    };
    struct Link {
        QString address;
        QList<QRect> areas;
        QString text; ///< its words, as far as they are needed to compare them with the address
    };

    void read(const litehtml::element::ptr &root, PageFonts &fonts);
    void clear() { *this = {}; }
    /// For a page that was laid out as its mirror image: where things are on the screen. Once, after read().
    void mirror(int width);
    /// Words of the other direction that stand together in a line change their order. After mirror().
    void turnRuns(WordDirection page);
    int shiftAt(QPoint topLeft) const { return m_shifts.value(topLeft); } ///< of the word laid out there

    const QString &text() const { return m_text; }
    const QList<Link> &links() const { return m_links; }
    const QList<Word> &words() const { return m_words; }
    const QList<QRect> &pictures() const { return m_pictures; }
    int linkAt(QPoint at) const; ///< -1 if there is none
    qsizetype positionAt(QPoint at) const; ///< the nearest
    std::pair<qsizetype, qsizetype> wordAround(qsizetype position) const;

    std::pair<qsizetype, qsizetype> spanAt(QPoint topLeft) const; ///< of the word that is drawn at this place
    QRect areaOf(qsizetype from, qsizetype to) const; ///< of its first word; empty if there is none
    /// Where the word that is drawn at this place is selected, if at all; reaches to the next selected word.
    QRect selectedPart(QPoint topLeft, qsizetype from, qsizetype to) const;

private:
    struct Walk;
    int xOf(const Word &word, qsizetype position) const;
    void turn(qsizetype first, qsizetype last);
    bool followsInLine(qsizetype word) const; ///< the one before it

    QString m_text;
    QList<Word> m_words;
    QList<Link> m_links;
    QList<QRect> m_pictures;
    QHash<QPoint, qsizetype> m_wordAt; ///< by top left corner
    QHash<QPoint, int> m_shifts;
};

} // namespace duopost
