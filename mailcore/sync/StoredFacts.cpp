// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/StoredFacts.h"

#include <QCborArray>
#include <QCborValue>

namespace duopost {

namespace {

const QString software = QStringLiteral("server.software"), quotaUsed = QStringLiteral("server.quota-used"),
              quotaLimit = QStringLiteral("server.quota-limit"),
              appendLimit = QStringLiteral("server.append-limit"),
              keepsDays = QStringLiteral("server.keeps-days"),
              loginDelay = QStringLiteral("server.login-delay"), asOf = QStringLiteral("server.as-of"),
              quotas = QStringLiteral("server.quotas"), quotaHistory = QStringLiteral("server.quota-history"),
              capabilities = QStringLiteral("server.capabilities");

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

// CBOR as text: a quota root is named as the server likes.
QString quotasText(const QList<QuotaResource> &all)
{
    QCborArray array;
    for (const auto &one : all)
        array << QCborArray{one.root, one.resource, one.used, one.limit};
    return all.isEmpty() ? QString() : QString::fromLatin1(array.toCborValue().toCbor().toBase64());
}

QList<QuotaResource> quotasFrom(const QString &text)
{
    QList<QuotaResource> result;
    for (const auto &value : QCborValue::fromCbor(QByteArray::fromBase64(text.toLatin1())).toArray()) {
        const auto one = value.toArray();
        result << QuotaResource{
            one.at(0).toString(), one.at(1).toString(), one.at(2).toInteger(), one.at(3).toInteger()};
    }
    return result;
}

// "seconds used limit", one after the other.
QString historyText(const QList<QuotaReading> &history)
{
    QStringList words;
    for (const auto &one : history)
        words << QString::number(one.at.toSecsSinceEpoch()) << QString::number(one.used)
              << QString::number(one.limit);
    return words.join(QLatin1Char(' '));
}

QList<QuotaReading> historyFrom(const QString &text)
{
    QList<QuotaReading> result;
    const auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 2 < words.size(); i += 3)
        result << QuotaReading{
            QDateTime::fromSecsSinceEpoch(words[i].toLongLong(), Qt::UTC), words[i + 1].toLongLong(),
            words[i + 2].toLongLong()};
    return result;
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
        {quotas, quotasText(facts.quotas)},
        {quotaHistory, historyText(facts.quotaHistory)},
        {capabilities, facts.capabilities.join(QLatin1Char('\n'))},
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
        .loginDelay = number<int>(facts, loginDelay),
        .quotas = quotasFrom(facts.value(quotas)),
        .quotaHistory = historyFrom(facts.value(quotaHistory)),
        .capabilities = facts.value(capabilities).split(QLatin1Char('\n'), Qt::SkipEmptyParts)};
    if (const auto at = number<qint64>(facts, asOf))
        result.asOf = QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC);
    return result;
}

} // namespace duopost
