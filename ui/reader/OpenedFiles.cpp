// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/OpenedFiles.h"

#include <QDir>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
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

class Folder {
public:
    Folder() : m_folder(newFolder())
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

} // namespace

QString copyForOthers(const QString &name, const QByteArray &content)
{
    static std::unique_ptr<Folder> folder; // removed when the program ends
    if (!folder)
        folder = std::make_unique<Folder>();
    const QString path = folder->next() + QLatin1Char('/') + name;
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner)
        && file.write(content) == content.size() && file.commit();
    if (!written)
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
    return path;
}

} // namespace duopost
