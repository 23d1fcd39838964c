// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/Findings.h"

#include "mailcore/discovery/LoginNames.h"
#include "mailcore/discovery/PublicSuffix.h"

#include <algorithm>
#include <tuple>

namespace duopost {

QList<FoundServer>
findingsOf(const Provider &provider, const AccountAddress &address, const QString &mailExchanger)
{
    const bool hosted = !mailExchanger.isEmpty();
    QList<FoundServer> result;
    for (auto server : provider.servers) {
        if (server.host == QLatin1String("$mx"))
            server.host = mailExchanger;
        if (server.host.isEmpty())
            continue;
        FoundServer found{
            .service = server.service,
            .address = {server.host, server.port, server.security, {}},
            .loginNames = loginNames(provider.loginName, address),
            .source = hosted ? DiscoverySource::Mx : DiscoverySource::Catalogue,
            .foundAt = hosted ? mailExchanger : provider.name,
            .signIn = provider.signIn};
        found.address.user = found.loginNames.value(0);
        result << found;
    }
    return result;
}

bool addFinding(QList<FoundServer> &servers, FoundServer found, const QString &domain)
{
    found.confirmHost
        = found.source != DiscoverySource::Catalogue && !sameRegistration(found.address.host, domain);
    for (auto &known : servers) {
        const bool same = known.service == found.service && known.address.host == found.address.host
            && known.address.port == found.address.port && known.address.security == found.address.security;
        if (!same)
            continue;
        if (found.source < known.source) {
            found.contact = known.contact;
            found.contactError = known.contactError;
            found.certificate = known.certificate;
            found.certificateOwner = known.certificateOwner;
            found.certificateIssuer = known.certificateIssuer;
            found.greeting = known.greeting;
            found.capabilities = known.capabilities;
            known = found;
        }
        return false;
    }
    servers << found;
    return true;
}

void sortFindings(QList<FoundServer> &servers)
{
    const auto key = [](const FoundServer &server) {
        return std::tuple(
            server.service, server.contact == FoundServer::Contact::Failed, server.source,
            server.address.security);
    };
    std::stable_sort(
        servers.begin(), servers.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
}

bool hasUsable(const QList<FoundServer> &servers, Service service)
{
    return std::any_of(servers.begin(), servers.end(), [&](const auto &server) {
        return server.service == service && server.contact != FoundServer::Contact::Failed;
    });
}

QString hostAndPort(const ServerAddress &address)
{
    return QStringLiteral("%1:%2").arg(address.host).arg(address.port);
}

QList<Guessed> guesses(Service service, const QString &domain, const QString &mailExchanger)
{
    QStringList hosts;
    if (service == Service::Imap)
        hosts << QStringLiteral("imap.") + domain;
    else if (service == Service::Pop3)
        hosts << QStringLiteral("pop.") + domain << QStringLiteral("pop3.") + domain;
    else
        hosts << QStringLiteral("smtp.") + domain;
    hosts << QStringLiteral("mail.") + domain << domain;
    if (!mailExchanger.isEmpty())
        hosts << mailExchanger; // small servers do everything on one host
    hosts.removeDuplicates();
    QList<Guessed> result;
    for (const auto security : {Security::Tls, Security::StartTls}) {
        for (const auto &host : hosts)
            result << Guessed{service, {host, defaultPort(service, security), security, {}}};
    }
    return result;
}

QStringList domainsBehind(const QString &mailExchanger)
{
    QStringList result;
    const auto registered = registrableDomain(mailExchanger);
    if (registered.isEmpty())
        return {};
    const auto parent = mailExchanger.section(QLatin1Char('.'), 1);
    if (parent == registered || parent.endsWith(QLatin1Char('.') + registered))
        result << parent;
    result << registered;
    result.removeDuplicates();
    return result;
}

// Members of the public values.
bool FoundServer::offers(const char *capability) const
{
    const auto name = QString::fromLatin1(capability);
    return std::any_of(capabilities.begin(), capabilities.end(), [&](const QString &line) {
        return line == name || line.startsWith(name + QLatin1Char(' '))
            || line.startsWith(name + QLatin1Char('='));
    });
}

QList<FoundServer> Discovery::of(Service service) const
{
    QList<FoundServer> result;
    for (const auto &server : servers) {
        if (server.service == service)
            result << server;
    }
    return result;
}

std::optional<FoundServer> Discovery::best(Service service) const
{
    const auto all = of(service);
    return all.isEmpty() || all.first().contact == FoundServer::Contact::Failed ? std::nullopt
                                                                                : std::optional(all.first());
}

} // namespace duopost
