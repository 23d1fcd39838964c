// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/DocumentWriter.h"

#include <QFont>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QUrl>

namespace duopost {

namespace {

const QString cidScheme = QStringLiteral("cid:");

bool isOrdered(const QTextList &list)
{
    return list.format().style() <= QTextListFormat::ListDecimal;
}

bool isPreformatted(const QTextBlock &block)
{
    return block.blockFormat().nonBreakableLines();
}

int headingOf(const QTextBlock &block)
{
    return qBound(0, block.blockFormat().headingLevel(), 3);
}

bool isLink(const QTextCharFormat &format)
{
    const QString scheme = QUrl(format.anchorHref()).scheme();
    return format.isAnchor()
        && (scheme == QLatin1String("http") || scheme == QLatin1String("https")
            || scheme == QLatin1String("mailto"));
}

bool hasColour(const QTextCharFormat &format)
{
    return format.hasProperty(QTextFormat::ForegroundBrush) && !format.isAnchor();
}

/// @param afterBlank the letter before it was a blank, or there was none: one more would be lost
QString escaped(const QString &text, bool *afterBlank)
{
    QString html;
    for (const QChar letter : text) {
        const bool blank = letter == QLatin1Char(' ');
        if (letter == QChar::LineSeparator)
            html += QLatin1String("<br>");
        else if (letter == QChar::Nbsp || (blank && *afterBlank))
            html += QLatin1String("&nbsp;");
        else
            html += QString(letter).toHtmlEscaped();
        *afterBlank = letter == QChar::LineSeparator || (blank && !*afterBlank);
    }
    return html;
}

QString pictureOf(const QTextImageFormat &image)
{
    if (!image.name().startsWith(cidScheme))
        return {};
    QString tag = QStringLiteral("<img src=\"%1\"").arg(image.name().toHtmlEscaped());
    const QString alt = image.property(QTextFormat::ImageAltText).toString();
    tag += QStringLiteral(" alt=\"%1\"").arg(alt.toHtmlEscaped());
    if (image.width() > 0)
        tag += QStringLiteral(" width=\"%1\"").arg(qRound(image.width()));
    return tag + QLatin1Char('>');
}

QString inlineHtml(const QTextBlock &block)
{
    QString html;
    const bool pre = isPreformatted(block);
    const bool boldAnyway = headingOf(block) > 0;
    bool afterBlank = true;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        if (format.isImageFormat()) {
            html += pictureOf(format.toImageFormat());
            continue;
        }
        QString before, after;
        const auto wrap = [&](const QString &open, const QString &close) {
            before += open;
            after.prepend(close);
        };
        const bool link = isLink(format);
        if (link)
            wrap(
                QStringLiteral("<a href=\"%1\">").arg(format.anchorHref().toHtmlEscaped()),
                QStringLiteral("</a>"));
        if (hasColour(format))
            wrap(
                QStringLiteral("<span style=\"color:%1\">").arg(format.foreground().color().name()),
                QStringLiteral("</span>"));
        if (format.fontWeight() >= QFont::DemiBold && !boldAnyway)
            wrap(QStringLiteral("<b>"), QStringLiteral("</b>"));
        if (format.fontItalic())
            wrap(QStringLiteral("<i>"), QStringLiteral("</i>"));
        if (format.fontUnderline() && !link)
            wrap(QStringLiteral("<u>"), QStringLiteral("</u>"));
        const QString text = it.fragment().text();
        html += before
            + (pre ? QString(text).replace(QChar::LineSeparator, QLatin1Char('\n')).toHtmlEscaped()
                   : escaped(text, &afterBlank))
            + after;
    }
    return html.endsWith(QLatin1String("<br>")) ? html + QLatin1String("<br>")
                                                : html; // the last one is not seen
}

/// Opens and closes what paragraphs are in.
class HtmlBuilder {
public:
    void add(const QTextBlock &block)
    {
        const int quotes = quoteLevelOf(block);
        if (quotes != m_quotes) {
            closeLists(0);
            closePre();
            for (; m_quotes > quotes; --m_quotes)
                m_html += QLatin1String("</blockquote>\n");
            for (; m_quotes < quotes; ++m_quotes)
                m_html += QLatin1String("<blockquote type=\"cite\">\n");
        }
        const QString inside = inlineHtml(block);
        if (const QTextList *list = block.textList()) {
            closePre();
            addItem(*list, inside);
            return;
        }
        closeLists(0);
        if (isPreformatted(block)) {
            m_html += (m_inPre ? QLatin1String("\n") : QLatin1String("<pre>")) + inside;
            m_inPre = true;
            return;
        }
        closePre();
        const int heading = headingOf(block);
        const QString tag = heading > 0 ? QStringLiteral("h%1").arg(heading) : QStringLiteral("p");
        m_html += QStringLiteral("<%1>%2</%1>\n").arg(tag, inside.isEmpty() ? QStringLiteral("<br>") : inside);
    }
    QString end()
    {
        closeLists(0);
        closePre();
        for (; m_quotes > 0; --m_quotes)
            m_html += QLatin1String("</blockquote>\n");
        return m_html;
    }

private:
    struct Open {
        int indent;
        bool ordered;
    };
    void addItem(const QTextList &list, const QString &inside)
    {
        const int indent = qMax(1, list.format().indent());
        const bool ordered = isOrdered(list);
        closeLists(indent);
        if (!m_lists.isEmpty() && m_lists.last().indent == indent && m_lists.last().ordered != ordered)
            closeLists(indent - 1);
        if (!m_lists.isEmpty() && m_lists.last().indent == indent) {
            m_html += QLatin1String("</li>\n<li>") + inside;
            return;
        }
        m_lists << Open{indent, ordered};
        m_html += (ordered ? QLatin1String("<ol>\n<li>") : QLatin1String("<ul>\n<li>")) + inside;
    }
    void closeLists(int deeperThan)
    {
        while (!m_lists.isEmpty() && m_lists.last().indent > deeperThan)
            m_html += m_lists.takeLast().ordered ? QLatin1String("</li>\n</ol>\n")
                                                 : QLatin1String("</li>\n</ul>\n");
    }
    void closePre()
    {
        if (std::exchange(m_inPre, false))
            m_html += QLatin1String("</pre>\n");
    }

    QString m_html;
    QList<Open> m_lists;
    int m_quotes = 0;
    bool m_inPre = false;
};

QString inlineText(const QTextBlock &block)
{
    QString text;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        if (format.isImageFormat()) {
            const QString alt = format.property(QTextFormat::ImageAltText).toString();
            if (!alt.isEmpty())
                text += QLatin1Char('[') + alt + QLatin1Char(']');
            continue;
        }
        const QString seen = it.fragment().text();
        text += seen;
        const QString href = format.anchorHref();
        const bool saysWhere = href == seen || href == QLatin1String("mailto:") + seen
            || href == QLatin1String("http://") + seen || href == QLatin1String("https://") + seen;
        if (isLink(format) && !saysWhere)
            text += QStringLiteral(" <%1>").arg(href);
    }
    return text;
}

QString quoteMark(int level)
{
    return level > 0 ? QString(level, QLatin1Char('>')) + QLatin1Char(' ') : QString();
}

/// Paragraphs that stand together without an empty line between them.
bool isTight(const QTextBlock &block, const QTextBlock &next)
{
    if (quoteLevelOf(next) > quoteLevelOf(block))
        return true;
    if (quoteLevelOf(next) < quoteLevelOf(block))
        return false;
    return (block.textList() && next.textList()) || (isPreformatted(block) && isPreformatted(next));
}

} // namespace

int quoteLevelOf(const QTextBlock &block)
{
    return qBound(0, block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel), 20);
}

QString htmlOf(const QTextDocument &document)
{
    HtmlBuilder builder;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        builder.add(block);
    return builder.end();
}

QString textOf(const QTextDocument &document)
{
    QString all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString first;
        QString text = inlineText(block);
        if (const QTextList *list = block.textList()) {
            const QString mark = isOrdered(*list) ? QStringLiteral("%1. ").arg(list->itemNumber(block) + 1)
                                                  : QStringLiteral("* ");
            const QString indent((qMax(1, list->format().indent()) - 1) * 2, QLatin1Char(' '));
            first = indent + mark;
            text.replace(QChar::LineSeparator, QLatin1Char('\n') + QString(first.size(), QLatin1Char(' ')));
        }
        text = first + text.replace(QChar::LineSeparator, QLatin1Char('\n'));
        const QString quote = quoteMark(quoteLevelOf(block));
        all += quote + text.replace(QLatin1Char('\n'), QLatin1Char('\n') + quote) + QLatin1Char('\n');
        const QTextBlock next = block.next();
        if (next.isValid() && !block.text().isEmpty() && !isTight(block, next))
            all += quoteMark(qMin(quoteLevelOf(block), quoteLevelOf(next))).trimmed() + QLatin1Char('\n');
    }
    all.chop(1);
    return all;
}

QString linesOf(const QTextDocument &document)
{
    QString all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        all += block.text() + QLatin1Char('\n');
    all.chop(1);
    return all.replace(QChar::LineSeparator, QLatin1Char('\n')).remove(QChar::ObjectReplacementCharacter);
}

bool hasLook(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.textList() || headingOf(block) > 0 || isPreformatted(block))
            return true;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat() || hasColour(format) || format.fontWeight() >= QFont::DemiBold
                || format.fontItalic() || (format.fontUnderline() && !format.isAnchor()))
                return true;
            if (isLink(format) && !format.anchorHref().contains(it.fragment().text()))
                return true;
        }
    }
    return false;
}

QStringList picturesIn(const QTextDocument &document)
{
    QStringList all;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QString name = it.fragment().charFormat().toImageFormat().name();
            if (name.startsWith(cidScheme) && !all.contains(name.mid(cidScheme.size())))
                all << name.mid(cidScheme.size());
        }
    }
    return all;
}

} // namespace duopost
