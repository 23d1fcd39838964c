// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/Ballast.h"

#include "mailcore/store/DiskProbe.h"

#include <QFile>
#include <QFileInfo>

namespace duopost {

namespace {

// Two shared memory files, and the logs of a few small transactions.
constexpr qsizetype ballastBytes = 256 * 1024;

} // namespace

Ballast::Ballast(const QString &directory) : m_path(directory + QStringLiteral("/reserve")) { }

void Ballast::load() const
{
    QFile file(m_path);
    // On a disk that is all but full the room belongs to others, who may have thrown off theirs this moment.
    if (roomLeft(QFileInfo(m_path).path()) < 4 * ballastBytes)
        return;
    if (file.exists()
        || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return;
    // Not zeros: a file system may store those in no room at all.
    if (file.write(QByteArray(ballastBytes, '\x5a')) != ballastBytes || !file.flush())
        file.remove();
}

bool Ballast::throwOff() const
{
    return QFile::remove(m_path);
}

} // namespace duopost
