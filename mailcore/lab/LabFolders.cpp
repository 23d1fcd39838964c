// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LabFolders.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"

#ifdef Q_OS_LINUX

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/stat.h>

namespace duopost {

namespace {

QString freshRunFolder(const LabIdentity &identity)
{
    // A long TMPDIR would make the paths of Dovecot's sockets too long for the system (108 characters).
    QStringList places{QDir::tempPath(), QStringLiteral("/tmp")};
    if (places.first().size() > 50 || !identity.canReach(places.first()))
        places.removeFirst();
    QByteArray name = QFile::encodeName(places.first() + QStringLiteral("/duopost-lab-XXXXXX"));
    if (!mkdtemp(name.data()))
        throw MailError(
            MailError::Kind::LabUnavailable, QStringLiteral("no folder can be made in %1.").arg(places.first()),
            {}, QString::fromLocal8Bit(std::strerror(errno)));
    const QString folder = QFile::decodeName(name);
    identity.own(folder);
    return folder;
}

} // namespace

LabFolders LabFolders::create(const QString &wanted, const LabIdentity &identity)
{
    LabFolders folders;
    if (!wanted.isEmpty()) {
        folders.data = QFileInfo(wanted).absoluteFilePath();
        makePrivateFolder(folders.data);
        identity.own(folders.data);
        if (!identity.canReach(folders.data))
            throw MailError(
                MailError::Kind::LabUnavailable,
                QStringLiteral("it runs as the user %1, who cannot get to the folder %2.")
                    .arg(identity.user, folders.data));
    }
    folders.run = freshRunFolder(identity);
    if (wanted.isEmpty())
        folders.data = folders.run;
    // The server's user owns them all, because its supervisor will have to remove them.
    for (const QString &path :
         {folders.run + QStringLiteral("/run"), folders.data + QStringLiteral("/users"), folders.passwords()}) {
        makePrivateFolder(path);
        identity.own(path);
    }
    // Dovecot wants others to be able to look into its base directory; the folder above keeps them out.
    chmod(QFile::encodeName(folders.run + QStringLiteral("/run")).constData(), 0755);
    return folders;
}

QString LabFolders::homeOf(const QString &user) const
{
    return data + QStringLiteral("/users/") + user;
}

QString LabFolders::mailOf(const QString &user) const
{
    return homeOf(user) + QStringLiteral("/Maildir");
}

void LabFolders::removeRun() const
{
    QDir(run).removeRecursively();
}

} // namespace duopost

#endif
