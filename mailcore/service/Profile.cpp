// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/Profile.h"

#include "mailcore/MailError.h"
#include "mailcore/store/DiskProbe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duopost {

Profile::Profile(const QString &directory)
    : m_directory(QDir(directory).absolutePath()), m_lock(m_directory + QStringLiteral("/lock"))
{
    const bool isNew = !QFileInfo::exists(m_directory);
    if (!QDir().mkpath(m_directory) || !QFileInfo(m_directory).isDir())
        throw MailError(MailError::Kind::ProfileReadOnly, m_directory);
    constexpr auto onlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (isNew)
        QFile::setPermissions(m_directory, onlyMine);
    QDir(m_directory).mkdir(QStringLiteral("accounts"), onlyMine);
    // A lock left by a crash is recognised by its process id; age says nothing.
    m_lock.setStaleLockTime(0);
    if (m_lock.tryLock(0) || tryCutShortLock())
        return;
    if (m_lock.error() == QLockFile::LockFailedError) {
        qint64 pid = 0;
        QString host, program;
        m_lock.getLockInfo(&pid, &host, &program);
        throw MailError(
            MailError::Kind::ProfileInUse, m_directory, {},
            QStringLiteral("%1, process %2 on %3").arg(program).arg(pid).arg(host));
    }
    // QLockFile does not say why it could not write its file.
    const bool full = m_lock.error() == QLockFile::UnknownError && diskIsFull(m_directory);
    throw MailError(full ? MailError::Kind::StoreFull : MailError::Kind::ProfileReadOnly, m_directory);
}

// A death between making the lock file and writing into it leaves one that names nobody. Whoever is alive holds
// it by the kernel as well, so it is only ever taken from the dead; the wait is for one who is writing it just
// now.
bool Profile::tryCutShortLock()
{
    qint64 pid = 0;
    QString host, program;
    if (m_lock.error() != QLockFile::LockFailedError || m_lock.getLockInfo(&pid, &host, &program))
        return false;
    constexpr int writtenByThen = 500; // ms
    m_lock.setStaleLockTime(writtenByThen);
    const bool mine = m_lock.tryLock(2 * writtenByThen);
    m_lock.setStaleLockTime(0);
    return mine;
}

} // namespace duopost
