// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlPrintout.h"

#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlSanitizer.h"

#include <QPainter>

#include <algorithm>

namespace duopost {

namespace {
constexpr double smallest = 0.4; // below this nobody can read it; what is wider still is cut at the side
}

QList<int> sheetEnds(int height, QList<Solid> solids, int first, int rest)
{
    QList<int> ends;
    std::sort(solids.begin(), solids.end(), [](const Solid &a, const Solid &b) { return a.bottom < b.bottom; });
    int top = 0;
    while (top < height) {
        const int room = qMax(1, ends.isEmpty() ? first : rest);
        int end = top + room;
        if (end >= height) {
            ends << height;
            break;
        }
        for (bool cuts = true; cuts;) {
            cuts = false;
            // Only what ends below the edge can be cut by it.
            auto solid = std::partition_point(
                solids.cbegin(), solids.cend(), [end](const Solid &one) { return one.bottom <= end; });
            for (; solid != solids.cend() && solid->bottom <= end + rest; ++solid) {
                if (solid->top < end && solid->bottom - solid->top <= rest) {
                    end = solid->top;
                    cuts = true;
                    break;
                }
            }
        }
        // A first sheet with a long header may have no room for anything; then all begins on the next one.
        const bool nothingFits = end <= top;
        if (nothingFits && ends.isEmpty() && first < rest)
            end = top;
        else if (nothingFits)
            end = top + room;
        ends << end;
        top = end;
    }
    return ends;
}

HtmlPrintout::HtmlPrintout(const QFont &base) : m_page(std::make_unique<HtmlPage>())
{
    m_page->setBaseFont(base);
}

HtmlPrintout::~HtmlPrintout() = default;

bool HtmlPrintout::layOut(
    const QString &untrustedHtml, const PageImages::Source &inlineImage,
    const QHash<QString, QByteArray> &remote, int width)
{
    const SanitizedHtml safe
        = sanitizeHtml(untrustedHtml, remote.isEmpty() ? RemotePictures::Drop : RemotePictures::Keep);
    const auto images = std::make_shared<PageImages>(inlineImage, remote);
    images->unpackAtOnce();
    m_page->setImages(images);
    if (safe.tooHard || !m_page->read(safe, {width, width * 7 / 5}))
        return false;
    const int wide = m_page->size().width();
    m_scale = wide > width ? qMax(smallest, double(width) / wide) : 1.0;
    return true;
}

QList<int> HtmlPrintout::sheets(int first, int rest) const
{
    QList<Solid> solids;
    for (const PageText::Word &word : m_page->text().words()) {
        // Lines may be set so close that they overlap a little; their letters do not.
        const int slack = word.rect.height() / 8;
        solids << Solid{word.rect.top() + slack, word.rect.top() + word.rect.height() - slack};
    }
    for (const QRect &picture : m_page->text().pictures())
        solids << Solid{picture.top(), picture.top() + picture.height()};
    return sheetEnds(
        m_page->size().height(), solids, static_cast<int>(first / m_scale), static_cast<int>(rest / m_scale));
}

void HtmlPrintout::paint(QPainter &painter, int from, int to)
{
    painter.save();
    painter.scale(m_scale, m_scale);
    painter.translate(0, -from);
    m_page->print(painter, QRect(0, from, m_page->size().width(), to - from));
    painter.restore();
}

} // namespace duopost
