// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/TextView.h"

#include "ui/reader/FoundInText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>
#include <utility>

namespace duopost {

namespace {

constexpr int quoteIndent = 14;
constexpr int quotesShown = 6;
constexpr int charactersPerLine = 110;
constexpr int sliceMs = 8; // of work in one turn of the event loop
constexpr qsizetype lineAtMost = 4000; // a longer line is cut into pieces: layout time grows with its square

constexpr qsizetype foldFrom = 4; // lines; shorter ones are read faster than unfolded
constexpr int handleSize = 14;

/// At the first block of a quotation.
struct QuoteHead : QTextBlockUserData {
    explicit QuoteHead(int index) : quotation(index) { }
    int quotation;
};

int headAt(const QTextBlock &block)
{
    const auto *head = dynamic_cast<const QuoteHead *>(block.userData());
    return head ? head->quotation : -1;
}

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
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.scheme() == QLatin1String("fold"))
            fold(url.path().toInt());
        else
            emit linkActivated(url, {});
    });
    connect(this, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, [this](const QUrl &url) {
        emit linkHovered(url.scheme() == QLatin1String("fold") ? QUrl() : url);
    });
}

void TextView::resizeEvent(QResizeEvent *event)
{
    limitWidth();
    QTextBrowser::resizeEvent(event);
}

void TextView::limitWidth()
{
    // Lines wider than this are hard to follow back to the next one.
    setLineWrapColumnOrWidth(qMin(viewport()->width(), charactersPerLine * fontMetrics().averageCharWidth()));
}

void TextView::setZoom(double factor)
{
    m_zoom = factor;
    chooseFont();
}

void TextView::setFace(Face face)
{
    m_face = face;
    chooseFont();
}

void TextView::chooseFont()
{
    QFont font = QApplication::font(this);
    if (m_face == Face::Fixed)
        font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    font.setPixelSize(qMax(6, qRound(QFontInfo(font).pixelSize() * m_zoom)));
    setFont(font);
    limitWidth();
}

int TextView::find(const QString &words)
{
    if (!words.trimmed().isEmpty() && !m_folded.isEmpty()) { // what is folded is found too
        m_folded.clear();
        m_top = verticalScrollBar()->value();
        refill();
    }
    m_places = placesOf(words.trimmed(), document());
    markPlaces(*this, m_places, -1);
    return static_cast<int>(m_places.size());
}

void TextView::showHit(int hit)
{
    showPlace(*this, m_places, hit);
}

void TextView::showText(const QString &text)
{
    m_lines = plainTextLines(text);
    m_quotations = quotationsIn(m_lines, foldFrom);
    m_top = 0;
    foldAsWanted();
    refill();
}

void TextView::refill()
{
    clear();
    m_places.clear();
    m_filled = 0;
    fillSome();
}

void TextView::clearText()
{
    m_fill.stop();
    m_lines.clear();
    m_quotations.clear();
    m_folded.clear();
    m_places.clear();
    clear();
}

void TextView::fillSome()
{
    QElapsedTimer clock;
    clock.start();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (int done = 0; m_filled < m_lines.size() && (done < 20 || clock.elapsed() < sliceMs); ++done) {
        const auto quotation = std::lower_bound(
            m_quotations.cbegin(), m_quotations.cend(), m_filled,
            [](const Quotation &one, qsizetype line) { return one.first < line; });
        const bool begins = quotation != m_quotations.cend() && quotation->first == m_filled;
        const int index = begins ? static_cast<int>(quotation - m_quotations.cbegin()) : -1;
        if (begins && m_folded.contains(index)) {
            appendFold(cursor, index);
            m_filled += quotation->count;
            continue;
        }
        const int before = cursor.block().blockNumber();
        appendLine(cursor, m_lines.at(m_filled));
        if (begins)
            document()->findBlockByNumber(m_filled == 0 ? 0 : before + 1).setUserData(new QuoteHead(index));
        ++m_filled;
    }
    cursor.endEditBlock();
    if (m_top >= 0 && (verticalScrollBar()->maximum() >= m_top || m_filled >= m_lines.size()))
        verticalScrollBar()->setValue(std::exchange(m_top, -1)); // once: a person may scroll meanwhile
    if (m_filled < m_lines.size())
        m_fill.start();
    else if (m_fill.isActive()) {
        m_fill.stop();
        emit filled();
    }
}

/// Where the next paragraph is written.
void TextView::nextBlock(QTextCursor &cursor, int quote)
{
    QTextBlockFormat block;
    block.setLeftMargin(qMin(quote, quotesShown) * quoteIndent);
    block.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
    if (cursor.position() == 0 && m_filled == 0)
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block);
    cursor.block().setUserState(quote);
}

void TextView::appendFold(QTextCursor &cursor, int index)
{
    nextBlock(cursor, 1);
    cursor.block().setUserData(new QuoteHead(index));
    QTextCharFormat anchor;
    anchor.setAnchor(true);
    anchor.setAnchorHref(QStringLiteral("fold:%1").arg(index));
    anchor.setForeground(quoteColour(1));
    cursor.insertText(
        tr("%Ln quoted line(s)", nullptr, static_cast<int>(m_quotations.at(index).count)), anchor);
}

void TextView::setQuotes(Quotes quotes)
{
    m_quotes = quotes;
    if (m_lines.isEmpty())
        return;
    foldAsWanted();
    m_top = 0;
    refill();
}

void TextView::foldAsWanted()
{
    m_folded.clear();
    for (int i = 0; m_quotes == Quotes::Folded && i < m_quotations.size(); ++i)
        m_folded.insert(i);
}

void TextView::fold(int quotation)
{
    if (quotation < 0 || quotation >= m_quotations.size())
        return;
    if (!m_folded.remove(quotation))
        m_folded.insert(quotation);
    m_top = verticalScrollBar()->value();
    refill();
}

int TextView::quotationAt(QPoint onViewport) const
{
    const int x = onViewport.x() + horizontalScrollBar()->value();
    if (x >= qRound(document()->documentMargin()))
        return -1;
    const QTextBlock block = cursorForPosition(onViewport).block();
    const QRectF rect = document()->documentLayout()->blockBoundingRect(block);
    const double y = onViewport.y() + verticalScrollBar()->value() - rect.top();
    return y >= 0 && y < fontMetrics().height() * 1.4 ? headAt(block) : -1;
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    const int quotation = quotationAt(event->position().toPoint());
    if (quotation >= 0 && event->button() == Qt::LeftButton)
        fold(quotation);
    else
        QTextBrowser::mousePressEvent(event);
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    if (quotationAt(event->position().toPoint()) >= 0)
        viewport()->setCursor(Qt::PointingHandCursor);
}

void TextView::appendLine(QTextCursor &cursor, const TextLine &line)
{
    QTextCharFormat plain;
    if (line.quote > 0)
        plain.setForeground(quoteColour(line.quote));
    else if (line.signature)
        plain.setForeground(colours().subtle);
    const QList<TextLink> links = line.text.size() <= lineAtMost ? linksIn(line.text) : QList<TextLink>();
    for (qsizetype piece = 0; piece == 0 || piece < line.text.size(); piece += lineAtMost) {
        nextBlock(cursor, line.quote);
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
        if (const int quotation = headAt(block); quotation >= 0) {
            const double middle = rect.top() + fontMetrics().height() * 0.6;
            paintLineIcon(
                painter, QRectF(margin - handleSize - 3, middle - handleSize / 2.0, handleSize, handleSize),
                m_folded.contains(quotation) ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
                colours().subtle);
        }
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
