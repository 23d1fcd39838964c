// SPDX-License-Identifier: GPL-3.0-or-later
// Adding, changing and removing accounts.
#include "mailcore/service/LocalMailServiceJobs.h"

#include <QDir>
#include <QUrl>
#include <QUuid>
#include <algorithm>

namespace duopost {

namespace {

void check(const Account &account, const QList<Account> &others)
{
    const auto refuse = [](const QString &why) { throw MailError(MailError::Kind::BadUsage, why); };
    if (account.name.trimmed().isEmpty())
        refuse(QStringLiteral("The account needs a name."));
    for (const auto &other : others) {
        if (other.name.compare(account.name, Qt::CaseInsensitive) == 0)
            refuse(QStringLiteral("There is already an account named %1.").arg(account.name));
    }
    if (account.incoming.host.trimmed().isEmpty())
        refuse(QStringLiteral("The account needs a server."));
    checkLeave(account);
    for (const auto *server : {&account.incoming, account.outgoing ? &*account.outgoing : nullptr}) {
        if (server && server->security == Security::Plaintext && !isLoopbackHost(server->host)
            && !account.insecurePlaintext)
            throw MailError(MailError::Kind::PlaintextForbidden, server->host);
    }
}

} // namespace

QFuture<Account> LocalMailService::addAccount(const NewAccount &wanted)
{
    auto account = wanted.account;
    try {
        check(account, m_accounts);
    } catch (const MailError &error) {
        return failed<Account>(error);
    }
    account.id = m_file.takeId();
    if (account.incoming.user.isEmpty())
        account.incoming.user = account.address;
    auto text = wanted.password;
    const auto password = wanted.grant ? wanted.grant->tokens.refresh : Secret::take(text);
    if (wanted.grant)
        account.signIn = wanted.grant->provider;
    account.secretName = QStringLiteral("account/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    // The password first: an account without one would only fail later, and less clearly.
    return m_keyring
        .post([passwords = m_passwords, account, password, keep = wanted.keep, grant = wanted.grant] {
            if (password.isEmpty() || !account.passwordFile.isEmpty())
                return;
            if (keep == KeepPassword::InKeyring)
                passwords->keepInKeyring(account, password);
            else
                passwords->keepForThisRun(account, password);
            if (grant)
                passwords->signedIn(account, *grant);
        })
        .then(this, [this, account] {
            auto accounts = m_accounts;
            accounts << account;
            m_file.save(accounts);
            m_accounts = accounts;
            openAccount(account);
            emit accountsChanged();
            return account;
        });
}

QFuture<void> LocalMailService::removeAccount(AccountId id, LocalMail mail)
{
    const auto found
        = std::find_if(m_accounts.begin(), m_accounts.end(), [id](const Account &a) { return a.id == id; });
    if (found == m_accounts.end())
        return failed<void>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    const auto account = *found;
    auto remaining = m_accounts;
    remaining.removeIf([id](const Account &a) { return a.id == id; });
    try {
        m_file.save(remaining);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_accounts = remaining;
    m_passwords->cancel(account);
    m_open.erase(id);
    emit accountsChanged();
    const auto directory = m_profile.accountDirectory(id.value);
    return m_keyring.post([passwords = m_passwords, account, mail, directory] {
        passwords->forget(account);
        if (mail == LocalMail::Delete && !QDir(directory).removeRecursively())
            throw MailError(MailError::Kind::FileUnwritable, directory);
        // Kept mail gets a name that says whose it was and is never opened by another account.
        if (mail == LocalMail::Keep && QDir(directory).exists()) {
            const auto kept = directory + QStringLiteral(".kept-")
                + QString::fromLatin1(QUrl::toPercentEncoding(account.name));
            if (!QDir().rename(directory, kept))
                throw MailError(MailError::Kind::FileUnwritable, kept);
        }
    });
}

QFuture<void> LocalMailService::updateAccount(const Account &wanted, bool weaker)
{
    auto accounts = m_accounts;
    const auto found = std::find_if(
        accounts.begin(), accounts.end(), [&](const Account &account) { return account.id == wanted.id; });
    if (found == accounts.end())
        return failed<void>(
            MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(wanted.id.value)));
    const auto before = *found;
    auto account = wanted;
    account.leave = before.leave;
    account.signIn = before.signIn;
    account.secretName = before.secretName;
    try {
        if (account.protocol != before.protocol)
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("The protocol of an account is not changed like this."));
        auto others = m_accounts;
        others.removeIf([&](const Account &other) { return other.id == account.id; });
        check(account, others);
        *found = account;
        m_file.save(accounts, weaker ? Lowering::SaidByPerson : Lowering::Refused);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_accounts = accounts;
    auto looks = before;
    looks.name = account.name;
    looks.displayName = account.displayName;
    looks.colour = account.colour;
    if (auto *open = find(account.id); open && !(looks == account)) {
        m_passwords->cancel(before);
        open->engine.reset(); // the store, and with it all mail, stays as it is
        open->engine = makeEngine(account, *open->store);
    }
    emit accountsChanged();
    return QtFuture::makeReadyFuture();
}

QFuture<void> LocalMailService::setPassword(AccountId id, const QString &typed, KeepPassword keep)
{
    const auto *account = known(id);
    if (!account)
        return failed<void>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    auto text = typed;
    return m_keyring
        .post([passwords = m_passwords, account = *account, password = Secret::take(text), keep] {
            if (keep == KeepPassword::InKeyring)
                passwords->keepInKeyring(account, password);
            else
                passwords->keepForThisRun(account, password);
        })
        .then(this, [this, id] {
            if (auto *open = find(id))
                open->engine->passwordChanged();
        });
}

QFuture<void> LocalMailService::setAccountOrder(const QList<AccountId> &order)
{
    QList<Account> accounts;
    for (const auto id : order) {
        if (const auto *account = known(id))
            accounts << *account;
    }
    const QSet<AccountId> each(order.begin(), order.end());
    if (accounts.size() != m_accounts.size() || each.size() != accounts.size())
        return failed<void>(
            MailError(MailError::Kind::BadUsage, QStringLiteral("Every account once, please.")));
    try {
        m_file.save(accounts);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_accounts = accounts;
    emit accountsChanged();
    return QtFuture::makeReadyFuture();
}

const Account *LocalMailService::known(AccountId id) const
{
    const auto found
        = std::find_if(m_accounts.begin(), m_accounts.end(), [id](const Account &a) { return a.id == id; });
    return found == m_accounts.end() ? nullptr : &*found;
}

Perform LocalMailService::performFor(AccountId id) const
{
    const auto *account = known(id);
    return account && account->enabled ? m_perform : Perform::WhenAsked;
}

} // namespace duopost
