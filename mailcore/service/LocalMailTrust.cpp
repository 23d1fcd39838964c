// SPDX-License-Identifier: GPL-3.0-or-later
// Trying accounts out, and what is known of their servers.
#include "mailcore/service/LocalAccountTest.h"
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/PasswordStore.h"

namespace duopost {

namespace {

CredentialSource typedOrStored(const CredentialSource &stored, const QString &user, const QString &password)
{
    if (password.isEmpty())
        return stored;
    auto text = password;
    return [stored, user = user.toUtf8(), secret = Secret::take(text)] {
        return Credentials{.user = user, .password = secret};
    };
}

} // namespace

CredentialSource
LocalMailService::sourceOf(const Account &account, Credentials (Passwords::*read)(const Account &)) const
{
    return [account, read, passwords = m_passwords, memory = m_servers->forAccount(account.id)] {
        if (!account.enabled)
            throw MailError(MailError::Kind::AccountSwitchedOff, account.name);
        auto credentials = ((*passwords).*read)(account);
        credentials.memory = memory;
        return credentials;
    };
}

std::unique_ptr<AccountTest> LocalMailService::test(const Account &wanted, const TestSecrets &secrets)
{
    auto account = wanted;
    if (account.incoming.user.isEmpty())
        account.incoming.user = account.address;
    const auto withMemory = [memory = m_servers->forAccount(account.id)](const CredentialSource &source) {
        return [memory, source] {
            auto credentials = source();
            credentials.memory = memory;
            return credentials;
        };
    };
    if (secrets.grant) {
        account.signIn = secrets.grant->provider;
        account.secretName.clear();
        const auto granted = std::make_shared<Passwords>(m_profile.signInFile());
        granted->keepForThisRun(account, secrets.grant->tokens.refresh);
        granted->signedIn(account, *secrets.grant);
        return std::make_unique<LocalAccountTest>(
            account, withMemory([account, granted] { return granted->incoming(account); }),
            withMemory([account, granted] { return granted->outgoing(account); }),
            [account, granted] { granted->cancel(account); });
    }
    const auto &incoming = secrets.password;
    auto outgoing = secrets.outgoingPassword;
    if (outgoing.isEmpty() && account.outgoingSecretName.isEmpty())
        outgoing = incoming;
    const auto outgoingUser = account.outgoing && !account.outgoing->user.isEmpty() ? account.outgoing->user
                                                                                    : account.incoming.user;
    return std::make_unique<LocalAccountTest>(
        account,
        withMemory(typedOrStored(
            [account, p = m_passwords] { return p->incoming(account); }, account.incoming.user, incoming)),
        withMemory(typedOrStored(
            [account, p = m_passwords] { return p->outgoing(account); }, outgoingUser, outgoing)));
}

QFuture<QList<AccountTestStep>> LocalMailService::testAccount(AccountId id)
{
    return with(id, [&](Open &open) { return open.engine->test(sourceOf(*known(id), &Passwords::outgoing)); });
}

QList<CertificateException> LocalMailService::certificateExceptions() const
{
    return m_servers->exceptions();
}

// On the keyring's thread: it writes a file, and there is no hurry.
QFuture<void> LocalMailService::acceptCertificate(const CertificateFacts &facts)
{
    return m_keyring.post([servers = m_servers, facts] { servers->accept(facts); }).then(this, [this] {
        emit certificateExceptionsChanged();
    });
}

QFuture<void> LocalMailService::revokeCertificate(const CertificateException &exception)
{
    return m_keyring.post([servers = m_servers, exception] { servers->revoke(exception); }).then(this, [this] {
        emit certificateExceptionsChanged();
    });
}

QFuture<void> LocalMailService::acceptWeakerLogin(const ServerAddress &server)
{
    return m_keyring.post([servers = m_servers, server] { servers->forgetLogin(server.host, server.port); });
}

QList<ConnectionFacts> LocalMailService::connections(AccountId account) const
{
    return m_servers->connections(account);
}

} // namespace duopost
