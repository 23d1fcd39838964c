// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts that sign in with the browser.
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/LocalSignIn.h"

namespace duopost {

SignInOffer LocalMailService::signInOffer(const QString &host) const
{
    try {
        for (const auto &provider : oauthProviders(m_profile.signInFile())) {
            if (provider.serves(host))
                return {provider.id, provider.name, !provider.clientId.isEmpty()};
        }
    } catch (const MailError &error) {
        qWarning("Signing in with the browser is not possible: %s", error.what());
    }
    return {};
}

std::unique_ptr<BrowserSignIn> LocalMailService::signIn(const QString &provider, const QString &address)
{
    return std::make_unique<LocalSignIn>(provider, address, m_profile.signInFile());
}

QFuture<void> LocalMailService::setSignIn(AccountId id, const SignInGrantPtr &grant, KeepPassword keep)
{
    const auto *account = known(id);
    if (!account)
        return failed<void>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    // What was a password so far would be refreshed as a token, or the reverse.
    if (account->signIn != grant->provider)
        return failed<void>(MailError(
            MailError::Kind::BadUsage, QStringLiteral("%1 does not sign in there.").arg(account->name)));
    return m_keyring
        .post([passwords = m_passwords, account = *account, grant, keep] {
            if (keep == KeepPassword::InKeyring)
                passwords->keepInKeyring(account, grant->tokens.refresh);
            else
                passwords->keepForThisRun(account, grant->tokens.refresh);
            passwords->signedIn(account, *grant);
        })
        .then(this, [this, id] {
            if (auto *open = find(id))
                open->engine->passwordChanged();
        });
}

} // namespace duopost
