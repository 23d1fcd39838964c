// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/SyncToDisk.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace duopost {

bool syncToDisk(QFile &file)
{
#ifdef Q_OS_UNIX
    return fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

bool syncFolderToDisk(const QString &folder)
{
#ifdef Q_OS_LINUX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = syncfs(handle) == 0;
    ::close(handle);
    return done;
#else
    Q_UNUSED(folder)
    return true;
#endif
}

} // namespace duopost
