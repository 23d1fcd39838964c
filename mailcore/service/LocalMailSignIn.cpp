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

QList<SignInClient> LocalMailService::signInClients() const
{
    try {
        return duopost::signInClients(m_profile.signInFile());
    } catch (const MailError &error) {
        qWarning("The file with client ids cannot be read: %s", error.what());
        return {};
    }
}

QFuture<void> LocalMailService::setSignInClient(const SignInClient &client)
{
    return m_keyring.post([file = m_profile.signInFile(), client] { saveSignInClient(file, client); });
}

} // namespace duopost
