// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FolderTable.h"

#include "mailcore/store/Sql.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

constexpr auto columns
    = "id, remote_name, path, delimiter, role, selectable, subscribed, as_of, total, unread, "
      "local, keep, keep_days, keep_bytes, hidden, uid_validity";

Folder folderOf(SQLite::Statement &row)
{
    Folder folder;
    folder.id = {row.getColumn(0).getInt64()};
    folder.remoteName = bytes(row, 1);
    folder.path = text(row, 2);
    folder.name = folder.path.mid(folder.path.lastIndexOf(QLatin1Char('/')) + 1);
    folder.delimiter = static_cast<char>(row.getColumn(3).getInt());
    folder.role = static_cast<FolderRole>(row.getColumn(4).getInt());
    folder.selectable = row.getColumn(5).getInt() != 0;
    folder.subscribed = row.getColumn(6).getInt() != 0;
    const auto asOf = row.getColumn(7).getInt64();
    if (asOf > 0)
        folder.asOf = QDateTime::fromMSecsSinceEpoch(asOf, Qt::UTC);
    folder.total = row.getColumn(8).getInt();
    folder.unread = row.getColumn(9).getInt();
    if (row.getColumn(10).getInt() != 0)
        folder.where = Where::OnlyHere;
    const auto validity = static_cast<quint64>(row.getColumn(15).getInt64());
    folder.uidValidity = validity == FolderTable::beingRenumbered ? 0 : validity;
    folder.keep
        = {static_cast<KeepOffline::Extent>(row.getColumn(11).getInt()), row.getColumn(12).getInt(),
           row.getColumn(13).getInt64()};
    return folder;
}

// Special folders first, in the order people expect, then by path.
int rank(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return 0;
    case FolderRole::Drafts:
        return 1;
    case FolderRole::Sent:
        return 2;
    case FolderRole::Archive:
        return 3;
    case FolderRole::All:
        return 4;
    case FolderRole::Junk:
        return 5;
    case FolderRole::Trash:
        return 6;
    case FolderRole::None:
        break;
    }
    return 7;
}

} // namespace

QList<Folder> FolderTable::all()
{
    QList<Folder> result;
    SQLite::Statement rows(
        m_database.handle(),
        std::string("SELECT ") + columns + " FROM main.folders UNION ALL SELECT " + columns
            + " FROM cache.folders");
    while (rows.executeStep()) {
        if (rows.getColumn(14).getInt() == 0)
            result << folderOf(rows);
    }
    const auto waiting = created();
    for (auto &folder : result) {
        if (waiting.contains(folder.id.value))
            folder.where = Where::OnItsWay;
    }
    std::sort(result.begin(), result.end(), [](const Folder &a, const Folder &b) {
        if (rank(a.role) != rank(b.role))
            return rank(a.role) < rank(b.role);
        return a.path.compare(b.path, Qt::CaseInsensitive) < 0;
    });
    QHash<QString, FolderId> byPath;
    for (const auto &folder : std::as_const(result))
        byPath.insert(folder.path, folder.id);
    for (auto &folder : result) {
        const auto slash = folder.path.lastIndexOf(QLatin1Char('/'));
        if (slash > 0)
            folder.parent = byPath.value(folder.path.left(slash));
    }
    return result;
}

QSet<qint64> FolderTable::created()
{
    QSet<qint64> result;
    SQLite::Statement row(m_database.handle(), "SELECT folder FROM main.pending WHERE change='create-folder'");
    while (row.executeStep())
        result.insert(row.getColumn(0).getInt64());
    return result;
}

void FolderTable::setKeep(FolderId id, const KeepOffline &keep)
{
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value)
            + ".folders SET keep=?, keep_days=?, keep_bytes=? WHERE id=?");
    bindAll(update, keep.extent, keep.days, keep.bytes, id.value);
    run(update);
}

std::optional<Folder> FolderTable::find(FolderId id)
{
    SQLite::Statement rows(
        m_database.handle(),
        std::string("SELECT ") + columns + " FROM " + AccountDatabase::schemaOf(id.value)
            + ".folders WHERE id=?");
    rows.bind(1, static_cast<int64_t>(id.value));
    return rows.executeStep() ? std::optional(folderOf(rows)) : std::nullopt;
}

bool FolderTable::replace(const QList<ListedFolder> &listed, bool userData)
{
    const std::string schema = userData ? "main" : "cache";
    auto &db = m_database.handle();
    QHash<QByteArray, Folder> known;
    SQLite::Statement row(db, std::string("SELECT ") + columns + " FROM " + schema + ".folders");
    while (row.executeStep()) {
        // What is here only, hidden, or waiting to be made is no business of the server's list.
        const auto folder = folderOf(row);
        if (row.getColumn(10).getInt() == 0)
            known.insert(folder.remoteName, folder);
    }
    const auto waiting = created();
    bool changed = false;
    SQLite::Statement insert(
        db,
        "INSERT INTO " + schema
            + ".folders (id, remote_name, path, delimiter, role, selectable, subscribed) VALUES "
              "(?,?,?,?,?,?,?)");
    SQLite::Statement update(
        db,
        "UPDATE " + schema + ".folders SET path=?, delimiter=?, role=?, selectable=?, subscribed=? WHERE id=?");
    for (const auto &folder : listed) {
        const auto found = known.constFind(folder.remoteName);
        if (found == known.constEnd()) {
            bindAll(
                insert, takeIds(userData, 1), folder.remoteName, folder.path, folder.delimiter, folder.role,
                folder.selectable, folder.subscribed);
            run(insert);
            changed = true;
            continue;
        }
        if (found->path != folder.path || found->role != folder.role || found->selectable != folder.selectable
            || found->subscribed != folder.subscribed || found->delimiter != folder.delimiter) {
            bindAll(
                update, folder.path, folder.delimiter, folder.role, folder.selectable, folder.subscribed,
                found->id.value);
            run(update);
            changed = true;
        }
        known.remove(folder.remoteName);
    }
    if (userData)
        return changed;
    for (const auto &gone : std::as_const(known)) {
        if (waiting.contains(gone.id.value))
            continue;
        for (const auto *sql :
             {"DELETE FROM cache.bodies WHERE message IN (SELECT id FROM cache.messages WHERE folder=?)",
              "DELETE FROM cache.messages WHERE folder=?", "DELETE FROM cache.folders WHERE id=?"}) {
            SQLite::Statement remove(db, sql);
            bindAll(remove, gone.id.value);
            run(remove);
        }
        changed = true;
    }
    return changed;
}

SyncCursor FolderTable::cursor(FolderId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT cursor FROM ") + AccountDatabase::schemaOf(id.value) + ".folders WHERE id=?");
    bindAll(row, id.value);
    return row.executeStep() ? SyncCursor{bytes(row, 0)} : SyncCursor{};
}

quint64 FolderTable::uidValidity(FolderId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT uid_validity FROM ") + AccountDatabase::schemaOf(id.value) + ".folders WHERE id=?");
    bindAll(row, id.value);
    return row.executeStep() ? static_cast<quint64>(row.getColumn(0).getInt64()) : 0;
}

void FolderTable::setCursor(FolderId id, const SyncCursor &cursor, quint64 uidValidity)
{
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value)
            + ".folders SET cursor=?, uid_validity=? WHERE id=?");
    bindAll(update, cursor.bytes, static_cast<qint64>(uidValidity), id.value);
    run(update);
}

void FolderTable::touch(FolderId id, qint64 asOf)
{
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value) + ".folders SET as_of=? WHERE id=?");
    bindAll(update, asOf, id.value);
    run(update);
}

void FolderTable::addCounts(FolderId id, int total, int unread)
{
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value)
            + ".folders SET total=total+?, unread=unread+? WHERE id=?");
    bindAll(update, total, unread, id.value);
    run(update);
}

std::pair<int, int> FolderTable::counts(FolderId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT total, unread FROM ") + AccountDatabase::schemaOf(id.value)
            + ".folders WHERE id=?");
    bindAll(row, id.value);
    if (!row.executeStep())
        return {0, 0};
    return {row.getColumn(0).getInt(), row.getColumn(1).getInt()};
}

qint64 FolderTable::takeIds(bool userData, qint64 count)
{
    const std::string table = userData ? "main.meta" : "cache.meta";
    SQLite::Statement row(m_database.handle(), "SELECT value FROM " + table + " WHERE key='next_id'");
    row.executeStep();
    const auto first = row.getColumn(0).getInt64();
    row.reset();
    SQLite::Statement update(m_database.handle(), "UPDATE " + table + " SET value=value+? WHERE key='next_id'");
    bindAll(update, count);
    run(update);
    return first;
}

void FolderTable::skipIdsInQueue()
{
    SQLite::Statement highest(
        m_database.handle(),
        "SELECT coalesce(max(max(message, copy, folder, target)), 0) FROM main.pending WHERE max(message, "
        "copy, "
        "folder, target) < ?");
    bindAll(highest, AccountDatabase::userIds);
    highest.executeStep();
    SQLite::Statement update(
        m_database.handle(), "UPDATE cache.meta SET value=1+?1 WHERE key='next_id' AND value<=?1");
    bindAll(update, highest.getColumn(0).getInt64());
    run(update); // writes nothing as a rule: a full disk is no reason not to open
}

} // namespace duopost
