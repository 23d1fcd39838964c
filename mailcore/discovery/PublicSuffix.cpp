// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/PublicSuffix.h"

#include <libpsl.h>
#include <memory>

namespace duopost {

namespace {

struct FreePsl {
    void operator()(psl_ctx_t *list) const { psl_free(list); }
};

// The system's list where it is newer than the one built into the library. Read once; read-only afterwards.
const psl_ctx_t *suffixes()
{
    static const std::unique_ptr<psl_ctx_t, FreePsl> list(psl_latest(nullptr));
    return list ? list.get() : psl_builtin();
}

} // namespace

QString registrableDomain(const QString &host)
{
    auto name = host.toLower();
    while (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    const auto bytes = name.toLatin1();
    const auto *list = suffixes();
    if (!list || bytes.isEmpty())
        return {};
    const char *found = psl_registrable_domain(list, bytes.constData());
    return found ? QString::fromLatin1(found) : QString();
}

bool sameRegistration(const QString &host, const QString &other)
{
    const auto registered = registrableDomain(host);
    return !registered.isEmpty() && registered == registrableDomain(other);
}

} // namespace duopost
