// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Safety.h"

#include "mailcore/discovery/PublicSuffix.h"
#include "mailcore/safety/HostNames.h"

#include <QHash>

namespace duopost {

namespace {

constexpr qsizetype longestField = 20'000;

// Without comments, which may nest, and without the quotes of quoted strings.
QString withoutComments(const QString &field)
{
    QString result;
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const auto c = field[i];
        if (c == QLatin1Char('\\') && (quoted || depth > 0)) {
            ++i;
        } else if (c == QLatin1Char('"') && depth == 0) {
            quoted = !quoted;
        } else if (!quoted && c == QLatin1Char('(')) {
            ++depth;
        } else if (!quoted && c == QLatin1Char(')') && depth > 0) {
            --depth;
        } else if (depth == 0) {
            result += quoted && c == QLatin1Char(';') ? QLatin1Char(' ') : c;
        }
    }
    return result;
}

struct Result {
    QString method, verdict; ///< lower case
    QHash<QString, QString> properties; ///< "header.d"
};

std::optional<Result> resultOf(const QString &clause)
{
    auto text = clause.simplified();
    text.replace(QLatin1String(" ="), QLatin1String("=")).replace(QLatin1String("= "), QLatin1String("="));
    Result result;
    for (const auto &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto equals = word.indexOf(QLatin1Char('='));
        if (equals <= 0)
            continue;
        const auto key = word.left(equals).toLower(), value = word.mid(equals + 1).toLower();
        if (result.method.isEmpty()) {
            result.method = key.section(QLatin1Char('/'), 0, 0);
            result.verdict = value;
        } else {
            result.properties.insert(key, value);
        }
    }
    return result.method.isEmpty() ? std::nullopt : std::optional(result);
}

// Some providers' servers have names under another registration than their mailboxes.
QString ownRegistration(const QString &host)
{
    static const QHash<QString, QString> others{
        {QStringLiteral("gmail.com"), QStringLiteral("google.com")},
        {QStringLiteral("googlemail.com"), QStringLiteral("google.com")},
        {QStringLiteral("me.com"), QStringLiteral("icloud.com")},
        {QStringLiteral("mac.com"), QStringLiteral("icloud.com")}};
    const auto registration = registrableDomain(aceHost(host));
    return others.value(registration, registration);
}

bool isOwn(const QString &authority, const QStringList &ownHosts)
{
    const auto registration = ownRegistration(authority);
    for (const auto &host : ownHosts) {
        if (host.compare(authority, Qt::CaseInsensitive) == 0
            || (!registration.isEmpty() && ownRegistration(host) == registration))
            return true;
    }
    return false;
}

} // namespace

std::optional<OriginCheck> originCheckOf(const ParsedMessage &message, const QStringList &ownHosts)
{
    QStringList clauses;
    for (const auto &[name, value] : message.headerFields) {
        if (name.compare("authentication-results", Qt::CaseInsensitive) != 0)
            continue;
        clauses = withoutComments(value.left(longestField)).split(QLatin1Char(';'));
        break; // what stands below may have come with the message
    }
    if (clauses.isEmpty())
        return std::nullopt;
    OriginCheck check{.authority = clauses.first().simplified().section(QLatin1Char(' '), 0, 0).toLower()};
    if (!isOwn(check.authority, ownHosts))
        return std::nullopt;
    const auto fromHost
        = message.header.from.size() == 1 ? hostOfAddress(message.header.from.first().address) : QString();
    bool confirmed = false, contradicted = false;
    for (const auto &clause : clauses.mid(1)) {
        const auto result = resultOf(clause);
        if (!result)
            continue;
        check.results << result->method + QLatin1Char('=') + result->verdict;
        const bool pass = result->verdict == QLatin1String("pass");
        if (result->method == QLatin1String("dmarc")) {
            const auto about = result->properties.value(QStringLiteral("header.from"), fromHost);
            confirmed |= pass && sameSite(about, fromHost);
            contradicted |= result->verdict == QLatin1String("fail");
        } else if (result->method == QLatin1String("dkim")) {
            auto signer = result->properties.value(QStringLiteral("header.d"));
            if (signer.isEmpty())
                signer = hostOfAddress(result->properties.value(QStringLiteral("header.i")));
            confirmed |= pass && sameSite(signer, fromHost);
        }
    }
    if (contradicted)
        check.verdict = OriginCheck::Verdict::Contradicted;
    else if (confirmed && !fromHost.isEmpty())
        check.verdict = OriginCheck::Verdict::Confirmed;
    if (check.verdict == OriginCheck::Verdict::Confirmed)
        check.domain = shownHost(fromHost);
    return check;
}

} // namespace duopost
