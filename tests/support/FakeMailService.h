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
#include <QPromise>
#include <QTimer>

namespace duopost {

class FakeMailService : public test::FakeFacts {
public:
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

    AccountId addFakeAccount(const QString &name, Protocol protocol)
    {
        Account account;
        account.id = {static_cast<qint64>(m_accounts.size()) + 1};
        account.name = name;
        account.displayName = QStringLiteral("Anna Berg");
        account.address = QStringLiteral("anna@example.org");
        account.protocol = protocol;
        m_accounts << account;
        emit accountsChanged();
        return account.id;
    }

    FolderRef addFolder(
        AccountId account, const QString &path, FolderRole role, int messages, int unread = 0,
        FolderId parent = {}, Where where = Where::ServerAndHere)
    {
        Folder folder;
        folder.id = {++m_lastFolder};
        folder.parent = parent;
        folder.path = path;
        folder.name = path.section(QLatin1Char('/'), -1);
        folder.role = role;
        folder.where = where;
        folder.total = messages;
        folder.unread = unread;
        folder.asOf = QDateTime::fromMSecsSinceEpoch(now);
        const FolderRef ref{account, folder.id};
        m_folders[account] << folder;
        QList<SpineRow> &spine = m_spines[folder.id];
        spine.resize(messages);
        for (int i = 0; i < messages; ++i) {
            const MessageId id{m_lastMessage + messages - i};
            spine[i] = {id, keyAt(i, messages)};
        }
        m_blocks << Block{m_lastMessage + messages, messages};
        m_lastMessage += messages;
        emit foldersChanged(account);
        return ref;
    }

    /// One commit: @p rows newest first, added to the folder and told as arrived.
    void deliver(FolderRef folder, QList<SpineRow> rows)
    {
        QList<SpineRow> &spine = m_spines[folder.folder];
        spine << rows;
        std::sort(spine.begin(), spine.end(), comesBefore);
        QList<MessageId> ids;
        for (const SpineRow &row : std::as_const(rows))
            ids << row.id;
        tellConversations(folder.account, ids);
        ChangeSet changes;
        changes.folder = folder;
        changes.arrived = std::move(rows);
        changes.total = static_cast<int>(spine.size());
        for (Folder &known : m_folders[folder.account]) {
            if (known.id == folder.folder)
                known.total = changes.total;
        }
        emit messagesChanged(changes);
    }

    void remove(FolderRef folder, const QList<MessageId> &ids)
    {
        m_spines[folder.folder].removeIf([&](const SpineRow &row) { return ids.contains(row.id); });
        tellConversations(folder.account, ids);
        ChangeSet changes;
        changes.folder = folder;
        changes.gone = ids;
        emit messagesChanged(changes);
    }

    MessageId newId() { return {++m_lastMessage}; }
    const QList<SpineRow> &spineOf(FolderRef folder) { return m_spines[folder.folder]; }
    void setMessage(MessageId id, const MessageRow &row, const ParsedMessage &message)
    {
        m_rows[id] = row;
        m_messages[id] = message;
    }
    MessageRow rowFor(MessageId id) const;

    // MailService
    QList<Account> accounts() const override { return m_accounts; }
    QFuture<Account> addAccount(const NewAccount &account) override
    {
        added << account;
        added.last().password.detach(); // its own copy: the window overwrites what it gave
        if (addFails)
            return later(Account{}, addFails);
        const auto id = addFakeAccount(account.account.name, account.account.protocol);
        m_accounts.last() = account.account;
        m_accounts.last().id = id;
        emit accountsChanged();
        return later(m_accounts.last(), {});
    }
    QFuture<void> updateAccount(const Account &account, bool) override
    {
        updated << account;
        for (auto &known : m_accounts) {
            if (known.id == account.id)
                known = account;
        }
        emit accountsChanged();
        return laterNothing();
    }
    QFuture<void> setPassword(AccountId, const QString &password, KeepPassword keep) override
    {
        passwords << qMakePair(password, keep);
        passwords.last().first.detach();
        return laterNothing(setPasswordFails);
    }
    QFuture<void> setOutgoingPassword(AccountId, const QString &password, KeepPassword keep) override
    {
        outgoingPasswords << qMakePair(password, keep);
        outgoingPasswords.last().first.detach();
        return laterNothing(setPasswordFails);
    }
    QList<QPair<QString, KeepPassword>> outgoingPasswords;
    QString mailFolder(AccountId account) const override
    {
        for (const auto &known : m_accounts) {
            if (known.id == account && !known.directory.isEmpty())
                return known.directory;
        }
        return QStringLiteral("/home/anna/.local/share/duopost");
    }
    QList<SignInClient> signInClients() const override { return clients; }
    QFuture<void> setSignInClient(const SignInClient &client) override
    {
        clientsSaved << client;
        for (auto &offer : signInOffers) {
            if (offer.provider == client.provider)
                offer.configured = !client.clientId.isEmpty();
        }
        return laterNothing();
    }
    QList<SignInClient> clients, clientsSaved;
    QFuture<void> setAccountOrder(const QList<AccountId> &order) override
    {
        std::sort(m_accounts.begin(), m_accounts.end(), [&](const Account &a, const Account &b) {
            return order.indexOf(a.id) < order.indexOf(b.id);
        });
        emit accountsChanged();
        return laterNothing();
    }
    QFuture<void> removeAccount(AccountId account, LocalMail mail) override
    {
        removed << qMakePair(account, mail);
        return laterNothing();
    }
    QFuture<QList<AccountTestStep>> testAccount(AccountId) override
    {
        return later(QList<AccountTestStep>(), {});
    }
    SignInOffer signInOffer(const QString &host) const override { return signInOffers.value(host); }
    std::unique_ptr<BrowserSignIn> signIn(const QString &provider, const QString &address) override
    {
        signInsAsked << provider + QLatin1Char(' ') + address;
        auto signIn = std::make_unique<FakeSignIn>();
        lastSignIn = signIn.get();
        return signIn;
    }
    QFuture<void> setSignIn(AccountId, const SignInGrantPtr &grant, KeepPassword keep) override
    {
        signInsKept << qMakePair(grant, keep);
        return laterNothing(setPasswordFails);
    }
    QHash<QString, SignInOffer> signInOffers; ///< by host
    QStringList signInsAsked;
    QPointer<FakeSignIn> lastSignIn;
    QList<QPair<SignInGrantPtr, KeepPassword>> signInsKept;
    QList<TestSecrets> testedWith;
    std::unique_ptr<AccountTest> test(const Account &account, const TestSecrets &secrets) override
    {
        tested << account;
        testedWith << secrets;
        testedWith.last().password.detach();
        return std::make_unique<FakeAccountTest>(testOutcomes, delayMs);
    }
    QList<CertificateException> certificateExceptions() const override { return exceptions; }
    QFuture<void> acceptCertificate(const CertificateFacts &facts) override
    {
        exceptions << CertificateException{
            .host = facts.host,
            .port = facts.port,
            .sha256 = facts.own().sha256,
            .subject = facts.own().subject};
        emit certificateExceptionsChanged();
        return laterNothing();
    }
    QFuture<void> revokeCertificate(const CertificateException &exception) override
    {
        exceptions.removeAll(exception);
        emit certificateExceptionsChanged();
        return laterNothing();
    }
    QFuture<void> acceptWeakerLogin(const ServerAddress &) override { return laterNothing(); }
    QList<ConnectionFacts> connections(AccountId) const override { return connectionFacts; }
    QFuture<QList<Folder>> folders(AccountId account) override { return later(m_folders.value(account), {}); }
    QFuture<QList<SpineRow>> spine(FolderRef folder) override
    {
        return later(m_spines.value(folder.folder), spineFails);
    }
    QFuture<QList<SpineRow>> spine(FolderRef folder, const Listing &list) override
    {
        listsAsked << list;
        return later(lists(list).all(m_spines.value(folder.folder)), spineFails);
    }
    QFuture<ListPlaces> places(
        FolderRef folder, const Listing &list, const QList<MessageId> &ids,
        const QList<SpineRow> &among) override
    {
        return later(lists(list).places(m_spines.value(folder.folder), ids, among), spineFails);
    }
    QList<Listing> listsAsked;
    QList<Tag> tags() const override { return knownTags; }
    QFuture<void> setTags(const QList<Tag> &tags) override
    {
        knownTags = tags;
        emit tagsChanged();
        return laterNothing();
    }
    QList<Tag> knownTags = wellKnownTags();
    QFuture<QList<MessageId>> unread(FolderRef folder) override
    {
        QList<MessageId> ids;
        for (const auto &row : m_spines.value(folder.folder)) {
            if (!rowFor(row.id).flags.testFlag(MessageFlag::Seen))
                ids << row.id;
        }
        return later(ids, {});
    }
    QFuture<QList<MessageRow>> rows(AccountId, const QList<MessageId> &ids) override
    {
        rowsAsked += static_cast<int>(ids.size());
        QList<MessageRow> rows;
        for (const MessageId id : ids)
            rows << rowFor(id);
        return later(rows, rowsFail);
    }
    QFuture<ConversationList> conversations(FolderRef folder) override
    {
        ++conversationsAsked;
        return later(conversationsIn(folder, nullptr), spineFails);
    }
    QFuture<ConversationList> conversations(FolderRef folder, const QList<ConversationId> &some) override
    {
        return later(conversationsIn(folder, &some), {});
    }
    QFuture<QList<ConversationMember>> conversationMembers(FolderRef, ConversationId conversation) override
    {
        return later(membersOf(conversation), {});
    }
    /// These messages, of any folder, belong together from now on; nobody is told.
    void join(const QList<MessageId> &messages)
    {
        for (const MessageId id : messages)
            m_conversations[id] = {messages.first().value};
    }
    ConversationId conversationOf(MessageId id) const { return m_conversations.value(id, {id.value}); }
    void tellConversations(AccountId account, const QList<MessageId> &messages)
    {
        ConversationChanges changes{.account = account};
        for (const MessageId id : messages)
            changes.touched << conversationOf(id);
        emit conversationsChanged(changes);
    }
    int conversationsAsked = 0;
    QFuture<SearchResult> search(const SearchRequest &request) override
    {
        searches << request.text;
        return later(found.value(request.text), {});
    }
    QFuture<SearchResult> searchOnServer(const SearchRequest &request) override
    {
        serverSearches << request.text;
        return later(foundOnServer.value(request.text), serverSearchFails);
    }
    QFuture<QList<SearchSnippet>>
    snippets(AccountId, const QString &query, const QList<MessageId> &ids) override
    {
        QList<SearchSnippet> result;
        for (const MessageId id : ids) {
            const QString text = QStringLiteral("… where %1 stands …").arg(query);
            result << SearchSnippet{id, text, {{8, static_cast<int>(query.size())}}};
        }
        return later(result, {});
    }
    void rebuildSearchIndex(AccountId) override { }
    QList<SavedSearch> savedSearches() const override { return saved; }
    QFuture<void> setSavedSearches(const QList<SavedSearch> &all) override
    {
        saved = all;
        emit savedSearchesChanged();
        return laterNothing();
    }
    QHash<QString, SearchResult> found, foundOnServer; ///< by query
    FakeImages images;
    QStringList searches, serverSearches;
    std::optional<MailError> serverSearchFails;
    QList<SavedSearch> saved;
    QFuture<ParsedMessagePtr> openMessage(MessageRef message) override;
    QFuture<QByteArray> rawMessage(MessageRef ref) override
    {
        return later(raws.value(ref.message), openFails);
    }
    RemoteImages &remoteImages() override { return images; }
    FakeWriting written;
    Writing *writing() override { return &written; }
    QFuture<void> unsubscribe(const QUrl &oneClick) override
    {
        left << oneClick;
        return laterNothing(leavingFails);
    }
    QList<QUrl> left; ///< mailing lists
    std::optional<MailError> leavingFails;
    QHash<MessageId, QByteArray> raws; ///< what rawMessage() brings
    QFuture<QList<ChangeResult>>
    change(FolderRef folder, const QList<MessageId> &ids, const Change &change) override;
    QFuture<QList<ChangeResult>> performPending(AccountId) override { return later(QList<ChangeResult>(), {}); }
    QFuture<QList<ChangeResult>> moveToTrash(FolderRef folder, const QList<MessageId> &ids) override
    {
        trashed += ids;
        remove(folder, ids);
        QList<ChangeResult> results;
        for (const MessageId id : ids)
            results << ChangeResult{id, Outcome::Queued, {}};
        return later(results, changeFails);
    }
    using MailService::append;
    QFuture<MessageId> append(FolderRef, const ArrivingMessage &) override
    {
        return later(newId(), changeFails);
    }
    QFuture<MessageId> replaceDraft(MessageRef, const QByteArray &, MessageFlags) override
    {
        return later(newId(), changeFails);
    }
    QFuture<FolderId> changeFolder(AccountId, const FolderChange &change) override
    {
        folderChanges << folderChangeName(change);
        return later(FolderId(), changeFails);
    }
    QFuture<QList<PendingAction>> pending(AccountId) override { return later(pendingActions, {}); }
    QFuture<void> undo() override
    {
        ++undone;
        return laterNothing();
    }
    UndoStep nextUndo() const override { return undoStep; }
    void watch(AccountId account, bool on) override { watched[account] = on; }
    void networkChanged() override { ++networkChanges; }
    QFuture<void> setLeaveRule(AccountId, const LeaveRule &) override { return laterNothing(); }
    QFuture<void> setKeepOffline(FolderRef, const KeepOffline &) override { return laterNothing(); }
    QList<MessageId> trashed;
    QStringList folderChanges;
    QList<PendingAction> pendingActions;
    UndoStep undoStep;
    QHash<AccountId, bool> watched;
    int undone = 0, networkChanges = 0;
    QList<SyncOptions> syncOptions;
    QFuture<SyncReport> synchronize(AccountId account, const SyncOptions &options) override
    {
        syncOptions << options;
        ++synchronized;
        SyncReport report;
        report.account = account;
        return later(report, synchronizeFails);
    }
    void cancel(AccountId) override { ++cancelled; }
    QFuture<QList<LedgerEntry>> whatSyncs(AccountId) override { return later(m_ledger, {}); }
    QFuture<ServerFacts> serverFacts(AccountId) override { return later(serverSaid, {}); }
    int cancelled = 0;
    bool idle() const { return m_underWay == 0; } ///< every question is answered

private:
    test::FakeLists lists(const Listing &list) const
    {
        return {list, [this](MessageId id) { return rowFor(id); }};
    }
    QList<ConversationMember> membersOf(ConversationId conversation) const;
    ConversationList conversationsIn(FolderRef folder, const QList<ConversationId> *some) const;
    int m_underWay = 0;
    /// Newest first; the gap grows, so that all date groups have something.
    qint64 keyAt(int i, int of) const
    {
        return now - (of > 20000 ? qint64(i) * 60000 : qint64(i) * (1500000 + qint64(i) * 900));
    }
    qint64 keyOf(MessageId id) const
    {
        for (const Block &block : m_blocks) {
            if (id.value <= block.lastId && id.value > block.lastId - block.count)
                return keyAt(static_cast<int>(block.lastId - id.value), block.count);
        }
        return now;
    }
    template <class T> QFuture<T> later(T value, const std::optional<MailError> &error)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        ++m_underWay;
        QTimer::singleShot(delayMs, this, [this, promise, value, error] {
            --m_underWay;
            if (error)
                promise->setException(std::make_exception_ptr(*error));
            else
                promise->addResult(value);
            promise->finish();
        });
        return promise->future();
    }
    QFuture<void> laterNothing(const std::optional<MailError> &failure = {})
    {
        auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        QTimer::singleShot(delayMs, this, [promise, failure] {
            if (failure)
                promise->setException(std::make_exception_ptr(*failure));
            promise->finish();
        });
        return promise->future();
    }

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

inline QList<ConversationMember> FakeMailService::membersOf(ConversationId conversation) const
{
    QList<ConversationMember> members;
    for (auto folder = m_spines.cbegin(); folder != m_spines.cend(); ++folder) {
        for (const SpineRow &row : *folder) {
            if (conversationOf(row.id) == conversation)
                members << ConversationMember{row, folder.key()};
        }
    }
    std::sort(
        members.begin(), members.end(), [](const auto &a, const auto &b) { return comesBefore(a.row, b.row); });
    return members;
}

inline ConversationList
FakeMailService::conversationsIn(FolderRef folder, const QList<ConversationId> *some) const
{
    ConversationList list;
    QHash<ConversationId, int> heads;
    QHash<ConversationId, QPair<int, int>> elsewhere; // messages, unread ones
    const auto isUnread = [this](MessageId id) {
        return m_conversations.contains(id) && !rowFor(id).flags.testFlag(MessageFlag::Seen);
    };
    for (auto id = m_conversations.cbegin(); id != m_conversations.cend(); ++id) {
        for (auto other = m_spines.cbegin(); other != m_spines.cend(); ++other) {
            const bool there = other.key() != folder.folder
                && std::any_of(other->cbegin(), other->cend(),
                               [&](const SpineRow &r) { return r.id == id.key(); });
            if (there) {
                elsewhere[*id].first += 1;
                elsewhere[*id].second += isUnread(id.key()) ? 1 : 0;
            }
        }
    }
    const auto spine = m_spines.value(folder.folder);
    list.heads.reserve(some ? some->size() : spine.size());
    for (const SpineRow &row : spine) {
        const ConversationId id = conversationOf(row.id);
        if (!m_conversations.contains(row.id) && !some) { // as cheap as can be: it runs on the GUI thread
            list.heads << ConversationHead{.newest = row, .id = id};
            continue;
        }
        if (some && !some->contains(id))
            continue;
        if (const auto found = heads.constFind(id); found != heads.cend()) {
            list.heads[*found].count += 1;
            list.heads[*found].unread += isUnread(row.id) ? 1 : 0;
            list.others[id] << row;
            continue;
        }
        heads.insert(id, static_cast<int>(list.heads.size()));
        list.heads << ConversationHead{
            .newest = row,
            .id = id,
            .count = 1 + elsewhere.value(id).first,
            .unread = (isUnread(row.id) ? 1 : 0) + elsewhere.value(id).second};
    }
    return list;
}

inline MessageRow FakeMailService::rowFor(MessageId id) const
{
    MessageRow row = m_rows.value(id);
    if (!m_rows.contains(id)) {
        row.id = id;
        row.subject = QStringLiteral("Message %1").arg(id.value);
        row.from
            = {QStringLiteral("Sender %1").arg(id.value % 17),
               QStringLiteral("s%1@example.org").arg(id.value % 17)};
        row.preview = QStringLiteral("First words of message %1").arg(id.value);
        row.date = QDateTime::fromMSecsSinceEpoch(keyOf(id));
        row.bodyHere = true;
    }
    row.flags = m_flags.value(id, row.flags);
    row.keywords = m_keywords.value(id, row.keywords);
    return row;
}

inline QFuture<ParsedMessagePtr> FakeMailService::openMessage(MessageRef ref)
{
    ++opened;
    ParsedMessage message = m_messages.value(ref.message);
    if (!m_messages.contains(ref.message)) {
        const MessageRow row = rowFor(ref.message);
        message.header.subject = row.subject;
        message.header.from = {row.from};
        message.text = QStringLiteral("Text of message %1\n").arg(ref.message.value);
    }
    return later<ParsedMessagePtr>(std::make_shared<const ParsedMessage>(message), openFails);
}

inline QFuture<QList<ChangeResult>>
FakeMailService::change(FolderRef folder, const QList<MessageId> &ids, const Change &change)
{
    QList<ChangeResult> results;
    ChangeSet told;
    told.folder = folder;
    const bool pop3 = folder.account.value <= m_accounts.size()
        && m_accounts.at(folder.account.value - 1).protocol == Protocol::Pop3;
    for (const MessageId id : ids) {
        changes.append({id, changeName(change)});
        if (!changeFails) {
            m_flags[id] = flagEdit(change).appliedTo(rowFor(id).flags);
            m_keywords[id] = flagEdit(change).appliedTo(rowFor(id).keywords);
            told.updated << id;
        }
        results << ChangeResult{id, pop3 ? Outcome::HereOnly : Outcome::Queued, {}};
    }
    if (!told.updated.isEmpty()) {
        QTimer::singleShot(delayMs, this, [this, told] {
            tellConversations(told.folder.account, told.updated);
            emit messagesChanged(told);
        });
    }
    return later(results, changeFails);
}

} // namespace duopost
