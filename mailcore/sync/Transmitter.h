// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/OutboxTable.h"
#include "mailcore/sync/LoginGate.h"
#include "mailcore/sync/OutboxTimes.h"

#include <atomic>

namespace duopost {

/// One attempt to give a message to the account's outgoing server, and what it means for the outbox. On the
/// outbox's thread.
class Transmitter {
public:
    using CredentialSource = std::function<Credentials()>;
    struct Hooks {
        std::function<void()> reachDot; ///< durable, or it throws
        std::function<void(qint64 sent, qint64 of)> progress;
    };

    Transmitter(Account account, OutboxTimes times) : m_account(std::move(account)), m_times(times) { }

    /// Never throws: what went wrong before the end of the message is in the result, and in failure().
    /// @param stop ends it before the end of the message
    /// @param leaving ends waiting for the last answer
    SendResult attempt(
        const OutboxEntry &entry, const BuiltMessage &message, const CredentialSource &credentials,
        std::stop_token stop, std::stop_token leaving, const Hooks &hooks);
    /// The fault of the last attempt, if it was one of the way or of the log-in.
    const std::optional<MailError> &failure() const { return m_failure; }
    qint64 sizeLimit() const { return m_sizeLimit; }
    void setSizeLimit(qint64 limit) { m_sizeLimit = limit; }
    /// Delivery reports (DSN), as the server said last.
    enum class Offers { NotKnown, No, Yes };
    Offers reports() const { return m_reports; }
    void setReports(Offers offers) { m_reports = offers; }

private:
    SendResult resultOf(const OutboxEntry &entry, const Submitted &submitted) const;
    SendResult resultOf(const OutboxEntry &entry, const MailError &error) const;
    QDateTime later(int attempts) const;

    const Account m_account;
    const OutboxTimes m_times;
    std::optional<MailError> m_failure;
    std::atomic<qint64> m_sizeLimit = 0;
    std::atomic<Offers> m_reports = Offers::NotKnown;
};

} // namespace duopost
