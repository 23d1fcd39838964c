// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/MailFolder.h"

#include "mailcore/MailError.h"

#include <QDir>
#include <QStorageInfo>

namespace duopost {

namespace {

bool isNetworkDrive(const QString &folder)
{
    const auto type = QStorageInfo(folder).fileSystemType().toLower();
    for (const char *one :
         {"nfs", "cifs", "smb", "fuse.sshfs", "fuse.davfs", "fuse.rclone", "9p", "afs", "ncp"}) {
        if (type.startsWith(one))
            return true;
    }
    return false;
}

// Readable in a file manager, and nothing that a file system of whatever kind does not take.
QString folderName(const QString &accountName)
{
    QString name;
    for (const auto c : accountName.simplified().left(100))
        name += c.isLetterOrNumber() || QStringLiteral("@._- ").contains(c) ? c : QLatin1Char('_');
    return QStringLiteral("Duopost ") + name;
}

} // namespace

QString makeMailFolder(const QString &in, const QString &accountName)
{
    const QDir parent(in);
    if (in.isEmpty() || !parent.isAbsolute() || !parent.exists())
        throw MailError(MailError::Kind::FileUnwritable, in);
    if (isNetworkDrive(in))
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("%1 is a network drive. The mail has to be on a disk of this computer.").arg(in));
    constexpr auto onlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const auto name = folderName(accountName);
    for (int i = 1; i < 1000; ++i) {
        const auto path = parent.absoluteFilePath(i == 1 ? name : name + QLatin1Char(' ') + QString::number(i));
        if (QFileInfo::exists(path))
            continue; // whose ever it is
        if (!parent.mkdir(path, onlyMine))
            break;
        return path;
    }
    throw MailError(MailError::Kind::FileUnwritable, in);
}

void removeMailFolder(const QString &folder)
{
    QDir dir(folder);
    if (!dir.exists())
        return;
    const QStringList ours{QStringLiteral("user.db*"),  QStringLiteral("user.damaged*"),
                           QStringLiteral("cache.db*"), QStringLiteral("cache.damaged*"),
                           QStringLiteral("reserve"),   QStringLiteral("probe-*")};
    for (const auto &file : dir.entryList(ours, QDir::Files | QDir::Hidden)) {
        if (!dir.remove(file))
            throw MailError(MailError::Kind::FileUnwritable, dir.filePath(file));
    }
    if (dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)
        && !QDir().rmdir(folder))
        throw MailError(MailError::Kind::FileUnwritable, folder);
}

} // namespace duopost
