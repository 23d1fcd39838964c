// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MessageIntake.h"

#include "mailcore/store/PendingTable.h"
#include "mailcore/store/RowKey.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>
#include <QMultiHash>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

// What makes two copies of a message the same. The size is part of it, because a Message-ID may be used twice;
// where there is none, what a person would compare.
QByteArray likeness(const QByteArray &messageId, const QString &subject, const QString &from, qint64 size)
{
    const auto name = messageId.isEmpty() ? (subject + QLatin1Char('\n') + from).toUtf8() : messageId;
    return name + '\0' + QByteArray::number(size);
}

} // namespace

DeltaResult MessageIntake::apply(FolderRef folder, const FolderDelta &delta)
{
    DeltaResult result;
    result.changes.folder = folder;
    result.changes.total = result.changes.unread = 0;
    if (delta.startOver)
        orphanAll(folder.folder);
    if (!delta.arrived.isEmpty())
        insert(folder.folder, delta.arrived, result);
    if (!delta.flags.isEmpty())
        reflag(folder.folder, delta.flags, result);
    if (!delta.gone.isEmpty())
        dropGone(folder.folder, delta.gone, result);
    if (delta.present)
        keepOnly(folder.folder, delta, result);
    std::sort(result.changes.arrived.begin(), result.changes.arrived.end(), comesBefore);
    return result;
}

// The rows stay and wait for their messages; who waited for another reason goes on waiting.
void MessageIntake::orphanAll(FolderId folder)
{
    if (AccountDatabase::isUserData(folder.value))
        return;
    SQLite::Statement orphan(
        m_database.handle(),
        "UPDATE cache.messages SET remote=CAST(x'02' || CAST(id AS TEXT) AS BLOB) WHERE folder=?");
    bindAll(orphan, folder.value);
    run(orphan);
}

QSet<QByteArray> MessageIntake::leaving(FolderId folder)
{
    QSet<QByteArray> result;
    // A validity of 0 is not known yet, after the cache was lost; under another one the ids mean nothing.
    SQLite::Statement row(
        m_database.handle(),
        "SELECT remote FROM main.pending JOIN " + tableIn(folder, "folders")
            + " f ON f.id=? AND (f.id=pending.folder OR f.remote_name=pending.remote_name) AND "
              "(f.uid_validity=0 "
              "OR f.uid_validity=pending.uid_validity) WHERE change IN ('move-to','delete-for-good')");
    bindAll(row, folder.value);
    while (row.executeStep())
        result.insert(bytes(row, 0));
    return result;
}

QList<NewMessage> MessageIntake::adopt(FolderId folder, const QList<NewMessage> &arrived, DeltaResult &result)
{
    auto &db = m_database.handle();
    SQLite::Statement waiting(
        db,
        "SELECT id, message_id, subject, from_address, size FROM " + tableIn(folder, "messages")
            + " WHERE folder=? AND remote>=x'02' AND remote<x'03' AND id NOT IN (SELECT message FROM "
              "main.pending WHERE change='append' AND (begun=0 OR flags_before&?))");
    // Not one that was not sent yet. Several versions of a draft look alike: its upload knows it by its bytes.
    bindAll(waiting, folder.value, static_cast<qint64>(MessageFlag::Draft));
    QMultiHash<QByteArray, qint64> rows;
    while (waiting.executeStep())
        rows.insert(
            likeness(bytes(waiting, 1), text(waiting, 2), text(waiting, 3), waiting.getColumn(4).getInt64()),
            waiting.getColumn(0).getInt64());
    if (rows.isEmpty())
        return arrived;
    SQLite::Statement take(
        db,
        "UPDATE OR IGNORE " + tableIn(folder, "messages") + " SET remote=?, on_server=1, arrived=? WHERE id=?");
    QList<NewMessage> others;
    QList<RemoteFlags> flags;
    PendingTable pending(m_database);
    for (const auto &message : arrived) {
        const auto key = likeness(
            message.header.messageId, message.header.subject, message.header.from.value(0).address,
            message.size);
        const auto found = rows.find(key);
        if (found == rows.end()) {
            others << message;
            continue;
        }
        bindAll(take, message.remote.key, message.arrived, *found);
        if (run(take) == 0) {
            others << message; // a row with that id is here already
            continue;
        }
        pending.rebind({*found}, message.remote, 0);
        result.changes.updated << MessageId{*found};
        flags << RemoteFlags{message.remote, message.flags, message.keywords};
        rows.erase(found);
    }
    if (!flags.isEmpty() && !AccountDatabase::isUserData(folder.value))
        reflag(folder, flags, result);
    return others;
}

void MessageIntake::insert(FolderId folder, const QList<NewMessage> &all, DeltaResult &result)
{
    const auto arrived = adopt(folder, all, result);
    const auto going = leaving(folder);
    const bool userData = AccountDatabase::isUserData(folder.value);
    const std::string meta = userData ? "main.meta" : "cache.meta";
    auto &db = m_database.handle();
    auto nextId = db.execAndGet("SELECT value FROM " + meta + " WHERE key='next_id'").getInt64();
    SQLite::Statement add(
        db,
        "INSERT OR IGNORE INTO " + tableIn(folder, "messages")
            + " (id, folder, remote, date, zone, flags, size, attachments, message_id, subject, from_name, "
              "from_address, recipients, refs, preview, arrived, keywords, email_id, people) VALUES "
              "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    QList<RemoteFlags> alreadyHere;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    result.changes.arrived.reserve(arrived.size());
    for (const auto &message : arrived) {
        if (going.contains(message.remote.key))
            continue; // moved away or deleted here; the server has not been told yet
        const auto date = sortDate(message, now);
        const auto from = message.header.from.value(0);
        const int zone = message.header.date.isValid() ? message.header.date.offsetFromUtc() : 0;
        bindAll(
            add, nextId, folder.value, message.remote.key, date, zone, message.flags.toInt(), message.size,
            message.hasAttachments, message.header.messageId, message.header.subject, from.name, from.address,
            recipientsOf(message.header), referencesOf(message.header), message.preview, message.arrived,
            message.keywords, message.emailId, peopleOf(message.header));
        if (run(add) == 0) {
            alreadyHere << RemoteFlags{message.remote, message.flags, message.keywords};
            continue;
        }
        result.changes.arrived << SpineRow{{nextId}, date};
        result.changes.total += 1;
        result.changes.unread += unreadOf(message.flags);
        ++result.arrived;
        ++nextId;
    }
    SQLite::Statement update(db, "UPDATE " + meta + " SET value=? WHERE key='next_id'");
    bindAll(update, nextId);
    run(update);
    if (!alreadyHere.isEmpty() && !userData)
        reflag(folder, alreadyHere, result);
}

void MessageIntake::reflag(FolderId folder, const QList<RemoteFlags> &flags, DeltaResult &result)
{
    constexpr qsizetype many = 2000; // from here on one read of the folder is cheaper than single look-ups
    struct Marks {
        qint64 id = 0;
        MessageFlags flags;
        QByteArray keywords;
    };
    auto &db = m_database.handle();
    const auto select
        = "SELECT id, flags, keywords, remote FROM " + tableIn(folder, "messages") + " WHERE folder=?";
    const auto marksOf = [](SQLite::Statement &row) {
        return Marks{row.getColumn(0).getInt64(), flagsOf(row, 1), bytes(row, 2)};
    };
    QHash<QByteArray, Marks> all;
    if (flags.size() > many) {
        SQLite::Statement row(db, select);
        bindAll(row, folder.value);
        while (row.executeStep())
            all.insert(bytes(row, 3), marksOf(row));
    }
    SQLite::Statement find(db, select + " AND remote=?");
    const PendingMarks pending(m_database);
    MessageTable messages(m_database);
    for (const auto &entry : flags) {
        Marks message;
        if (flags.size() > many) {
            message = all.value(entry.remote.key);
        } else {
            bindAll(find, folder.value, entry.remote.key);
            if (find.executeStep())
                message = marksOf(find);
        }
        if (message.id == 0)
            continue;
        // A mark set here and not performed yet outlives what the server still says.
        const auto [wanted, keywords] = pending.over({message.id}, entry.flags, entry.keywords);
        if (wanted == message.flags && keywords == message.keywords)
            continue;
        result.changes.unread += messages.setMarks({message.id}, wanted, keywords);
        result.changes.updated << MessageId{message.id};
        ++result.reflagged;
    }
}

void MessageIntake::keepOnly(FolderId folder, const FolderDelta &delta, DeltaResult &result)
{
    QSet<QByteArray> there;
    there.reserve(delta.present->size());
    for (const auto &id : *delta.present)
        there.insert(id.key);
    const bool userData = AccountDatabase::isUserData(folder.value);
    SQLite::Statement mark(
        m_database.handle(), "UPDATE " + tableIn(folder, "messages") + " SET on_server=? WHERE id=?");
    const auto waitedFor = PendingTable(m_database).messages();
    const auto here = known(folder);
    for (auto it = here.begin(); it != here.end(); ++it) {
        const bool onServer = there.contains(it.key());
        if (onServer && it->onServer)
            continue;
        if (onServer || (userData && it->body)) {
            // The only copy stays; it may also turn up again.
            if (onServer != it->onServer) {
                bindAll(mark, onServer, it->id);
                run(mark);
                result.changes.updated << MessageId{it->id};
            }
            continue;
        }
        if (m_landings.since(it->id, delta.since) || (isAwaiting({it.key()}) && waitedFor.contains(it->id)))
            continue; // the list was made before it came, or it has yet to come
        remove(*it, result);
    }
}

void MessageIntake::dropUnfound(FolderId folder, DeltaResult &result)
{
    if (AccountDatabase::isUserData(folder.value))
        return;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, flags FROM cache.messages WHERE folder=? AND remote>=x'02' AND remote<x'03'");
    bindAll(row, folder.value);
    QList<Known> waiting;
    while (row.executeStep())
        waiting << Known{row.getColumn(0).getInt64(), flagsOf(row, 1)};
    if (waiting.isEmpty())
        return;
    const auto coming = PendingTable(m_database).bringing(folder);
    for (const auto &one : std::as_const(waiting)) {
        if (!coming.contains(one.id))
            remove(one, result);
    }
}

void MessageIntake::dropGone(FolderId folder, const QList<RemoteId> &gone, DeltaResult &result)
{
    const bool userData = AccountDatabase::isUserData(folder.value);
    SQLite::Statement find(
        m_database.handle(),
        "SELECT id, flags, body, on_server FROM " + tableIn(folder, "messages")
            + " WHERE folder=? AND remote=?");
    for (const auto &id : gone) {
        bindAll(find, folder.value, id.key);
        if (!find.executeStep())
            continue;
        const Known row{
            find.getColumn(0).getInt64(), flagsOf(find, 1), find.getColumn(2).getInt() != 0,
            find.getColumn(3).getInt() != 0};
        find.reset();
        if (!(userData && row.body))
            remove(row, result);
    }
}

void MessageIntake::remove(const Known &row, DeltaResult &result)
{
    MessageTable(m_database).drop({row.id});
    result.changes.gone << MessageId{row.id};
    result.changes.total -= 1;
    result.changes.unread -= unreadOf(row.flags);
    ++result.gone;
}

QHash<QByteArray, MessageIntake::Known> MessageIntake::known(FolderId folder)
{
    QHash<QByteArray, Known> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT remote, id, flags, body, on_server FROM " + tableIn(folder, "messages") + " WHERE folder=?");
    bindAll(row, folder.value);
    while (row.executeStep())
        result.insert(
            bytes(row, 0),
            {row.getColumn(1).getInt64(), flagsOf(row, 2), row.getColumn(3).getInt() != 0,
             row.getColumn(4).getInt() != 0});
    return result;
}

} // namespace duopost
