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

bool hasKnownSuffix(const QString &host)
{
    const auto top = host.section(QLatin1Char('.'), -1).toLower().toLatin1();
    const auto *list = suffixes();
    return list && !top.isEmpty()
        && psl_is_public_suffix2(list, top.constData(), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE);
}

bool sameRegistration(const QString &host, const QString &other)
{
    const auto registered = registrableDomain(host);
    return !registered.isEmpty() && registered == registrableDomain(other);
}

} // namespace duopost
