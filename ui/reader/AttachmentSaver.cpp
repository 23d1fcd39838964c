// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/AttachmentSaver.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

namespace duopost {

namespace {

void write(const QByteArray &bytes, const QString &path)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.flush() && file.commit();
    if (!written)
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
}

} // namespace

QString freeName(const QString &folder, const QString &name)
{
    const QFileInfo info(name);
    const QString base = info.completeBaseName().isEmpty() ? name : info.completeBaseName();
    const QString suffix = info.completeBaseName().isEmpty() || info.suffix().isEmpty()
        ? QString()
        : QLatin1Char('.') + info.suffix();
    const QDir dir(folder);
    QString candidate = name;
    // A link that leads nowhere counts as taken too.
    for (int i = 2;
         QFileInfo::exists(dir.filePath(candidate)) || QFileInfo(dir.filePath(candidate)).isSymLink(); ++i)
        candidate = QStringLiteral("%1 (%2)%3").arg(base, QString::number(i), suffix);
    return candidate;
}

QFuture<QString> saveBytes(const QByteArray &bytes, const QString &path, Existing existing)
{
    auto promise = std::make_shared<QPromise<QString>>();
    QFuture<QString> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, bytes, path, existing] {
        try {
            const QFileInfo info(path);
            const QString target = existing == Existing::KeepBoth
                ? QDir(info.path()).filePath(freeName(info.path(), info.fileName()))
                : path;
            write(bytes, target);
            promise->addResult(target);
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace duopost
