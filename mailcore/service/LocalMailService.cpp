// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalMailServiceJobs.h"

#include "mailcore/remote/PublicAddress.h"
#include "mailcore/service/Descriptors.h"
#include "mailcore/service/SavedSearchFile.h"
#include "mailcore/service/TagFile.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace duopost {

std::unique_ptr<MailService> MailService::open(const QString &profileDir, Perform perform)
{
    requireDescriptors(profileDir);
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
      m_remoteImages(m_profile.imagesFile(), {.mayAsk = isPublicAddress}),
      m_listLeaver({.mayAsk = isPublicAddress}),
      m_keyring(QStringLiteral("keyring"), JobThread::AtEnd::FinishJobs),
      m_leaving(QStringLiteral("leaving"), JobThread::AtEnd::FinishJobs)
{
    qRegisterMetaType<ChangeSet>();
    qRegisterMetaType<ConversationChanges>();
    qRegisterMetaType<Activity>();
    qRegisterMetaType<MailError>();
    qRegisterMetaType<Freshness>();
    qRegisterMetaType<RemovalPlan>();
    qRegisterMetaType<UndoStep>();
    qRegisterMetaType<SearchResult>();
    qRegisterMetaType<AccountTestStep>();
    m_servers = std::make_shared<KnownServers>(m_profile.serversFile(), [this](AccountId id) {
        onMyThread([this, id] { emit connectionsChanged(id); });
    });
    // What second devices of a killed program left.
    const QDir profile(m_profile.directory());
    for (const auto &left : profile.entryList({QStringLiteral("device-*")}, QDir::Dirs))
        QDir(profile.filePath(left)).removeRecursively();
    rememberErrors();
    m_accounts = m_file.load();
    m_savedSearches = loadSearches(m_profile.searchesFile());
    m_tags = loadTags(m_profile.tagsFile());
    m_writing = std::make_unique<LocalWriting>(*this, m_profile.peopleFile());
    for (const auto &account : std::as_const(m_accounts))
        openAccount(account);
}

LocalMailService::~LocalMailService()
{
    m_switching.reset(); // it reads stores
    for (const auto &account : std::as_const(m_accounts))
        m_passwords->cancel(account);
    m_filters.reset();
    for (auto &[id, open] : m_open)
        open.engine->leave(); // all at once, so that leaving takes as long as the slowest
    m_writing.reset(); // nothing new comes in
    m_open.clear();
}

QString LocalMailService::mailFolderOf(const Account &account) const
{
    return account.directory.isEmpty() ? m_profile.accountDirectory(account.id.value) : account.directory;
}

QString LocalMailService::mailFolder(AccountId id) const
{
    const auto *account = known(id);
    return account ? mailFolderOf(*account) : m_profile.directory();
}

// On a drive that is not there a new, empty mailbox would only look as if all mail were lost.
void LocalMailService::openAccount(const Account &account)
{
    if (!account.directory.isEmpty() && !QFileInfo(account.directory).isDir())
        return;
    Open open;
    const auto id = account.id;
    const auto directory = mailFolderOf(account);
    const auto feed = std::make_shared<SearchFeed>();
    open.store = std::make_unique<MailStore>(
        id, directory,
        [this, feed](const ChangeSet &changes) {
            feed->tell(changes);
            onMyThread([this, changes] { emit messagesChanged(changes); });
        },
        [this](const ConversationChanges &changes) {
            onMyThread([this, changes] { emit conversationsChanged(changes); });
        });
    // A command that ends in a moment leaves the index to whoever searches.
    const auto indexing = m_perform == Perform::AtOnce ? AccountSearch::Indexing::InTheBackground
                                                       : AccountSearch::Indexing::WhenAsked;
    open.search = std::make_unique<AccountSearch>(id, directory, *open.store, feed, indexing);
    open.engine = makeEngine(account, *open.store);
    m_open.emplace(id, std::move(open));
}

AccountEngine::Listener LocalMailService::listenerFor(AccountId id)
{
    return {
        .activity
        = [this](
              const Activity &activity) { onMyThread([this, activity] { emit activityChanged(activity); }); },
        .foldersChanged = [this, id] { onMyThread([this, id] { emit foldersChanged(id); }); },
        .error
        = [this,
           id](const MailError &error) { onMyThread([this, id, error] { emit errorRaised(id, error); }); },
        .freshness =
            [this](const Freshness &freshness) {
                onMyThread([this, freshness] { emit freshnessChanged(freshness); });
            },
        .removalAsked
        = [this](const RemovalPlan &plan) { onMyThread([this, plan] { emit removalAsked(plan); }); },
        .outboxChanged = [this, id] { onMyThread([this, id] { emit m_writing->outboxChanged(id); }); },
        .sendProgress =
            [this](const SendProgress &progress) {
                onMyThread([this, progress] { emit m_writing->sendProgress(progress); });
            },
        .markElsewhere =
            [this](MessageRef message, const Change &change) {
                onMyThread([this, message, change] { m_writing->mark(message, change); });
            }};
}

std::shared_ptr<AccountEngine> LocalMailService::makeEngine(
    const Account &account, MailStore &store, std::shared_ptr<AccountEngine> predecessor)
{
    const OutboxSetup sending{
        .credentials = sourceOf(account, &Passwords::outgoing),
        .works = performFor(account.id) == Perform::AtOnce ? OutboxSetup::Works::ByItself
                                                           : OutboxSetup::Works::WhenAsked,
        .times = OutboxTimes::standard()};
    return std::make_shared<AccountEngine>(
        account, store, sourceOf(account, &Passwords::incoming), listenerFor(account.id),
        std::move(predecessor), sending);
}

// What its log-in rests on is another one now.
void LocalMailService::outgoingChanged(AccountId id)
{
    const auto *account = known(id);
    auto *open = find(id);
    if (account && open && open->engine->outbox())
        open->engine->outbox()->setCredentials(sourceOf(*account, &Passwords::outgoing));
}

LocalMailService::Open *LocalMailService::find(AccountId id)
{
    const auto found = m_open.find(id);
    if (found != m_open.end())
        return &found->second;
    const auto *account = known(id);
    if (!account)
        return nullptr;
    openAccount(*account); // its drive may be there by now
    const auto opened = m_open.find(id);
    if (opened == m_open.end())
        return nullptr;
    onMyThread([this, id] { emit foldersChanged(id); });
    return &opened->second;
}

MailError LocalMailService::notOpen(AccountId id) const
{
    const auto *account = known(id);
    return account ? MailError(MailError::Kind::MailFolderMissing, mailFolderOf(*account))
                   : MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value));
}

QFuture<QList<Folder>> LocalMailService::folders(AccountId account)
{
    return with(account, [](Open &open) { return open.store->folders(); });
}

QFuture<QList<SpineRow>> LocalMailService::spine(FolderRef folder)
{
    return with(folder.account, [&](Open &open) { return open.store->spine(folder.folder); });
}

QFuture<QList<SpineRow>> LocalMailService::spine(FolderRef folder, const Listing &list)
{
    return with(folder.account, [&](Open &open) { return open.store->spine(folder.folder, list); });
}

QFuture<ListPlaces> LocalMailService::places(
    FolderRef folder, const Listing &list, const QList<MessageId> &ids, const QList<SpineRow> &among)
{
    return with(
        folder.account, [&](Open &open) { return open.store->places(folder.folder, list, ids, among); });
}

QFuture<QList<MessageId>> LocalMailService::unread(FolderRef folder)
{
    return with(folder.account, [&](Open &open) { return open.store->unread(folder.folder); });
}

QFuture<QList<MessageRow>> LocalMailService::rows(AccountId account, const QList<MessageId> &ids)
{
    return with(account, [&](Open &open) { return open.store->rows(ids); });
}

QFuture<ConversationList> LocalMailService::conversations(FolderRef folder)
{
    return with(folder.account, [&](Open &open) { return open.store->conversations(folder.folder); });
}

QFuture<ConversationList> LocalMailService::conversations(FolderRef folder, const QList<ConversationId> &some)
{
    return with(folder.account, [&](Open &open) { return open.store->conversations(folder.folder, some); });
}

QFuture<QList<ConversationMember>>
LocalMailService::conversationMembers(FolderRef folder, ConversationId conversation)
{
    return with(folder.account, [&](Open &open) {
        return open.store->conversationMembers(folder.folder, conversation);
    });
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
    if (const auto *off = known(account); off && !off->enabled)
        return failed<SyncReport>(MailError(MailError::Kind::AccountSwitchedOff, off->name));
    return with(account, [&](Open &open) { return open.engine->synchronize(options); });
}

void LocalMailService::cancel(AccountId account)
{
    if (const auto *asked = known(account))
        m_passwords->cancel(*asked);
    if (auto *open = find(account))
        open->engine->cancel();
}

QFuture<KeptArchive> LocalMailService::keptArchive(AccountId account)
{
    return with(account, [](Open &open) { return open.engine->keptArchive(); });
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
