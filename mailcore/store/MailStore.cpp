// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MailStoreJobs.h"

#include "mailcore/store/ConversationTable.h"
#include "mailcore/store/DiskProbe.h"
#include "mailcore/store/FolderActions.h"
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/ListReader.h"
#include "mailcore/store/MessageIntake.h"

#include <QDateTime>

namespace duopost {

MailStore::MailStore(
    AccountId account, const QString &directory, Listener onCommit, ConversationListener onConversations)
    : m_account(account), m_directory(directory), m_onCommit(std::move(onCommit)),
      m_onConversations(std::move(onConversations)),
      m_writer(QStringLiteral("store writer"), JobThread::AtEnd::FinishJobs),
      m_reader(QStringLiteral("store reader"), JobThread::AtEnd::DropJobs)
{
    m_writer.post([this] { writer(); });
}

MailStore::~MailStore()
{
    m_reader.post([this] { m_readerDb.reset(); }, JobThread::Priority::Urgent).waitForFinished();
    m_ending = true;
    m_writer
        .post([this] {
            m_conversations.reset(); // its statements end before their database
            m_writerDb.reset();
        })
        .waitForFinished();
}

AccountDatabase &MailStore::writer()
{
    if (!m_writerDb) {
        auto opened = AccountDatabase::openForWriting(m_directory);
        guarded(m_directory, [&] { m_conversations = std::make_unique<ConversationTable>(*opened); });
        m_writerDb = std::move(opened);
        guarded(m_directory, [this] {
            repairAfterOpening();
            if (m_conversations->waiting() > 0)
                assignWhenIdle();
        });
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
    FolderTable(*m_writerDb).skipIdsInQueue();
    FolderActions(*m_writerDb).repair();
    auto acting = actions(*m_writerDb);
    if (!acting.repair())
        m_writerDb->handle().exec("UPDATE cache.folders SET cursor=x''");
    acting.restoreUploads();
    m_conversations->takeTouched(); // nobody listens yet
    transaction.commit();
}

void MailStore::tell(ChangeSet changes, AccountDatabase &db)
{
    if (changes.arrived.isEmpty() && changes.updated.isEmpty() && changes.gone.isEmpty() && !changes.everything)
        return;
    std::tie(changes.total, changes.unread) = FolderTable(db).counts(changes.folder.folder);
    m_onCommit(changes);
}

QFuture<std::optional<Salvaged>> MailStore::salvaged()
{
    return m_writer.post([this] { return writer().salvaged(); });
}

QFuture<QList<Folder>> MailStore::folders()
{
    return read([](AccountDatabase &db) { return FolderTable(db).all(); });
}

QFuture<QList<Folder>> MailStore::foldersThere()
{
    return read([](AccountDatabase &db) { return FolderTable(db).there(); });
}

QFuture<QList<SpineRow>> MailStore::spine(FolderId folder)
{
    return read([folder](AccountDatabase &db) { return MessageTable(db).spine(folder); });
}

QFuture<QList<SpineRow>> MailStore::spine(FolderId folder, const Listing &list)
{
    return read([folder, list](AccountDatabase &db) { return ListReader(db, folder, list).all(); });
}

QFuture<ListPlaces> MailStore::places(
    FolderId folder, const Listing &list, const QList<MessageId> &ids, const QList<SpineRow> &among)
{
    return read([folder, list, ids, among](AccountDatabase &db) {
        return ListReader(db, folder, list).places(ids, among);
    });
}

QFuture<QList<MessageId>> MailStore::unread(FolderId folder)
{
    return read([folder](AccountDatabase &db) { return MessageTable(db).unread(folder); });
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

QFuture<QList<MessagePlace>> MailStore::withMessageId(const QByteArray &messageId)
{
    return read([messageId](AccountDatabase &db) { return MessageTable(db).withMessageId(messageId); });
}

QFuture<QList<MessageId>> MailStore::messagesNamed(FolderId folder, const QList<RemoteId> &ids)
{
    return read([folder, ids](AccountDatabase &db) { return MessageTable(db).idsOf(folder, ids).values(); });
}

QFuture<QList<LedgerRow>> MailStore::ledger()
{
    return read([](AccountDatabase &db) { return LedgerTable(db).all(); });
}

QFuture<bool> MailStore::replaceFolders(const QList<ListedFolder> &listed, bool userData)
{
    return write([this, listed, userData](AccountDatabase &db, const auto &commit) {
        const bool changed = FolderTable(db).replace(listed, userData);
        if (changed) {
            auto acting = actions(db);
            acting.restoreUploads();
        }
        commit();
        return changed;
    });
}

QFuture<MailStore::FolderState> MailStore::folderState(FolderId folder)
{
    return write([this, folder](AccountDatabase &db, const auto &) {
        FolderTable folders(db);
        return FolderState{
            folders.cursor(folder), folders.uidValidity(folder), MessageTable(db).isEmpty(folder),
            m_landings.now(), folders.nameThere(folder)};
    });
}

QFuture<DeltaResult> MailStore::commit(FolderId folder, FolderDelta delta)
{
    return write([this, folder, delta = std::move(delta)](AccountDatabase &db, const auto &commit) {
        FolderTable folders(db);
        auto result = MessageIntake(db, m_landings).apply({m_account, folder}, delta);
        if (delta.startOver)
            folders.setCursor(folder, {}, FolderTable::beingRenumbered); // until all of it was read
        if (delta.cursor)
            MessageIntake(db, m_landings).dropUnfound(folder, result);
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

QFuture<QList<MessagePlace>>
MailStore::withoutBody(FolderId folder, const KeepOffline &keep, int newest, int limit)
{
    return write([folder, keep, newest, limit](AccountDatabase &db, const auto &) {
        return MessageTable(db).withoutBody(folder, keep, newest, limit, QDateTime::currentMSecsSinceEpoch());
    });
}

QFuture<void> MailStore::storeBodies(FolderId folder, const QList<StoredBody> &bodies)
{
    return write([this, folder, bodies](AccountDatabase &db, const auto &commit) {
        qint64 bytes = 0;
        for (const auto &body : bodies)
            bytes += body.raw.size();
        requireRoom(m_directory, bytes);
        MessageTable(db).storeBodies(bodies);
        MaildropTable(db).noteBodies(bodies);
        commit();
        ChangeSet changes{.folder = {m_account, folder}};
        for (const auto &body : bodies)
            changes.updated << body.id;
        tell(changes, db);
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
