// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/OpenedFiles.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QMutex>
#include <QPromise>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>
#include <memory>

namespace duopost {

namespace {

const QString prefix = QStringLiteral("duopost-opened-");

QString lockOf(const QString &folder)
{
    return folder + QStringLiteral("/.in-use");
}

// In memory where the system offers it (it is emptied when the user logs out), else among the temporary files.
QString place()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QDir::tempPath() : runtime;
}

void removeAbandoned(const QDir &in)
{
    for (const QFileInfo &each : in.entryInfoList({prefix + QLatin1Char('*')}, QDir::Dirs | QDir::NoSymLinks)) {
        if (!each.isWritable())
            continue; // somebody else's
        QLockFile lock(lockOf(each.filePath()));
        lock.setStaleLockTime(0); // its owner lives, or it is free
        if (!lock.tryLock(0))
            continue;
        lock.unlock();
        QDir(each.filePath()).removeRecursively();
    }
}

QString newFolder()
{
    removeAbandoned(QDir(place()));
    return place() + QLatin1Char('/') + prefix + QStringLiteral("XXXXXX");
}

class LockedFolder {
public:
    LockedFolder() : m_folder(newFolder())
    {
        if (!m_folder.isValid())
            throw MailError(MailError::Kind::FileUnwritable, m_folder.path(), {}, m_folder.errorString());
        m_lock = std::make_unique<QLockFile>(lockOf(m_folder.path()));
        m_lock->setStaleLockTime(0);
        m_lock->tryLock(0);
    }

    QString next()
    {
        const QString own = m_folder.filePath(QString::number(++m_count)); // two files may have one name
        if (!QDir().mkdir(own))
            throw MailError(MailError::Kind::FileUnwritable, own);
        return own;
    }

private:
    QTemporaryDir m_folder; // 0700
    std::unique_ptr<QLockFile> m_lock;
    int m_count = 0;
};

// Nobody sees the file before it is whole, and nothing depends on it after a power cut: no synchronisation.
QString write(const QString &name, const QByteArray &content)
{
    static QMutex mutex;
    static std::unique_ptr<LockedFolder> folder; // removed when the program ends
    QString path;
    {
        const QMutexLocker locked(&mutex);
        if (!folder)
            folder = std::make_unique<LockedFolder>();
        path = folder->next() + QLatin1Char('/') + name;
    }
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && file.setPermissions(QFileDevice::ReadOwner) && file.write(content) == content.size() && file.flush();
    if (!written)
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
    return path;
}

} // namespace

QFuture<QString> copyForOthers(const QString &name, const QByteArray &content)
{
    auto promise = std::make_shared<QPromise<QString>>();
    QFuture<QString> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, name, content] {
        try {
            promise->addResult(write(name, content));
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace duopost
