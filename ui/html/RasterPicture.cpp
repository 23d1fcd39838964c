// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/RasterPicture.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <iterator>

namespace duopost {

namespace {

constexpr qint64 pixelsAtMost = 40'000'000; // small files can hold very large pictures
constexpr const char *rasters[]
    = {"png", "jpeg", "jpg", "gif", "bmp", "webp", "ico", "tiff", "tif", "avif", "ppm", "pgm", "pbm"};

QSize sizeIn(const QImageReader &reader)
{
    const auto format = reader.format(); // from the content
    const bool raster = std::any_of(
        std::begin(rasters), std::end(rasters), [&](const char *known) { return format == known; });
    const QSize size = raster ? reader.size() : QSize();
    return size.isValid() && qint64(size.width()) * size.height() <= pixelsAtMost ? size : QSize();
}

} // namespace

QSize rasterSize(const QByteArray &content)
{
    QByteArray bytes = content;
    QBuffer buffer(&bytes);
    const QImageReader reader(&buffer);
    return sizeIn(reader);
}

QImage rasterPicture(const QByteArray &content, const QSize &most, Turned turned)
{
    QByteArray bytes = content;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QSize size = sizeIn(reader);
    if (size.isEmpty())
        return {};
    reader.setAutoTransform(turned == Turned::AsTaken);
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace duopost
