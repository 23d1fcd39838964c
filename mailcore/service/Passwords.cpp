// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/Passwords.h"

namespace duopost {

std::optional<Secret> Passwords::ofThisRun(const Account &account) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_thisRun.find(account.secretName);
    return found == m_thisRun.end() ? std::nullopt : std::optional(found->second);
}

Credentials Passwords::incoming(const Account &account) const
{
    if (const auto secret = ofThisRun(account))
        return {.user = account.incoming.user.toUtf8(), .password = *secret};
    return readCredentials(account);
}

Credentials Passwords::outgoing(const Account &account) const
{
    const auto secret = ofThisRun(account);
    if (!secret || !account.outgoing)
        return readOutgoingCredentials(account);
    const auto &own = account.outgoing->user;
    return {.user = (own.isEmpty() ? account.incoming.user : own).toUtf8(), .password = *secret};
}

void Passwords::keepForThisRun(const Account &account, const Secret &password)
{
    const std::lock_guard lock(m_mutex);
    m_thisRun.insert_or_assign(account.secretName, password);
}

void Passwords::keepInKeyring(const Account &account, const Secret &password)
{
    storePassword(account, password);
    const std::lock_guard lock(m_mutex);
    m_thisRun.erase(account.secretName); // the keyring's is the newer one
}

void Passwords::forget(const Account &account)
{
    {
        const std::lock_guard lock(m_mutex);
        m_thisRun.erase(account.secretName);
    }
    forgetPassword(account);
}

} // namespace duopost
