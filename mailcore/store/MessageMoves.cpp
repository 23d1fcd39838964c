// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that change their folder, are copied, come from this computer, or lose what is kept of them.
#include "mailcore/Durations.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/RowKey.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>

namespace duopost {

namespace {

std::string schema(MessageId id)
{
    return AccountDatabase::schemaOf(id.value);
}

qint64 takeId(SQLite::Database &db, const std::string &schemaName)
{
    const auto id = db.execAndGet("SELECT value FROM " + schemaName + ".meta WHERE key='next_id'").getInt64();
    db.exec("UPDATE " + schemaName + ".meta SET value=value+1 WHERE key='next_id'");
    return id;
}

// The largest message that "headers and text" brings: text is smaller, attachments are larger.
constexpr qint64 textBytes = 256 * 1024;

qint64 sizeLimit(const KeepOffline &keep)
{
    const auto own = keep.bytes > 0 ? keep.bytes : std::numeric_limits<qint64>::max();
    return keep.extent == KeepOffline::Extent::Text ? qMin(own, textBytes) : own;
}

qint64 dateLimit(const KeepOffline &keep, qint64 now)
{
    return keep.days > 0 ? now - keep.days * dayMs : std::numeric_limits<qint64>::min();
}

} // namespace

void MessageTable::move(MessageId id, FolderId folder, const RemoteId &remote)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE " + schema(id) + ".messages SET folder=?, remote=? WHERE id=?");
    bindAll(update, folder.value, remote.key, id.value);
    run(update);
}

std::optional<MessagePlace> MessageTable::setRemote(MessageId id, const RemoteId &remote)
{
    auto &db = m_database.handle();
    SQLite::Statement update(
        db, "UPDATE OR IGNORE " + schema(id) + ".messages SET remote=?, on_server=1 WHERE id=?");
    bindAll(update, remote.key, id.value);
    if (run(update) > 0)
        return std::nullopt;
    // A pull was faster and made a row of its own for it: this one keeps the body and the history.
    SQLite::Statement twin(
        db,
        "SELECT id FROM " + schema(id) + ".messages WHERE remote=? AND folder=(SELECT folder FROM " + schema(id)
            + ".messages WHERE id=?)");
    bindAll(twin, remote.key, id.value);
    if (!twin.executeStep())
        return std::nullopt;
    const MessageId other{twin.getColumn(0).getInt64()};
    twin.reset();
    const auto dropped = place(other);
    drop(other);
    bindAll(update, remote.key, id.value);
    run(update);
    return dropped;
}

MessageId MessageTable::copy(MessageId id, FolderId folder)
{
    auto &db = m_database.handle();
    const auto own = takeId(db, schema(id));
    SQLite::Statement insert(
        db,
        "INSERT INTO " + schema(id)
            + ".messages (id, folder, remote, date, zone, flags, size, attachments, body, on_server, "
              "message_id, "
              "subject, from_name, from_address, recipients, refs, preview, arrived, keywords, email_id, "
              "short, people) "
              "SELECT ?, ?, ?, date, zone, flags, size, attachments, body, 0, message_id, subject, from_name, "
              "from_address, recipients, refs, preview, arrived, keywords, email_id, short, people FROM "
            + schema(id) + ".messages WHERE id=?");
    bindAll(insert, own, folder.value, awaitingKey(own).key, id.value);
    run(insert);
    SQLite::Statement body(
        db,
        "INSERT INTO " + schema(id) + ".bodies (message, raw) SELECT ?, raw FROM " + schema(id)
            + ".bodies WHERE message=?");
    bindAll(body, own, id.value);
    run(body);
    return {own};
}

MessageId MessageTable::insertWhole(FolderId folder, const NewMessage &message, const StoredBody &body)
{
    auto &db = m_database.handle();
    const std::string where = AccountDatabase::schemaOf(folder.value);
    const auto id = takeId(db, where);
    const auto now = QDateTime::currentMSecsSinceEpoch();
    const auto from = message.header.from.value(0);
    SQLite::Statement insert(
        db,
        "INSERT INTO " + where
            + ".messages (id, folder, remote, date, zone, flags, size, attachments, on_server, message_id, "
              "subject, from_name, from_address, recipients, refs, arrived, keywords, people) VALUES "
              "(?,?,?,?,?,?,?,?,0,?,?,?,?,?,?,?,?,?)");
    bindAll(
        insert, id, folder.value, awaitingKey(id).key, sortDate(message, now),
        message.header.date.isValid() ? message.header.date.offsetFromUtc() : 0, message.flags.toInt(),
        message.size, message.hasAttachments, message.header.messageId, message.header.subject, from.name,
        from.address, recipientsOf(message.header), referencesOf(message.header), message.arrived,
        message.keywords, peopleOf(message.header));
    run(insert);
    auto whole = body;
    whole.id = {id};
    storeBodies({whole});
    return {id};
}

void MessageTable::drop(MessageId id)
{
    for (const auto *sql : {".bodies WHERE message=?", ".messages WHERE id=?"}) {
        SQLite::Statement remove(m_database.handle(), "DELETE FROM " + schema(id) + sql);
        bindAll(remove, id.value);
        run(remove);
    }
}

QList<MessagePlace>
MessageTable::withoutBody(FolderId folder, const KeepOffline &keep, int newest, int limit, qint64 now)
{
    QList<MessagePlace> result;
    if (keep.extent == KeepOffline::Extent::Headers)
        return result;
    const auto messages = std::string(AccountDatabase::schemaOf(folder.value)) + ".messages";
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, remote, flags, size FROM (SELECT * FROM " + messages
            + " WHERE folder=? ORDER BY date DESC, id DESC LIMIT ?) WHERE body=0 AND on_server=1 AND size<=? "
              "AND "
              "date>=? AND NOT (remote>=x'02' AND remote<x'03') LIMIT ?");
    bindAll(row, folder.value, newest, sizeLimit(keep), dateLimit(keep, now), limit);
    while (row.executeStep())
        result << MessagePlace{
            .id = {row.getColumn(0).getInt64()},
            .folder = folder,
            .remote = {bytes(row, 1)},
            .flags = MessageFlags::fromInt(row.getColumn(2).getUInt()),
            .size = row.getColumn(3).getInt64()};
    return result;
}

QList<MessageId> MessageTable::borrowBodies(FolderId folder)
{
    const std::string where = AccountDatabase::schemaOf(folder.value);
    auto &db = m_database.handle();
    SQLite::Statement row(
        db,
        "SELECT m.id, min(o.id) FROM " + where + ".messages m JOIN " + where
            + ".messages o ON o.email_id=m.email_id AND o.body=1 AND o.size=m.size WHERE m.folder=? AND "
              "m.body=0 AND "
              "m.email_id<>x'' GROUP BY m.id");
    SQLite::Statement body(
        db,
        "INSERT OR REPLACE INTO " + where + ".bodies (message, raw) SELECT ?, raw FROM " + where
            + ".bodies WHERE message=?");
    SQLite::Statement mark(
        db,
        "UPDATE " + where + ".messages SET body=1, (preview, attachments)=(SELECT preview, attachments FROM "
            + where + ".messages WHERE id=?2) WHERE id=?1");
    QList<std::pair<qint64, qint64>> pairs;
    bindAll(row, folder.value);
    while (row.executeStep())
        pairs << std::pair{row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
    QList<MessageId> result;
    for (const auto &[id, other] : std::as_const(pairs)) {
        bindAll(body, id, other);
        if (run(body) == 0)
            continue;
        bindAll(mark, id, other);
        run(mark);
        result << MessageId{id};
    }
    return result;
}

QList<MessageId> MessageTable::evict(FolderId folder, const KeepOffline &keep, int newest, qint64 now)
{
    QList<MessageId> result;
    if (AccountDatabase::isUserData(folder.value))
        return result; // exists nowhere else, or may soon
    auto &db = m_database.handle();
    SQLite::Statement row(
        db,
        "SELECT id FROM cache.messages WHERE folder=?1 AND body=1 AND on_server=1 AND NOT (remote>=x'02' AND "
        "remote<x'03') AND (?2 OR size>?3 OR date<?4 OR id NOT IN (SELECT id FROM cache.messages WHERE "
        "folder=?1 "
        "ORDER BY date DESC, id DESC LIMIT ?5)) AND id NOT IN (SELECT message FROM main.pending)");
    bindAll(
        row, folder.value, keep.extent == KeepOffline::Extent::Headers, sizeLimit(keep), dateLimit(keep, now),
        newest);
    while (row.executeStep())
        result << MessageId{row.getColumn(0).getInt64()};
    SQLite::Statement forget(db, "DELETE FROM cache.bodies WHERE message=?");
    SQLite::Statement mark(db, "UPDATE cache.messages SET body=0 WHERE id=?");
    for (const auto id : std::as_const(result)) {
        bindAll(forget, id.value);
        run(forget);
        bindAll(mark, id.value);
        run(mark);
    }
    return result;
}

} // namespace duopost
