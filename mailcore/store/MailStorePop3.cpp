// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MailStore that keeps what was seen in a POP3 maildrop.
#include "mailcore/store/BodyHash.h"
#include "mailcore/store/DiskProbe.h"
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MailStoreJobs.h"
#include "mailcore/store/MaildropTable.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>

namespace duopost {

namespace {

// By the folder they are in now: a message of the maildrop may have been moved to another folder here.
using FolderChanges = QHash<FolderId, ChangeSet>;

ChangeSet &changesOf(FolderChanges &all, FolderId folder)
{
    auto &changes = all[folder];
    changes.folder.folder = folder;
    return changes;
}

void setOnServer(AccountDatabase &db, const QList<MessageId> &ids, bool onServer, FolderChanges &changes)
{
    MessageTable messages(db);
    SQLite::Statement update(db.handle(), "UPDATE main.messages SET on_server=? WHERE id=? AND on_server<>?1");
    SQLite::Statement drop(db.handle(), "DELETE FROM main.messages WHERE id=?");
    SQLite::Statement forget(db.handle(), "UPDATE main.maildrop SET message=0 WHERE message=?");
    for (const auto id : ids) {
        const auto place = messages.place(id);
        if (!place)
            continue;
        auto &touched = changesOf(changes, place->folder);
        if (onServer || place->bodyHere) {
            bindAll(update, onServer, id.value);
            if (run(update) > 0)
                touched.updated << id;
            continue;
        }
        // A bare header row that can never be opened any more.
        bindAll(drop, id.value);
        run(drop);
        bindAll(forget, id.value);
        run(forget);
        touched.gone << id;
        FolderTable(db).addCounts(place->folder, -1, place->flags.testFlag(MessageFlag::Seen) ? 0 : -1);
    }
}

} // namespace

void MailStore::tellEach(const QHash<FolderId, ChangeSet> &changes, AccountDatabase &db)
{
    for (auto set : changes) {
        set.folder.account = m_account;
        tell(set, db);
    }
}

QFuture<MaildropLook> MailStore::lookAtMaildrop(const QList<RemoteId> &listed)
{
    return write([listed](AccountDatabase &db, const auto &) { return MaildropTable(db).look(listed); });
}

QFuture<int> MailStore::settleMaildrop(FolderId, const MaildropSettlement &settlement)
{
    return write([this, settlement](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        maildrop.setDoubtful(settlement.doubtful);
        const auto settled = maildrop.settle(settlement.listed, settlement.complete);
        FolderChanges changes;
        setOnServer(db, settled.gone, false, changes);
        setOnServer(db, settled.appeared, true, changes);
        commit();
        tellEach(changes, db);
        return settled.goneCount;
    });
}

QFuture<void> MailStore::finishMaildrop(FolderId inbox, const MaildropFinish &finish)
{
    return write([inbox, finish](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        maildrop.rememberListing(finish.listing);
        if (finish.startCounting)
            maildrop.startCounting(*finish.startCounting);
        FactTable(db).set(finish.facts);
        FolderTable(db).touch(inbox, QDateTime::currentMSecsSinceEpoch());
        commit();
    });
}

QFuture<DeltaResult>
MailStore::takeMaildrop(FolderId inbox, const QList<MaildropArrival> &arrivals, qint64 seenAt)
{
    return write([this, inbox, arrivals, seenAt](AccountDatabase &db, const auto &commit) {
        qint64 bytes = 0;
        for (const auto &arrival : arrivals)
            bytes += arrival.raw ? arrival.raw->size() : 0;
        if (bytes > 0)
            requireRoom(m_directory, bytes);
        auto result = MaildropIntake(db).take({m_account, inbox}, arrivals, seenAt);
        FolderTable(db).addCounts(inbox, result.changes.total, result.changes.unread);
        commit();
        tell(result.changes, db);
        return result;
    });
}

QFuture<QList<MessagePlace>> MailStore::maildropWithoutBody(int newest, bool unproven)
{
    return write([newest, unproven](AccountDatabase &db, const auto &) {
        QList<MessagePlace> result;
        SQLite::Statement row(
            db.handle(),
            "SELECT m.id, m.folder, d.remote, m.flags, m.body FROM "
            "(SELECT id, folder, flags, body, date FROM main.messages WHERE on_server=1 ORDER BY date DESC "
            "LIMIT ?) m "
            "JOIN main.maildrop d ON d.message=m.id WHERE d.state<=1 AND (m.body=0 OR (? AND d.firm AND "
            "d.hash=x'')) ORDER BY m.date DESC");
        bindAll(row, newest, unproven);
        while (row.executeStep())
            result << MessagePlace{
                .id = {row.getColumn(0).getInt64()},
                .folder = {row.getColumn(1).getInt64()},
                .remote = {bytes(row, 2)},
                .flags = MessageFlags::fromInt(row.getColumn(3).getUInt()),
                .bodyHere = row.getColumn(4).getInt() != 0};
        return result;
    });
}

QFuture<QList<MaildropEntry>> MailStore::maildrop()
{
    return write([](AccountDatabase &db, const auto &) { return MaildropTable(db).onServer(); });
}

QFuture<QList<RemoteId>> MailStore::readBack(const QList<RemoteId> &ids)
{
    return read([this, ids](AccountDatabase &) {
        const auto fresh = AccountDatabase::openForReading(m_directory);
        MaildropTable maildrop(*fresh);
        MessageTable messages(*fresh);
        QList<RemoteId> result;
        for (const auto &id : ids) {
            const auto entry = maildrop.find(id);
            if (!entry || entry->hash.isEmpty())
                continue;
            const auto body = messages.body(entry->message);
            if (body && bodyHash(*body) == entry->hash)
                result << id;
        }
        return result;
    });
}

QFuture<void> MailStore::forgetHashes(const QList<RemoteId> &ids)
{
    return write([ids](AccountDatabase &db, const auto &commit) {
        MaildropTable(db).forgetHash(ids);
        commit();
    });
}

QFuture<void> MailStore::parkInMaildrop(const QList<RemoteId> &ids)
{
    return write([this, ids](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        QList<MessageId> messages;
        for (const auto &id : ids) {
            if (const auto entry = maildrop.find(id); entry && entry->message)
                messages << entry->message;
        }
        maildrop.park(ids);
        FolderChanges changes;
        setOnServer(db, messages, false, changes);
        commit();
        tellEach(changes, db);
    });
}

QFuture<void> MailStore::askRemoval(const QList<RemoteId> &ids)
{
    return write([ids](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        maildrop.setState(ids, MaildropState::RemovalAsked);
        maildrop.rememberListing(std::nullopt);
        commit();
    });
}

QFuture<void> MailStore::settleRemoval(const QList<RemoteId> &removed, const QList<RemoteId> &kept)
{
    return write([this, removed, kept](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        maildrop.setState(removed, MaildropState::Removed);
        maildrop.setState(kept, MaildropState::Listed);
        QList<MessageId> messages;
        for (const auto &id : removed) {
            if (const auto entry = maildrop.find(id); entry && entry->message)
                messages << entry->message;
        }
        FolderChanges changes;
        setOnServer(db, messages, false, changes);
        commit();
        tellEach(changes, db);
    });
}

QFuture<void> MailStore::setEarlierRule(bool earlier, const Facts &facts)
{
    return write([earlier, facts](AccountDatabase &db, const auto &commit) {
        MaildropTable(db).setEarlierRule(earlier);
        FactTable(db).set(facts);
        commit();
    });
}

QFuture<QList<MailStore::MaildropContent>> MailStore::maildropContents()
{
    return write([](AccountDatabase &db, const auto &) {
        QList<MaildropContent> result;
        SQLite::Statement row(
            db.handle(),
            "SELECT d.remote, d.message, d.hash, m.message_id, m.subject, m.from_address, m.date, m.size FROM "
            "main.maildrop d LEFT JOIN main.messages m ON m.id=d.message WHERE d.state<=1");
        while (row.executeStep())
            result << MaildropContent{
                .remote = {bytes(row, 0)},
                .message = {row.getColumn(1).getInt64()},
                .messageId = bytes(row, 3),
                .hash = bytes(row, 2),
                .subject = text(row, 4),
                .fromAddress = text(row, 5),
                .date = row.getColumn(6).getInt64(),
                .size = row.getColumn(7).getInt64()};
        return result;
    });
}

QFuture<void> MailStore::renameInMaildrop(const QList<MaildropRename> &renames)
{
    return write([renames](AccountDatabase &db, const auto &commit) {
        MaildropTable maildrop(db);
        for (const auto &rename : renames)
            maildrop.rename(rename.from, rename.to, rename.firm);
        maildrop.rememberListing(std::nullopt);
        commit();
    });
}

QFuture<Facts> MailStore::facts()
{
    return write([](AccountDatabase &db, const auto &) { return FactTable(db).all(); });
}

QFuture<void> MailStore::setFacts(const Facts &facts)
{
    return write([facts](AccountDatabase &db, const auto &commit) {
        FactTable(db).set(facts);
        commit();
    });
}

} // namespace duopost
