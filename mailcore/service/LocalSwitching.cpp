// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalSwitching.h"

#include "mailcore/compare/SwitchPlanner.h"
#include "mailcore/compare/SwitchToImap.h"
#include "mailcore/compare/SwitchToPop3.h"
#include "mailcore/files/PrivateFile.h"
#include "mailcore/service/AccountFile.h"
#include "mailcore/service/LocalMailServiceJobs.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>

namespace duopost {

namespace {

constexpr int daysToGoBack = 30;

AccountEngine::Listener listener(std::function<void(const MailError &)> error)
{
    return {
        .activity = [](const Activity &) {},
        .foldersChanged = [] {},
        .error = std::move(error),
        .freshness = [](const Freshness &) {},
        .removalAsked = [](const RemovalPlan &) {}};
}

Protocol otherThan(Protocol protocol)
{
    return protocol == Protocol::Imap ? Protocol::Pop3 : Protocol::Imap;
}

} // namespace

struct LocalSwitching::Job {
    SwitchWish wish;
    MailStore *store;
    std::shared_ptr<AccountEngine> engine;
    CredentialSource before, after;
    QString directory; ///< of the store to be
    QString kept; ///< of the store as it is
    std::stop_token stop;
};

LocalSwitching::LocalSwitching(QString folder, Hooks hooks)
    : m_folder(std::move(folder)), m_hooks(std::move(hooks)),
      m_thread(QStringLiteral("switching"), JobThread::AtEnd::DropJobs)
{
    qRegisterMetaType<SwitchProgress>();
}

LocalSwitching::~LocalSwitching()
{
    m_stop.request_stop();
}

QString LocalSwitching::journalPath(AccountId account) const
{
    return m_folder + QStringLiteral("/switch-%1.json").arg(account.value);
}

QString LocalSwitching::recordPath(AccountId account, Protocol protocol) const
{
    return m_folder + QStringLiteral("/switch-%1-%2.json").arg(account.value).arg(toString(protocol));
}

std::optional<Account> LocalSwitching::recordOf(AccountId account, Protocol protocol) const
{
    const auto records = AccountFile(recordPath(account, protocol)).load();
    return records.isEmpty() ? std::nullopt : std::optional(records.first());
}

// The store from the last time with that protocol is used again, wherever it lies.
Account LocalSwitching::accountAfter(const Account &before, const SwitchWish &wish) const
{
    auto after = before;
    after.protocol = wish.to;
    after.incoming = wish.incoming;
    if (after.incoming.user.isEmpty())
        after.incoming.user = before.incoming.user;
    if (after.incoming.port == 0)
        after.incoming.port
            = defaultPort(wish.to == Protocol::Imap ? Service::Imap : Service::Pop3, after.incoming.security);
    after.leave = {}; // everything stays on the server, until somebody says otherwise
    after.sentOn.reset();
    after.keepsArchive = wish.to == Protocol::Imap && wish.archive;
    after.keep = {KeepOffline::Extent::Recent};
    if (const auto record = recordOf(before.id, wish.to)) {
        after.directory = record->directory;
        after.keep = record->keep;
        after.sentOn = record->sentOn;
    } else {
        after.directory
            = m_folder + QStringLiteral("/accounts/%1-%2").arg(before.id.value).arg(toString(wish.to));
    }
    return after;
}

LocalSwitching::Job LocalSwitching::jobFor(const Account &before, const Account &after, const SwitchWish &wish)
{
    auto *store = m_hooks.store(before.id);
    const auto engine = m_hooks.engine(before.id);
    if (!store || !engine)
        throw MailError(MailError::Kind::MailFolderMissing, m_hooks.mailFolder(before));
    if (wish.to == before.protocol)
        throw MailError(MailError::Kind::BadUsage, QStringLiteral("The account uses this protocol already."));
    if (after.incoming.host.trimmed().isEmpty())
        throw MailError(MailError::Kind::BadUsage, QStringLiteral("The account needs a server."));
    if (lowersSecurity(before.incoming, after.incoming) && !isLoopbackHost(after.incoming.host))
        throw MailError(MailError::Kind::PlaintextForbidden, after.incoming.host);
    return {
        wish,
        store,
        engine,
        m_hooks.credentials(before),
        m_hooks.credentials(after),
        m_hooks.mailFolder(after),
        m_hooks.mailFolder(before),
        m_stop.get_token()};
}

void LocalSwitching::tell(
    AccountId account, SwitchProgress::Step step, const QString &folder, qint64 done, qint64 of)
{
    QMetaObject::invokeMethod(
        this,
        [this, account, step, folder, done, of] {
            emit progress({account, step, folder, done, of});
        },
        Qt::QueuedConnection);
}

SwitchPlan LocalSwitching::makePlan(const Account &before, const Account &after, const Job &job) const
{
    const bool toImap = after.protocol == Protocol::Imap;
    const auto imap = openSession(toImap ? after : before, (toImap ? job.after : job.before)(), job.stop);
    const auto pop3 = openSession(toImap ? before : after, (toImap ? job.before : job.after)(), job.stop);
    const SideProgress silent = [](const QString &, qint64, qint64) {};
    SwitchPlan plan;
    if (toImap) {
        const auto here = readPop3Store(*job.store);
        const auto there = readImap(*imap, silent, job.stop);
        const auto match
            = matchStoreWithImap(here, there, storeHashes(here, *job.store), imapHashes(there, *imap));
        qint64 deletedHere = 0;
        for (const auto &entry : job.store->maildrop().result())
            deletedHere += entry.unwanted && entry.state == MaildropState::Listed ? 1 : 0;
        plan = planToImap(here, there, match, job.wish, imap->facts(), deletedHere);
    } else {
        auto here = readImap(*imap, silent, job.stop);
        // What this computer has of it.
        QSet<std::pair<QByteArray, QByteArray>> bodies;
        const auto stored = readStore(*job.store);
        for (const auto &message : stored.messages) {
            if (message.bodyHere)
                bodies.insert({message.folderName, message.remote.key});
        }
        for (auto &message : here.messages)
            message.bodyHere = bodies.contains({message.folderName, message.remote.key});
        for (const auto &message : stored.messages) {
            if (message.remote.key.isEmpty())
                here.messages << message;
        }
        auto there = readPop3(*pop3, Pop3Depth::UniqueIds, job.stop);
        const auto match = matchImapWithPop3(here, there, *pop3, imapHashes(here, *imap), job.stop);
        plan = planToPop3(here, there, match, pop3->facts());
    }
    pop3->close();
    imap->close();
    return plan;
}

QFuture<SwitchPlan> LocalSwitching::plan(AccountId id, const SwitchWish &wish)
{
    try {
        const auto *known = m_hooks.account(id);
        if (!known)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value));
        const auto before = *known;
        const auto after = accountAfter(before, wish);
        const auto job = jobFor(before, after, wish);
        return m_thread.post([this, before, after, job] { return makePlan(before, after, job); });
    } catch (const MailError &error) {
        return failed<SwitchPlan>(error);
    }
}

SwitchReceipt LocalSwitching::doIt(const Account &before, const Account &after, Job &job)
{
    // Nothing of what was done here may still be on its way: the other store would not know of it.
    if (before.protocol == Protocol::Imap) {
        job.engine->performPending().waitForFinished();
        job.engine->synchronize({}).waitForFinished();
        if (const auto waiting = job.engine->pending().result(); !waiting.isEmpty())
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("%1 changes are not on the server yet.").arg(waiting.size()));
    }
    qsizetype unsent = 0;
    for (const auto &entry : job.store->outbox().result())
        unsent += entry.item.state == OutboxState::Done ? 0 : 1;
    if (unsent > 0)
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral("The outbox still has %1 messages. Send or remove them first.").arg(unsent));
    makePrivateFolder(job.directory);
    SwitchJournal journal(journalPath(before.id));
    auto entry = journal.entry();
    if (!entry.unfinished || entry.wish.to != job.wish.to)
        entry = {.onServer = entry.onServer, .onServerIn = entry.onServerIn};
    entry.unfinished = true;
    entry.wish = job.wish;
    entry.directory = job.directory;
    journal.save(entry);

    MailStore there(after.id, job.directory, [](const ChangeSet &) {});
    const SwitchParts parts{
        after,
        job.after,
        *job.store,
        there,
        journal,
        [this, id = before.id](auto step, const QString &folder, qint64 done, qint64 of) {
            tell(id, step, folder, done, of);
        },
        job.stop};
    SwitchReceipt receipt;
    if (after.protocol == Protocol::Imap) {
        std::mutex mutex;
        QString refusal;
        AccountEngine engine(after, there, job.after, listener([&](const MailError &error) {
                                 const std::lock_guard lock(mutex);
                                 refusal = error.serverText();
                             }));
        receipt = SwitchToImap(parts, engine, [&] {
                      const std::lock_guard lock(mutex);
                      return refusal;
                  }).run(job.wish);
        entry = journal.entry();
        entry.onServerIn = job.kept;
        journal.save(entry);
    } else {
        receipt = SwitchToPop3(parts, before, job.before).run();
    }
    // What is being written goes along; what it answers, or goes on from, has other ids now.
    for (auto composition : job.store->keptCompositions().result()) {
        composition.draft = composition.origin = {};
        there.keepComposition(composition).waitForFinished();
    }
    receipt.at = QDateTime::currentDateTime();
    receipt.keptIn = job.kept;
    receipt.backUntil = receipt.at.addDays(daysToGoBack);
    entry = journal.entry();
    entry.last = receipt;
    journal.save(entry);
    AccountFile(recordPath(before.id, before.protocol)).save({before}, Lowering::SaidByPerson);
    tell(before.id, SwitchProgress::Step::Done, {}, receipt.before, receipt.before);
    return receipt;
}

QFuture<SwitchReceipt> LocalSwitching::run(AccountId id, const SwitchWish &wish)
{
    try {
        const auto *known = m_hooks.account(id);
        if (!known)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value));
        if (m_running.contains(id))
            throw MailError(
                MailError::Kind::BadUsage, QStringLiteral("This account is being switched already."));
        const auto before = *known;
        const auto after = accountAfter(before, wish);
        auto job = jobFor(before, after, wish);
        job.engine->watch(false); // POP3 is locked for whoever comes second, and the queue is not to grow
        m_running << id;
        auto promise = std::make_shared<QPromise<SwitchReceipt>>();
        auto future = promise->future();
        promise->start();
        const auto pause = std::make_shared<std::stop_source>();
        const auto chain = std::make_shared<std::stop_callback<std::function<void()>>>(
            m_stop.get_token(), std::function<void()>([pause] { pause->request_stop(); }));
        job.stop = pause->get_token();
        auto *watcher = new QFutureWatcher<SwitchReceipt>(this);
        connect(watcher, &QFutureWatcherBase::canceled, this, [pause] { pause->request_stop(); });
        watcher->setFuture(future);
        const auto end = [this, id, promise, watcher, chain](const std::function<void()> &last) {
            m_running.remove(id);
            watcher->deleteLater();
            last();
            promise->finish();
            emit stateChanged(id);
        };
        m_thread.post([this, before, after, job, promise, end]() mutable {
            try {
                const auto receipt = doIt(before, after, job);
                job.engine.reset();
                QMetaObject::invokeMethod(this, [this, after, receipt, promise, end] {
                    end([&] {
                        try {
                            m_hooks.replace(after);
                            promise->addResult(receipt);
                        } catch (...) {
                            promise->setException(std::current_exception());
                        }
                    });
                });
            } catch (...) {
                const auto error = std::current_exception();
                QMetaObject::invokeMethod(this, [this, id = before.id, error, promise, end] {
                    m_hooks.resume(id);
                    end([&] { promise->setException(error); });
                });
            }
        });
        return future;
    } catch (const MailError &error) {
        return failed<SwitchReceipt>(error);
    }
}

SwitchState LocalSwitching::state(AccountId id) const
{
    const auto *account = m_hooks.account(id);
    if (!account)
        return {};
    SwitchJournal::Entry entry;
    try {
        entry = SwitchJournal(journalPath(id)).entry();
    } catch (const MailError &) {
        return {}; // run() says what is wrong with the file, and changes nothing
    }
    SwitchState state;
    state.wish = entry.wish;
    state.last = entry.last;
    // Killed right after the account was saved: all of it is done.
    state.unfinished = entry.unfinished && account->protocol != entry.wish.to;
    state.canGoBack = !state.unfinished && entry.last && entry.last->to == account->protocol
        && entry.last->backUntil > QDateTime::currentDateTime()
        && QFileInfo::exists(recordPath(id, otherThan(account->protocol)));
    return state;
}

QFuture<SwitchReceipt> LocalSwitching::goBack(AccountId id)
{
    try {
        const auto *account = m_hooks.account(id);
        const auto record = account ? recordOf(id, otherThan(account->protocol)) : std::optional<Account>();
        if (!record)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value));
        return run(id, {.to = record->protocol, .incoming = record->incoming, .archive = record->keepsArchive});
    } catch (const MailError &error) {
        return failed<SwitchReceipt>(error);
    }
}

QStringList LocalSwitching::otherStores(const Account &account) const
{
    QStringList stores;
    try {
        if (const auto record = recordOf(account.id, otherThan(account.protocol)))
            stores << m_hooks.mailFolder(*record);
        const SwitchJournal journal(journalPath(account.id));
        const auto made = journal.entry().directory;
        if (!made.isEmpty() && made != m_hooks.mailFolder(account))
            stores << made;
    } catch (const MailError &) {
        // What a file that cannot be read may have named stays where it is.
    }
    stores.removeDuplicates();
    return stores;
}

void LocalSwitching::forget(AccountId account)
{
    for (const auto &path :
         {journalPath(account), recordPath(account, Protocol::Imap), recordPath(account, Protocol::Pop3)})
        QFile::remove(path);
}

} // namespace duopost
