// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MessageTable.h"

#include "mailcore/store/Sql.h"

#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

constexpr qint64 dayMs = 86'400'000;

std::string in(FolderId folder, const char *table)
{
    return std::string(AccountDatabase::schemaOf(folder.value)) + '.' + table;
}

Where whereIs(bool onServer, bool bodyHere)
{
    if (!onServer)
        return Where::OnlyHere;
    return bodyHere ? Where::ServerAndHere : Where::OnlyOnServer;
}

int unreadOf(MessageFlags flags)
{
    return flags.testFlag(MessageFlag::Seen) ? 0 : 1;
}

MessageFlags flagsOf(SQLite::Statement &row, int column)
{
    return MessageFlags::fromInt(row.getColumn(column).getUInt());
}

} // namespace

QString recipientsOf(const MessageHeader &header)
{
    QStringList names;
    for (const auto &address : header.to) {
        if (names.size() == 5)
            break;
        names << (address.name.isEmpty() ? address.address : address.name);
    }
    return names.join(QStringLiteral(", "));
}

QByteArray referencesOf(const MessageHeader &header)
{
    auto ids = header.references;
    for (const auto &id : header.inReplyTo) {
        if (!ids.contains(id))
            ids << id;
    }
    constexpr qsizetype enough = 50;
    return (ids.size() > enough ? ids.last(enough) : ids).join(' ');
}

qint64 sortDate(const NewMessage &message, qint64 now)
{
    if (message.header.date.isValid()) {
        const auto date = message.header.date.toMSecsSinceEpoch();
        // A Date before e-mail or in the future would pin a message to an end of the list for ever.
        if (date > 0 && date < (message.arrived > 0 ? message.arrived : now) + 2 * dayMs)
            return date;
    }
    return message.arrived > 0 ? message.arrived : now;
}

QList<SpineRow> MessageTable::spine(FolderId folder)
{
    QList<SpineRow> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, date FROM " + in(folder, "messages") + " WHERE folder=? ORDER BY date DESC, id DESC");
    bindAll(row, folder.value);
    while (row.executeStep())
        result << SpineRow{{row.getColumn(0).getInt64()}, row.getColumn(1).getInt64()};
    return result;
}

QList<MessageRow> MessageTable::rows(const QList<MessageId> &ids)
{
    static constexpr auto columns
        = "SELECT id, folder, remote, message_id, subject, from_name, from_address, recipients, "
          "preview, date, zone, size, flags, attachments, body, on_server, "
          "EXISTS (SELECT 1 FROM main.pending WHERE pending.message = messages.id) FROM ";
    SQLite::Statement user(m_database.handle(), std::string(columns) + "main.messages WHERE id=?");
    SQLite::Statement cache(m_database.handle(), std::string(columns) + "cache.messages WHERE id=?");
    QList<MessageRow> result;
    result.reserve(ids.size());
    for (const auto id : ids) {
        auto &row = AccountDatabase::isUserData(id.value) ? user : cache;
        bindAll(row, id.value);
        if (!row.executeStep())
            continue;
        MessageRow message;
        message.id = id;
        message.folder = {row.getColumn(1).getInt64()};
        message.remote = {bytes(row, 2)};
        message.messageId = bytes(row, 3);
        message.subject = text(row, 4);
        message.from = {text(row, 5), text(row, 6)};
        message.to = text(row, 7);
        message.preview = text(row, 8);
        message.date = QDateTime::fromMSecsSinceEpoch(
            row.getColumn(9).getInt64(), Qt::OffsetFromUTC, row.getColumn(10).getInt());
        message.size = row.getColumn(11).getInt64();
        message.flags = flagsOf(row, 12);
        message.hasAttachments = row.getColumn(13).getInt() != 0;
        message.bodyHere = row.getColumn(14).getInt() != 0;
        message.where = whereIs(row.getColumn(15).getInt() != 0, message.bodyHere);
        if (row.getColumn(16).getInt() != 0)
            message.where = Where::OnItsWay;
        result << message;
    }
    return result;
}

std::optional<MessagePlace> MessageTable::place(MessageId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT folder, remote, flags, body, on_server FROM ") + AccountDatabase::schemaOf(id.value)
            + ".messages WHERE id=?");
    bindAll(row, id.value);
    if (!row.executeStep())
        return std::nullopt;
    return MessagePlace{
        id,
        {row.getColumn(0).getInt64()},
        {bytes(row, 1)},
        flagsOf(row, 2),
        row.getColumn(3).getInt() != 0,
        row.getColumn(4).getInt() != 0};
}

std::optional<QByteArray> MessageTable::body(MessageId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT raw FROM ") + AccountDatabase::schemaOf(id.value) + ".bodies WHERE message=?");
    bindAll(row, id.value);
    return row.executeStep() ? std::optional(bytes(row, 0)) : std::nullopt;
}

QList<MessagePlace> MessageTable::withoutBody(FolderId folder, int newest, int limit)
{
    QList<MessagePlace> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, remote, flags FROM (SELECT * FROM " + in(folder, "messages")
            + " WHERE folder=? ORDER BY date DESC, id DESC LIMIT ?) WHERE body=0 AND on_server=1 LIMIT ?");
    bindAll(row, folder.value, newest, limit);
    while (row.executeStep())
        result << MessagePlace{
            {row.getColumn(0).getInt64()}, folder, {bytes(row, 1)}, flagsOf(row, 2), false, true};
    return result;
}

QList<RemoteId> MessageTable::unknownOf(FolderId folder, const QList<RemoteId> &ids)
{
    const auto here = idsOf(folder, ids);
    QList<RemoteId> result;
    for (const auto &id : ids) {
        if (!here.contains(id.key))
            result << id;
    }
    return result;
}

QHash<QByteArray, MessageId> MessageTable::idsOf(FolderId folder, const QList<RemoteId> &ids)
{
    QHash<QByteArray, MessageId> result;
    result.reserve(ids.size());
    SQLite::Statement row(
        m_database.handle(), "SELECT id FROM " + in(folder, "messages") + " WHERE folder=? AND remote=?");
    for (const auto &id : ids) {
        bindAll(row, folder.value, id.key);
        if (row.executeStep())
            result.insert(id.key, {row.getColumn(0).getInt64()});
    }
    return result;
}

bool MessageTable::isEmpty(FolderId folder)
{
    SQLite::Statement row(
        m_database.handle(), "SELECT 1 FROM " + in(folder, "messages") + " WHERE folder=? LIMIT 1");
    bindAll(row, folder.value);
    return !row.executeStep();
}

DeltaResult MessageTable::apply(FolderRef folder, const FolderDelta &delta)
{
    DeltaResult result;
    result.changes.folder = folder;
    result.changes.total = result.changes.unread = 0;
    if (delta.startOver)
        dropAll(folder.folder, result);
    if (!delta.arrived.isEmpty())
        insert(folder.folder, delta.arrived, result);
    if (!delta.flags.isEmpty())
        reflag(folder.folder, delta.flags, result);
    if (delta.present)
        keepOnly(folder.folder, *delta.present, result);
    std::sort(result.changes.arrived.begin(), result.changes.arrived.end(), comesBefore);
    return result;
}

void MessageTable::dropAll(FolderId folder, DeltaResult &result)
{
    // Only the cache: what exists nowhere else is never dropped because a server renumbered.
    if (AccountDatabase::isUserData(folder.value))
        return;
    for (const auto &message : known(folder)) {
        result.changes.total -= 1;
        result.changes.unread -= unreadOf(message.flags);
    }
    auto &db = m_database.handle();
    SQLite::Statement bodies(
        db, "DELETE FROM cache.bodies WHERE message IN (SELECT id FROM cache.messages WHERE folder=?)");
    bindAll(bodies, folder.value);
    run(bodies);
    SQLite::Statement messages(db, "DELETE FROM cache.messages WHERE folder=?");
    bindAll(messages, folder.value);
    result.gone += run(messages);
    result.changes.everything = true;
}

void MessageTable::insert(FolderId folder, const QList<NewMessage> &arrived, DeltaResult &result)
{
    const bool userData = AccountDatabase::isUserData(folder.value);
    const std::string meta = userData ? "main.meta" : "cache.meta";
    auto &db = m_database.handle();
    auto nextId = db.execAndGet("SELECT value FROM " + meta + " WHERE key='next_id'").getInt64();
    SQLite::Statement add(
        db,
        "INSERT OR IGNORE INTO " + in(folder, "messages")
            + " (id, folder, remote, date, zone, flags, size, attachments, message_id, subject, from_name, "
              "from_address, "
              "recipients, refs) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    QList<RemoteFlags> alreadyHere;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    result.changes.arrived.reserve(arrived.size());
    for (const auto &message : arrived) {
        const auto date = sortDate(message, now);
        const auto from = message.header.from.value(0);
        const int zone = message.header.date.isValid() ? message.header.date.offsetFromUtc() : 0;
        bindAll(
            add, nextId, folder.value, message.remote.key, date, zone, message.flags.toInt(), message.size,
            message.hasAttachments, message.header.messageId, message.header.subject, from.name, from.address,
            recipientsOf(message.header), referencesOf(message.header));
        if (run(add) == 0) {
            alreadyHere << RemoteFlags{message.remote, message.flags};
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

void MessageTable::reflag(FolderId folder, const QList<RemoteFlags> &flags, DeltaResult &result)
{
    constexpr qsizetype many = 2000; // from here on one read of the folder is cheaper than single look-ups
    const auto all = flags.size() > many ? known(folder) : QHash<QByteArray, Known>();
    auto &db = m_database.handle();
    SQLite::Statement find(
        db, "SELECT id, flags FROM " + in(folder, "messages") + " WHERE folder=? AND remote=?");
    // A mark set here and not performed yet outlives what the server still says.
    SQLite::Statement pending(db, "SELECT change FROM main.pending WHERE message=? ORDER BY id");
    const bool anyPending = db.execAndGet("SELECT count(*) FROM main.pending").getInt() > 0;
    for (const auto &entry : flags) {
        Known message;
        if (flags.size() > many) {
            message = all.value(entry.remote.key);
        } else {
            bindAll(find, folder.value, entry.remote.key);
            if (find.executeStep()) {
                message.id = find.getColumn(0).getInt64();
                message.flags = flagsOf(find, 1);
            }
        }
        if (message.id == 0)
            continue;
        auto wanted = entry.flags;
        if (anyPending) {
            bindAll(pending, message.id);
            while (pending.executeStep()) {
                if (const auto change = changeFromName(text(pending, 0)))
                    wanted = flagEdit(*change).appliedTo(wanted);
            }
        }
        if (wanted == message.flags)
            continue;
        result.changes.unread += setFlags({message.id}, wanted);
        result.changes.updated << MessageId{message.id};
        ++result.reflagged;
    }
}

void MessageTable::keepOnly(FolderId folder, const QList<RemoteId> &present, DeltaResult &result)
{
    QSet<QByteArray> there;
    there.reserve(present.size());
    for (const auto &id : present)
        there.insert(id.key);
    const bool userData = AccountDatabase::isUserData(folder.value);
    auto &db = m_database.handle();
    SQLite::Statement dropBody(db, "DELETE FROM " + in(folder, "bodies") + " WHERE message=?");
    SQLite::Statement drop(db, "DELETE FROM " + in(folder, "messages") + " WHERE id=?");
    SQLite::Statement mark(db, "UPDATE " + in(folder, "messages") + " SET on_server=? WHERE id=?");
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
        bindAll(dropBody, it->id);
        run(dropBody);
        bindAll(drop, it->id);
        run(drop);
        result.changes.gone << MessageId{it->id};
        result.changes.total -= 1;
        result.changes.unread -= unreadOf(it->flags);
        ++result.gone;
    }
}

QHash<QByteArray, MessageTable::Known> MessageTable::known(FolderId folder)
{
    QHash<QByteArray, Known> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT remote, id, flags, body, on_server FROM " + in(folder, "messages") + " WHERE folder=?");
    bindAll(row, folder.value);
    while (row.executeStep())
        result.insert(
            bytes(row, 0),
            {row.getColumn(1).getInt64(), flagsOf(row, 2), row.getColumn(3).getInt() != 0,
             row.getColumn(4).getInt() != 0});
    return result;
}

int MessageTable::edit(MessageId id, const FlagEdit &edit)
{
    const auto message = place(id);
    return message ? setFlags(id, edit.appliedTo(message->flags)) : 0;
}

int MessageTable::setFlags(MessageId id, MessageFlags flags)
{
    const auto message = place(id);
    if (!message)
        return 0;
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value) + ".messages SET flags=? WHERE id=?");
    bindAll(update, flags.toInt(), id.value);
    run(update);
    return unreadOf(flags) - unreadOf(message->flags);
}

void MessageTable::storeBodies(const QList<StoredBody> &bodies)
{
    auto &db = m_database.handle();
    for (const auto &body : bodies) {
        const std::string schema = AccountDatabase::schemaOf(body.id.value);
        SQLite::Statement row(
            db, "UPDATE " + schema + ".messages SET body=1, preview=?, attachments=? WHERE id=?");
        bindAll(row, body.preview, body.hasAttachments, body.id.value);
        if (run(row) == 0)
            continue; // gone meanwhile
        SQLite::Statement put(db, "INSERT OR REPLACE INTO " + schema + ".bodies (message, raw) VALUES (?,?)");
        bindAll(put, body.id.value, body.raw);
        run(put);
    }
}

} // namespace duopost
