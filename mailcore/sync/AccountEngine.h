// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Activity.h"
#include "mailcore/Capability.h"
#include "mailcore/MailService.h"
#include "mailcore/search/SearchQuery.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/ExchangeLock.h"
#include "mailcore/sync/FoldersToRead.h"
#include "mailcore/sync/OutboxWorker.h"
#include "mailcore/sync/Replay.h"
#include "mailcore/sync/SessionHolder.h"
#include "mailcore/sync/Watcher.h"
#include "mailcore/threads/JobThread.h"

#include <QElapsedTimer>
#include <atomic>

namespace duopost {

/// Everything one account does on the network, on its own worker threads: IMAP has one connection for
/// synchronising and one for what the user waits for; POP3 has exactly one (the maildrop is locked).
/// Callable from any thread.
class AccountEngine {
public:
    struct Listener {
        std::function<void(const Activity &)> activity;
        std::function<void()> foldersChanged;
        std::function<void(const MailError &)> error;
        std::function<void(const Freshness &)> freshness;
        std::function<void(const RemovalPlan &)> removalAsked;
        std::function<void()> outboxChanged = [] {};
        std::function<void(const SendProgress &)> sendProgress = [](const SendProgress &) {};
        /// A message of another account was answered or forwarded.
        std::function<void(MessageRef, const Change &)> markElsewhere = [](MessageRef, const Change &) {};
    };

    /// predecessor: another engine for the same account and store, which ends on a thread of this one, before
    /// this one synchronises or changes anything on the server.
    AccountEngine(
        Account account, MailStore &store, CredentialSource credentials, Listener listener,
        std::shared_ptr<AccountEngine> predecessor = {}, const OutboxSetup &sending = {});
    ~AccountEngine();

    QFuture<SyncReport> synchronize(const SyncOptions &options);
    QFuture<ParsedMessagePtr> open(MessageId id);
    QFuture<QByteArray> raw(MessageId id);
    /// Messages known here in which the server finds the words, folder by folder, between other requests.
    /// @throws (in the future) MailError NotSupported for POP3
    QFuture<QList<MessageId>> searchOnServer(const SearchQuery &query, FolderId folder);
    QFuture<Recorded>
    change(FolderId folder, const QList<MessageId> &ids, const Change &change, Perform perform);
    QFuture<Recorded> moveToTrash(FolderId folder, const QList<MessageId> &ids, Perform perform);
    QFuture<MessageId> append(FolderId folder, const ArrivingMessage &message, Perform perform);
    QFuture<ArchiveReport> importArchive(const ImportRequest &request, Perform perform);
    QFuture<ArchiveReport> exportArchive(const ExportRequest &request);
    QFuture<MessageId> replaceDraft(MessageId old, const QByteArray &raw, MessageFlags flags, Perform perform);
    QFuture<FolderId> changeFolder(const FolderChange &change, Perform perform);
    QFuture<QList<PendingAction>> pending();
    /// Takes an earlier action back, as another action.
    QFuture<void> undo(const ActionRecord &action, Perform perform);
    QFuture<QList<ChangeResult>> performPending();
    QFuture<void> setKeepOffline(FolderId folder, const KeepOffline &keep);
    QFuture<void> setLeaveRule(const LeaveRule &rule);
    void watch(bool on);
    void networkChanged();
    /// The next connection may log in again.
    void passwordChanged();
    QFuture<QList<AccountTestStep>> test(const CredentialSource &outgoing);
    const Account &account() const { return m_account; }
    QFuture<QList<LedgerEntry>> whatSyncs();
    QFuture<ServerFacts> serverFacts();
    QFuture<KeptArchive> keptArchive();
    /// What the store knows; the rest of the facts is the caller's.
    QFuture<MailboxFacts> mailboxFacts();
    /// Lets it believe, where messages grow old, that it is so many milliseconds later; for experiments.
    void setClockAhead(qint64 ms) { m_clockAhead = ms; }
    /// Sends what is in the outbox; null without an outgoing server.
    OutboxWorker *outbox() { return m_outbox.get(); }
    /// The folder named so, made on the server or here if there is none.
    QFuture<FolderId> templatesFolder(Perform perform);
    /// The account's folder for this, if it has one.
    QFuture<std::optional<Folder>> folderFor(FolderRole role);
    /// Stops what is under way within tens of milliseconds; what comes later is not affected.
    void cancel();
    /// Begins to end, a transmission included; the destructor waits.
    void leave();

private:
    struct ServerSearch;
    SyncReport runSync(const SyncOptions &options, std::stop_token stop);
    FolderReport pullMaildrop(
        Session &session, const RemoteFolder &remote, const SyncOptions &options, std::stop_token stop);
    QList<RemoteFolder> pullFolderList(Session &session);
    FolderReport pullFolder(Session &session, const FolderToRead &place, QList<FolderId> &unchanged);
    void pullAllBodies(
        Session &session, const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only,
        const SyncOptions &options, std::stop_token stop);
    void pullBodies(Session &session, const FolderToRead &place, int newest, std::stop_token stop);
    void eachFolder(
        const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only,
        const std::function<void(const FolderToRead &)> &read);
    QList<ChangeResult> runPending(Replay::Scope scope, std::stop_token stop);
    bool tellsServer(const Change &change, FolderId folder);
    Recorded record(FolderId folder, const QList<MessageId> &ids, const Change &change, Perform perform);
    FolderEdit editFor(const FolderChange &change);
    QList<Folder> knownFolders() { return m_store.folders().result(); }
    QList<Folder> foldersThere() { return m_store.foldersThere().result(); }
    void performSoon();
    template <class Use>
    auto withBody(MessageId id, Use use) -> QFuture<std::invoke_result_t<Use, const QByteArray &>>;
    QList<MessageId> searchFolder(const Folder &folder, const SearchQuery &query, std::stop_token stop);
    QByteArray fetchNow(MessageId id, std::stop_token stop);
    void saveEvidence(SessionHolder &holder);
    void syncSome(const News &news);
    void makeLocalFolders();
    KeepOffline keptOfFolder(const Folder &folder) const;
    KeptArchive keptNow();
    void takeIntoArchive(std::stop_token stop);
    void showArchived(std::stop_token stop);
    void tellSalvage();
    void askFacts(Session &session);
    QList<PendingAction> pendingNow();
    ServerFacts factsNow();
    bool mayLogInAgain();
    enum class Proof { None, Whole };
    void tellFreshness(Proof proof);
    void endOldWatchers();
    void noteFailure(const MailError &error);
    void pullFolders(
        Session &session, const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only, SyncReport &result);
    void report(Activity::Step step, const QString &folder = {}, qint64 done = 0, qint64 of = 0);
    std::stop_token stopToken();
    bool archives() const { return !pop3() && m_account.keepsArchive; }
    bool pop3() const { return m_account.protocol == Protocol::Pop3; }
    /// A folder or message that the server has, or is to have; not one of this computer's own.
    bool isServers(qint64 id) const { return !pop3() && !AccountDatabase::isUserData(id); }
    SessionHolder &fetchHolder() { return pop3() ? m_syncHolder : m_fetchHolder; }
    ArchiveReport runImport(const ImportRequest &request, Perform perform, std::stop_token stop);
    void reportArchiveEnd();
    void startOutbox(const OutboxSetup &sending, bool first);
    SentFiler::Home sentHome();
    std::optional<SentFiler::Elsewhere> sentElsewhere();
    std::optional<Folder> findFolder(FolderRole role);
    std::optional<Folder> sentFolder();
    JobThread &archiveThread();
    JobThread &fetchThread() { return m_fetchThread ? *m_fetchThread : m_syncThread; }

    const Account m_account; ///< read by every thread; its leave rule is the one at the start
    LeaveRule m_leave; ///< the one that counts; on the sync thread
    MailStore &m_store;
    Listener m_listener;
    LoginGate m_gate;
    SessionHolder m_syncHolder, m_fetchHolder;
    std::mutex m_stopMutex, m_reportMutex;
    ExchangeLock m_exchange{[this] { performSoon(); }}; ///< by what changes something, and by what lists
    std::stop_source m_stop;
    std::atomic<qint64> m_clockAhead = 0;
    std::atomic<bool> m_ending = false;
    std::atomic<bool> m_performing = false; ///< a run over the queue is waiting to begin
    QElapsedTimer m_lastReport;
    Activity::Step m_lastStep = Activity::Step::Idle;
    std::mutex m_freshMutex, m_newsMutex, m_watchMutex;
    Freshness m_freshness;
    News m_news; ///< heard of and not looked at yet
    bool m_newsWaiting = false;
    std::atomic<Tells> m_tells = Tells::Nothing;
    std::unique_ptr<Watcher> m_watcher; ///< IMAP only, while watching
    std::vector<std::unique_ptr<Watcher>> m_oldWatchers; ///< which end on the sync thread
    // Last, and so ended first: their jobs use everything above.
    JobThread m_parseThread, m_syncThread;
    std::unique_ptr<JobThread> m_fetchThread; ///< IMAP only
    std::unique_ptr<OutboxWorker> m_outbox; ///< with an outgoing server only; asks the others
    std::unique_ptr<JobThread> m_archiveThread; ///< once something was imported or exported; asks the others
};

} // namespace duopost
