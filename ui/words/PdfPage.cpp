// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/PdfPage.h"

#include <QFont>
#include <QPdfWriter>
#include <QTextDocument>

namespace duopost {

void printPage(QIODevice &out, const QString &html, const QString &title, QPageLayout::Orientation orientation)
{
    QPdfWriter pdf(&out);
    pdf.setPageLayout(QPageLayout(
        QPageSize(QPageSize::A4), orientation, QMarginsF(), // the document has its own
        QPageLayout::Millimeter));
    pdf.setTitle(title);
    pdf.setCreator(QStringLiteral("Duopost"));
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 8));
    document.setHtml(html);
    document.print(&pdf);
}

} // namespace duopost
