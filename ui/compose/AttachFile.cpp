// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/AttachFile.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QPromise>
#include <QThreadPool>

namespace duopost {

namespace {

constexpr qint64 largest = qint64(512) * 1024 * 1024;

OutgoingPart read(const QString &path)
{
    using K = MailError::Kind;
    const QFileInfo info(path);
    if (!info.isFile()) // a folder, or a device that never ends
        throw MailError(K::FileUnreadable, info.fileName());
    if (info.size() > largest)
        throw MailError(K::LimitExceeded, info.fileName());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(K::FileUnreadable, info.fileName(), {}, file.errorString());
    OutgoingPart part;
    part.name = info.fileName();
    part.content = file.read(largest + 1);
    if (file.error() != QFile::NoError)
        throw MailError(K::FileUnreadable, info.fileName(), {}, file.errorString());
    part.type = QMimeDatabase().mimeTypeForFileNameAndData(part.name, part.content).name().toLatin1();
    return part;
}

} // namespace

QFuture<OutgoingPart> readAttachment(const QString &path)
{
    auto promise = std::make_shared<QPromise<OutgoingPart>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        try {
            promise->addResult(read(path));
        } catch (const MailError &error) {
            promise->setException(std::make_exception_ptr(error));
        } catch (const std::bad_alloc &) {
            promise->setException(
                std::make_exception_ptr(MailError(MailError::Kind::LimitExceeded, QFileInfo(path).fileName())));
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace duopost
