// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Activity.h"
#include "mailcore/Capability.h"
#include "mailcore/MailService.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/SessionHolder.h"
#include "mailcore/threads/JobThread.h"

#include <QElapsedTimer>
#include <atomic>

namespace duopost {

class StoreSink;

/// Everything one account does on the network, on its own worker threads: IMAP has one connection for
/// synchronising and one for what the user waits for; POP3 has exactly one (the maildrop is locked).
/// Callable from any thread.
class AccountEngine {
public:
    struct Listener {
        std::function<void(const Activity &)> activity;
        std::function<void()> foldersChanged;
        std::function<void(const MailError &)> error;
        std::function<void(const RemovalPlan &)> removalAsked;
    };

    AccountEngine(Account account, MailStore &store, CredentialSource credentials, Listener listener);
    ~AccountEngine();

    QFuture<SyncReport> synchronize(const SyncOptions &options);
    QFuture<ParsedMessagePtr> open(MessageId id);
    QFuture<QByteArray> raw(MessageId id);
    QFuture<QList<ChangeResult>>
    change(FolderId folder, const QList<MessageId> &ids, const Change &change, Perform perform);
    QFuture<QList<ChangeResult>> performPending();
    QFuture<QList<AccountTestStep>> test();
    QFuture<QList<LedgerEntry>> whatSyncs();
    /// Stops what is under way within tens of milliseconds; what comes later is not affected.
    void cancel();
    const Account &account() const { return m_account; }
    /// From the next connection on.
    void setLeaveRule(const LeaveRule &rule);

private:
    SyncReport runSync(const SyncOptions &options, std::stop_token stop);
    FolderReport pullMaildrop(
        Session &session, const RemoteFolder &remote, const Folder &inbox, const SyncOptions &options,
        std::stop_token stop);
    FolderReport pullFolder(Session &session, const RemoteFolder &remote, const Folder &folder);
    void pullBodies(
        Session &session, const RemoteFolder &remote, const Folder &folder, int newest, std::stop_token stop);
    QList<ChangeResult> runPending(std::stop_token stop);
    void performSoon();
    template <class Use>
    auto withBody(MessageId id, Use use) -> QFuture<std::invoke_result_t<Use, const QByteArray &>>;
    QByteArray fetchNow(MessageId id, std::stop_token stop);
    void saveEvidence(SessionHolder &holder);
    void report(Activity::Step step, const QString &folder = {}, qint64 done = 0, qint64 of = 0);
    std::stop_token stopToken();
    bool pop3() const { return m_account.protocol == Protocol::Pop3; }
    SessionHolder &fetchHolder() { return pop3() ? m_syncHolder : m_fetchHolder; }
    JobThread &fetchThread() { return m_fetchThread ? *m_fetchThread : m_syncThread; }

    Account m_account;
    MailStore &m_store;
    Listener m_listener;
    SessionHolder m_syncHolder, m_fetchHolder;
    std::mutex m_stopMutex, m_pendingMutex, m_reportMutex;
    std::stop_source m_stop;
    std::atomic<bool> m_performing = false; ///< a run over the queue is waiting to begin
    QElapsedTimer m_lastReport;
    Activity::Step m_lastStep = Activity::Step::Idle;
    JobThread m_parseThread, m_syncThread;
    std::unique_ptr<JobThread> m_fetchThread; ///< IMAP only
};

} // namespace duopost
