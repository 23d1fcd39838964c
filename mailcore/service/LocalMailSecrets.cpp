// SPDX-License-Identifier: GPL-3.0-or-later
// How accounts log in: with a password, with another one for outgoing mail, or with the browser.
#include "mailcore/service/LocalMailServiceJobs.h"

#include <QUuid>

namespace duopost {

QString newSecretName()
{
    return QStringLiteral("account/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void keepNow(
    Passwords &passwords, const Account &account, const Secret &secret, KeepPassword keep,
    const SignInGrantPtr &grant)
{
    if (keep == KeepPassword::InKeyring)
        passwords.keepInKeyring(account, secret);
    else
        passwords.keepForThisRun(account, secret);
    if (grant)
        passwords.signedIn(account, *grant);
}

QFuture<void> LocalMailService::keepSecret(const Account &account, const NewSecret &secret)
{
    return m_keyring.post([passwords = m_passwords, account, secret] {
        keepNow(*passwords, account, secret.secret, secret.keep, secret.grant);
    });
}

QFuture<void> LocalMailService::setPassword(AccountId id, const QString &typed, KeepPassword keep)
{
    const auto *account = known(id);
    if (!account)
        return failed<void>(notOpen(id));
    auto text = typed;
    const NewSecret secret{.secret = Secret::take(text), .keep = keep};
    if (!account->signIn.isEmpty())
        return changeLogIn(*account, {}, secret);
    return keepSecret(*account, secret).then(this, [this, id] {
        if (auto *open = find(id))
            open->engine->passwordChanged();
    });
}

QFuture<void> LocalMailService::setSignIn(AccountId id, const SignInGrantPtr &grant, KeepPassword keep)
{
    const auto *account = known(id);
    if (!account)
        return failed<void>(notOpen(id));
    const NewSecret secret{.secret = grant->tokens.refresh, .keep = keep, .grant = grant};
    if (account->signIn != grant->provider)
        return changeLogIn(*account, grant->provider, secret);
    return keepSecret(*account, secret).then(this, [this, id] {
        if (auto *open = find(id))
            open->engine->passwordChanged();
    });
}

// What was a password so far must not be refreshed as a token, and a token not be shown as a password, not even
// after a crash in between: the new one is kept beside the old one, then the account is told, then the old one
// is forgotten.
QFuture<void>
LocalMailService::changeLogIn(const Account &account, const QString &signIn, const NewSecret &secret)
{
    auto wanted = account;
    wanted.signIn = signIn;
    wanted.passwordFile.clear();
    wanted.secretName = newSecretName();
    return keepSecret(wanted, secret).then(this, [this, wanted] {
        auto unused = wanted;
        unused.outgoingSecretName.clear();
        const auto *now = known(wanted.id);
        const auto before = now ? *now : wanted;
        try {
            if (!now)
                throw notOpen(wanted.id);
            auto changed = before;
            changed.signIn = wanted.signIn;
            changed.passwordFile = wanted.passwordFile;
            changed.secretName = wanted.secretName;
            saveChanged(changed);
            restartEngine(before, changed);
        } catch (const MailError &) {
            m_keyring.post([passwords = m_passwords, unused] { passwords->forget(unused); });
            throw;
        }
        auto old = before;
        old.outgoingSecretName.clear();
        m_keyring.post([passwords = m_passwords, old] { passwords->forget(old); });
        emit accountsChanged();
    });
}

QFuture<void> LocalMailService::setOutgoingPassword(AccountId id, const QString &typed, KeepPassword keep)
{
    const auto *account = known(id);
    if (!account)
        return failed<void>(notOpen(id));
    const auto rename = [this, id](const QString &secretName) {
        const auto *now = known(id);
        if (!now)
            throw notOpen(id);
        auto changed = *now;
        changed.outgoingSecretName = secretName;
        saveChanged(changed);
        outgoingChanged(id);
        emit accountsChanged();
    };
    if (typed.isEmpty()) {
        const auto separate = withOutgoingSecret(*account);
        if (!separate)
            return QtFuture::makeReadyFuture();
        try {
            rename({});
        } catch (const MailError &error) {
            return failed<void>(error);
        }
        return m_keyring.post([passwords = m_passwords, old = *separate] { passwords->forget(old); });
    }
    auto wanted = *account;
    if (wanted.outgoingSecretName.isEmpty())
        wanted.outgoingSecretName = newSecretName();
    auto text = typed;
    return keepSecret(*withOutgoingSecret(wanted), {.secret = Secret::take(text), .keep = keep})
        .then(this, [rename, name = wanted.outgoingSecretName] { rename(name); });
}

void LocalMailService::saveChanged(const Account &account)
{
    auto accounts = m_accounts;
    for (auto &one : accounts) {
        if (one.id == account.id)
            one = account;
    }
    m_file.save(accounts);
    m_accounts = accounts;
}

} // namespace duopost
