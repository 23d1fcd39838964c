// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <mutex>
#include <optional>

namespace duopost {

/// Trying again without a person would only annoy the server.
inline bool isRefusedLogin(const MailError &error)
{
    return error.kind() == MailError::Kind::WrongPassword || error.kind() == MailError::Kind::SignInExpired
        || error.kind() == MailError::Kind::SignInRefused;
}

/// Shared by all connections of an account: shut by a refused password, because servers lock accounts that are
/// asked again and again; opened by a log-in that works, or for one attempt by a user who asks for it.
/// Any thread.
class LoginGate {
public:
    /// The refusal, while shut.
    std::optional<MailError> refusal() const
    {
        const std::lock_guard lock(m_mutex);
        return m_refusal;
    }
    void shut(const MailError &refusal)
    {
        const std::lock_guard lock(m_mutex);
        m_refusal = refusal;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_refusal.reset();
    }

private:
    mutable std::mutex m_mutex;
    std::optional<MailError> m_refusal;
};

} // namespace duopost
