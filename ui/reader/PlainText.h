// SPDX-License-Identifier: GPL-3.0-or-later
// Reading plain text: quotes, signature, links. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace duopost {

struct TextLine {
    int quote = 0; ///< how many ">" stood before it
    bool signature = false; ///< below the line "-- "
    QString text; ///< without the quote marks
};
QList<TextLine> plainTextLines(const QString &text);

/// A quotation of some length: lines that stand together, each of them quoted.
struct Quotation {
    qsizetype first = 0, count = 0;
};
QList<Quotation> quotationsIn(const QList<TextLine> &lines, qsizetype atLeast);

struct TextLink {
    qsizetype start = 0, length = 0;
    QUrl url; ///< http, https or mailto
};
/// Addresses in a line, in order, without the punctuation that ends a sentence.
QList<TextLink> linksIn(const QString &line);

} // namespace duopost
