// SPDX-License-Identifier: GPL-3.0-or-later
// The synchronisation of an account, start to end, on its sync worker.
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/Amounts.h"
#include "mailcore/sync/BodyPipeline.h"
#include "mailcore/sync/Pop3Sync.h"
#include "mailcore/sync/StoreSink.h"

#include <QSet>

namespace duopost {

namespace {

// Asked for without a pause; the session has several commands under way at a time.
constexpr int bodiesAtOnce = 2000;
// Looked up at once, so that a folder of a million is not searched from its start for each command.
constexpr int placesAtOnce = 50'000;

ListedFolder toListed(const RemoteFolder &folder)
{
    return {folder.name, folder.path, folder.delimiter, folder.role, folder.selectable, folder.subscribed};
}

} // namespace

SyncReport AccountEngine::runSync(const SyncOptions &options, std::stop_token stop)
{
    QElapsedTimer timer;
    timer.start();
    const auto before = m_syncHolder.counters();
    const auto connectionsBefore = m_syncHolder.connections();
    SyncReport result{.account = m_account.id, .name = m_account.name};
    runPending(Replay::Scope::Due, stop);
    takeIntoArchive(stop); // before a look at the server takes anything away
    try {
        m_syncHolder.use(stop, [&](Session &session) {
            result.folders.clear();
            report(Activity::Step::ListingFolders);
            const auto remotes = pullFolderList(session);
            if (pop3() || options.depth != SyncDepth::Headers)
                askFacts(session); // POP3 has said them already
            if (pop3()) {
                result.folders << pullMaildrop(session, remotes.first(), options, stop);
                return;
            }
            pullFolders(session, remotes, {}, result);
            if (options.depth != SyncDepth::Headers)
                pullAllBodies(session, remotes, {}, options, stop);
        });
        if (options.depth != SyncDepth::Headers)
            showArchived(stop);
        // A look into the folders may have told where moved messages are, and what waits for that can go on.
        runPending(Replay::Scope::Due, stop);
    } catch (const MailError &) {
        if (pop3())
            m_syncHolder.close();
        saveEvidence(m_syncHolder);
        throw;
    }
    if (pop3())
        m_syncHolder.close(); // the maildrop is locked for every other device until we leave
    saveEvidence(m_syncHolder);

    const auto after = m_syncHolder.counters();
    result.bytesIn = after.bytesIn - before.bytesIn;
    result.bytesOut = after.bytesOut - before.bytesOut;
    result.commands = after.commands - before.commands;
    result.connections = m_syncHolder.connections() - connectionsBefore;
    result.seconds = static_cast<double>(timer.elapsed()) / 1000;
    QHash<QString, Folder> byPath;
    for (const auto &folder : knownFolders())
        byPath.insert(folder.path, folder);
    for (auto &report : result.folders) {
        report.total = byPath.value(report.path).total;
        report.unread = byPath.value(report.path).unread;
    }
    return result;
}

FolderReport AccountEngine::pullMaildrop(
    Session &session, const RemoteFolder &remote, const SyncOptions &options, std::stop_token stop)
{
    Folder inbox;
    for (const auto &folder : knownFolders()) {
        if (folder.remoteName == remote.name)
            inbox = folder;
    }
    const auto connection = m_syncHolder.connections();
    auto account = m_account;
    account.leave = m_leave;
    Pop3Sync maildrop(
        account, m_store, m_parseThread, options,
        {.report = [&](Activity::Step step, qint64 done, qint64 of) { report(step, inbox.path, done, of); },
         .removalAsked = m_listener.removalAsked,
         .breathe =
             [&] {
                 m_syncThread.runUrgent();
                 // A request that failed in between took the connection with it.
                 if (!m_syncHolder.isOpen() || m_syncHolder.connections() != connection)
                     throw MailError(MailError::Kind::ConnectionLost, m_account.incoming.host);
             },
         .now = [this] { return QDateTime::currentMSecsSinceEpoch() + m_clockAhead; }});
    return maildrop.run(session, remote, inbox, stop);
}

QList<RemoteFolder> AccountEngine::pullFolderList(Session &session)
{
    const auto exchange = m_exchange.wait();
    const auto remotes = session.folders();
    QList<ListedFolder> listed;
    for (const auto &remote : remotes)
        listed << toListed(remote);
    if (m_store.replaceFolders(listed, pop3()).result())
        m_listener.foldersChanged();
    return remotes;
}

// One folder that the server does not open is no reason to leave out the others.
void AccountEngine::eachFolder(
    const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only,
    const std::function<void(const FolderToRead &)> &read)
{
    for (const auto &place : foldersToRead(foldersThere(), remotes, only)) {
        try {
            read(place);
        } catch (const MailError &error) {
            const bool itsOwn = error.kind() == MailError::Kind::ServerRefused
                || error.kind() == MailError::Kind::MessageGone;
            if (!itsOwn || place.folder.role == FolderRole::Inbox)
                throw;
            m_listener.error(error);
        }
    }
}

void AccountEngine::pullFolders(
    Session &session, const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only, SyncReport &result)
{
    QList<FolderId> unchanged;
    eachFolder(remotes, only, [&](const FolderToRead &place) {
        result.folders << pullFolder(session, place, unchanged);
    });
    if (!unchanged.isEmpty())
        m_store.touch(unchanged).waitForFinished();
}

FolderReport AccountEngine::pullFolder(Session &session, const FolderToRead &place, QList<FolderId> &unchanged)
{
    const auto &folder = place.folder;
    const auto &remote = place.remote;
    const auto exchange = m_exchange.wait();
    const auto state = m_store.folderState(folder.id).result();
    if (state.nameThere != remote.name)
        return {.path = folder.path}; // renamed or deleted from here since it was listed
    StoreSink sink(
        m_store, folder.id, state,
        {.progress
         = [&](qint64 done, qint64 of) { report(Activity::Step::FetchingHeaders, folder.path, done, of); },
         .breathe = [] {}});
    report(Activity::Step::FetchingHeaders, folder.path);
    const auto cursor = session.pull(remote, state.cursor, sink);
    if (cursor == state.cursor && !cursor.bytes.isEmpty() && !sink.isUsed()) {
        unchanged << folder.id; // one commit for all of these, not one each
        return {.path = folder.path};
    }
    const auto totals = sink.finish(cursor, session.uidValidityOf(cursor));
    return {.path = folder.path, .arrived = totals.arrived, .reflagged = totals.reflagged, .gone = totals.gone};
}

void AccountEngine::pullAllBodies(
    Session &session, const QList<RemoteFolder> &remotes, const QSet<QByteArray> &only,
    const SyncOptions &options, std::stop_token stop)
{
    eachFolder(remotes, only, [&](const FolderToRead &place) {
        const auto &folder = place.folder;
        const auto keep = keptOfFolder(folder);
        const bool recent = keep.extent == KeepOffline::Extent::Recent;
        const int newest = options.depth == SyncDepth::Bodies || !recent ? everyMessage : recentMessages;
        pullBodies(session, place, newest, stop);
        if (keep != KeepOffline{KeepOffline::Extent::Recent})
            m_store.evict(folder.id, keep, recent ? recentMessages : everyMessage).waitForFinished();
    });
}

void AccountEngine::pullBodies(Session &session, const FolderToRead &place, int newest, std::stop_token stop)
{
    const auto &folder = place.folder;
    const auto &remote = place.remote;
    const auto state = m_store.folderState(folder.id).result();
    if (state.nameThere != remote.name)
        return;
    const auto validity = state.uidValidity;
    const auto keep = keptOfFolder(folder);
    m_store.borrowBodies(folder.id).waitForFinished();
    QSet<qint64> missing; // what does not come is not asked for again in this run
    qint64 done = 0;
    for (;;) {
        const auto wanted
            = m_store.withoutBody(folder.id, keep, newest, placesAtOnce + static_cast<int>(missing.size()))
                  .result();
        const auto before = missing.size();
        BodyPipeline bodies(m_store, m_parseThread, folder.id);
        for (qsizetype next = 0; next < wanted.size();) {
            Targets targets{.folder = remote, .uidValidity = validity};
            QHash<QByteArray, MessageId> ids;
            for (; next < wanted.size() && targets.ids.size() < bodiesAtOnce; ++next) {
                const auto &message = wanted[next];
                if (missing.contains(message.id.value))
                    continue;
                targets.ids << message.remote;
                ids.insert(message.remote.key, message.id);
                missing.insert(message.id.value);
            }
            if (targets.ids.isEmpty())
                continue;
            session.fetch(targets, [&](FetchedMessage message) {
                const auto id = ids.value(message.remote.key);
                if (!missing.remove(id.value))
                    return; // not asked for
                bodies.take(id, std::move(message));
                report(Activity::Step::FetchingMessages, folder.path, ++done, wanted.size());
            });
            if (stop.stop_requested())
                throw MailError(MailError::Kind::Cancelled);
        }
        bodies.finish();
        if (wanted.size() < placesAtOnce || missing.size() - before >= wanted.size())
            return;
    }
}

} // namespace duopost
