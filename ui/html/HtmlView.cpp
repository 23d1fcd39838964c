// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlView.h"

#include "ui/html/HtmlPage.h"
#include "ui/html/PageImages.h"
#include "ui/html/PageMaker.h"
#include "ui/html/ReadingPlace.h"
#include "ui/reader/FindBar.h"

#include <QClipboard>
#include <QFontInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

namespace duopost {

namespace {

/// Mail is written for white paper; its own colours are unreadable on anything else.
constexpr QColor paper(0xff, 0xff, 0xff);
constexpr QColor selectionGround(0xb5, 0xd0, 0xf7), selectionText(0x10, 0x18, 0x24);

} // namespace

HtmlView::HtmlView(QWidget *parent)
    : QAbstractScrollArea(parent), m_maker(new PageMaker(this)), m_page(std::make_unique<HtmlPage>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Message text"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_layOutSoon.setSingleShot(true);
    connect(&m_layOutSoon, &QTimer::timeout, this, &HtmlView::layOutAgain);
    connect(m_maker, &PageMaker::cleaned, this, &HtmlView::onCleaned);
    connect(m_maker, &PageMaker::made, this, &HtmlView::takePage);
    // Who scrolls has changed his mind about going to the end.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_owed = Owed::Nothing; });
}

HtmlView::~HtmlView()
{
    if (m_images)
        m_images->whenReady({}); // a layout under way may keep them a little longer
}

QFont HtmlView::readingFont(const QFont &ofLabels)
{
    QFont base = ofLabels;
    base.setPixelSize(qMax(14, qRound(QFontInfo(ofLabels).pixelSize() * 1.1)));
    return base;
}

QSize HtmlView::pageViewport() const
{
    // Room for the bar is always kept: its coming and going would mean another layout.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const QSize all = maximumViewportSize();
    return {qMax(120, qRound((all.width() - bar) / m_zoom)), qMax(120, qRound(all.height() / m_zoom))};
}

void HtmlView::updateBars()
{
    const QSize page = m_page->size() * m_zoom, seen = maximumViewportSize();
    const int extent = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const int wide = page.width() - (seen.width() - extent);
    horizontalScrollBar()->setRange(0, qMax(0, wide));
    horizontalScrollBar()->setPageStep(seen.width());
    horizontalScrollBar()->setSingleStep(20);
    const int tall = page.height() - (seen.height() - (wide > 0 ? extent : 0));
    verticalScrollBar()->setRange(0, qMax(0, tall));
    verticalScrollBar()->setPageStep(qMax(20, seen.height() - 40));
    verticalScrollBar()->setSingleStep(40);
}

QPoint HtmlView::toPage(QPoint onViewport) const
{
    return (QPointF(onViewport + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value())) / m_zoom)
        .toPoint();
}

void HtmlView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_darkPaper.isValid() ? m_darkPaper : paper);
    const QPoint offset(horizontalScrollBar()->value(), verticalScrollBar()->value());
    painter.translate(-offset);
    painter.scale(m_zoom, m_zoom);
    const QRectF exposed(
        QPointF(event->rect().translated(offset).topLeft()) / m_zoom, QSizeF(event->rect().size()) / m_zoom);
    HtmlPage::Marks marks;
    for (qsizetype i = 0; i < m_hits.size(); ++i)
        marks << HtmlPage::Selection{
            m_hits.at(i).first, m_hits.at(i).second, i == m_hit ? currentHitGround() : hitGround(), hitText()};
    marks << HtmlPage::Selection{m_from, m_to, selectionGround, selectionText};
    m_page->paint(painter, exposed.toAlignedRect(), marks);
    if (m_focused >= 0 && hasFocus()) {
        painter.setPen(QPen(m_darkPaper.isValid() ? QColor(0x9b, 0xbc, 0xff) : QColor(0x1f, 0x4f, 0xb8), 1.5));
        for (const QRect &area : m_page->text().links().at(m_focused).areas)
            painter.drawRoundedRect(QRectF(area).adjusted(-2, -1, 2, 1), 3, 3);
    }
}

void HtmlView::resizeEvent(QResizeEvent *)
{
    updateBars();
    if (pageViewport().width() != m_laidOutWidth)
        m_layOutSoon.start(0);
}

bool HtmlView::pageDown()
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() >= bar->maximum()) {
        if (!m_isWhole)
            m_owed = Owed::NextPage;
        return !m_isWhole;
    }
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    return true;
}

void HtmlView::zoom(double factor)
{
    const ReadingPlace before = place();
    m_zoom = qBound(0.3, factor, 5.0);
    settle(before); // at once, even if another thread breaks the lines anew
    layOutAgain();
}

void HtmlView::setDarkPaper(const QColor &paper)
{
    m_darkPaper = paper;
    m_page->setDarkPaper(paper);
    viewport()->update();
}

int HtmlView::find(const QString &words, int atMost)
{
    if (words.simplified() != m_sought)
        m_hit = -1;
    m_sought = words.simplified();
    m_hitsAtMost = atMost;
    findAgain();
    viewport()->update();
    return static_cast<int>(m_hits.size());
}

void HtmlView::findAgain()
{
    m_hits.clear();
    const QString &text = m_page->text().text();
    qsizetype at = m_sought.isEmpty() ? -1 : text.indexOf(m_sought, 0, Qt::CaseInsensitive);
    for (; at >= 0 && m_hits.size() < m_hitsAtMost;
         at = text.indexOf(m_sought, at + m_sought.size(), Qt::CaseInsensitive))
        m_hits.emplaceBack(at, at + m_sought.size());
    if (m_hit >= m_hits.size())
        m_hit = -1;
}

void HtmlView::showHit(int hit)
{
    if (hit < 0 || hit >= m_hits.size())
        return;
    m_hit = hit;
    const QRect area = m_page->text().areaOf(m_hits.at(hit).first, m_hits.at(hit).second);
    const int top = qRound(area.top() * m_zoom), bottom = qRound(area.bottom() * m_zoom);
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value() || bottom > bar->value() + viewport()->height())
        bar->setValue(top - viewport()->height() / 3);
    QScrollBar *across = horizontalScrollBar();
    const int left = qRound(area.left() * m_zoom), right = qRound(area.right() * m_zoom);
    if (left < across->value() || right > across->value() + viewport()->width())
        across->setValue(left - viewport()->width() / 3);
    viewport()->update();
}

QString HtmlView::plainText()
{
    finish();
    return m_page->text().text();
}

void HtmlView::activate(int link)
{
    const QList<PageText::Link> &links = m_page->text().links();
    if (link >= 0 && link < links.size())
        emit linkActivated(urlOf(link), links.at(link).text);
}

QUrl HtmlView::urlOf(int link) const
{
    const QList<PageText::Link> &links = m_page->text().links();
    return link >= 0 && link < links.size() ? QUrl(links.at(link).address.trimmed()) : QUrl();
}

} // namespace duopost
