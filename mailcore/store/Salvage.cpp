// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/Salvage.h"

#include "mailcore/MessageParser.h"
#include "mailcore/Outbox.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>
#include <algorithm>
#include <set>
#include <sqlite3.h>
#include <vector>

namespace duopost {

namespace {

// Read as it lies there: nothing is written to it, no log is replayed into it.
SQLite::Database openDamaged(const QString &path)
{
    return {path.toStdString(), SQLite::OPEN_READONLY, 5000};
}

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::string> key; ///< what rows are ordered and found by
};

std::vector<Table> tablesOf(SQLite::Database &db)
{
    std::vector<Table> result;
    SQLite::Statement names(
        db,
        "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE type='table' AND name NOT LIKE "
        "'sqlite_%'");
    while (names.executeStep()) {
        Table table{.name = names.getColumn(0).getString()};
        const bool withoutRowId = names.getColumn(1).getInt() != 0;
        SQLite::Statement info(db, "PRAGMA table_info(" + table.name + ")");
        while (info.executeStep()) {
            table.columns.push_back(info.getColumn(1).getString());
            if (withoutRowId && info.getColumn(5).getInt() > 0)
                table.key.push_back(info.getColumn(1).getString());
        }
        if (!withoutRowId)
            table.key = {"rowid"};
        result.push_back(table);
    }
    return result;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string result;
    for (const auto &word : words)
        result += (result.empty() ? "" : ",") + word;
    return result;
}

// Copies rows, one at a time, from one statement into the table of the target.
class Copier {
public:
    Copier(SQLite::Database &target, const Table &table)
        : m_columns(static_cast<int>(table.columns.size())),
          m_insert(
              target,
              "INSERT OR IGNORE INTO main." + table.name + " (" + joined(table.columns) + ") VALUES ("
                  + marks(table.columns.size()) + ")")
    {
    }
    bool take(SQLite::Statement &row)
    {
        m_insert.tryReset();
        for (int i = 0; i < m_columns; ++i) {
            const auto value = row.getColumn(i);
            if (value.isInteger())
                m_insert.bind(i + 1, value.getInt64());
            else if (value.isText())
                m_insert.bind(i + 1, std::string(value.getText(), static_cast<size_t>(value.getBytes())));
            else if (value.isNull())
                m_insert.bind(i + 1);
            else
                m_insert.bind(i + 1, value.getBlob() ? value.getBlob() : "", value.getBytes());
        }
        return m_insert.exec() > 0;
    }

private:
    static std::string marks(size_t count)
    {
        std::string result = "?";
        for (size_t i = 1; i < count; ++i)
            result += ",?";
        return result;
    }
    int m_columns;
    SQLite::Statement m_insert;
};

// From one end until a damaged page stops it.
qint64 copyFrom(SQLite::Database &source, const Table &table, Copier &copier, const char *order)
{
    qint64 rows = 0;
    try {
        std::string by;
        for (const auto &column : table.key)
            by += (by.empty() ? "" : ",") + column + order;
        SQLite::Statement row(
            source, "SELECT " + joined(table.columns) + " FROM " + table.name + " ORDER BY " + by);
        while (row.executeStep())
            rows += copier.take(row) ? 1 : 0;
    } catch (const SQLite::Exception &error) {
        if (error.getErrorCode() != SQLITE_CORRUPT && error.getErrorCode() != SQLITE_IOERR)
            throw;
        qDebug("salvage of %s: %s", table.name.c_str(), error.what());
    }
    return rows;
}

// Between two damaged places: by number, for the ids that other tables, or an index, still know.
qint64 copySingly(SQLite::Database &source, const Table &table, Copier &copier, const std::set<qint64> &wanted)
{
    qint64 rows = 0;
    for (const auto id : wanted) {
        try {
            SQLite::Statement row(
                source, "SELECT " + joined(table.columns) + " FROM " + table.name + " WHERE rowid=?");
            row.bind(1, static_cast<int64_t>(id));
            if (row.executeStep())
                rows += copier.take(row) ? 1 : 0;
        } catch (const SQLite::Exception &error) {
            if (error.getErrorCode() != SQLITE_CORRUPT && error.getErrorCode() != SQLITE_IOERR)
                throw;
        }
    }
    return rows;
}

std::set<qint64> idsIn(SQLite::Database &db, const char *sql)
{
    std::set<qint64> result;
    for (const auto *order : {" ORDER BY 1", " ORDER BY 1 DESC"}) {
        try {
            SQLite::Statement row(db, std::string(sql) + order);
            while (row.executeStep())
                result.insert(row.getColumn(0).getInt64());
            break;
        } catch (const SQLite::Exception &error) {
            qDebug("salvage: %s", error.what());
        }
    }
    return result;
}

// A body whose row was on a damaged page: the row is made anew from the message itself.
qint64 rebuildRows(SQLite::Database &db)
{
    SQLite::Statement orphan(
        db,
        "SELECT b.message, b.raw, coalesce(d.remote, CAST(x'02' || CAST(b.message AS TEXT) AS BLOB)), "
        "d.state IS NOT NULL AND d.state<=1 FROM main.bodies b LEFT JOIN main.maildrop d ON "
        "d.message=b.message "
        "WHERE b.message NOT IN (SELECT id FROM main.messages)");
    SQLite::Statement insert(
        db,
        "INSERT OR IGNORE INTO main.messages (id, folder, remote, date, zone, flags, size, attachments, body, "
        "on_server, message_id, subject, from_name, from_address, recipients, refs, preview, people) "
        "VALUES (?,(SELECT id FROM main.folders ORDER BY role<>1, id LIMIT "
        "1),?,?,?,0,?,?,1,?,?,?,?,?,?,?,?,?)");
    qint64 rows = 0;
    while (orphan.executeStep()) {
        const auto raw = bytes(orphan, 1);
        const auto parsed = parseMessage(raw);
        const NewMessage message{.header = parsed.header, .size = raw.size()};
        const auto from = parsed.header.from.value(0);
        const bool attachments
            = std::any_of(parsed.attachments.begin(), parsed.attachments.end(), [](const Attachment &a) {
                  return !a.isInline;
              });
        bindAll(
            insert, orphan.getColumn(0).getInt64(), bytes(orphan, 2),
            sortDate(message, QDateTime::currentMSecsSinceEpoch()),
            parsed.header.date.isValid() ? parsed.header.date.offsetFromUtc() : 0, raw.size(), attachments,
            orphan.getColumn(3).getInt(), parsed.header.messageId, parsed.header.subject, from.name,
            from.address, recipientsOf(parsed.header), referencesOf(parsed.header), previewOf(parsed),
            peopleOf(parsed.header));
        rows += insert.exec();
        insert.reset();
    }
    return rows;
}

// Whether a message whose state is lost was sent, nobody knows any more; and what has lost its message is
// being written again.
void rebuildOutbox(SQLite::Database &db)
{
    SQLite::Statement orphans(
        db,
        "INSERT INTO main.outbox (id, state, since) SELECT id, ?, CAST(strftime('%s', 'now') AS INTEGER) * "
        "1000 "
        "FROM main.outgoing WHERE length(raw)>0 AND id NOT IN (SELECT id FROM main.outbox)");
    bindAll(orphans, OutboxState::MaybeSent);
    orphans.exec();
    db.exec("DELETE FROM main.outbox WHERE id NOT IN (SELECT id FROM main.outgoing);"
            "UPDATE main.compositions SET outbox=0 WHERE outbox NOT IN (SELECT id FROM main.outbox);");
}

} // namespace

Salvaged salvage(const QString &damaged, const QString &target)
{
    auto source = openDamaged(damaged);
    SQLite::Database into(target.toStdString(), SQLite::OPEN_READWRITE, 5000);
    SQLite::Transaction transaction(into);
    Salvaged result{.keptAs = damaged};
    into.exec("DELETE FROM main.meta");
    std::set<qint64> messages = idsIn(source, "SELECT id FROM messages INDEXED BY messages_spine");
    for (const auto id : idsIn(source, "SELECT message FROM bodies"))
        messages.insert(id);
    for (const auto id : idsIn(source, "SELECT message FROM maildrop"))
        messages.insert(id);
    messages.erase(0);
    auto outgoing = idsIn(source, "SELECT id FROM outbox");
    outgoing.merge(idsIn(source, "SELECT outbox FROM compositions"));
    for (const auto &table : tablesOf(source)) {
        Copier copier(into, table);
        qint64 rows = copyFrom(source, table, copier, " ASC");
        rows += copyFrom(source, table, copier, " DESC");
        if (table.name == "messages" || table.name == "bodies")
            rows += copySingly(source, table, copier, messages);
        if (table.name == "outgoing" || table.name == "outbox")
            rows += copySingly(source, table, copier, outgoing);
        result.rows += rows;
        if (table.name == "messages")
            result.messages = rows;
        else if (table.name == "bodies")
            result.bodies = rows;
    }
    result.messages += rebuildRows(into);
    rebuildOutbox(into);
    result.lost = qMax<qint64>(0, static_cast<qint64>(messages.size()) - result.messages);
    // Rows that say a body is here whose body is lost, counts, and numbers that must never be given twice.
    into.exec("UPDATE main.messages SET body=0 WHERE body=1 AND id NOT IN (SELECT message FROM main.bodies);"
              "UPDATE main.folders SET total=(SELECT count(*) FROM main.messages WHERE folder=folders.id),"
              " unread=(SELECT count(*) FROM main.messages WHERE folder=folders.id AND (flags & 1)=0);"
              "INSERT OR IGNORE INTO main.meta VALUES ('next_id', 0);"
              "INSERT OR IGNORE INTO main.meta VALUES ('made', random() & 1099511627775);"
              "UPDATE main.meta SET value=max(value, 1 + (1 << 40),"
              " 1 + coalesce((SELECT max(id) FROM main.messages), 0), 1 + coalesce((SELECT max(id) FROM "
              "main.folders), 0))"
              " WHERE key='next_id';");
    transaction.commit();
    return result;
}

} // namespace duopost
