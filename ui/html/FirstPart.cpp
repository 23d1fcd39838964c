// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/FirstPart.h"

namespace duopost {

SanitizedHtml firstPart(SanitizedHtml page, qsizetype length)
{
    const QString &html = page.html;
    if (html.size() <= length)
        return page;
    // Neither sign stands in an attribute of sanitized HTML.
    const qsizetype open = html.lastIndexOf(QLatin1Char('<'), length - 1);
    const qsizetype close = html.lastIndexOf(QLatin1Char('>'), length - 1);
    qsizetype cut = open;
    if (open > close && open < length / 2) {
        const qsizetype end = html.indexOf(QLatin1Char('>'), open);
        cut = end < 0 ? html.size() : end + 1;
    } else if (open <= close || open < 0) {
        // In a text: between words, never within a character reference.
        const qsizetype space = html.lastIndexOf(QLatin1Char(' '), length - 1);
        cut = space > close ? space : qMax(open, close + 1);
    }
    page.isCut = cut < html.size();
    page.html.truncate(cut);
    return page;
}

} // namespace duopost
