// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/TextView.h"

#include "ui/theme/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

namespace duopost {

namespace {

constexpr int quoteIndent = 14;
constexpr int quotesShown = 6;
constexpr int charactersPerLine = 110;
constexpr int sliceMs = 8; // of work in one turn of the event loop
constexpr qsizetype lineAtMost = 4000; // a longer line is cut into pieces: layout time grows with its square

QColor quoteColour(int level)
{
    const Colours &c = colours();
    const QColor cycle[] = {c.waiting, c.good, c.here};
    return cycle[(level - 1) % 3];
}

} // namespace

TextView::TextView(QWidget *parent) : QTextBrowser(parent)
{
    setAccessibleName(tr("Message text"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setLineWrapMode(FixedPixelWidth);
    document()->setDocumentMargin(20);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &TextView::fillSome);
    // The text of a link is its address here.
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { emit linkActivated(url, {}); });
    connect(this, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, &TextView::linkHovered);
}

void TextView::resizeEvent(QResizeEvent *event)
{
    // Lines wider than this are hard to follow back to the next one.
    setLineWrapColumnOrWidth(qMin(viewport()->width(), charactersPerLine * fontMetrics().averageCharWidth()));
    QTextBrowser::resizeEvent(event);
}

void TextView::showText(const QString &text)
{
    clear();
    m_lines = plainTextLines(text);
    m_filled = 0;
    fillSome();
    verticalScrollBar()->setValue(0);
}

void TextView::clearText()
{
    m_fill.stop();
    m_lines.clear();
    clear();
}

void TextView::fillSome()
{
    QElapsedTimer clock;
    clock.start();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (int done = 0; m_filled < m_lines.size() && (done < 20 || clock.elapsed() < sliceMs);
         ++m_filled, ++done)
        appendLine(cursor, m_lines.at(m_filled));
    cursor.endEditBlock();
    if (m_filled < m_lines.size())
        m_fill.start();
    else
        m_fill.stop();
}

void TextView::appendLine(QTextCursor &cursor, const TextLine &line)
{
    QTextBlockFormat block;
    block.setLeftMargin(qMin(line.quote, quotesShown) * quoteIndent);
    block.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    QTextCharFormat plain;
    if (line.quote > 0)
        plain.setForeground(quoteColour(line.quote));
    else if (line.signature)
        plain.setForeground(colours().subtle);
    const QList<TextLink> links = line.text.size() <= lineAtMost ? linksIn(line.text) : QList<TextLink>();
    for (qsizetype piece = 0; piece == 0 || piece < line.text.size(); piece += lineAtMost) {
        if (cursor.position() == 0 && m_filled == 0 && piece == 0)
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
        cursor.block().setUserState(line.quote);
        if (line.text.size() > lineAtMost || links.isEmpty()) {
            cursor.insertText(line.text.mid(piece, lineAtMost), plain);
            continue;
        }
        qsizetype at = 0;
        for (const TextLink &link : links) {
            cursor.insertText(line.text.mid(at, link.start - at), plain);
            QTextCharFormat anchor = plain;
            anchor.setAnchor(true);
            anchor.setAnchorHref(link.url.toString(QUrl::FullyEncoded));
            anchor.setForeground(colours().link);
            anchor.setFontUnderline(true);
            cursor.insertText(line.text.mid(link.start, link.length), anchor);
            at = link.start + link.length;
        }
        cursor.insertText(line.text.mid(at), plain);
    }
}

bool TextView::pageDown()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() >= bar->maximum())
        return false;
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    return true;
}

void TextView::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    const int offset = verticalScrollBar()->value();
    const int margin = qRound(document()->documentMargin());
    QTextBlock block = cursorForPosition({0, 0}).block();
    for (; block.isValid(); block = block.next()) {
        const QRectF rect = document()->documentLayout()->blockBoundingRect(block).translated(0, -offset);
        if (rect.top() > viewport()->height())
            break;
        const QTextBlock next = block.next();
        for (int level = 1; level <= qMin(block.userState(), quotesShown); ++level) {
            // Lines of one quote share one bar, across the space between them.
            qreal bottom = rect.bottom();
            if (next.isValid() && next.userState() >= level)
                bottom = document()->documentLayout()->blockBoundingRect(next).top() - offset;
            painter.fillRect(
                QRectF(margin + (level - 1) * quoteIndent, rect.top(), 2.5, bottom - rect.top()),
                quoteColour(level));
        }
    }
}

} // namespace duopost
