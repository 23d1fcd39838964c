// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabIdentity.h"

#include "mailcore/MailError.h"

#ifdef Q_OS_LINUX

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace duopost {

LabIdentity LabIdentity::current()
{
    const bool root = geteuid() == 0;
    const struct passwd *user = root ? getpwnam("nobody") : getpwuid(geteuid());
    const struct group *primary = user ? getgrgid(user->pw_gid) : nullptr;
    if (!primary)
        throw MailError(
            MailError::Kind::LabUnavailable,
            root ? QStringLiteral("this system has no user \"nobody\" to run it as.")
                 : QStringLiteral("this user or its group has no name on this system."));
    LabIdentity identity;
    identity.uid = user->pw_uid;
    identity.gid = user->pw_gid;
    identity.user = QString::fromLocal8Bit(user->pw_name);
    identity.group = QString::fromLocal8Bit(primary->gr_name);
    identity.switchUser = root;
    return identity;
}

void LabIdentity::own(const QString &path) const
{
    if (switchUser && lchown(QFile::encodeName(path).constData(), uid, gid) != 0)
        throw MailError(
            MailError::Kind::LabUnavailable,
            QStringLiteral("%1 cannot be handed to the user %2.").arg(path, user), {},
            QString::fromLocal8Bit(std::strerror(errno)));
}

bool LabIdentity::canReach(const QString &folder) const
{
    if (!switchUser)
        return QFileInfo(folder).isWritable();
    for (QDir dir(QFileInfo(folder).absoluteFilePath());;
         dir.setPath(dir.absoluteFilePath(QStringLiteral("..")))) {
        const QFileInfo info(QDir::cleanPath(dir.path()));
        const bool passable
            = info.permission(QFile::ExeOther) || (info.ownerId() == uid && info.permission(QFile::ExeOwner));
        if (!passable)
            return false;
        if (info.absoluteFilePath() == QLatin1String("/"))
            return true;
    }
}

} // namespace duopost

#endif
