// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageImages.h"

#include <QBuffer>
#include <QImageReader>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace duopost {

namespace {

/// A picture that unpacks to more than this is not shown: small files can hold very large ones.
constexpr qint64 pixelsAtMost = 40'000'000;
constexpr int sideAtMost = 2400; // larger ones are kept smaller, a screen shows no more of them

QByteArray bytesOfDataUrl(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (comma < 0 || !url.left(comma).contains(QLatin1String("base64"), Qt::CaseInsensitive))
        return {};
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(url.mid(comma + 1).toLatin1()));
}

QImage unpacked(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (size.width() > sideAtMost || size.height() > sideAtMost)
        reader.setScaledSize(size.scaled(sideAtMost, sideAtMost, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

void PageImages::reset(const Source &source)
{
    ++m_generation;
    m_pictures.clear();
    m_remote.clear();
    m_source = source;
}

void PageImages::setRemote(const QHash<QString, QByteArray> &remote)
{
    m_remote = remote;
    for (auto it = remote.cbegin(); it != remote.cend(); ++it)
        m_pictures.remove(it.key());
}

PageImages::Picture &PageImages::picture(const QString &address)
{
    const auto known = m_pictures.find(address);
    if (known != m_pictures.end())
        return *known;
    Picture picture;
    if (address.startsWith(QLatin1String("cid:"), Qt::CaseInsensitive) && m_source)
        picture.bytes = m_source(QByteArray::fromPercentEncoding(address.mid(4).toUtf8()));
    else if (address.startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive))
        picture.bytes = bytesOfDataUrl(address);
    else
        picture.bytes = m_remote.value(address);
    if (!picture.bytes.isEmpty()) {
        QBuffer buffer(&picture.bytes);
        const QSize size = QImageReader(&buffer).size();
        if (size.isValid() && qint64(size.width()) * size.height() <= pixelsAtMost)
            picture.size = size;
    }
    return *m_pictures.insert(address, picture);
}

QSize PageImages::size(const QString &address)
{
    return picture(address).size;
}

QImage PageImages::image(const QString &address)
{
    Picture &wanted = picture(address);
    if (wanted.size.isEmpty() || wanted.asked)
        return wanted.image;
    wanted.asked = true;
    if (m_atOnce)
        return wanted.image = unpacked(wanted.bytes);
    QThreadPool::globalInstance()->start(
        [bytes = wanted.bytes, address, generation = m_generation, self = QPointer<PageImages>(this)] {
            const QImage image = unpacked(bytes);
            // The context is the application, which outlives the pool's work; the page may be gone.
            QMetaObject::invokeMethod(
                qApp,
                [self, image, address, generation] {
                    if (!self || self->m_generation != generation)
                        return;
                    self->m_pictures[address].image = image;
                    emit self->ready();
                },
                Qt::QueuedConnection);
        });
    return {};
}

} // namespace duopost
