// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlView.h"

#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlSanitizer.h"
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

HtmlView::HtmlView(QWidget *parent) : QAbstractScrollArea(parent), m_page(std::make_unique<HtmlPage>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Message text"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_layOutSoon.setSingleShot(true);
    connect(&m_layOutSoon, &QTimer::timeout, this, &HtmlView::layOutAgain);
    connect(&m_page->images(), &PageImages::ready, viewport(), qOverload<>(&QWidget::update));
    chooseBaseFont();
}

HtmlView::~HtmlView() = default;

QFont HtmlView::readingFont(const QFont &ofLabels)
{
    QFont base = ofLabels;
    base.setPixelSize(qMax(14, qRound(QFontInfo(ofLabels).pixelSize() * 1.1)));
    return base;
}

void HtmlView::chooseBaseFont()
{
    m_page->setBaseFont(readingFont(font()));
}

bool HtmlView::setHtml(const QString &untrustedHtml, const InlineImage &inlineImage)
{
    clear();
    chooseBaseFont();
    const SanitizedHtml safe = sanitizeHtml(untrustedHtml);
    m_page->images().reset(inlineImage);
    m_remotePictures = safe.images;
    m_trackers = safe.trackers;
    if (!m_remotePictures.isEmpty())
        m_untrusted = untrustedHtml;
    const bool shown = readPage(safe);
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(m_page->readsFromRight() ? horizontalScrollBar()->maximum() : 0);
    // Screen readers get the text from here, as far as they read descriptions.
    setAccessibleDescription(m_page->text().text().left(4000));
    viewport()->update();
    if (safe.blockedImages > 0 || safe.blockedOthers > 0)
        emit remoteContentBlocked(safe.blockedImages, safe.blockedOthers);
    return shown;
}

bool HtmlView::readPage(const SanitizedHtml &safe)
{
    m_laidOutWidth = pageViewport().width();
    const bool shown = !safe.tooHard && m_page->read(safe, pageViewport());
    if (!shown)
        m_page->clear();
    findAgain();
    updateBars();
    return shown;
}

bool HtmlView::showRemotePictures(const QHash<QString, QByteArray> &pictures)
{
    const int top = verticalScrollBar()->value();
    m_page->images().setRemote(pictures);
    m_hovered = m_pressed = m_focused = -1;
    m_anchor = -1;
    m_from = m_to = 0;
    const bool shown = readPage(sanitizeHtml(m_untrusted, RemotePictures::Keep));
    verticalScrollBar()->setValue(top);
    viewport()->update();
    return shown;
}

QHash<QString, QByteArray> HtmlView::remoteShown() const
{
    return m_page->images().remote();
}

void HtmlView::clear()
{
    m_untrusted.clear();
    m_hits.clear();
    m_hit = -1;
    m_remotePictures.clear();
    m_trackers.clear();
    m_layOutSoon.stop();
    m_dragScroll.stop();
    m_page->clear();
    m_page->images().reset({});
    m_hovered = m_pressed = m_focused = -1;
    m_anchor = -1;
    m_from = m_to = 0;
    viewport()->unsetCursor();
    setAccessibleDescription({});
    updateBars();
    viewport()->update();
}

QSize HtmlView::pageViewport() const
{
    // Room for the bar is always kept: its coming and going would mean another layout.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const QSize all = maximumViewportSize();
    return {qMax(120, qRound((all.width() - bar) / m_zoom)), qMax(120, qRound(all.height() / m_zoom))};
}

void HtmlView::layOutAgain()
{
    m_laidOutWidth = pageViewport().width();
    const int before = verticalScrollBar()->maximum();
    const double part = before > 0 ? double(verticalScrollBar()->value()) / before : 0;
    const bool fine = m_page->layOut(pageViewport());
    findAgain();
    updateBars();
    verticalScrollBar()->setValue(qRound(part * verticalScrollBar()->maximum()));
    viewport()->update();
    if (!fine)
        emit tooHard();
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
    if (bar->value() >= bar->maximum())
        return false;
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    return true;
}

void HtmlView::zoom(double factor)
{
    m_zoom = qBound(0.3, factor, 5.0);
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
    m_sought = words.simplified();
    m_hitsAtMost = atMost;
    m_hit = -1;
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

QString HtmlView::plainText() const
{
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
