// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/Descriptors.h"

#include "mailcore/MailError.h"

#include <algorithm>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace duopost {

void requireDescriptors(const QString &profile)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t needed = 64; // where GLib finds none for waking a thread, it aborts; each thread has one
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return; // then nobody limits us
    constexpr rlim_t plenty = 4096;
    if (const auto most = std::min(limit.rlim_max, plenty); limit.rlim_cur < most) {
        const rlimit raised{most, limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    if (limit.rlim_cur < needed)
        throw MailError(
            MailError::Kind::StoreFailed, profile, {},
            QStringLiteral("only %1 files may be open at a time, %2 are needed")
                .arg(limit.rlim_cur)
                .arg(needed));
#else
    Q_UNUSED(profile)
#endif
}

} // namespace duopost
