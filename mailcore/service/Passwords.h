// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/oauth/AccessTokens.h"
#include "mailcore/oauth/SignInGrant.h"
#include "mailcore/service/PasswordStore.h"

#include <map>
#include <mutex>

namespace duopost {

/// Where the accounts of a profile have their passwords: kept for this run, in a password file, or in the
/// keyring; asked for in this order. For an account that signs in with the browser that is its refresh token,
/// and what it logs in with is an access token, which is in memory only. Any thread, but a keyring may ask the
/// user and take its time, and so may a provider.
class Passwords : public std::enable_shared_from_this<Passwords> {
public:
    /// signInFile: the profile's word on providers, see oauthProviders(); read at each use.
    explicit Passwords(const QString &signInFile = {}) : m_signInFile(signInFile) { }

    /// @throws as readCredentials(), readOutgoingCredentials(); of a token also as AccessTokens::give(),
    /// SignInNotConfigured, and BadUsage when the server is none of the provider's
    Credentials incoming(const Account &account);
    Credentials outgoing(const Account &account);

    void keepForThisRun(const Account &account, const Secret &password);
    /// @throws MailError KeyringUnavailable; then nothing has changed
    void keepInKeyring(const Account &account, const Secret &password);
    /// After the refresh token was kept: what came with it.
    void signedIn(const Account &account, const SignInGrant &grant);
    void forget(const Account &account);
    /// Whoever waits for a provider's answer about this account gets MailError Cancelled.
    void cancel(const Account &account) { m_tokens.cancel(account.secretName); }

private:
    std::optional<Secret> ofThisRun(const Account &account) const;
    Credentials token(const Account &account, const ServerAddress &server, const QByteArray &user);

    QString m_signInFile;
    AccessTokens m_tokens;
    mutable std::mutex m_mutex;
    std::map<QString, Secret> m_thisRun; ///< by Account::secretName
};

} // namespace duopost
