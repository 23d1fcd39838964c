// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/EvidenceWords.h"

#include "mailcore/Redaction.h"
#include "ui/words/Words.h"

#include <QLocale>

namespace duopost {

QString escaped(const QString &text)
{
    return harmless(text).toHtmlEscaped();
}

QString evidenceParagraph(const Evidence &evidence)
{
    QString head = sourceTitle(evidence.source);
    if (evidence.at.isValid())
        head += QStringLiteral(" · ") + QLocale().toString(evidence.at.toLocalTime(), QLocale::ShortFormat);
    QString html
        = QStringLiteral("<p><b>%1</b><br>%2</p>").arg(escaped(head), escaped(reasonSentence(evidence)));
    if (!evidence.transcript.isEmpty())
        html += QStringLiteral("<pre>%1</pre>").arg(escaped(evidence.transcript.join(QLatin1Char('\n'))));
    return html;
}

} // namespace duopost
