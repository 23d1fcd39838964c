// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/SessionHolder.h"

#include "mailcore/sync/FreshToken.h"

namespace duopost {

SessionHolder::SessionHolder(Account account, CredentialSource credentials, LoginGate &gate)
    : m_account(std::move(account)), m_credentials(std::move(credentials)), m_gate(gate)
{
}

Session &SessionHolder::session(std::stop_token stop)
{
    if (!m_session) {
        if (const auto refusal = m_gate.refusal())
            throw *refusal;
        ++m_connections;
        try {
            m_session = withFreshToken(
                m_credentials, [&](const Credentials &shown) { return openSession(m_account, shown, stop); });
            m_loggedIn.start();
        } catch (const MailError &error) {
            if (isRefusedLogin(error))
                m_gate.shut(error);
            throw;
        }
    }
    m_session->setStopToken(std::move(stop));
    return *m_session;
}

void SessionHolder::afterFault(const MailError &error)
{
    switch (error.kind()) {
    case MailError::Kind::ServerRefused:
    case MailError::Kind::NotSupported:
    case MailError::Kind::MessageGone:
    case MailError::Kind::NotFound:
        return; // the dialogue is still in step
    default:
        drop();
    }
}

bool SessionHolder::mayRetry(const MailError &error)
{
    return error.kind() == MailError::Kind::ConnectionLost || error.kind() == MailError::Kind::TimedOut;
}

void SessionHolder::drop()
{
    if (!m_session)
        return;
    m_evidence += m_session->takeObservations() + m_session->advertised();
    const auto counted = m_session->counters();
    m_past.bytesIn += counted.bytesIn;
    m_past.bytesOut += counted.bytesOut;
    m_past.commands += counted.commands;
    m_session.reset();
}

void SessionHolder::suspect()
{
    if (!m_session)
        return;
    try {
        m_session->check();
    } catch (const MailError &error) {
        qDebug("connection replaced: %s", error.what());
        drop();
    }
}

void SessionHolder::close()
{
    if (!m_session)
        return;
    try {
        m_session->close();
    } catch (const MailError &error) {
        qDebug("good-bye not answered: %s", error.what());
    }
    drop();
}

TrafficCounters SessionHolder::counters() const
{
    auto sum = m_past;
    if (m_session) {
        const auto now = m_session->counters();
        sum.bytesIn += now.bytesIn;
        sum.bytesOut += now.bytesOut;
        sum.commands += now.commands;
    }
    return sum;
}

QList<Observation> SessionHolder::takeEvidence()
{
    auto result = std::exchange(m_evidence, {});
    if (m_session)
        result += m_session->takeObservations() + m_session->advertised();
    return result;
}

} // namespace duopost
