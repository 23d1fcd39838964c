// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/CompositionTable.h"

#include "mailcore/store/Sql.h"

namespace duopost {

void CompositionTable::keep(const QString &id, const CompositionValue &value, qint64 changed)
{
    auto &db = m_database.handle();
    SQLite::Statement sent(
        db,
        "SELECT 1 FROM main.outbox WHERE composition=?1 UNION SELECT 1 FROM main.compositions WHERE id=?1 AND "
        "outbox<>0");
    bindAll(sent, id);
    if (sent.executeStep())
        return;
    SQLite::Statement put(
        db,
        "INSERT INTO main.compositions (id, changed, value) VALUES (?,?,?) ON CONFLICT (id) DO UPDATE SET "
        "changed=excluded.changed, value=excluded.value");
    bindAll(put, id, changed, value.bytes);
    run(put);
    SQLite::Statement forget(db, "DELETE FROM main.composition_uses WHERE composition=?");
    bindAll(forget, id);
    run(forget);
    // Looked for first: the contents are large, and hardly ever new.
    SQLite::Statement known(db, "SELECT 1 FROM main.composition_parts WHERE hash=?");
    SQLite::Statement part(db, "INSERT INTO main.composition_parts (hash, content) VALUES (?,?)");
    SQLite::Statement use(db, "INSERT OR IGNORE INTO main.composition_uses (composition, hash) VALUES (?,?)");
    for (const auto &[hash, content] : value.parts) {
        bindAll(known, hash);
        if (!known.executeStep()) {
            bindAll(part, hash, content);
            run(part);
        }
        bindAll(use, id, hash);
        run(use);
    }
    dropUnusedParts();
}

QList<Composition> CompositionTable::all()
{
    QStringList ids;
    SQLite::Statement row(
        m_database.handle(), "SELECT id FROM main.compositions WHERE outbox=0 ORDER BY changed DESC, id");
    while (row.executeStep())
        ids << text(row, 0);
    QList<Composition> result;
    for (const auto &id : std::as_const(ids)) {
        if (const auto composition = find(id))
            result << *composition;
    }
    return result;
}

std::optional<Composition> CompositionTable::find(const QString &id)
{
    SQLite::Statement row(m_database.handle(), "SELECT value FROM main.compositions WHERE id=?");
    bindAll(row, id);
    if (!row.executeStep())
        return std::nullopt;
    const auto value = bytes(row, 0);
    QList<QByteArray> contents;
    SQLite::Statement part(m_database.handle(), "SELECT content FROM main.composition_parts WHERE hash=?");
    for (const auto &hash : partsOf(value)) {
        bindAll(part, hash);
        contents << (part.executeStep() ? bytes(part, 0) : QByteArray());
    }
    return compositionFrom(value, contents);
}

void CompositionTable::remove(const QString &id)
{
    for (const auto *sql :
         {"DELETE FROM main.compositions WHERE id=?",
          "DELETE FROM main.composition_uses WHERE composition=?"}) {
        SQLite::Statement drop(m_database.handle(), sql);
        bindAll(drop, id);
        run(drop);
    }
    dropUnusedParts();
}

void CompositionTable::setOutbox(const QString &id, qint64 outgoing)
{
    SQLite::Statement set(m_database.handle(), "UPDATE main.compositions SET outbox=? WHERE id=?");
    bindAll(set, outgoing, id);
    run(set);
}

void CompositionTable::dropUnusedParts()
{
    m_database.handle().exec(
        "DELETE FROM main.composition_parts WHERE hash NOT IN (SELECT hash FROM main.composition_uses)");
}

} // namespace duopost
