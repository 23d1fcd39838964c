// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/AccountEngine.h"

#include "mailcore/sync/AccountProbe.h"

#include "mailcore/MessageParser.h"
#include "mailcore/sync/BodyIntake.h"
#include "mailcore/sync/CapabilityLedger.h"

namespace duopost {

namespace {

constexpr qint64 reportEveryMs = 100;

} // namespace

AccountEngine::AccountEngine(
    Account account, MailStore &store, CredentialSource credentials, Listener listener,
    std::shared_ptr<AccountEngine> predecessor, const OutboxSetup &sending)
    : m_account(std::move(account)), m_leave(m_account.leave), m_store(store), m_listener(std::move(listener)),
      m_syncHolder(m_account, credentials, m_gate), m_fetchHolder(m_account, credentials, m_gate),
      m_parseThread(QStringLiteral("parser"), JobThread::AtEnd::DropJobs),
      m_syncThread(QStringLiteral("sync"), JobThread::AtEnd::DropJobs)
{
    if (!pop3())
        m_fetchThread = std::make_unique<JobThread>(QStringLiteral("fetch"), JobThread::AtEnd::DropJobs);
    const bool first = predecessor == nullptr;
    if (predecessor) {
        auto gone = m_syncThread.post(
            [old = std::move(predecessor)]() mutable { old.reset(); }, JobThread::Priority::Urgent);
        if (m_fetchThread)
            m_fetchThread->post([gone]() mutable { gone.waitForFinished(); }, JobThread::Priority::Urgent);
    }
    m_freshness.account = m_account.id;
    m_parseThread.post([this] { tellSalvage(); });
    if (pop3())
        m_parseThread.post([this] { makeLocalFolders(); });
    else
        m_store.keepArchive(archives());
    startOutbox(sending, first);
}

AccountEngine::~AccountEngine()
{
    m_ending = true;
    watch(false);
    leave();
    m_outbox.reset(); // it asks the others
    m_archiveThread.reset(); // it asks the others
    endOldWatchers();
    // Sockets die on the thread that made them, without a word: nothing is committed by going away.
    auto closing = m_syncThread.post([this] { m_syncHolder.close(); }, JobThread::Priority::Urgent);
    if (m_fetchThread)
        m_fetchThread->post([this] { m_fetchHolder.close(); }, JobThread::Priority::Urgent).waitForFinished();
    closing.waitForFinished();
}

void AccountEngine::leave()
{
    if (m_outbox)
        m_outbox->leave();
    cancel();
}

void AccountEngine::cancel()
{
    const std::lock_guard lock(m_stopMutex);
    m_stop.request_stop();
    m_stop = std::stop_source();
}

std::stop_token AccountEngine::stopToken()
{
    const std::lock_guard lock(m_stopMutex);
    return m_stop.get_token();
}

void AccountEngine::report(Activity::Step step, const QString &folder, qint64 done, qint64 of)
{
    const std::lock_guard lock(m_reportMutex);
    if (step == m_lastStep && m_lastReport.isValid() && m_lastReport.elapsed() < reportEveryMs && done != of)
        return;
    m_lastStep = step;
    m_lastReport.start();
    const auto asOf = step == Activity::Step::Idle ? QDateTime::currentDateTimeUtc() : QDateTime();
    m_listener.activity({m_account.id, step, folder, done, of, asOf});
}

QFuture<SyncReport> AccountEngine::synchronize(const SyncOptions &options)
{
    const auto stop = stopToken();
    return m_syncThread.post([this, options, stop] {
        if (options.automatic && !mayLogInAgain())
            throw MailError(MailError::Kind::Cancelled, m_account.name);
        try {
            const bool refused = m_gate.refusal().has_value();
            if (!options.automatic)
                m_gate.open();
            auto result = runSync(options, stop);
            if (refused)
                passwordChanged(); // what gave up may begin again
            report(Activity::Step::Idle);
            tellFreshness(Proof::Whole);
            return result;
        } catch (const MailError &error) {
            report(Activity::Step::Failed);
            noteFailure(error);
            throw;
        }
    });
}

// A message that is here never waits behind one that has to be fetched.
template <class Use>
auto AccountEngine::withBody(MessageId id, Use use) -> QFuture<std::invoke_result_t<Use, const QByteArray &>>
{
    using Result = std::invoke_result_t<Use, const QByteArray &>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    const auto answer = [promise, use](auto obtain) {
        try {
            if (const std::optional<QByteArray> body = obtain())
                promise->addResult(use(*body));
            else
                return false;
        } catch (...) {
            promise->setException(std::current_exception()); // carried to whoever holds the future
        }
        promise->finish();
        return true;
    };
    const auto stop = stopToken();
    m_parseThread.post([this, id, answer, stop] {
        if (answer([&] { return m_store.body(id).result(); }))
            return;
        fetchThread().post(
            [this, id, answer, stop] { answer([&] { return std::optional(fetchNow(id, stop)); }); },
            JobThread::Priority::Urgent);
    });
    return promise->future();
}

QFuture<QByteArray> AccountEngine::raw(MessageId id)
{
    return withBody(id, [](const QByteArray &body) { return body; });
}

QFuture<ParsedMessagePtr> AccountEngine::open(MessageId id)
{
    return withBody(id, [](const QByteArray &body) -> ParsedMessagePtr {
        auto message = std::make_shared<ParsedMessage>(parseMessage(body));
        message->protection = protectionOf(body, *message);
        return message;
    });
}

QByteArray AccountEngine::fetchNow(MessageId id, std::stop_token stop)
{
    const auto place = m_store.place(id).result();
    if (!place)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("message %1").arg(id.value));
    if (const auto body = m_store.body(id).result()) // another request was quicker
        return *body;
    QByteArray raw;
    for (const auto &folder : pop3() ? knownFolders() : foldersThere()) {
        if (folder.id != place->folder)
            continue;
        const auto validity = m_store.folderState(folder.id).result().uidValidity;
        const bool alone = pop3() && !m_syncHolder.isOpen(); // not inside a running synchronisation
        try {
            fetchHolder().use(stop, [&](Session &session) {
                session.fetch(
                    {toRemote(folder), validity, {place->remote}},
                    [&](const FetchedMessage &message) { raw = message.raw; });
            });
        } catch (const MailError &error) {
            if (isRefusedLogin(error) || Watcher::isPassing(error))
                noteFailure(error); // whoever waits for the message says it
            throw;
        }
        if (alone)
            m_syncHolder.close();
    }
    if (raw.isEmpty())
        throw MailError(MailError::Kind::MessageGone);
    m_store.storeBodies(place->folder, {takeIn(id, raw)}).waitForFinished();
    saveEvidence(fetchHolder());
    return raw;
}

QFuture<QList<AccountTestStep>> AccountEngine::test(const CredentialSource &outgoing)
{
    const auto stop = stopToken();
    return m_syncThread.post([this, stop, outgoing] {
        m_syncHolder.close(); // POP3 has one connection
        auto steps = probeAccount(m_account, m_syncHolder.credentialSource(), outgoing, stop);
        steps.removeIf(
            [](const AccountTestStep &step) { return step.state == AccountTestStep::State::Skipped; });
        if (stop.stop_requested())
            throw MailError(MailError::Kind::Cancelled);
        for (const auto &step : steps) {
            if (step.step == TestStep::LogIn && step.ok())
                m_gate.open();
        }
        return steps;
    });
}

QFuture<QList<LedgerEntry>> AccountEngine::whatSyncs()
{
    return m_parseThread.post([this, account = m_account] {
        return judge(account, declaredOperations(account.protocol), m_store.ledger().result());
    });
}

void AccountEngine::saveEvidence(SessionHolder &holder)
{
    QList<LedgerRow> rows;
    for (const auto &observation : holder.takeEvidence())
        rows << LedgerRow{observation.operation, observation.evidence};
    if (!rows.isEmpty())
        m_store.addEvidence(rows).waitForFinished();
}

} // namespace duopost
