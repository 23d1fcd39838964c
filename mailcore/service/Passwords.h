// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/service/PasswordStore.h"

#include <map>
#include <mutex>

namespace duopost {

/// Where the accounts of a profile have their passwords: kept for this run, in a password file, or in the
/// keyring; asked for in this order. Any thread, but a keyring may ask the user and take its time.
class Passwords {
public:
    /// @throws as readCredentials(), readOutgoingCredentials()
    Credentials incoming(const Account &account) const;
    Credentials outgoing(const Account &account) const;

    void keepForThisRun(const Account &account, const Secret &password);
    /// @throws MailError KeyringUnavailable; then nothing has changed
    void keepInKeyring(const Account &account, const Secret &password);
    void forget(const Account &account);

private:
    std::optional<Secret> ofThisRun(const Account &account) const;

    mutable std::mutex m_mutex;
    std::map<QString, Secret> m_thisRun; ///< by Account::secretName
};

} // namespace duopost
