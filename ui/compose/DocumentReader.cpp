// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/DocumentReader.h"

#include "ui/compose/DocumentWriter.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/theme/Theme.h"

#include <QFontDatabase>
#include <QHash>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QUrl>

namespace duopost {

namespace {

constexpr int paragraphGap = 8, quoteIndent = 16, deepest = 20;

/// Never asks anybody for a picture.
class DeafDocument : public QTextDocument {
protected:
    QVariant loadResource(int, const QUrl &) override { return QByteArray(); }
};

/// Begins the next paragraph; the first one is the one the cursor stands in, if that is empty.
class Paragraphs {
public:
    explicit Paragraphs(QTextCursor &cursor) : m_cursor(cursor), m_fresh(cursor.block().text().isEmpty()) { }
    void begin(const QTextBlockFormat &format, const QTextCharFormat &letters)
    {
        if (!std::exchange(m_fresh, false))
            m_cursor.insertBlock();
        if (QTextList *list = m_cursor.currentList())
            list->remove(m_cursor.block());
        m_cursor.setBlockFormat(format);
        m_cursor.setBlockCharFormat(letters);
        m_cursor.setCharFormat(letters);
    }

private:
    QTextCursor &m_cursor;
    bool m_fresh;
};

QTextCharFormat cleanLetters(const QTextCharFormat &from, const BlockLook &look, HtmlColours colours)
{
    const QString scheme = QUrl(from.anchorHref()).scheme();
    if (from.isAnchor()
        && (scheme == QLatin1String("http") || scheme == QLatin1String("https")
            || scheme == QLatin1String("mailto")))
        return linkFormat(from.anchorHref());
    QTextCharFormat clean = charFormatFor(look);
    if (from.fontWeight() >= QFont::DemiBold)
        clean.setFontWeight(QFont::Bold);
    if (from.fontItalic())
        clean.setFontItalic(true);
    if (from.fontUnderline() && !from.isAnchor())
        clean.setFontUnderline(true);
    if (colours == HtmlColours::Keep && from.hasProperty(QTextFormat::ForegroundBrush) && !from.isAnchor())
        clean.setForeground(from.foreground().color());
    return clean;
}

void insertFragments(QTextCursor &cursor, const QTextBlock &block, const BlockLook &look, HtmlColours colours)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextCharFormat format = it.fragment().charFormat();
        if (!format.isImageFormat()) {
            QString text = it.fragment().text();
            const bool last
                = it.fragment().position() + it.fragment().length() >= block.position() + block.length() - 1;
            if (last && text.endsWith(QChar::LineSeparator))
                text.chop(1); // nobody sees it at the end of a paragraph
            cursor.insertText(
                text.remove(QChar::ObjectReplacementCharacter), cleanLetters(format, look, colours));
            continue;
        }
        const QTextImageFormat image = format.toImageFormat();
        if (!image.name().startsWith(QLatin1String("cid:")))
            continue;
        QTextImageFormat clean;
        clean.setName(image.name());
        if (image.width() > 0)
            clean.setWidth(image.width());
        clean.setProperty(QTextFormat::ImageAltText, image.property(QTextFormat::ImageAltText));
        cursor.insertImage(clean);
    }
}

/// One stretch of HTML in which the depth of quotation stays the same.
void insertStretch(
    Paragraphs &paragraphs, QTextCursor &cursor, const QString &html, int quote, HtmlColours colours)
{
    DeafDocument scratch;
    scratch.setUndoRedoEnabled(false);
    scratch.setHtml(html.trimmed());
    QTextBlock first = scratch.begin(), last = scratch.lastBlock();
    while (first.isValid() && first != last && first.text().trimmed().isEmpty() && !first.textList())
        first = first.next();
    while (last != first && last.text().trimmed().isEmpty() && !last.textList())
        last = last.previous();
    if (first == last && first.text().trimmed().isEmpty() && !html.contains(QLatin1String("<br")))
        return;
    QHash<QTextList *, QTextList *> lists;
    bool inLines = false;
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const BlockLook look{
            quote, qBound(0, block.blockFormat().headingLevel(), 3), block.blockFormat().nonBreakableLines()};
        // Lines without room between them are one paragraph here, as they are in plain text.
        const bool isLine = look.heading == 0 && !look.preformatted && !block.textList()
            && block.blockFormat().topMargin() == 0 && block.blockFormat().bottomMargin() == 0;
        const bool isEmpty = block.text().trimmed().isEmpty();
        if (isLine && inLines && isEmpty) {
            inLines = false;
            continue;
        }
        if (isLine && inLines)
            cursor.insertText(QString(QChar::LineSeparator));
        else
            paragraphs.begin(blockFormatFor(look), charFormatFor(look));
        inLines = isLine && !isEmpty;
        if (QTextList *list = block.textList()) {
            if (QTextList *ours = lists.value(list)) {
                ours->add(cursor.block());
            } else {
                QTextListFormat format;
                format.setStyle(
                    list->format().style() <= QTextListFormat::ListDecimal ? QTextListFormat::ListDecimal
                                                                           : QTextListFormat::ListDisc);
                format.setIndent(qBound(1, list->format().indent(), deepest));
                lists.insert(list, cursor.createList(format));
            }
        }
        insertFragments(cursor, block, look, colours);
        if (block == last)
            break;
    }
}

struct QuotedLine {
    int level = 0;
    QString text;
};

QuotedLine readLine(const QString &line)
{
    QuotedLine result;
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == QLatin1Char('>') && result.level < deepest) {
        ++result.level;
        ++at;
        if (at < line.size() && line.at(at) == QLatin1Char(' '))
            ++at;
    }
    result.text = line.mid(at);
    return result;
}

} // namespace

QTextBlockFormat blockFormatFor(const BlockLook &look)
{
    QTextBlockFormat format;
    format.setBottomMargin(look.preformatted ? 0 : paragraphGap);
    if (look.heading > 0)
        format.setHeadingLevel(look.heading);
    if (look.preformatted)
        format.setNonBreakableLines(true);
    if (look.quote > 0) {
        format.setProperty(QTextFormat::BlockQuoteLevel, look.quote);
        format.setLeftMargin(look.quote * quoteIndent);
    }
    return format;
}

QTextCharFormat charFormatFor(const BlockLook &look)
{
    QTextCharFormat format;
    if (look.heading > 0) {
        format.setFontWeight(QFont::Bold);
        format.setProperty(QTextFormat::FontSizeAdjustment, 4 - look.heading);
    }
    if (look.preformatted)
        format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    return format;
}

QTextCharFormat linkFormat(const QString &href)
{
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(href);
    format.setForeground(colours().link);
    format.setFontUnderline(true);
    return format;
}

void insertLines(QTextCursor &cursor, const QString &text)
{
    QString lines = text;
    lines.remove(QLatin1Char('\r')).replace(QLatin1Char('\n'), QChar::ParagraphSeparator);
    cursor.setBlockFormat({});
    cursor.insertText(lines, QTextCharFormat());
}

void insertTextAsRich(QTextCursor &cursor, const QString &text)
{
    Paragraphs paragraphs(cursor);
    int level = 0;
    bool inParagraph = false, wasEmpty = true;
    const auto begin = [&](int quote) { paragraphs.begin(blockFormatFor({quote}), charFormatFor({quote})); };
    for (const QString &one : QString(text).remove(QLatin1Char('\r')).split(QLatin1Char('\n'))) {
        const QuotedLine line = readLine(one);
        if (line.level != level)
            inParagraph = false, wasEmpty = line.level > level ? true : wasEmpty;
        level = line.level;
        if (line.text.isEmpty()) { // the first one ends a paragraph, each further one is one
            if (!inParagraph && wasEmpty)
                begin(level);
            wasEmpty = true;
            inParagraph = false;
            continue;
        }
        if (inParagraph) {
            cursor.insertText(QString(QChar::LineSeparator) + line.text);
        } else {
            begin(level);
            cursor.insertText(line.text);
        }
        inParagraph = true;
        wasEmpty = false;
    }
}

void insertForeignHtml(QTextCursor &cursor, const QString &html, HtmlColours colours, int quote)
{
    const QString safe = sanitizeHtml(html).html;
    static const QRegularExpression mark(
        QStringLiteral("<(/?)blockquote\\b[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    Paragraphs paragraphs(cursor);
    qsizetype at = 0;
    int level = quote;
    for (auto it = mark.globalMatch(safe); it.hasNext();) {
        const auto found = it.next();
        insertStretch(paragraphs, cursor, safe.mid(at, found.capturedStart() - at), level, colours);
        level = found.capturedLength(1) > 0 ? qMax(quote, level - 1) : qMin(deepest, level + 1);
        at = found.capturedEnd();
    }
    insertStretch(paragraphs, cursor, safe.mid(at), level, colours);
}

} // namespace duopost
