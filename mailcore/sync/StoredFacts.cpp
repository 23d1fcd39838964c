// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/StoredFacts.h"

namespace duopost {

namespace {

const QString software = QStringLiteral("server.software"), quotaUsed = QStringLiteral("server.quota-used"),
              quotaLimit = QStringLiteral("server.quota-limit"),
              appendLimit = QStringLiteral("server.append-limit"),
              keepsDays = QStringLiteral("server.keeps-days"),
              loginDelay = QStringLiteral("server.login-delay"), asOf = QStringLiteral("server.as-of");

template <class T> QString text(const std::optional<T> &value)
{
    return value ? QString::number(*value) : QString();
}

template <class T> std::optional<T> number(const Facts &facts, const QString &key)
{
    bool ok = false;
    const auto value = facts.value(key).toLongLong(&ok);
    return ok ? std::optional<T>(static_cast<T>(value)) : std::nullopt;
}

} // namespace

Facts toStored(const ServerFacts &facts)
{
    return {
        {software, facts.software},
        {quotaUsed, text(facts.quotaUsed)},
        {quotaLimit, text(facts.quotaLimit)},
        {appendLimit, text(facts.appendLimit)},
        {keepsDays, facts.keepsForEver ? QStringLiteral("never") : text(facts.keepsDays)},
        {loginDelay, text(facts.loginDelay)},
        {asOf, QString::number(facts.asOf.toMSecsSinceEpoch())}};
}

ServerFacts fromStored(const Facts &facts)
{
    ServerFacts result{
        .software = facts.value(software),
        .quotaUsed = number<qint64>(facts, quotaUsed),
        .quotaLimit = number<qint64>(facts, quotaLimit),
        .appendLimit = number<qint64>(facts, appendLimit),
        .keepsDays = number<int>(facts, keepsDays),
        .keepsForEver = facts.value(keepsDays) == QLatin1String("never"),
        .loginDelay = number<int>(facts, loginDelay)};
    if (const auto at = number<qint64>(facts, asOf))
        result.asOf = QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC);
    return result;
}

} // namespace duopost
