// SPDX-License-Identifier: GPL-3.0-or-later
// A service without server and disk: synthetic accounts, folders and messages, answers after a delay, errors
// on demand. Messages are computed from their id, so a folder of a million costs only its spine.
#pragma once

#include "tests/support/FakeAccountTest.h"
#include "tests/support/FakeFacts.h"
#include "tests/support/FakeImages.h"
#include "tests/support/FakeLists.h"
#include "tests/support/FakeSignIn.h"
#include "tests/support/FakeWriting.h"

#include <QHash>
#include <QPointer>

namespace duopost {

class FakeMailService : public test::FakeFacts {
public:
    FakeMailService();
    ~FakeMailService() override;

    int delayMs = 0; ///< before each answer
    std::optional<MailError> openFails, rowsFail, spineFails, synchronizeFails, changeFails, addFails,
        setPasswordFails;
    QList<AccountTestStep> testOutcomes; ///< by step; those not given succeed
    QList<Account> tested;
    QList<CertificateException> exceptions;
    QList<ConnectionFacts> connectionFacts;
    QList<NewAccount> added;
    QList<Account> updated;
    QList<QPair<AccountId, LocalMail>> removed;
    QList<QPair<QString, KeepPassword>> passwords;
    int rowsAsked = 0, opened = 0, synchronized = 0;
    QList<QPair<MessageId, QString>> changes; ///< what was asked for, in order
    qint64 now = QDateTime::currentMSecsSinceEpoch();

    AccountId addFakeAccount(const QString &name, Protocol protocol);

    FolderRef addFolder(
        AccountId account, const QString &path, FolderRole role, int messages, int unread = 0,
        FolderId parent = {}, Where where = Where::ServerAndHere);

    /// One commit: @p rows newest first, added to the folder and told as arrived.
    void deliver(FolderRef folder, QList<SpineRow> rows);

    void remove(FolderRef folder, const QList<MessageId> &ids);

    MessageId newId() { return {++m_lastMessage}; }
    const QList<SpineRow> &spineOf(FolderRef folder) { return m_spines[folder.folder]; }
    void setMessage(MessageId id, const MessageRow &row, const ParsedMessage &message);
    MessageRow rowFor(MessageId id) const;

    // MailService
    QList<Account> accounts() const override { return m_accounts; }
    QFuture<Account> addAccount(const NewAccount &account) override;
    QFuture<void> updateAccount(const Account &account, bool) override;
    QFuture<void> setPassword(AccountId, const QString &password, KeepPassword keep) override;
    QFuture<void> setOutgoingPassword(AccountId, const QString &password, KeepPassword keep) override;
    QList<QPair<QString, KeepPassword>> outgoingPasswords;
    QString mailFolder(AccountId account) const override;
    QList<SignInClient> signInClients() const override { return clients; }
    QFuture<void> setSignInClient(const SignInClient &client) override;
    QList<SignInClient> clients, clientsSaved;
    QFuture<void> setAccountOrder(const QList<AccountId> &order) override;
    QFuture<void> removeAccount(AccountId account, LocalMail mail) override;
    QFuture<QList<AccountTestStep>> testAccount(AccountId) override;
    SignInOffer signInOffer(const QString &host) const override { return signInOffers.value(host); }
    std::unique_ptr<BrowserSignIn> signIn(const QString &provider, const QString &address) override;
    QFuture<void> setSignIn(AccountId, const SignInGrantPtr &grant, KeepPassword keep) override;
    QHash<QString, SignInOffer> signInOffers; ///< by host
    QStringList signInsAsked;
    QPointer<FakeSignIn> lastSignIn;
    QList<QPair<SignInGrantPtr, KeepPassword>> signInsKept;
    QList<TestSecrets> testedWith;
    std::unique_ptr<AccountTest> test(const Account &account, const TestSecrets &secrets) override;
    QList<CertificateException> certificateExceptions() const override { return exceptions; }
    QFuture<void> acceptCertificate(const CertificateFacts &facts) override;
    QFuture<void> revokeCertificate(const CertificateException &exception) override;
    QFuture<void> acceptWeakerLogin(const ServerAddress &) override;
    QList<ConnectionFacts> connections(AccountId) const override { return connectionFacts; }
    QFuture<QList<Folder>> folders(AccountId account) override;
    QFuture<QList<SpineRow>> spine(FolderRef folder) override;
    QFuture<QList<SpineRow>> spine(FolderRef folder, const Listing &list) override;
    QFuture<ListPlaces> places(
        FolderRef folder, const Listing &list, const QList<MessageId> &ids,
        const QList<SpineRow> &among) override;
    QList<Listing> listsAsked;
    QList<Tag> tags() const override { return knownTags; }
    QFuture<void> setTags(const QList<Tag> &tags) override;
    QList<Tag> knownTags = wellKnownTags();
    QFuture<QList<MessageId>> unread(FolderRef folder) override;
    QFuture<QList<MessageRow>> rows(AccountId, const QList<MessageId> &ids) override;
    QFuture<ConversationList> conversations(FolderRef folder) override;
    QFuture<ConversationList> conversations(FolderRef folder, const QList<ConversationId> &some) override;
    QFuture<QList<ConversationMember>> conversationMembers(FolderRef, ConversationId conversation) override;
    /// These messages, of any folder, belong together from now on; nobody is told.
    void join(const QList<MessageId> &messages);
    ConversationId conversationOf(MessageId id) const { return m_conversations.value(id, {id.value}); }
    void tellConversations(AccountId account, const QList<MessageId> &messages);
    int conversationsAsked = 0;
    QFuture<SearchResult> search(const SearchRequest &request) override;
    QFuture<SearchResult> searchOnServer(const SearchRequest &request) override;
    QFuture<QList<SearchSnippet>>
    snippets(AccountId, const QString &query, const QList<MessageId> &ids) override;
    void rebuildSearchIndex(AccountId) override { }
    QList<SavedSearch> savedSearches() const override { return saved; }
    QFuture<void> setSavedSearches(const QList<SavedSearch> &all) override;
    QHash<QString, SearchResult> found, foundOnServer; ///< by query
    FakeImages images;
    QStringList searches, serverSearches;
    std::optional<MailError> serverSearchFails;
    QList<SavedSearch> saved;
    QFuture<ParsedMessagePtr> openMessage(MessageRef message) override;
    QFuture<QByteArray> rawMessage(MessageRef ref) override;
    RemoteImages &remoteImages() override { return images; }
    FakeWriting written;
    Writing *writing() override { return &written; }
    QFuture<void> unsubscribe(const QUrl &oneClick) override;
    QList<QUrl> left; ///< mailing lists
    std::optional<MailError> leavingFails;
    QHash<MessageId, QByteArray> raws; ///< what rawMessage() brings
    QFuture<QList<ChangeResult>>
    change(FolderRef folder, const QList<MessageId> &ids, const Change &change) override;
    QFuture<QList<ChangeResult>> performPending(AccountId) override;
    QFuture<QList<ChangeResult>> moveToTrash(FolderRef folder, const QList<MessageId> &ids) override;
    using MailService::append;
    QFuture<MessageId> append(FolderRef, const ArrivingMessage &) override;
    QFuture<MessageId> replaceDraft(MessageRef, const QByteArray &, MessageFlags) override;
    QFuture<FolderId> changeFolder(AccountId, const FolderChange &change) override;
    QFuture<QList<PendingAction>> pending(AccountId) override;
    QFuture<void> undo() override;
    UndoStep nextUndo() const override { return undoStep; }
    void watch(AccountId account, bool on) override { watched[account] = on; }
    void networkChanged() override { ++networkChanges; }
    QFuture<void> setLeaveRule(AccountId, const LeaveRule &) override;
    QFuture<void> setKeepOffline(FolderRef, const KeepOffline &) override;
    QList<MessageId> trashed;
    QStringList folderChanges;
    QList<PendingAction> pendingActions;
    UndoStep undoStep;
    QHash<AccountId, bool> watched;
    int undone = 0, networkChanges = 0;
    QList<SyncOptions> syncOptions;
    QFuture<SyncReport> synchronize(AccountId account, const SyncOptions &options) override;
    void cancel(AccountId) override { ++cancelled; }
    QFuture<QList<LedgerEntry>> whatSyncs(AccountId) override;
    QFuture<ServerFacts> serverFacts(AccountId) override;
    int cancelled = 0;
    bool idle() const { return m_underWay == 0; } ///< every question is answered

private:
    test::FakeLists lists(const Listing &list) const;
    QList<ConversationMember> membersOf(ConversationId conversation) const;
    ConversationList conversationsIn(FolderRef folder, const QList<ConversationId> *some) const;
    int m_underWay = 0;
    /// Newest first; the gap grows, so that all date groups have something.
    qint64 keyAt(int i, int of) const;
    qint64 keyOf(MessageId id) const;
    template <class T> QFuture<T> later(T value, const std::optional<MailError> &error);
    QFuture<void> laterNothing(const std::optional<MailError> &failure = {});

    QList<Account> m_accounts;
    QHash<AccountId, QList<Folder>> m_folders;
    QHash<FolderId, QList<SpineRow>> m_spines;
    QHash<MessageId, MessageRow> m_rows;
    QHash<MessageId, ParsedMessage> m_messages;
    QHash<MessageId, MessageFlags> m_flags;
    QHash<MessageId, QByteArray> m_keywords;
    QHash<MessageId, ConversationId> m_conversations; ///< of those that do not stand alone
    struct Block {
        qint64 lastId = 0;
        int count = 0;
    };
    QList<Block> m_blocks;
    qint64 m_lastFolder = 0, m_lastMessage = 0;
};

} // namespace duopost
