// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MailStore.h"

#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MailStoreJobs.h"
#include "mailcore/store/MaildropTable.h"

#include <QDateTime>

namespace duopost {

MailStore::MailStore(AccountId account, const QString &directory, Listener onCommit)
    : m_account(account), m_directory(directory), m_onCommit(std::move(onCommit)),
      m_writer(QStringLiteral("store writer"), JobThread::AtEnd::FinishJobs),
      m_reader(QStringLiteral("store reader"), JobThread::AtEnd::DropJobs)
{
    m_writer.post([this] { writer(); });
}

MailStore::~MailStore()
{
    m_reader.post([this] { m_readerDb.reset(); }, JobThread::Priority::Urgent).waitForFinished();
    m_writer.post([this] { m_writerDb.reset(); }).waitForFinished();
}

AccountDatabase &MailStore::writer()
{
    if (!m_writerDb) {
        m_writerDb = AccountDatabase::openForWriting(m_directory);
        guarded(m_directory, [this] { repairAfterOpening(); });
    }
    return *m_writerDb;
}

AccountDatabase &MailStore::reader()
{
    if (!m_readerDb) {
        m_writer.post([this] { writer(); }).waitForFinished(); // creates and migrates first
        m_readerDb = AccountDatabase::openForReading(m_directory);
    }
    return *m_readerDb;
}

// The cache may have lost its last transactions in a power cut while the queue, in user data, has not.
void MailStore::repairAfterOpening()
{
    SQLite::Transaction transaction(m_writerDb->handle());
    MessageTable messages(*m_writerDb);
    FolderTable folders(*m_writerDb);
    for (const auto &pending : PendingTable(*m_writerDb).all()) {
        if (const auto unread = messages.edit(pending.message, flagEdit(pending.change)); unread != 0)
            folders.addCounts(pending.folder, 0, unread);
    }
    transaction.commit();
}

void MailStore::tell(ChangeSet changes, AccountDatabase &db)
{
    if (changes.arrived.isEmpty() && changes.updated.isEmpty() && changes.gone.isEmpty() && !changes.everything)
        return;
    std::tie(changes.total, changes.unread) = FolderTable(db).counts(changes.folder.folder);
    m_onCommit(changes);
}

QFuture<QList<Folder>> MailStore::folders()
{
    return read([](AccountDatabase &db) { return FolderTable(db).all(); });
}

QFuture<QList<SpineRow>> MailStore::spine(FolderId folder)
{
    return read([folder](AccountDatabase &db) { return MessageTable(db).spine(folder); });
}

QFuture<QList<MessageRow>> MailStore::rows(const QList<MessageId> &ids)
{
    return read(
        [ids](AccountDatabase &db) {
            auto rows = MessageTable(db).rows(ids);
            const auto due = MaildropTable(db).removalDue(ids);
            for (auto &row : rows) {
                if (due.contains(row.id))
                    row.removalDue = QDateTime::fromMSecsSinceEpoch(due.value(row.id), Qt::UTC);
            }
            return rows;
        },
        JobThread::Priority::Urgent);
}

QFuture<std::optional<MessagePlace>> MailStore::place(MessageId id)
{
    return read([id](AccountDatabase &db) { return MessageTable(db).place(id); }, JobThread::Priority::Urgent);
}

QFuture<std::optional<QByteArray>> MailStore::body(MessageId id)
{
    return read([id](AccountDatabase &db) { return MessageTable(db).body(id); }, JobThread::Priority::Urgent);
}

QFuture<QList<LedgerRow>> MailStore::ledger()
{
    return read([](AccountDatabase &db) { return LedgerTable(db).all(); });
}

QFuture<bool> MailStore::replaceFolders(const QList<ListedFolder> &listed, bool userData)
{
    return write([listed, userData](AccountDatabase &db, const auto &commit) {
        const bool changed = FolderTable(db).replace(listed, userData);
        commit();
        return changed;
    });
}

QFuture<MailStore::FolderState> MailStore::folderState(FolderId folder)
{
    return write([folder](AccountDatabase &db, const auto &) {
        FolderTable folders(db);
        return FolderState{
            folders.cursor(folder), folders.uidValidity(folder), MessageTable(db).isEmpty(folder)};
    });
}

QFuture<DeltaResult> MailStore::commit(FolderId folder, FolderDelta delta)
{
    return write([this, folder, delta = std::move(delta)](AccountDatabase &db, const auto &commit) {
        FolderTable folders(db);
        auto result = MessageTable(db).apply({m_account, folder}, delta);
        folders.addCounts(folder, result.changes.total, result.changes.unread);
        if (delta.cursor) {
            folders.setCursor(folder, *delta.cursor, delta.uidValidity);
            folders.touch(folder, QDateTime::currentMSecsSinceEpoch());
        }
        commit();
        tell(result.changes, db);
        return result;
    });
}

QFuture<QList<RemoteId>> MailStore::unknownOf(FolderId folder, const QList<RemoteId> &ids)
{
    return write(
        [folder, ids](AccountDatabase &db, const auto &) { return MessageTable(db).unknownOf(folder, ids); });
}

QFuture<QList<MessagePlace>> MailStore::withoutBody(FolderId folder, int newest, int limit)
{
    return write([folder, newest, limit](AccountDatabase &db, const auto &) {
        return MessageTable(db).withoutBody(folder, newest, limit);
    });
}

QFuture<void> MailStore::storeBodies(FolderId folder, const QList<StoredBody> &bodies)
{
    return write([this, folder, bodies](AccountDatabase &db, const auto &commit) {
        MessageTable(db).storeBodies(bodies);
        MaildropTable(db).noteBodies(bodies);
        commit();
        ChangeSet changes{.folder = {m_account, folder}};
        for (const auto &body : bodies)
            changes.updated << body.id;
        tell(changes, db);
    });
}

QFuture<QList<ChangeResult>>
MailStore::change(FolderId folder, const QList<MessageId> &ids, const Change &change, bool tellServer)
{
    if (!tellServer && std::holds_alternative<DeleteForGood>(change))
        return deleteHere(folder, ids);
    return write([this, folder, ids, change, tellServer](AccountDatabase &db, const auto &commit) {
        MessageTable messages(db);
        FolderTable folders(db);
        PendingTable pending(db);
        const auto where = folders.find(folder);
        if (!where)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(folder.value));
        const auto uidValidity = folders.uidValidity(folder);
        ChangeSet changes{.folder = {m_account, folder}};
        QList<ChangeResult> results;
        int unread = 0;
        for (const auto id : ids) {
            const auto message = messages.place(id);
            if (!message || message->folder != folder)
                throw MailError(
                    MailError::Kind::NotFound,
                    QStringLiteral("message %1 in %2").arg(id.value).arg(where->path));
            unread += messages.setFlags(id, flagEdit(change).appliedTo(message->flags));
            if (tellServer)
                pending.add(
                    {0, folder, id, where->remoteName, message->remote, uidValidity, change, message->flags});
            changes.updated << id;
            results << ChangeResult{id, tellServer ? Outcome::Queued : Outcome::HereOnly, {}};
        }
        folders.addCounts(folder, 0, unread);
        commit();
        tell(changes, db);
        return results;
    });
}

QFuture<QList<PendingChange>> MailStore::pending()
{
    return write([](AccountDatabase &db, const auto &) { return PendingTable(db).all(); });
}

QFuture<void> MailStore::settle(const QList<PendingChange> &changes, Outcome outcome)
{
    return write([this, changes, outcome](AccountDatabase &db, const auto &commit) {
        QList<qint64> ids;
        QHash<FolderId, ChangeSet> touched;
        for (const auto &change : changes) {
            ids << change.id;
            auto &set = touched[change.folder];
            set.folder = {m_account, change.folder};
            set.updated << change.message; // no longer on its way
            if (outcome != Outcome::Refused)
                continue;
            const auto edit = flagEdit(change.change);
            const auto mine = edit.add | edit.remove;
            const auto now = MessageTable(db).place(change.message);
            if (!now)
                continue;
            const auto unread
                = MessageTable(db).setFlags(change.message, (now->flags & ~mine) | (change.flagsBefore & mine));
            FolderTable(db).addCounts(change.folder, 0, unread);
        }
        PendingTable(db).remove(ids);
        commit();
        for (const auto &set : std::as_const(touched))
            tell(set, db);
    });
}

QFuture<void> MailStore::addEvidence(const QList<LedgerRow> &rows)
{
    return write([rows](AccountDatabase &db, const auto &commit) {
        LedgerTable(db).add(rows);
        commit();
    });
}

} // namespace duopost
