// SPDX-License-Identifier: GPL-3.0-or-later
// Adding, changing and removing accounts.
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/MailFolder.h"

#include <QDir>
#include <QScopeGuard>
#include <QUrl>
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
    for (const auto *server :
         {&account.incoming, account.outgoing ? &*account.outgoing : nullptr,
          account.sentOn ? &*account.sentOn : nullptr, account.filters ? &*account.filters : nullptr}) {
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
    account.directory.clear();
    account.outgoingSecretName.clear();
    if (account.incoming.user.isEmpty())
        account.incoming.user = account.address;
    auto text = wanted.password;
    const auto password = wanted.grant ? wanted.grant->tokens.refresh : Secret::take(text);
    if (wanted.grant)
        account.signIn = wanted.grant->provider;
    account.secretName = newSecretName();
    // The password first: an account without one would only fail later, and less clearly.
    return m_keyring
        .post([passwords = m_passwords, account, password, keep = wanted.keep, grant = wanted.grant,
               in = wanted.storeIn]() mutable {
            if (!in.isEmpty())
                account.directory = makeMailFolder(in, account.name);
            auto unused = qScopeGuard([&] {
                if (!account.directory.isEmpty())
                    QDir().rmdir(account.directory);
            });
            if (!password.isEmpty() && account.passwordFile.isEmpty())
                keepNow(*passwords, account, password, keep, grant);
            unused.dismiss();
            return account;
        })
        .then(this, [this](const Account &added) {
            auto accounts = m_accounts;
            accounts << added;
            m_file.save(accounts);
            m_accounts = accounts;
            openAccount(added);
            emit accountsChanged();
            return added;
        });
}

QFuture<void> LocalMailService::removeAccount(AccountId id, LocalMail mail)
{
    const auto found
        = std::find_if(m_accounts.begin(), m_accounts.end(), [id](const Account &a) { return a.id == id; });
    if (found == m_accounts.end())
        return failed<void>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    if (m_switching->isRunning(id))
        return failed<void>(MailError(
            MailError::Kind::BadUsage, QStringLiteral("The account is being switched to another protocol.")));
    const auto account = *found;
    const auto otherStores = m_switching->otherStores(account);
    auto remaining = m_accounts;
    remaining.removeIf([id](const Account &a) { return a.id == id; });
    try {
        m_file.save(remaining);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_accounts = remaining;
    m_switching->forget(id);
    m_passwords->cancel(account);
    m_errors.remove(id);
    const auto open = std::make_shared<Open>();
    if (const auto here = m_open.find(id); here != m_open.end()) {
        *open = std::move(here->second);
        m_open.erase(here);
        open->engine->cancel();
    }
    emit accountsChanged();
    const auto directory = mailFolderOf(account);
    return m_leaving.post([passwords = m_passwords, servers = m_servers, open, account, mail, directory, otherStores] {
        open->engine.reset();
        open->search.reset();
        open->store.reset();
        passwords->forget(account);
        servers->forget(account.id);
        if (mail == LocalMail::Delete) {
            for (const auto &folder : QStringList{directory} + otherStores)
                removeMailFolder(folder);
            return;
        }
        // Kept mail gets a name that says whose it was and is never opened by another account.
        if (account.directory.isEmpty() && QDir(directory).exists()) {
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
    account.outgoingSecretName = before.outgoingSecretName;
    account.directory = before.directory;
    try {
        if (m_switching->isRunning(account.id))
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("The account is being switched to another protocol."));
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
    if (!(looks == account))
        restartEngine(before, account);
    emit accountsChanged();
    return QtFuture::makeReadyFuture();
}

// The store, and with it all mail, stays as it is. The old engine may wait for a server or a keyring: it ends
// on a thread of its successor, which does nothing on the network before that.
void LocalMailService::restartEngine(const Account &before, const Account &account)
{
    m_passwords->cancel(before);
    const auto found = m_open.find(account.id);
    if (found == m_open.end())
        return;
    auto &open = found->second;
    open.engine->leave();
    open.engine = makeEngine(account, *open.store, std::move(open.engine));
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
