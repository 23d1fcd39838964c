// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/MailPlaceReader.h"

#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#include <sys/sysmacros.h>
#endif

namespace duopost {

namespace {

constexpr auto others = QFile::ReadGroup | QFile::ReadOther;

// Somebody who may not pass a folder does not come to what is in it.
bool isClosed(const QString &directory)
{
    constexpr auto pass = QFile::ExeGroup | QFile::ExeOther;
    QDir dir(directory);
    do {
        if (!(QFileInfo(dir.absolutePath()).permissions() & pass))
            return true;
    } while (dir.cdUp());
    return !(QFileInfo(directory).permissions() & others);
}

#ifdef Q_OS_LINUX
// Only a yes is sure: a disk may encrypt by itself, and a file system too.
std::optional<bool> liesOnEncryptedVolume(const QString &device, int depth)
{
    constexpr int deepest = 8; // a volume group on RAID on an encrypted partition
    QFile uuid(device + QStringLiteral("/dm/uuid"));
    if (uuid.open(QIODevice::ReadOnly) && uuid.readAll().startsWith("CRYPT-"))
        return true;
    const auto below = QDir(device + QStringLiteral("/slaves")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (below.isEmpty() || depth == deepest)
        return std::nullopt;
    for (const auto &one : below) {
        if (!liesOnEncryptedVolume(device + QStringLiteral("/slaves/") + one, depth + 1))
            return std::nullopt;
    }
    return true;
}
#endif

} // namespace

MailPlace readMailPlace(const QString &directory)
{
    MailPlace place{.path = QDir::toNativeSeparators(directory), .ownerOnly = isClosed(directory)};
#ifdef Q_OS_LINUX
    struct stat info = {};
    if (::stat(QFile::encodeName(directory).constData(), &info) == 0)
        place.encrypted = liesOnEncryptedVolume(
            QStringLiteral("/sys/dev/block/%1:%2").arg(major(info.st_dev)).arg(minor(info.st_dev)), 0);
#endif
    return place;
}

} // namespace duopost
