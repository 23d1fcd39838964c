// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/PreviewPictures.h"

#include "ui/html/RasterPicture.h"

#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace duopost {

namespace {

constexpr int sideAtMost = 2400;
constexpr int drawingMs = 15'000;

QImage read(const QByteArray &content)
{
    return rasterPicture(content, {sideAtMost, sideAtMost}, Turned::AsTaken);
}

QString drawer()
{
    return QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
}

// A file from a stranger is read by somebody else's program: it may fail, but it may not do harm.
void confine()
{
#ifdef Q_OS_UNIX
    const rlimit memory{1'000'000'000, 1'000'000'000}, seconds{10, 10}, none{0, 0};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_CORE, &none);
#endif
}

QImage draw(const QByteArray &pdf)
{
    QProcess process;
    process.setChildProcessModifier(confine);
    process.start(
        drawer(),
        {QStringLiteral("-f"), QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("1"),
         QStringLiteral("-png"), QStringLiteral("-scale-to"), QStringLiteral("1600"), QStringLiteral("-")});
    process.write(pdf);
    process.closeWriteChannel();
    if (!process.waitForFinished(drawingMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return read(process.readAllStandardOutput());
}

template <class Make> QFuture<QImage> inBackground(Make make)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    QFuture<QImage> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, make] {
        promise->addResult(make());
        promise->finish();
    });
    return future;
}

} // namespace

QFuture<QImage> pictureOf(const QByteArray &content)
{
    return inBackground([content] { return read(content); });
}

bool canDrawPages()
{
    return !drawer().isEmpty();
}

QFuture<QImage> firstPageOf(const QByteArray &pdf)
{
    return inBackground([pdf] { return draw(pdf); });
}

} // namespace duopost
