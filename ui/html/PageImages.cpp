// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageImages.h"

#include "ui/html/RasterPicture.h"

#include <QCoreApplication>
#include <QMutexLocker>
#include <QThreadPool>
#include <QUrl>

namespace duopost {

namespace {

constexpr int sideAtMost = 2400; // larger ones are kept smaller, a screen shows no more of them

QByteArray bytesOfDataUrl(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (comma < 0 || !url.left(comma).contains(QLatin1String("base64"), Qt::CaseInsensitive))
        return {};
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(url.mid(comma + 1).toLatin1()));
}

QImage unpacked(const QByteArray &bytes)
{
    return rasterPicture(bytes, {sideAtMost, sideAtMost});
}

} // namespace

PageImages::PageImages(Source source, QHash<QString, QByteArray> remote)
    : m_source(std::move(source)), m_remote(std::move(remote))
{
}

std::shared_ptr<PageImages> PageImages::withRemote(const QHash<QString, QByteArray> &remote)
{
    auto other = std::make_shared<PageImages>(m_source, remote);
    other->m_atOnce = m_atOnce;
    const QMutexLocker lock(&m_mutex);
    for (auto it = m_pictures.cbegin(); it != m_pictures.cend(); ++it) {
        if (remote.contains(it.key()) || m_remote.contains(it.key()))
            continue;
        Picture picture = *it;
        picture.asked = !picture.image.isNull(); // what is being unpacked comes to this one only
        other->m_pictures.insert(it.key(), picture);
    }
    return other;
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
    if (!picture.bytes.isEmpty())
        picture.size = rasterSize(picture.bytes);
    return *m_pictures.insert(address, picture);
}

QSize PageImages::size(const QString &address)
{
    const QMutexLocker lock(&m_mutex);
    return picture(address).size;
}

QImage PageImages::image(const QString &address)
{
    QMutexLocker lock(&m_mutex);
    Picture &wanted = picture(address);
    if (wanted.size.isEmpty() || wanted.asked)
        return wanted.image;
    wanted.asked = true;
    if (m_atOnce)
        return wanted.image = unpacked(wanted.bytes);
    const QByteArray bytes = wanted.bytes;
    lock.unlock();
    unpackLater(address, bytes);
    return {};
}

void PageImages::unpackLater(const QString &address, const QByteArray &bytes)
{
    QThreadPool::globalInstance()->start([bytes, address, weak = weak_from_this()] {
        const QImage image = unpacked(bytes);
        // The context is the application, which outlives the pool's work; the message may be gone.
        QMetaObject::invokeMethod(
            qApp,
            [weak, image, address] {
                const std::shared_ptr<PageImages> self = weak.lock();
                if (!self)
                    return;
                {
                    const QMutexLocker lock(&self->m_mutex);
                    self->m_pictures[address].image = image;
                }
                if (self->m_tell)
                    self->m_tell();
            },
            Qt::QueuedConnection);
    });
}

} // namespace duopost
