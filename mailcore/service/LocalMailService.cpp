// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalMailServiceJobs.h"

#include "mailcore/service/PasswordStore.h"

#include <QDir>
#include <QStandardPaths>
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
    for (const auto *server : {&account.incoming, account.outgoing ? &*account.outgoing : nullptr}) {
        if (server && server->security == Security::Plaintext && !isLoopbackHost(server->host)
            && !account.insecurePlaintext)
            throw MailError(MailError::Kind::PlaintextForbidden, server->host);
    }
}

} // namespace

std::unique_ptr<MailService> MailService::open(const QString &profileDir, Perform perform)
{
    return std::make_unique<LocalMailService>(profileDir, perform);
}

QString MailService::defaultProfileDir()
{
    const auto fromEnvironment = qEnvironmentVariable("DUOPOST_PROFILE");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/duopost");
}

LocalMailService::LocalMailService(const QString &profileDir, Perform perform)
    : m_perform(perform), m_profile(profileDir), m_file(m_profile.accountsFile()),
      m_keyring(QStringLiteral("keyring"), JobThread::AtEnd::FinishJobs)
{
    qRegisterMetaType<ChangeSet>();
    qRegisterMetaType<Activity>();
    qRegisterMetaType<MailError>();
    qRegisterMetaType<Freshness>();
    qRegisterMetaType<RemovalPlan>();
    qRegisterMetaType<UndoStep>();
    qRegisterMetaType<AccountTestStep>();
    m_servers = std::make_shared<KnownServers>(m_profile.serversFile(), [this](AccountId id) {
        onMyThread([this, id] { emit connectionsChanged(id); });
    });
    m_accounts = m_file.load();
    for (const auto &account : std::as_const(m_accounts))
        openAccount(account);
}

LocalMailService::~LocalMailService()
{
    for (auto &[id, open] : m_open)
        open.engine->cancel(); // all at once, so that leaving takes as long as the slowest
    m_open.clear();
}

void LocalMailService::openAccount(const Account &account)
{
    Open open;
    const auto id = account.id;
    open.store = std::make_unique<MailStore>(
        id, m_profile.accountDirectory(id.value),
        [this](const ChangeSet &changes) { onMyThread([this, changes] { emit messagesChanged(changes); }); });
    open.engine = std::make_unique<AccountEngine>(
        account, *open.store, sourceOf(account, readCredentials),
        AccountEngine::Listener{
            .activity =
                [this](const Activity &activity) {
                    onMyThread([this, activity] { emit activityChanged(activity); });
                },
            .foldersChanged = [this, id] { onMyThread([this, id] { emit foldersChanged(id); }); },
            .error
            = [this,
               id](const MailError &error) { onMyThread([this, id, error] { emit errorRaised(id, error); }); },
            .freshness =
                [this](const Freshness &freshness) {
                    onMyThread([this, freshness] { emit freshnessChanged(freshness); });
                },
            .removalAsked
            = [this](const RemovalPlan &plan) { onMyThread([this, plan] { emit removalAsked(plan); }); }});
    m_open.emplace(id, std::move(open));
}

LocalMailService::Open *LocalMailService::find(AccountId id)
{
    const auto found = m_open.find(id);
    return found == m_open.end() ? nullptr : &found->second;
}

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
    const auto password = Secret::take(text);
    // The password first: an account without one would only fail later, and less clearly.
    return m_keyring
        .post([account, password] {
            if (account.passwordFile.isEmpty() && !password.isEmpty())
                storePassword(account, password);
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
    m_open.erase(id);
    emit accountsChanged();
    const auto directory = m_profile.accountDirectory(id.value);
    return m_keyring.post([account, mail, directory] {
        forgetPassword(account);
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

QFuture<QList<Folder>> LocalMailService::folders(AccountId account)
{
    return with(account, [](Open &open) { return open.store->folders(); });
}

QFuture<QList<SpineRow>> LocalMailService::spine(FolderRef folder)
{
    return with(folder.account, [&](Open &open) { return open.store->spine(folder.folder); });
}

QFuture<QList<MessageId>> LocalMailService::unread(FolderRef folder)
{
    return with(folder.account, [&](Open &open) { return open.store->unread(folder.folder); });
}

QFuture<QList<MessageRow>> LocalMailService::rows(AccountId account, const QList<MessageId> &ids)
{
    return with(account, [&](Open &open) { return open.store->rows(ids); });
}

QFuture<ParsedMessagePtr> LocalMailService::openMessage(MessageRef message)
{
    return with(message.account, [&](Open &open) { return open.engine->open(message.message); });
}

QFuture<QByteArray> LocalMailService::rawMessage(MessageRef message)
{
    return with(message.account, [&](Open &open) { return open.engine->raw(message.message); });
}

QFuture<QList<ChangeResult>> LocalMailService::performPending(AccountId account)
{
    return with(account, [](Open &open) { return open.engine->performPending(); });
}

QFuture<SyncReport> LocalMailService::synchronize(AccountId account, const SyncOptions &options)
{
    return with(account, [&](Open &open) { return open.engine->synchronize(options); });
}

void LocalMailService::cancel(AccountId account)
{
    if (auto *open = find(account))
        open->engine->cancel();
}

QFuture<ServerFacts> LocalMailService::serverFacts(AccountId account)
{
    return with(account, [](Open &open) { return open.engine->serverFacts(); });
}

QFuture<QList<LedgerEntry>> LocalMailService::whatSyncs(AccountId account)
{
    return with(account, [](Open &open) { return open.engine->whatSyncs(); });
}

} // namespace duopost
