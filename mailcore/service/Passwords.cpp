// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/Passwords.h"

#include "mailcore/MailError.h"

namespace duopost {

std::optional<Secret> Passwords::ofThisRun(const Account &account) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_thisRun.find(account.secretName);
    return found == m_thisRun.end() ? std::nullopt : std::optional(found->second);
}

Credentials Passwords::incoming(const Account &account)
{
    if (!account.signIn.isEmpty())
        return token(account, account.incoming, account.incoming.user.toUtf8());
    if (const auto secret = ofThisRun(account))
        return {.user = account.incoming.user.toUtf8(), .password = *secret};
    return readCredentials(account);
}

Credentials Passwords::outgoing(const Account &account)
{
    const auto separate = withOutgoingSecret(account);
    if (!separate && !account.signIn.isEmpty() && account.outgoing) {
        const auto &own = account.outgoing->user;
        return token(account, *account.outgoing, (own.isEmpty() ? account.incoming.user : own).toUtf8());
    }
    const auto secret = ofThisRun(separate.value_or(account));
    if (!secret || !account.outgoing)
        return readOutgoingCredentials(account);
    const auto &own = account.outgoing->user;
    return {.user = (own.isEmpty() ? account.incoming.user : own).toUtf8(), .password = *secret};
}

Credentials Passwords::token(const Account &account, const ServerAddress &server, const QByteArray &user)
{
    AccessTokens::Source source;
    source.provider = configuredProvider(account.signIn, m_signInFile);
    // A token opens the mailbox to whoever is shown it, and a server is easily entered wrongly.
    if (!source.provider.serves(server.host))
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("%1 is not a server of %2; it is not shown what was allowed there.")
                .arg(server.host, source.provider.name));
    source.refreshToken = [this, account] {
        const auto kept = ofThisRun(account);
        return kept ? *kept : readCredentials(account).password;
    };
    source.replaced = [this, account](const Secret &refresh) {
        const bool inKeyring = !ofThisRun(account) && account.passwordFile.isEmpty();
        try {
            if (inKeyring)
                return keepInKeyring(account, refresh);
        } catch (const MailError &error) {
            qWarning("The keyring did not take a new token of %s: %s", qPrintable(account.name), error.what());
        }
        keepForThisRun(account, refresh);
    };
    const auto given = m_tokens.give(account.secretName, source);
    return {
        .user = user,
        .password = given.token,
        .kind = Credentials::Kind::Token,
        .refused = [self = shared_from_this(), key = account.secretName, serial = given.serial] {
            self->m_tokens.refused(key, serial);
        }};
}

void Passwords::signedIn(const Account &account, const SignInGrant &grant)
{
    m_tokens.keep(account.secretName, grant.tokens);
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
    m_tokens.forget(account.secretName);
    forgetPassword(account);
    if (const auto separate = withOutgoingSecret(account))
        forget(*separate);
}

} // namespace duopost
