// SPDX-License-Identifier: GPL-3.0-or-later
// The last resort: usual names and ports, tried all at once; the best one that answers counts.
#include "mailcore/discovery/DiscoveryRun.h"
#include "mailcore/discovery/LoginNames.h"

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;

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

// For services of which nobody has told anything usable, unless somebody who must know says they do not exist.
void DiscoveryRun::guess()
{
    QList<Guessed> wanted;
    for (const auto service : mailServices) {
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

} // namespace duopost
