// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/LowPriority.h"

#include <QThread>
#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace duopost {

void lowerThreadPriority()
{
#ifdef Q_OS_LINUX
    // Qt's priorities mean nothing to Linux's usual scheduler, except one that starves.
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 10);
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace duopost
