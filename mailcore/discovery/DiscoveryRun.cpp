// SPDX-License-Identifier: GPL-3.0-or-later
// All sources at once; then contact with what they named; then guessing for what is still missing.
#include "mailcore/discovery/DiscoveryRun.h"

#include "mailcore/discovery/LoginNames.h"

#include <QTimer>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;
constexpr auto services = {Service::Imap, Service::Pop3, Service::Submission};
constexpr int patienceMs = 2000; ///< for the others, once the best source has told everything
constexpr int maxContacts = 6; ///< for each service
constexpr int poolThreads = 32; ///< they only wait

FoundServer foundBy(const Guessed &guess, const ServerWords &words, const AccountAddress &address)
{
    FoundServer found{
        .service = guess.service,
        .address = guess.address,
        .loginNames = loginNames(LoginName::Unknown, address),
        .source = DiscoverySource::Guess,
        .foundAt = hostAndPort(guess.address),
        .guessed = true,
        .contact = FoundServer::Contact::Answered,
        .certificate = words.certificate,
        .certificateOwner = words.certificateOwner,
        .certificateIssuer = words.certificateIssuer,
        .greeting = words.greeting,
        .capabilities = words.capabilities};
    found.address.user = found.loginNames.value(0);
    return found;
}

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
    const auto caFile = m_options.extraCaFile;
    const int ms = m_options.stepMs;
    m_pool.start([=, this, stop = std::move(stop), done = std::move(done)] {
        ServerWords words;
        std::optional<MailError> error;
        try {
            words = contactServer(service, address, caFile, ms, stop);
        } catch (const MailError &problem) {
            error = problem;
        }
        QMetaObject::invokeMethod(
            this,
            [=, this] {
                if (!m_finished)
                    done(words, error);
            },
            Qt::QueuedConnection);
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

// For services of which nobody has told anything usable, unless somebody who must know says they do not exist.
void DiscoveryRun::guess()
{
    QList<Guessed> wanted;
    for (const auto service : services) {
        if (!hasUsable(m_result.servers, service) && !isKnownNotToExist(service))
            wanted << guesses(service, m_address.domain, m_mailExchanger);
    }
    const bool asked = !m_options.offline && (!m_options.only || *m_options.only == DiscoverySource::Guess);
    if (!asked || wanted.isEmpty()) {
        const int step = m_steps.add(DiscoverySource::Guess, m_address.domain);
        if (mayAsk(step))
            m_steps.skipped(step, Reason::NotNeeded);
        return;
    }
    for (const auto &what : wanted)
        m_attempts << Attempt{what, m_steps.add(DiscoverySource::Guess, hostAndPort(what.address))};
    for (qsizetype i = 0; i < m_attempts.size(); ++i)
        tryGuess(m_attempts[i].step, i);
}

bool DiscoveryRun::isDenied(Service service) const
{
    return m_denied.contains(service) && !m_offered.contains(service);
}

bool DiscoveryRun::isKnownNotToExist(Service service) const
{
    if (isDenied(service))
        return true;
    if (!m_result.provider)
        return false;
    const auto &provider = *m_result.provider;
    const bool noImap = provider.imap.offered == Known::No, noPop3 = provider.pop3.offered == Known::No;
    // Whoever lists servers lists all of them; who says "no" means it.
    return !findingsOf(provider, m_address, m_mailExchanger).isEmpty() || (service == Service::Imap && noImap)
        || (service == Service::Pop3 && noPop3) || (noImap && noPop3);
}

void DiscoveryRun::tryGuess(int step, qsizetype index)
{
    const auto &what = m_attempts[index].what;
    m_steps.begin(step);
    runInPool(
        what.service, what.address, m_guessStop[what.service].get_token(),
        [=, this](const auto &words, const auto &error) {
            guessed(index, words, error);
            goOn();
        });
}

void DiscoveryRun::guessed(qsizetype index, const ServerWords &words, const std::optional<MailError> &error)
{
    auto &attempt = m_attempts[index];
    attempt.open = false;
    if (error && error->kind() == MailError::Kind::Cancelled) {
        m_steps.skipped(attempt.step, Reason::NotNeeded);
    } else if (error) {
        m_steps.failed(attempt.step, *error);
    } else {
        attempt.found = foundBy(attempt.what, words, m_address);
        m_steps.found(attempt.step);
        addGuessed();
        emit progressed(soFar());
    }
    checkGuesses(attempt.what.service);
}

// In the order of the guesses, whichever answered first.
void DiscoveryRun::addGuessed()
{
    m_result.servers.removeIf([](const FoundServer &server) { return server.guessed; });
    for (const auto &attempt : m_attempts) {
        if (attempt.found)
            addFinding(m_result.servers, *attempt.found, m_address.domain);
    }
}

// Once the best of those that can still answer has answered, the others of the service need not.
void DiscoveryRun::checkGuesses(Service service)
{
    for (const auto &attempt : m_attempts) {
        if (attempt.what.service != service)
            continue;
        if (attempt.open)
            return;
        if (attempt.found) {
            m_guessStop[service].request_stop();
            return;
        }
    }
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
    for (const auto service : services) {
        if (isDenied(service))
            result.notOffered << service;
    }
    return result;
}

} // namespace duopost
