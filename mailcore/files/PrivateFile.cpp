// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/files/PrivateFile.h"

#include "mailcore/MailError.h"

#include <QDir>
#include <QSaveFile>

namespace duopost {

void writePrivateFile(const QString &path, const QByteArray &bytes)
{
    // QSaveFile's temporary file is private already; the permissions are said for the final name's sake.
    QSaveFile file(path);
    // commit() does not see that the last, buffered part found no room.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.flush() || !file.commit())
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    return file.readAll();
}

void makePrivateFolder(const QString &path)
{
    if (QDir(path).exists())
        return;
    if (!QDir().mkpath(path)
        || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        throw MailError(MailError::Kind::FileUnwritable, path);
}

} // namespace duopost
