// SPDX-License-Identifier: GPL-3.0-or-later
// Which page the HTML view shows: at once, by another thread, or its beginning first.
#include "ui/html/FirstPart.h"
#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlView.h"
#include "ui/html/PageMaker.h"
#include "ui/html/ReadingPlace.h"

#include <QCursor>
#include <QGuiApplication>
#include <QScrollBar>

namespace duopost {

namespace {

/// Processor time here before the other thread gets the page; ordinary messages take a quarter of it.
constexpr qint64 layoutMsHere = 40, beginningMsHere = 30;
/// What took longer is laid out by the other thread the next time.
constexpr qint64 frameMs = 20;
/// A second, longer beginning is worth it only if the first was this quick.
constexpr qint64 quickMs = 10;
constexpr qsizetype beginningLength = 8000, beginningAtMost = 20'000; // characters
/// The other thread has cleaned the page by then, mostly; strips above the text then come with the text instead
/// of pushing it down.
constexpr int cleanedMsAtMost = 10, stripMsAtMost = 30; // the latter where there will be a strip

} // namespace

bool HtmlView::setHtml(const QString &untrustedHtml, const InlineImage &inlineImage)
{
    clear();
    m_untrusted = untrustedHtml;
    m_isAnnounced = false;
    useImages(std::make_shared<PageImages>(inlineImage));
    const bool shown = load(RemotePictures::Drop);
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(m_page->readsFromRight() ? horizontalScrollBar()->maximum() : 0);
    return shown;
}

bool HtmlView::showRemotePictures(const QHash<QString, QByteArray> &pictures)
{
    if (!m_images)
        return true;
    useImages(m_images->withRemote(pictures));
    return load(RemotePictures::Keep);
}

void HtmlView::useImages(const std::shared_ptr<PageImages> &images)
{
    if (m_images)
        m_images->whenReady({});
    m_images = images;
    m_images->whenReady([this] { viewport()->update(); });
}

QHash<QString, QByteArray> HtmlView::remoteShown() const
{
    return m_images ? m_images->remote() : QHash<QString, QByteArray>();
}

bool HtmlView::load(RemotePictures pictures)
{
    m_maker->stop();
    m_remoteMode = pictures;
    const SanitizedHtml beginning = sanitizeBeginning(m_untrusted, pictures);
    if (!beginning.isCut) {
        showAtOnce(beginning);
        onCleaned(beginning); // last: it can bring the pictures at once
        return true;
    }
    orderPage();
    if (!showsAnything())
        showBeginning(beginning);
    const bool comesWithStrip = !m_isAnnounced && (beginning.blockedImages > 0 || beginning.blockedOthers > 0);
    const std::shared_ptr<const SanitizedHtml> safe
        = m_maker->cleanedWithin(comesWithStrip ? stripMsAtMost : cleanedMsAtMost);
    if (!safe)
        return true;
    if (safe->tooHard) {
        m_maker->stop();
        discardPage();
    }
    onCleaned(*safe);
    return !safe->tooHard;
}

void HtmlView::showAtOnce(const SanitizedHtml &safe)
{
    const ReadingPlace before = place();
    prepare(*m_page);
    m_page->allow(layoutMsHere);
    m_laidOutWidth = pageViewport().width();
    m_isWhole = m_page->read(safe, pageViewport());
    m_isHeavy = m_page->spentMs() > frameMs;
    if (!m_isWhole)
        orderPage();
    settle(before);
}

void HtmlView::showBeginning(const SanitizedHtml &beginning)
{
    m_isWhole = false;
    if (beginning.html.isEmpty())
        return;
    prepare(*m_page);
    m_page->allow(beginningMsHere);
    const double wanted = pageViewport().height();
    if (m_page->read(firstPart(beginning, beginningLength), pageViewport())) {
        const double tall = qMax(1, m_page->size().height());
        const double longer = beginningLength * 1.3 * wanted / tall;
        if (tall < wanted && m_page->spentMs() <= quickMs)
            m_page->read(firstPart(beginning, qRound(qMin<double>(longer, beginningAtMost))), pageViewport());
    }
    settle(place());
}

void HtmlView::prepare(HtmlPage &page)
{
    page.setImages(m_images);
    page.setBaseFont(readingFont(font()));
    page.setDarkPaper(m_darkPaper);
}

void HtmlView::orderPage()
{
    m_isHeavy = true;
    m_laidOutWidth = pageViewport().width();
    auto page = std::make_unique<HtmlPage>();
    prepare(*page);
    m_maker->start({m_untrusted, m_remoteMode, std::move(page), pageViewport()});
}

void HtmlView::onCleaned(const SanitizedHtml &safe)
{
    if (std::exchange(m_isAnnounced, true))
        return;
    m_remotePictures = safe.images;
    m_trackers = safe.trackers;
    if (safe.blockedImages > 0 || safe.blockedOthers > 0)
        emit remoteContentBlocked(safe.blockedImages, safe.blockedOthers);
}

/// The page that was ordered takes the place of the one that is shown.
void HtmlView::takePage()
{
    PageMaker::Made made = m_maker->take();
    if (!made.page) {
        discardPage();
        emit tooHard();
        return;
    }
    const ReadingPlace before = place();
    const bool wasWhole = std::exchange(m_isWhole, true);
    made.page->setDarkPaper(m_darkPaper);
    m_page.swap(made.page);
    keepLinks(*made.page);
    keepSelection(*made.page);
    m_maker->discard(std::move(made.page));
    settle(before);
    if (viewport()->underMouse() && QGuiApplication::mouseButtons() == Qt::NoButton)
        hover(viewport()->mapFromGlobal(QCursor::pos()));
    if (!wasWhole) {
        payScrolling();
        emit becameWhole();
    }
    if (made.viewport.width() != pageViewport().width())
        layOutAgain(); // it was made for another width or zoom than there is now
}

void HtmlView::keepLinks(const HtmlPage &before)
{
    const QList<PageText::Link> &old = before.text().links(), &now = m_page->text().links();
    for (int *link : {&m_hovered, &m_pressed, &m_focused}) {
        const bool same = *link >= 0 && *link < old.size() && *link < now.size()
            && old.at(*link).address == now.at(*link).address;
        if (!same)
            *link = -1;
    }
}

void HtmlView::keepSelection(const HtmlPage &before)
{
    const QString &old = before.text().text(), &now = m_page->text().text();
    if (m_allSelected) {
        m_to = now.size();
    } else if (QStringView(old).mid(m_from, m_to - m_from) != QStringView(now).mid(m_from, m_to - m_from)) {
        m_anchor = -1; // a sheet further down hides what was marked
        m_from = m_to = 0;
    }
}

void HtmlView::payScrolling()
{
    const Owed owed = std::exchange(m_owed, Owed::Nothing);
    if (owed == Owed::End)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    else if (owed == Owed::NextPage)
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
}

void HtmlView::finish()
{
    if (!m_isWhole)
        m_maker->finish();
}

bool HtmlView::showsAnything() const
{
    return !m_page->size().isEmpty();
}

void HtmlView::clear()
{
    m_maker->stop();
    if (m_images)
        m_images->whenReady({});
    m_images.reset();
    m_untrusted.clear();
    m_isAnnounced = true;
    m_hit = -1;
    m_remotePictures.clear();
    m_trackers.clear();
    m_layOutSoon.stop();
    m_dragScroll.stop();
    m_hovered = m_pressed = m_focused = -1;
    m_anchor = -1;
    m_from = m_to = 0;
    m_allSelected = false;
    m_owed = Owed::Nothing;
    viewport()->unsetCursor();
    discardPage();
}

void HtmlView::discardPage()
{
    if (m_isHeavy)
        m_maker->discard(std::exchange(m_page, std::make_unique<HtmlPage>()));
    m_page->clear();
    m_isHeavy = false;
    m_isWhole = true;
    settle(place());
}

void HtmlView::layOutAgain()
{
    if (m_maker->isBusy())
        return; // the width is looked at again when that is made
    if (m_isHeavy)
        return orderPage();
    const ReadingPlace before = place();
    m_laidOutWidth = pageViewport().width();
    if (!m_page->layOut(pageViewport())) {
        m_isWhole = false;
        orderPage();
    }
    settle(before);
}

ReadingPlace HtmlView::place() const
{
    return {m_page->text(), verticalScrollBar()->value(), m_zoom};
}

/// After the page, its width or its scale became another.
void HtmlView::settle(const ReadingPlace &before)
{
    findAgain();
    // From the right: as far from its beginning as before.
    const bool fromRight = m_page->readsFromRight();
    QScrollBar *across = horizontalScrollBar();
    const int fromEnd = across->maximum() - across->value();
    updateBars();
    if (fromRight)
        across->setValue(across->maximum() - fromEnd);
    verticalScrollBar()->setValue(before.topIn(m_page->text(), m_zoom));
    // Screen readers get the text from here, as far as they read descriptions.
    setAccessibleDescription(m_page->text().text().left(4000));
    viewport()->update();
}

} // namespace duopost
