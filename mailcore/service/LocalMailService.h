// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"
#include "mailcore/remote/ListLeaver.h"
#include "mailcore/remote/RemoteImageLoader.h"
#include "mailcore/service/AccountFile.h"
#include "mailcore/service/KnownServers.h"
#include "mailcore/service/LocalExperiments.h"
#include "mailcore/service/LocalFilters.h"
#include "mailcore/service/LocalSwitching.h"
#include "mailcore/service/LocalWriting.h"
#include "mailcore/service/Passwords.h"
#include "mailcore/service/Profile.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/AccountSearch.h"

#include <map>

namespace duopost {

/// The service on one profile folder: a store and an engine for each account.
class LocalMailService : public MailService {
    Q_OBJECT
public:
    LocalMailService(const QString &profileDir, Perform perform);
    ~LocalMailService() override;

    QList<Account> accounts() const override { return m_accounts; }
    QFuture<Account> addAccount(const NewAccount &account) override;
    QFuture<void> updateAccount(const Account &account, bool weaker) override;
    QFuture<void> setPassword(AccountId account, const QString &password, KeepPassword keep) override;
    QFuture<void> setOutgoingPassword(AccountId account, const QString &password, KeepPassword keep) override;
    QString mailFolder(AccountId account) const override;
    QFuture<void> setAccountOrder(const QList<AccountId> &order) override;
    QFuture<void> removeAccount(AccountId account, LocalMail mail) override;
    std::unique_ptr<AccountTest> test(const Account &account, const TestSecrets &secrets) override;
    QFuture<QList<AccountTestStep>> testAccount(AccountId account) override;
    SignInOffer signInOffer(const QString &host) const override;
    std::unique_ptr<BrowserSignIn> signIn(const QString &provider, const QString &address) override;
    QFuture<void> setSignIn(AccountId account, const SignInGrantPtr &grant, KeepPassword keep) override;
    QList<SignInClient> signInClients() const override;
    QFuture<void> setSignInClient(const SignInClient &client) override;
    QList<CertificateException> certificateExceptions() const override;
    QFuture<void> acceptCertificate(const CertificateFacts &facts) override;
    QFuture<void> revokeCertificate(const CertificateException &exception) override;
    QFuture<void> acceptWeakerLogin(const ServerAddress &server) override;
    QList<ConnectionFacts> connections(AccountId account) const override;
    QFuture<QList<Folder>> folders(AccountId account) override;
    QFuture<QList<SpineRow>> spine(FolderRef folder) override;
    QFuture<QList<SpineRow>> spine(FolderRef folder, const Listing &list) override;
    QFuture<ListPlaces> places(
        FolderRef folder, const Listing &list, const QList<MessageId> &ids,
        const QList<SpineRow> &among) override;
    QFuture<QList<MessageId>> unread(FolderRef folder) override;
    QFuture<QList<MessageRow>> rows(AccountId account, const QList<MessageId> &ids) override;
    QFuture<ConversationList> conversations(FolderRef folder) override;
    QFuture<ConversationList> conversations(FolderRef folder, const QList<ConversationId> &some) override;
    QFuture<QList<ConversationMember>>
    conversationMembers(FolderRef folder, ConversationId conversation) override;
    QFuture<SearchResult> search(const SearchRequest &request) override;
    QFuture<SearchResult> searchOnServer(const SearchRequest &request) override;
    QFuture<QList<SearchSnippet>>
    snippets(AccountId account, const QString &query, const QList<MessageId> &ids) override;
    void rebuildSearchIndex(AccountId account) override;
    QList<SavedSearch> savedSearches() const override { return m_savedSearches; }
    QFuture<void> setSavedSearches(const QList<SavedSearch> &searches) override;
    QList<Tag> tags() const override { return m_tags; }
    QFuture<void> setTags(const QList<Tag> &tags) override;
    QFuture<ParsedMessagePtr> openMessage(MessageRef message) override;
    QFuture<QByteArray> rawMessage(MessageRef message) override;
    RemoteImages &remoteImages() override { return m_remoteImages; }
    QFuture<void> unsubscribe(const QUrl &oneClick) override { return m_listLeaver.leave(oneClick); }
    QFuture<QList<ChangeResult>>
    change(FolderRef folder, const QList<MessageId> &ids, const Change &change) override;
    QFuture<QList<ChangeResult>> performPending(AccountId account) override;
    QFuture<QList<ChangeResult>> moveToTrash(FolderRef folder, const QList<MessageId> &ids) override;
    using MailService::append;
    QFuture<MessageId> append(FolderRef folder, const ArrivingMessage &message) override;
    QFuture<ArchiveReport> importArchive(const ImportRequest &request) override;
    QFuture<ArchiveReport> exportArchive(const ExportRequest &request) override;
    QFuture<MessageId> replaceDraft(MessageRef old, const QByteArray &raw, MessageFlags flags) override;
    QFuture<FolderId> changeFolder(AccountId account, const FolderChange &change) override;
    QFuture<QList<PendingAction>> pending(AccountId account) override;
    QFuture<void> undo() override;
    UndoStep nextUndo() const override;
    void watch(AccountId account, bool on) override;
    void networkChanged() override;
    QFuture<void> setLeaveRule(AccountId account, const LeaveRule &rule) override;
    QFuture<void> setKeepOffline(FolderRef folder, const KeepOffline &keep) override;
    QFuture<SyncReport> synchronize(AccountId account, const SyncOptions &options) override;
    void cancel(AccountId account) override;
    QFuture<QList<LedgerEntry>> whatSyncs(AccountId account) override;
    QFuture<ServerFacts> serverFacts(AccountId account) override;
    QFuture<KeptArchive> keptArchive(AccountId account) override;
    QFuture<MailboxFacts> mailboxFacts(AccountId account) override;
    Writing *writing() override { return m_writing.get(); }
    Switching *switching() override { return m_switching.get(); }
    AccountExperiments *experiments() override { return m_experiments.get(); }
    Filters *filters() override { return m_filters.get(); }
    std::unique_ptr<SecondDevice> secondDevice(AccountId account, const Account &other) override;

private:
    friend class LocalWriting;
    LocalSwitching::Hooks switchingHooks();
    /// Another protocol and another store for an account: what is open of it ends, and the other opens.
    void replaceAccount(const Account &after);
    QList<ChangeResult> remember(AccountId account, const Recorded &recorded);
    struct Open {
        std::unique_ptr<MailStore> store;
        std::unique_ptr<AccountSearch> search;
        std::shared_ptr<AccountEngine> engine; ///< ends before the store it writes to
    };
    void openAccount(const Account &account);
    void rememberErrors();
    std::shared_ptr<AccountEngine>
    makeEngine(const Account &account, MailStore &store, std::shared_ptr<AccountEngine> predecessor = {});
    AccountEngine::Listener listenerFor(AccountId account);
    void outgoingChanged(AccountId account);
    void restartEngine(const Account &before, const Account &account);
    QString mailFolderOf(const Account &account) const;
    /// Keeps a password or token, for incoming or outgoing mail; on the keyring's thread.
    struct NewSecret {
        Secret secret;
        KeepPassword keep;
        SignInGrantPtr grant = {};
    };
    QFuture<void> keepSecret(const Account &account, const NewSecret &secret);
    /// Another way of logging in: another secret, so that neither is ever taken for the other.
    QFuture<void> changeLogIn(const Account &account, const QString &signIn, const NewSecret &secret);
    void saveChanged(const Account &account);
    Perform performFor(AccountId account) const; ///< an account that is switched off waits
    const Account *known(AccountId account) const;
    Open *find(AccountId id); ///< opens what could not be opened at first
    MailError notOpen(AccountId id) const;
    /// What Passwords knows, with what is remembered of servers.
    CredentialSource sourceOf(const Account &account, Credentials (Passwords::*read)(const Account &)) const;
    /// use(open) → QFuture, or a future that fails with NotFound.
    template <class Use> auto with(AccountId id, Use use) -> std::invoke_result_t<Use, Open &>;
    template <class F> void onMyThread(F job);

    Perform m_perform;
    Profile m_profile;
    AccountFile m_file;
    QList<Account> m_accounts;
    std::shared_ptr<KnownServers> m_servers;
    std::shared_ptr<Passwords> m_passwords = std::make_shared<Passwords>(m_profile.signInFile());
    std::map<AccountId, Open> m_open;
    QList<SavedSearch> m_savedSearches;
    QList<Tag> m_tags;
    RemoteImageLoader m_remoteImages;
    ListLeaver m_listLeaver;
    QList<std::pair<AccountId, ActionRecord>> m_undo; ///< oldest first
    std::unique_ptr<LocalWriting> m_writing;
    JobThread m_keyring; ///< the keyring may ask the user and take its time
    QSet<AccountId> m_watched;
    QHash<AccountId, QList<RecentError>> m_errors; ///< of this run
    std::unique_ptr<LocalSwitching> m_switching
        = std::make_unique<LocalSwitching>(m_profile.directory(), switchingHooks());
    std::unique_ptr<LocalExperiments> m_experiments = std::make_unique<LocalExperiments>(
        m_profile.directory(),
        LocalExperiments::Hooks{
            [this](AccountId id) { return known(id); },
            [this](const Account &account) { return sourceOf(account, &Passwords::incoming); }});
    std::unique_ptr<LocalFilters> m_filters = std::make_unique<LocalFilters>(LocalFilters::Hooks{
        [this](AccountId id) { return known(id); },
        [this](const Account &account) {
            return meant(sourceOf(account, &Passwords::incoming), ConnectionFor::Filters);
        }});
    JobThread m_leaving; ///< what ends may wait for a server, a keyring or a disk
};

} // namespace duopost
