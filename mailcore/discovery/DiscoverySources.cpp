// SPDX-License-Identifier: GPL-3.0-or-later
// Whom discovery asks, in which words, and what it makes of the answers.
#include "mailcore/discovery/AutoconfigFile.h"
#include "mailcore/discovery/DiscoveryRun.h"
#include "mailcore/discovery/LoginNames.h"

#include <QUrlQuery>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;
constexpr int maxTargets = 4;

QUrl pageOn(const QString &host, const QString &path)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPath(path);
    return url;
}

QUrl ispdbPage(const QString &domain)
{
    return pageOn(QStringLiteral("autoconfig.thunderbird.net"), QStringLiteral("/v1.1/") + domain);
}

QUrl autoconfigPage(const QString &domain)
{
    return pageOn(QStringLiteral("autoconfig.") + domain, QStringLiteral("/mail/config-v1.1.xml"));
}

// What Exchange's front end adds to every answer, a refusal included.
bool isExchange(const FetchAnswer &answer)
{
    for (const auto *header :
         {"x-feserver", "x-diaginfo", "x-owa-version", "x-calculatedbetarget", "x-calculatedfetarget"}) {
        if (answer.headerNames.contains(QLatin1String(header)))
            return true;
    }
    return false;
}

} // namespace

void DiscoveryRun::askCatalogue()
{
    const int step = m_steps.add(DiscoverySource::Catalogue, m_address.domain);
    if (!mayAsk(step))
        return;
    m_steps.begin(step);
    if (const auto *provider = providerOf(m_address.domain)) {
        takeProvider(*provider, {});
        m_steps.found(step, provider->name);
    } else {
        m_steps.without(step, Reason::NotListed);
    }
}

void DiscoveryRun::takeProvider(const Provider &provider, const QString &mailExchanger)
{
    if (!m_result.provider) {
        m_result.provider = provider;
        m_result.providerIsHost = !mailExchanger.isEmpty();
    }
    m_result.exchange |= provider.exchange;
    for (const auto &found : findingsOf(provider, m_address, mailExchanger))
        add(found);
}

void DiscoveryRun::askFiles()
{
    askFile(DiscoverySource::ProviderFile, autoconfigPage(m_address.domain), m_address.domain, false);
    askFile(
        DiscoverySource::WellKnownFile,
        pageOn(m_address.domain, QStringLiteral("/.well-known/autoconfig/mail/config-v1.1.xml")),
        m_address.domain, false);
}

void DiscoveryRun::askIspdb()
{
    askFile(DiscoverySource::Ispdb, ispdbPage(m_address.domain), m_address.domain, true);
}

// The full address goes to its own domain only: such a provider may answer differently for each user.
void DiscoveryRun::askFile(DiscoverySource source, const QUrl &url, const QString &domain, bool ispdb)
{
    const int step = m_steps.add(source, url.toString());
    if (ispdb && !m_options.ispdb && mayAsk(step))
        return m_steps.skipped(step, Reason::SwitchedOff);
    if (!mayAsk(step))
        return;
    QUrl asked = url;
    const bool own = source == DiscoverySource::ProviderFile || source == DiscoverySource::WellKnownFile;
    if (own) {
        QUrlQuery query;
        query.addQueryItem(
            QStringLiteral("emailaddress"),
            QString::fromLatin1(QUrl::toPercentEncoding(m_address.toString(), QByteArrayLiteral("@"))));
        asked.setQuery(query);
    }
    fetch(step, asked, m_address.toString(), [=, this](const FetchAnswer &answer) {
        takeFile(step, answer, url, domain);
    });
}

void DiscoveryRun::takeFile(int step, const FetchAnswer &answer, const QUrl &url, const QString &domain)
{
    const auto source = m_steps.steps()[step].source;
    if (answer.error)
        return m_steps.failed(step, *answer.error);
    if (answer.reason == Reason::NoSuchFile && url.host() == ispdbPage({}).host())
        return m_steps.without(step, Reason::NotListed);
    if (answer.reason != Reason::None)
        return m_steps.without(step, answer.reason, answer.detail);
    const auto file = readAutoconfigFile(answer.body, m_address, domain);
    if (file.servers.isEmpty())
        return m_steps.without(step, file.reason, file.detail);
    for (auto found : file.servers) {
        found.source = source;
        found.foundAt = url.toString();
        add(found);
    }
    m_steps.found(step);
}

void DiscoveryRun::askSrv()
{
    struct Name {
        const char *label;
        Service service;
        Security security;
    };
    static constexpr Name names[]
        = {{"_imaps", Service::Imap, Security::Tls},
           {"_imap", Service::Imap, Security::StartTls},
           {"_pop3s", Service::Pop3, Security::Tls},
           {"_pop3", Service::Pop3, Security::StartTls},
           {"_submissions", Service::Submission, Security::Tls},
           {"_submission", Service::Submission, Security::StartTls}};
    for (const auto &name : names) {
        const auto record = QStringLiteral("%1._tcp.%2").arg(QLatin1String(name.label), m_address.domain);
        const int step = m_steps.add(DiscoverySource::Srv, record);
        if (!mayAsk(step))
            continue;
        lookUp(step, QDnsLookup::SRV, record, [=, this](const DnsAnswer &answer) {
            takeSrv(step, name.service, name.security, answer);
        });
    }
}

// DNS is not authenticated: these are hints. The certificate has to fit the host named here, and the user is
// shown a host outside the own domain before a password goes there (RFC 6186 section 6).
void DiscoveryRun::takeSrv(int step, Service service, Security security, const DnsAnswer &answer)
{
    if (answer.reason != Reason::None)
        return m_steps.without(step, answer.reason, answer.detail);
    QStringList names;
    for (const auto &target : answer.targets.mid(0, maxTargets)) {
        if (target.name.isEmpty() || target.port == 0)
            continue;
        FoundServer found{
            .service = service,
            .address = {target.name, target.port, security, m_address.toString()},
            .loginNames = loginNames(LoginName::Unknown, m_address),
            .source = DiscoverySource::Srv,
            .foundAt = m_steps.steps()[step].what};
        names << hostAndPort(found.address);
        add(found);
    }
    if (names.isEmpty()) {
        m_denied.insert(service);
        return m_steps.without(step, Reason::NotOffered);
    }
    m_offered.insert(service);
    m_steps.found(step, names.join(QStringLiteral(", ")));
}

void DiscoveryRun::askMx()
{
    const int step = m_steps.add(DiscoverySource::Mx, QStringLiteral("MX ") + m_address.domain);
    // Guessing tries the mail exchanger's own name too.
    if (m_options.only != DiscoverySource::Guess && !mayAsk(step))
        return;
    lookUp(step, QDnsLookup::MX, m_address.domain, [=, this](const DnsAnswer &answer) {
        if (answer.reason != Reason::None)
            return m_steps.without(step, answer.reason, answer.detail);
        m_mailExchanger = answer.targets.first().name;
        if (m_mailExchanger.isEmpty())
            return m_steps.without(step, Reason::NotOffered); // RFC 7505: takes no mail at all
        if (m_options.only == DiscoverySource::Guess)
            return m_steps.skipped(step, Reason::NotAsked);
        if (const auto *provider = providerBehind(m_mailExchanger)) {
            takeProvider(*provider, m_mailExchanger);
            return m_steps.found(step, QStringLiteral("%1, %2").arg(m_mailExchanger, provider->name));
        }
        askBehind(m_mailExchanger);
        m_steps.without(step, Reason::UnknownExchanger, m_mailExchanger);
    });
}

void DiscoveryRun::askBehind(const QString &mailExchanger)
{
    for (const auto &domain : domainsBehind(mailExchanger)) {
        if (domain == m_address.domain)
            continue; // asked already
        askFile(DiscoverySource::Mx, autoconfigPage(domain), domain, false);
        askFile(DiscoverySource::Mx, ispdbPage(domain), domain, true);
    }
}

// Without the address and without credentials: all that is to be learnt is who answers.
void DiscoveryRun::askExchange()
{
    const auto name = QStringLiteral("autodiscover.") + m_address.domain;
    const int alias = m_steps.add(DiscoverySource::Exchange, QStringLiteral("CNAME ") + name);
    if (mayAsk(alias)) {
        lookUp(alias, QDnsLookup::CNAME, name, [=, this](const DnsAnswer &answer) {
            if (answer.reason != Reason::None)
                return m_steps.without(alias, answer.reason, answer.detail);
            const auto target = answer.targets.first().name;
            const bool microsoft = target.endsWith(QLatin1String(".outlook.com"));
            m_result.exchange |= microsoft;
            return microsoft ? m_steps.found(alias, target)
                             : m_steps.without(alias, Reason::NotExchange, target);
        });
    }
    const auto url = pageOn(name, QStringLiteral("/autodiscover/autodiscover.xml"));
    const int page = m_steps.add(DiscoverySource::Exchange, url.toString());
    if (mayAsk(page)) {
        fetch(page, url, m_address.toString(), [=, this](const FetchAnswer &answer) {
            if (isExchange(answer)) {
                m_result.exchange = true;
                return m_steps.found(page);
            }
            if (answer.error)
                return m_steps.failed(page, *answer.error);
            const bool answered = answer.reason == Reason::None || answer.reason == Reason::HttpStatus
                || answer.reason == Reason::NoSuchFile;
            m_steps.without(page, answered ? Reason::NotExchange : answer.reason, answer.detail);
        });
    }
}

} // namespace duopost
