// SPDX-License-Identifier: GPL-3.0-or-later
// All sources at once; then contact with what they named; then guessing for what is still missing.
#include "mailcore/discovery/DiscoveryRun.h"

#include <QTimer>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;
constexpr int patienceMs = 2000; ///< for the others, once the best source has told everything
constexpr int maxContacts = 6; ///< for each service
constexpr int poolThreads = 32; ///< they only wait

} // namespace

DiscoveryRun::DiscoveryRun(AccountAddress address, DiscoveryOptions options)
    : m_address(std::move(address)), m_options(std::move(options))
{
    m_steps.setParent(this); // both move to the thread together
    m_pool.setParent(this);
    m_pool.setMaxThreadCount(poolThreads);
    m_result.address = m_address.toString();
    m_result.domain = m_address.domain;
    connect(&m_steps, &StepLog::changed, this, &DiscoveryRun::stepChanged);
}

DiscoveryRun::~DiscoveryRun()
{
    m_stop.request_stop();
    for (auto &stop : m_guessStop)
        stop.request_stop();
    m_pool.waitForDone();
    qDeleteAll(m_asking);
}

void DiscoveryRun::start()
{
    askCatalogue();
    askFiles();
    askSrv();
    askIspdb();
    askMx();
    askExchange();
    goOn();
}

bool DiscoveryRun::mayAsk(int step)
{
    const auto source = m_steps.steps()[step].source;
    if (m_options.only && *m_options.only != source)
        m_steps.skipped(step, Reason::NotAsked);
    else if (m_options.offline && source != DiscoverySource::Catalogue)
        m_steps.skipped(step, Reason::Offline);
    return m_steps.isOpen(step);
}

void DiscoveryRun::fetch(int step, const QUrl &url, const QString &secret, HttpsFetch::Done done)
{
    m_steps.begin(step);
    try {
        if (!m_tls) // here and not on the GUI's thread: the system's trust anchors are many
            m_tls = discoveryTls(m_options.extraCaFile);
    } catch (const MailError &error) {
        return m_steps.failed(step, error);
    }
    if (!m_network)
        m_network = std::make_unique<QNetworkAccessManager>();
    auto *asking = new HttpsFetch(*m_network, *m_tls, {.ms = m_options.stepMs}, nullptr);
    m_asking.insert(step, asking);
    asking->start(url, secret, [=, this, done = std::move(done)](const FetchAnswer &answer) {
        done(answer);
        settled(step);
    });
}

void DiscoveryRun::lookUp(int step, QDnsLookup::Type type, const QString &name, DnsQuestion::Done done)
{
    m_steps.begin(step);
    auto *asking = new DnsQuestion(m_options.nameserver, m_options.stepMs, nullptr);
    m_asking.insert(step, asking);
    asking->start(type, name, [=, this, done = std::move(done)](const DnsAnswer &answer) {
        done(answer);
        settled(step);
    });
}

void DiscoveryRun::settled(int step)
{
    if (auto *asking = m_asking.take(step))
        asking->deleteLater(); // we are in its callback
    goOn();
}

void DiscoveryRun::add(const FoundServer &found)
{
    if (addFinding(m_result.servers, found, m_address.domain) && m_options.contact && !m_options.offline)
        contact(found);
    emit progressed(soFar());
}

void DiscoveryRun::contact(const FoundServer &found)
{
    if (m_result.of(found.service).size() > maxContacts)
        return;
    ++m_contacts;
    runInPool(
        found.service, found.address, m_stop.get_token(), [=, this](const auto &words, const auto &error) {
            --m_contacts;
            contacted(found, words, error);
            goOn();
        });
}

// Whatever the pool's thread comes back with is taken in on ours.
void DiscoveryRun::runInPool(
    Service service, const ServerAddress &address, std::stop_token stop,
    std::function<void(const ServerWords &, const std::optional<MailError> &)> done)
{
    const auto handOver = [this, done](const ServerWords &words, const std::optional<MailError> &error) {
        QMetaObject::invokeMethod(
            this,
            [=, this] {
                if (!m_finished)
                    done(words, error);
            },
            Qt::QueuedConnection);
    };
    try {
        if (!m_anchors) // once for all: there are many, and reading them takes longer than a handshake
            m_anchors = TrustAnchors::load(m_options.extraCaFile);
    } catch (const MailError &error) {
        return handOver({}, error);
    }
    const int ms = m_options.stepMs;
    m_pool.start([=, stop = std::move(stop), anchors = *m_anchors] {
        ServerWords words;
        std::optional<MailError> error;
        try {
            words = contactServer(service, address, anchors, ms, stop);
        } catch (const MailError &problem) {
            error = problem;
        }
        handOver(words, error);
    });
}

void DiscoveryRun::contacted(
    const FoundServer &found, const ServerWords &words, const std::optional<MailError> &error)
{
    for (auto &server : m_result.servers) {
        if (server.service != found.service || hostAndPort(server.address) != hostAndPort(found.address)
            || server.address.security != found.address.security)
            continue;
        server.contact = error ? FoundServer::Contact::Failed : FoundServer::Contact::Answered;
        server.contactError = error;
        server.certificate = words.certificate;
        server.certificateOwner = words.certificateOwner;
        server.certificateIssuer = words.certificateIssuer;
        server.greeting = words.greeting;
        server.capabilities = words.capabilities;
    }
    emit progressed(soFar());
}

void DiscoveryRun::goOn()
{
    if (m_finished)
        return;
    const bool told = hasUsable(m_result.servers, Service::Submission)
        && (hasUsable(m_result.servers, Service::Imap) || hasUsable(m_result.servers, Service::Pop3));
    if (!m_asking.isEmpty()) {
        if (told && !std::exchange(m_impatient, true))
            QTimer::singleShot(patienceMs, this, &DiscoveryRun::cutShort);
        return;
    }
    if (m_contacts > 0)
        return;
    if (!std::exchange(m_guessing, true))
        guess();
    for (const auto &attempt : m_attempts) {
        if (attempt.open)
            return;
    }
    finish();
}

void DiscoveryRun::cutShort()
{
    for (const int step : m_asking.keys()) {
        m_steps.skipped(step, Reason::NotNeeded);
        delete m_asking.take(step);
    }
    goOn();
}

void DiscoveryRun::cancel()
{
    if (m_finished)
        return;
    m_stop.request_stop();
    for (auto &stop : m_guessStop)
        stop.request_stop();
    for (const int step : m_asking.keys())
        delete m_asking.take(step);
    for (const auto &step : m_steps.steps())
        m_steps.skipped(step.id, Reason::Cancelled);
    m_result.cancelled = true;
    finish();
}

void DiscoveryRun::finish()
{
    m_finished = true;
    emit finished(soFar());
}

Discovery DiscoveryRun::soFar() const
{
    auto result = m_result;
    result.steps = m_steps.steps();
    sortFindings(result.servers);
    for (const auto service : mailServices) {
        if (isDenied(service))
            result.notOffered << service;
    }
    return result;
}

} // namespace duopost
