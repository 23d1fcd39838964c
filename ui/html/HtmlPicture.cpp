// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlPicture.h"

#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlSanitizer.h"

#include <QPainter>

namespace duopost {

namespace {
constexpr int tallest = 30'000, widest = 8000; // page pixels
}

QImage HtmlPicture::paint(int width) const
{
    const SanitizedHtml safe
        = sanitizeHtml(untrustedHtml, remote.isEmpty() ? RemotePictures::Drop : RemotePictures::Keep);
    HtmlPage page;
    page.setBaseFont(font);
    const auto images = std::make_shared<PageImages>(inlineImage, remote);
    images->unpackAtOnce();
    page.setImages(images);
    if (safe.tooHard || !page.read(safe, {width, width * 3 / 4}))
        return {};
    const QSize size(qMin(widest, qMax(width, page.size().width())), qBound(1, page.size().height(), tallest));
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    page.paint(painter, QRect(QPoint(0, 0), size), {HtmlPage::Selection()});
    return picture;
}

} // namespace duopost
