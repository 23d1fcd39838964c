// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of discovery's enumerations, as scripts see them.
#include "mailcore/Discovery.h"

#include <iterator>

namespace duopost {

namespace {

template <size_t N> QString nth(const char *const (&names)[N], auto value)
{
    const auto index = static_cast<size_t>(value);
    return index < N ? QString::fromLatin1(names[index]) : QString();
}

constexpr const char *sources[]
    = {"catalogue", "autoconfig", "well-known", "srv", "ispdb", "mx", "exchange", "guess"};
constexpr const char *states[] = {"waiting", "running", "found", "nothing", "failed", "skipped"};
constexpr const char *reasons[]
    = {"",
       "not-listed",
       "no-such-name",
       "no-such-record",
       "not-offered",
       "no-such-file",
       "not-exchange",
       "unknown-exchanger",
       "http-status",
       "insecure-redirect",
       "too-many-redirects",
       "too-large",
       "not-a-configuration",
       "forbidden-xml",
       "other-domain",
       "nothing-usable",
       "connection-failed",
       "dns-failed",
       "offline",
       "switched-off",
       "not-asked",
       "not-needed",
       "no-domain",
       "cancelled"};
static_assert(std::size(reasons) == static_cast<size_t>(DiscoveryStep::Reason::Cancelled) + 1);
constexpr const char *signIns[] = {"unknown", "password", "app-password", "oauth2"};
constexpr const char *loginRules[] = {"unknown", "address", "local-part", "own"};
constexpr const char *areas[] = {"unknown", "eu-eea", "elsewhere"};
constexpr const char *knowns[] = {"unknown", "yes", "no"};

} // namespace

QString toString(DiscoverySource source)
{
    return nth(sources, source);
}

std::optional<DiscoverySource> discoverySourceFromString(QStringView text)
{
    for (size_t i = 0; i < std::size(sources); ++i) {
        if (text == QLatin1String(sources[i]))
            return static_cast<DiscoverySource>(i);
    }
    return std::nullopt;
}

QString toString(DiscoveryStep::State state)
{
    return nth(states, state);
}

QString toString(DiscoveryStep::Reason reason)
{
    return nth(reasons, reason);
}

QString toString(SignIn signIn)
{
    return nth(signIns, signIn);
}

QString toString(LoginName name)
{
    return nth(loginRules, name);
}

QString toString(DataArea area)
{
    return nth(areas, area);
}

QString toString(Known known)
{
    return nth(knowns, known);
}

} // namespace duopost
