// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"

#include <QPromise>
#include <QTimer>

namespace duopost {

FakeMailService::FakeMailService() = default;
FakeMailService::~FakeMailService() = default;

template <class T> QFuture<T> FakeMailService::later(T value, const std::optional<MailError> &error)
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

QFuture<void> FakeMailService::laterNothing(const std::optional<MailError> &failure)
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

AccountId FakeMailService::addFakeAccount(const QString &name, Protocol protocol)
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

FolderRef FakeMailService::addFolder(
    AccountId account, const QString &path, FolderRole role, int messages, int unread, FolderId parent,
    Where where)
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

void FakeMailService::deliver(FolderRef folder, QList<SpineRow> rows)
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

void FakeMailService::remove(FolderRef folder, const QList<MessageId> &ids)
{
    m_spines[folder.folder].removeIf([&](const SpineRow &row) { return ids.contains(row.id); });
    tellConversations(folder.account, ids);
    ChangeSet changes;
    changes.folder = folder;
    changes.gone = ids;
    emit messagesChanged(changes);
}

void FakeMailService::setMessage(MessageId id, const MessageRow &row, const ParsedMessage &message)
{
    m_rows[id] = row;
    m_messages[id] = message;
}

QFuture<Account> FakeMailService::addAccount(const NewAccount &account)
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

QFuture<void> FakeMailService::updateAccount(const Account &account, bool)
{
    updated << account;
    for (auto &known : m_accounts) {
        if (known.id == account.id)
            known = account;
    }
    emit accountsChanged();
    return laterNothing();
}

QFuture<void> FakeMailService::setPassword(AccountId, const QString &password, KeepPassword keep)
{
    passwords << qMakePair(password, keep);
    passwords.last().first.detach();
    return laterNothing(setPasswordFails);
}

QFuture<void> FakeMailService::setOutgoingPassword(AccountId, const QString &password, KeepPassword keep)
{
    outgoingPasswords << qMakePair(password, keep);
    outgoingPasswords.last().first.detach();
    return laterNothing(setPasswordFails);
}

QString FakeMailService::mailFolder(AccountId account) const
{
    for (const auto &known : m_accounts) {
        if (known.id == account && !known.directory.isEmpty())
            return known.directory;
    }
    return QStringLiteral("/home/anna/.local/share/duopost");
}

QFuture<void> FakeMailService::setSignInClient(const SignInClient &client)
{
    clientsSaved << client;
    for (auto &offer : signInOffers) {
        if (offer.provider == client.provider)
            offer.configured = !client.clientId.isEmpty();
    }
    return laterNothing();
}

QFuture<void> FakeMailService::setAccountOrder(const QList<AccountId> &order)
{
    std::sort(m_accounts.begin(), m_accounts.end(), [&](const Account &a, const Account &b) {
        return order.indexOf(a.id) < order.indexOf(b.id);
    });
    emit accountsChanged();
    return laterNothing();
}

QFuture<void> FakeMailService::removeAccount(AccountId account, LocalMail mail)
{
    removed << qMakePair(account, mail);
    return laterNothing();
}

QFuture<QList<AccountTestStep>> FakeMailService::testAccount(AccountId)
{
    return later(QList<AccountTestStep>(), {});
}

std::unique_ptr<BrowserSignIn> FakeMailService::signIn(const QString &provider, const QString &address)
{
    signInsAsked << provider + QLatin1Char(' ') + address;
    auto signIn = std::make_unique<FakeSignIn>();
    lastSignIn = signIn.get();
    return signIn;
}

QFuture<void> FakeMailService::setSignIn(AccountId, const SignInGrantPtr &grant, KeepPassword keep)
{
    signInsKept << qMakePair(grant, keep);
    return laterNothing(setPasswordFails);
}

std::unique_ptr<AccountTest> FakeMailService::test(const Account &account, const TestSecrets &secrets)
{
    tested << account;
    testedWith << secrets;
    testedWith.last().password.detach();
    return std::make_unique<FakeAccountTest>(testOutcomes, delayMs);
}

QFuture<void> FakeMailService::acceptCertificate(const CertificateFacts &facts)
{
    exceptions << CertificateException{
        .host = facts.host, .port = facts.port, .sha256 = facts.own().sha256, .subject = facts.own().subject};
    emit certificateExceptionsChanged();
    return laterNothing();
}

QFuture<void> FakeMailService::revokeCertificate(const CertificateException &exception)
{
    exceptions.removeAll(exception);
    emit certificateExceptionsChanged();
    return laterNothing();
}

QFuture<QList<SpineRow>> FakeMailService::spine(FolderRef folder)
{
    return later(m_spines.value(folder.folder), spineFails);
}

QFuture<QList<SpineRow>> FakeMailService::spine(FolderRef folder, const Listing &list)
{
    listsAsked << list;
    return later(lists(list).all(m_spines.value(folder.folder)), spineFails);
}

QFuture<ListPlaces> FakeMailService::places(
    FolderRef folder, const Listing &list, const QList<MessageId> &ids, const QList<SpineRow> &among)
{
    return later(lists(list).places(m_spines.value(folder.folder), ids, among), spineFails);
}

QFuture<void> FakeMailService::setTags(const QList<Tag> &tags)
{
    knownTags = tags;
    emit tagsChanged();
    return laterNothing();
}

QFuture<QList<MessageId>> FakeMailService::unread(FolderRef folder)
{
    QList<MessageId> ids;
    for (const auto &row : m_spines.value(folder.folder)) {
        if (!rowFor(row.id).flags.testFlag(MessageFlag::Seen))
            ids << row.id;
    }
    return later(ids, {});
}

QFuture<QList<MessageRow>> FakeMailService::rows(AccountId, const QList<MessageId> &ids)
{
    rowsAsked += static_cast<int>(ids.size());
    QList<MessageRow> rows;
    for (const MessageId id : ids)
        rows << rowFor(id);
    return later(rows, rowsFail);
}

QFuture<ConversationList> FakeMailService::conversations(FolderRef folder)
{
    ++conversationsAsked;
    return later(conversationsIn(folder, nullptr), spineFails);
}

QFuture<ConversationList> FakeMailService::conversations(FolderRef folder, const QList<ConversationId> &some)
{
    return later(conversationsIn(folder, &some), {});
}

QFuture<QList<ConversationMember>> FakeMailService::conversationMembers(FolderRef, ConversationId conversation)
{
    return later(membersOf(conversation), {});
}

void FakeMailService::join(const QList<MessageId> &messages)
{
    for (const MessageId id : messages)
        m_conversations[id] = {messages.first().value};
}

void FakeMailService::tellConversations(AccountId account, const QList<MessageId> &messages)
{
    ConversationChanges changes{.account = account};
    for (const MessageId id : messages)
        changes.touched << conversationOf(id);
    emit conversationsChanged(changes);
}

QFuture<SearchResult> FakeMailService::search(const SearchRequest &request)
{
    searches << request.text;
    return later(found.value(request.text), {});
}

QFuture<SearchResult> FakeMailService::searchOnServer(const SearchRequest &request)
{
    serverSearches << request.text;
    return later(foundOnServer.value(request.text), serverSearchFails);
}

QFuture<QList<SearchSnippet>>
FakeMailService::snippets(AccountId, const QString &query, const QList<MessageId> &ids)
{
    QList<SearchSnippet> result;
    for (const MessageId id : ids) {
        const QString text = QStringLiteral("… where %1 stands …").arg(query);
        result << SearchSnippet{id, text, {{8, static_cast<int>(query.size())}}};
    }
    return later(result, {});
}

QFuture<void> FakeMailService::setSavedSearches(const QList<SavedSearch> &all)
{
    saved = all;
    emit savedSearchesChanged();
    return laterNothing();
}

QFuture<QByteArray> FakeMailService::rawMessage(MessageRef ref)
{
    return later(raws.value(ref.message), openFails);
}

QFuture<void> FakeMailService::unsubscribe(const QUrl &oneClick)
{
    left << oneClick;
    return laterNothing(leavingFails);
}

QFuture<QList<ChangeResult>> FakeMailService::moveToTrash(FolderRef folder, const QList<MessageId> &ids)
{
    trashed += ids;
    remove(folder, ids);
    QList<ChangeResult> results;
    for (const MessageId id : ids)
        results << ChangeResult{id, Outcome::Queued, {}};
    return later(results, changeFails);
}

QFuture<MessageId> FakeMailService::append(FolderRef, const ArrivingMessage &)
{
    return later(newId(), changeFails);
}

QFuture<MessageId> FakeMailService::replaceDraft(MessageRef, const QByteArray &, MessageFlags)
{
    return later(newId(), changeFails);
}

QFuture<FolderId> FakeMailService::changeFolder(AccountId, const FolderChange &change)
{
    folderChanges << folderChangeName(change);
    return later(FolderId(), changeFails);
}

QFuture<void> FakeMailService::undo()
{
    ++undone;
    return laterNothing();
}

QFuture<SyncReport> FakeMailService::synchronize(AccountId account, const SyncOptions &options)
{
    syncOptions << options;
    ++synchronized;
    SyncReport report;
    report.account = account;
    return later(report, synchronizeFails);
}

test::FakeLists FakeMailService::lists(const Listing &list) const
{
    return {list, [this](MessageId id) { return rowFor(id); }};
}

qint64 FakeMailService::keyAt(int i, int of) const
{
    return now - (of > 20000 ? qint64(i) * 60000 : qint64(i) * (1500000 + qint64(i) * 900));
}

qint64 FakeMailService::keyOf(MessageId id) const
{
    for (const Block &block : m_blocks) {
        if (id.value <= block.lastId && id.value > block.lastId - block.count)
            return keyAt(static_cast<int>(block.lastId - id.value), block.count);
    }
    return now;
}

QFuture<void> FakeMailService::acceptWeakerLogin(const ServerAddress &)
{
    return laterNothing();
}

QFuture<QList<Folder>> FakeMailService::folders(AccountId account)
{
    return later(m_folders.value(account), {});
}

QFuture<QList<ChangeResult>> FakeMailService::performPending(AccountId)
{
    return later(QList<ChangeResult>(), {});
}

QFuture<QList<PendingAction>> FakeMailService::pending(AccountId)
{
    return later(pendingActions, {});
}

QFuture<void> FakeMailService::setLeaveRule(AccountId, const LeaveRule &)
{
    return laterNothing();
}

QFuture<void> FakeMailService::setKeepOffline(FolderRef, const KeepOffline &)
{
    return laterNothing();
}

QFuture<QList<LedgerEntry>> FakeMailService::whatSyncs(AccountId)
{
    return later(m_ledger, {});
}

QFuture<ServerFacts> FakeMailService::serverFacts(AccountId)
{
    return later(serverSaid, {});
}

QList<ConversationMember> FakeMailService::membersOf(ConversationId conversation) const
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

ConversationList FakeMailService::conversationsIn(FolderRef folder, const QList<ConversationId> *some) const
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

MessageRow FakeMailService::rowFor(MessageId id) const
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

QFuture<ParsedMessagePtr> FakeMailService::openMessage(MessageRef ref)
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

QFuture<QList<ChangeResult>>
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
