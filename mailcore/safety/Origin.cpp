// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Safety.h"

#include "mailcore/discovery/PublicSuffix.h"
#include "mailcore/safety/HostNames.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

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

QString authorityOf(const QStringList &clauses)
{
    return clauses.first().simplified().section(QLatin1Char(' '), 0, 0).toLower();
}

/// The clauses of the field that the own server wrote, its name first; empty if it wrote none.
QStringList ownClauses(const ParsedMessage &message, const QStringList &ownHosts)
{
    for (const auto &[name, value] : message.headerFields) {
        if (name.compare("authentication-results", Qt::CaseInsensitive) != 0)
            continue;
        const auto clauses = withoutComments(value.left(longestField)).split(QLatin1Char(';'));
        // What stands below may have come with the message.
        return isOwn(authorityOf(clauses), ownHosts) ? clauses : QStringList();
    }
    return {};
}

/// The tags of a DKIM-Signature field (RFC 6376 section 3.5), without blanks.
QHash<QString, QString> signatureTags(const QString &field)
{
    QHash<QString, QString> tags;
    for (const auto &tag : field.left(longestField).split(QLatin1Char(';'))) {
        auto value = tag.section(QLatin1Char('='), 1);
        value.remove(QRegularExpression(QStringLiteral("\\s")));
        tags.insert(tag.section(QLatin1Char('='), 0, 0).trimmed(), value);
    }
    return tags;
}

bool signsListFields(const QHash<QString, QString> &tags)
{
    const auto fields = tags.value(QStringLiteral("h")).toLower().split(QLatin1Char(':'));
    return fields.contains(QLatin1String("list-unsubscribe"))
        && fields.contains(QLatin1String("list-unsubscribe-post"));
}

/// Whether the server's result is about this signature; header.s and header.b tell where it says them.
bool isAbout(const Result &result, const QHash<QString, QString> &tags)
{
    const auto property = [&result](const char *name) { return result.properties.value(QLatin1String(name)); };
    const auto selector = property("header.s"), start = property("header.b");
    return property("header.d") == tags.value(QStringLiteral("d")).toLower()
        && (selector.isEmpty() || selector == tags.value(QStringLiteral("s")).toLower())
        && tags.value(QStringLiteral("b")).toLower().startsWith(start);
}

} // namespace

bool mayLeaveWithOneClick(const ParsedMessage &message, const QStringList &ownHosts)
{
    QList<Result> passed, failed;
    for (const auto &clause : ownClauses(message, ownHosts).mid(1)) {
        if (const auto result = resultOf(clause); result && result->method == QLatin1String("dkim"))
            (result->verdict == QLatin1String("pass") ? passed : failed) << *result;
    }
    for (const auto &[name, value] : message.headerFields) {
        if (name.compare("dkim-signature", Qt::CaseInsensitive) != 0)
            continue;
        const auto tags = signatureTags(value);
        const auto about = [&tags](const Result &result) { return isAbout(result, tags); };
        // Two signatures of one domain, one of them good, and nobody says which: that proves nothing.
        if (signsListFields(tags) && std::any_of(passed.cbegin(), passed.cend(), about)
            && std::none_of(failed.cbegin(), failed.cend(), about))
            return true;
    }
    return false;
}

std::optional<OriginCheck> originCheckOf(const ParsedMessage &message, const QStringList &ownHosts)
{
    const auto clauses = ownClauses(message, ownHosts);
    if (clauses.isEmpty())
        return std::nullopt;
    OriginCheck check{.authority = authorityOf(clauses)};
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
