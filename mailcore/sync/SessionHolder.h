// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/sync/LoginGate.h"

#include <QElapsedTimer>
#include <functional>
#include <memory>
#include <optional>

namespace duopost {

using CredentialSource = std::function<Credentials()>;

/// The same, for connections of another purpose.
inline CredentialSource meant(CredentialSource source, ConnectionFor purpose)
{
    return [source = std::move(source), purpose] {
        auto credentials = source();
        credentials.purpose = purpose;
        return credentials;
    };
}

/// The one connection of a worker: opened when needed, kept, replaced after a fault. One thread.
class SessionHolder {
public:
    /// gate: outlives this.
    SessionHolder(Account account, CredentialSource credentials, LoginGate &gate);

    /// Runs job with a session. A kept connection that turns out dead is replaced once; any other fault drops
    /// the connection and is passed on.
    template <class Job> auto use(std::stop_token stop, Job job)
    {
        const bool kept = m_session != nullptr;
        try {
            return job(session(stop));
        } catch (const MailError &error) {
            afterFault(error);
            if (!kept || !mayRetry(error) || stop.stop_requested())
                throw;
        }
        try {
            return job(session(stop));
        } catch (const MailError &error) {
            afterFault(error);
            throw;
        }
    }

    /// Says good-bye; what goes wrong with that is of no consequence to anything stored.
    void close();
    bool isOpen() const { return m_session != nullptr; }
    int connections() const { return m_connections; }
    /// Milliseconds since the newest log-in; nothing before the first one.
    std::optional<qint64> sinceLogin() const
    {
        return m_loggedIn.isValid() ? std::optional(m_loggedIn.elapsed()) : std::nullopt;
    }
    Credentials credentials() const { return m_credentials(); }
    const CredentialSource &credentialSource() const { return m_credentials; }
    LoginGate &gate() { return m_gate; }
    /// The network has changed: a kept connection answers a short question, or is dropped.
    void suspect();
    /// Sums over all connections so far.
    TrafficCounters counters() const;
    QList<Observation> takeEvidence();

private:
    Session &session(std::stop_token stop);
    void afterFault(const MailError &error);
    void drop();
    static bool mayRetry(const MailError &error);

    Account m_account;
    CredentialSource m_credentials;
    LoginGate &m_gate;
    std::unique_ptr<Session> m_session;
    QList<Observation> m_evidence; ///< of connections that are closed
    TrafficCounters m_past;
    int m_connections = 0;
    QElapsedTimer m_loggedIn; ///< since then
};

} // namespace duopost
