// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/PageImages.h"

#include <QFont>
#include <memory>

class QPainter;

namespace duopost {

class HtmlPage;

/// The HTML of a message laid out for paper. Nothing is loaded for it: pictures are those of the message and
/// those a person let come before. Lengths are CSS px. GUI thread.
class HtmlPrintout {
public:
    explicit HtmlPrintout(const QFont &base);
    ~HtmlPrintout();

    /// What is wider than @p width is made smaller as a whole. False if it cannot be laid out.
    bool layOut(
        const QString &untrustedHtml, const PageImages::Source &inlineImage,
        const QHash<QString, QByteArray> &remote, int width);
    /// Where the sheets end: the first has @p first for it, the others @p rest. The last one is the end.
    QList<int> sheets(int first, int rest) const;
    /// From one such place to the next, at the painter's origin.
    void paint(QPainter &painter, int from, int to);

private:
    std::unique_ptr<HtmlPage> m_page;
    double m_scale = 1;
};

/// What must not be cut: from where to where it stands.
struct Solid {
    int top = 0, bottom = 0;
};

/// The ends of the sheets for something @p height tall, so that no solid is cut that fits a sheet. Pure.
QList<int> sheetEnds(int height, QList<Solid> solids, int first, int rest);

} // namespace duopost
