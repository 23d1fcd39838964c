// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/PlainText.h"

#include <QRegularExpression>

namespace duopost {

QList<TextLine> plainTextLines(const QString &text)
{
    QList<TextLine> lines;
    bool signature = false;
    for (const QStringView raw : QStringView(text).split(QLatin1Char('\n'))) {
        TextLine line;
        qsizetype at = 0;
        while (at < raw.size() && raw.at(at) == QLatin1Char('>')) {
            ++line.quote;
            ++at;
            if (at + 1 < raw.size() && raw.at(at) == QLatin1Char(' ') && raw.at(at + 1) == QLatin1Char('>'))
                ++at; // "> > text" is quoted twice as well
        }
        if (line.quote > 0 && at < raw.size() && raw.at(at) == QLatin1Char(' '))
            ++at;
        line.text = raw.mid(at).toString();
        if (line.text.endsWith(QLatin1Char('\r')))
            line.text.chop(1);
        if (line.quote == 0 && line.text == QLatin1String("-- "))
            signature = true;
        line.signature = signature;
        lines << line;
    }
    while (!lines.isEmpty() && lines.last().text.trimmed().isEmpty())
        lines.removeLast();
    return lines;
}

QList<Quotation> quotationsIn(const QList<TextLine> &lines, qsizetype atLeast)
{
    QList<Quotation> quotations;
    for (qsizetype i = 0; i < lines.size();) {
        const qsizetype first = i;
        while (i < lines.size() && lines.at(i).quote > 0)
            ++i;
        if (i - first >= atLeast)
            quotations << Quotation{first, i - first};
        i = qMax(i, first + 1);
    }
    return quotations;
}

QList<TextLink> linksIn(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?:https?://[^\\s<>\"]{1,2000})|(?:mailto:[^\\s<>\"]{1,500})"
                       "|(?:www\\.[\\w-]{1,60}\\.[^\\s<>\"]{1,2000})"
                       "|(?:[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<TextLink> links;
    auto matches = pattern.globalMatch(line);
    while (matches.hasNext()) {
        const auto match = matches.next();
        QString found = match.captured();
        while (!found.isEmpty()
               && (QStringView(u".,;:!?'*_").contains(found.back())
                   || (found.back() == QLatin1Char(')') && !found.contains(QLatin1Char('(')))
                   || (found.back() == QLatin1Char(']') && !found.contains(QLatin1Char('[')))))
            found.chop(1);
        QString address = found;
        if (found.startsWith(QLatin1String("www."), Qt::CaseInsensitive))
            address.prepend(QLatin1String("https://"));
        else if (
            !found.contains(QLatin1String("://"))
            && !found.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
            address.prepend(QLatin1String("mailto:"));
        const QUrl url(address);
        if (url.isValid())
            links << TextLink{match.capturedStart(), found.size(), url};
    }
    return links;
}

} // namespace duopost
