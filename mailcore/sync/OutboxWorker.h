// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/sync/SentFiler.h"
#include "mailcore/sync/Transmitter.h"
#include "mailcore/threads/JobThread.h"

#include <QElapsedTimer>
#include <QSet>
#include <condition_variable>

namespace duopost {

/// How an account sends. Without credentials nothing is sent.
struct OutboxSetup {
    enum class Works {
        ByItself,
        WhenAsked, ///< only on what ask() names
    };
    Transmitter::CredentialSource credentials = {}; ///< of the outgoing server
    Works works = Works::WhenAsked;
    OutboxTimes times = {};
};

/// Sends what is in an account's outbox, one message at a time, on its own thread, and sees to the copies. What
/// it is about to do is durable before it does it. Callable from any thread.
class OutboxWorker {
public:
    using Works = OutboxSetup::Works;
    /// Called on the worker's thread.
    struct Hooks {
        std::function<void()> changed;
        std::function<void(const SendProgress &)> progress;
        std::function<void(const MailError &)> failed;
        std::function<void()> marked; ///< something was queued for the account's server
        std::function<void(MessageRef, const Change &)> markElsewhere; ///< in another account
    };

    OutboxWorker(
        const Account &account, MailStore &store, const OutboxSetup &setup, SentFiler::Home home,
        std::optional<SentFiler::Elsewhere> elsewhere, Hooks hooks);
    ~OutboxWorker();

    /// Something was put into the outbox.
    void wake();
    /// A connection may be possible again: what only waits for one waits no longer.
    void hurry();
    /// This one, now, whatever it waits for.
    void ask(OutboxId item);
    /// Ends a transmission before its end.
    void stop(OutboxId item);
    /// Begins to end; the destructor waits.
    void leave();
    /// Used from the next connection on, even if the last one was refused.
    void setCredentials(Transmitter::CredentialSource credentials);
    /// The outgoing server may be asked again after it refused a log-in.
    void openGate();
    qint64 sizeLimit() const { return m_transmitter.sizeLimit(); }
    Transmitter::Offers reports() const { return m_transmitter.reports(); }

private:
    void start();
    void run(std::stop_token stop);
    qint64 work(std::stop_token stop);
    qint64 goOn(const OutboxEntry &entry, std::stop_token stop);
    qint64 sendIfDue(const OutboxEntry &entry, std::stop_token stop);
    void transmit(const OutboxEntry &entry, std::stop_token leaving);
    void record(const OutboxEntry &entry, const SendResult &result, std::stop_token leaving);
    void tellProgress(OutboxRef item, qint64 sent, qint64 of);
    void recallServer();
    void rememberServer();
    bool isAsked(OutboxId item);
    bool isHurried();
    void sleep(qint64 ms, std::stop_token stop);

    const Account m_account;
    MailStore &m_store;
    const Works m_works;
    const Hooks m_hooks;
    Transmitter m_transmitter;
    SentFiler m_filer;
    LoginGate m_gate; ///< the outgoing server's
    QDateTime m_offlineUntil; ///< one message has found no way to the server: the others need not try
    QElapsedTimer m_told;
    std::mutex m_mutex;
    std::condition_variable_any m_waiting;
    // Under the mutex:
    Transmitter::CredentialSource m_credentials;
    QSet<qint64> m_asked, m_asking; ///< in this run; and not yet looked at
    bool m_woken = false, m_hurrying = false, m_hurry = false;
    OutboxId m_current;
    std::stop_source m_currentStop, m_stop;
    std::unique_ptr<JobThread> m_thread; ///< last, and so ended first
};

} // namespace duopost
