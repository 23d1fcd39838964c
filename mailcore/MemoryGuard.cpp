// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MemoryGuard.h"

#include <QtGlobal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace duopost {

void keepMemoryPrivate()
{
    if (qEnvironmentVariableIntValue("DUOPOST_DUMPABLE") == 1)
        return;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return; // the sanitizers look at the process from outside at its end
#else
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0)
        qWarning("core dumps cannot be switched off");
#endif
#ifdef Q_OS_LINUX
    // The limit alone does not hold back systems that pipe dumps to a collector.
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        qWarning("the memory of this process cannot be kept private");
#endif
#endif
}

void overwrite(QString &text)
{
    const bool owned = text.capacity() > 0; // a literal is no secret, and cannot be written to
    // Volatile, or a compiler sees that nobody reads it any more and leaves it out.
    auto *letter = reinterpret_cast<volatile char16_t *>(const_cast<QChar *>(text.constData()));
    for (qsizetype i = 0; owned && i < text.size(); ++i)
        letter[i] = u' ';
    text.clear();
}

} // namespace duopost
