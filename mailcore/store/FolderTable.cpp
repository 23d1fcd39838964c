// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FolderTable.h"

#include "mailcore/store/PendingTable.h"
#include "mailcore/store/Sql.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

constexpr auto folderColumns
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

// Of a folder that is new here: below a renamed one, what the server says of it is the old path.
QString pathOf(
    const FolderOverlay::Shown &one, const QList<FolderOverlay::Shown> &shown,
    const QHash<FolderId, Folder> &known)
{
    if (const auto row = known.constFind(one.row); row != known.constEnd() && (one.renamed || !one.listed))
        return row->path;
    if (one.listed && !one.renamed)
        return one.folder.path;
    auto name = one.folder.remoteName;
    const auto cut = name.lastIndexOf(one.folder.delimiter);
    for (const auto &parent : shown) {
        if (!one.row && cut > 0 && parent.folder.remoteName == name.left(cut))
            return pathOf(parent, shown, known) + QLatin1Char('/')
                + one.folder.path.mid(one.folder.path.lastIndexOf(QLatin1Char('/')) + 1);
    }
    // The cache was lost: display text, which a later list corrects.
    return QString::fromUtf8(name.replace(one.folder.delimiter, '/'));
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
        std::string("SELECT ") + folderColumns + " FROM main.folders UNION ALL SELECT " + folderColumns
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
        std::string("SELECT ") + folderColumns + " FROM " + AccountDatabase::schemaOf(id.value)
            + ".folders WHERE id=?");
    rows.bind(1, static_cast<int64_t>(id.value));
    return rows.executeStep() ? std::optional(folderOf(rows)) : std::nullopt;
}

bool FolderTable::replace(const QList<ListedFolder> &listed, bool userData)
{
    const std::string schema = userData ? "main" : "cache";
    auto &db = m_database.handle();
    QHash<FolderId, Folder> known;
    QHash<QByteArray, FolderId> byName;
    SQLite::Statement row(
        db, std::string("SELECT ") + folderColumns + " FROM " + schema + ".folders WHERE local=0");
    while (row.executeStep()) {
        const auto folder = folderOf(row);
        known.insert(folder.id, folder);
        byName.insert(folder.remoteName, folder.id);
    }
    // What is done here and not performed yet outlives what the server still says.
    const FolderOverlay overlay(userData ? QList<PendingChange>() : PendingTable(m_database).all());
    auto shown = overlay.over(listed);
    QSet<FolderId> wanted;
    for (auto &one : shown) {
        if (!one.row)
            one.row = byName.value(one.folder.remoteName);
        wanted.insert(one.row);
    }
    bool changed = false;
    for (const auto &folder : std::as_const(known)) { // first: their names may be wanted
        if (userData || wanted.contains(folder.id))
            continue;
        remove(folder.id);
        changed = true;
    }
    for (const auto &one : std::as_const(shown)) {
        const auto found = known.constFind(one.row);
        if (found == known.constEnd())
            changed |= insert(one, pathOf(one, shown, known), userData);
        else if (one.listed && !one.deleted)
            changed |= update(*found, one);
    }
    return changed;
}

// @return whether there is anything to be shown
bool FolderTable::insert(const FolderOverlay::Shown &one, const QString &path, bool userData)
{
    if (one.deleted)
        return false;
    SQLite::Statement insert(
        m_database.handle(),
        std::string("INSERT INTO ") + (userData ? "main" : "cache")
            + ".folders (id, remote_name, path, delimiter, role, selectable, subscribed) VALUES "
              "(?,?,?,?,?,?,?)");
    const auto &folder = one.folder;
    // A row that the queue names is made anew, after the cache was lost, under its own id.
    bindAll(
        insert, one.row ? one.row.value : takeIds(userData, 1), folder.remoteName, path, folder.delimiter,
        folder.role, folder.selectable, folder.subscribed);
    run(insert);
    return true;
}

bool FolderTable::update(const Folder &before, const FolderOverlay::Shown &one)
{
    const auto &folder = one.folder;
    const auto path = one.renamed ? before.path : folder.path;
    if (before.path == path && before.role == folder.role && before.selectable == folder.selectable
        && before.subscribed == folder.subscribed && before.delimiter == folder.delimiter)
        return false;
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(before.id.value)
            + ".folders SET path=?, delimiter=?, role=?, selectable=?, subscribed=? WHERE id=?");
    bindAll(update, path, folder.delimiter, folder.role, folder.selectable, folder.subscribed, before.id.value);
    run(update);
    return true;
}

// A message on its way into the folder is not lost with it: if the server refuses to move it, it is where it
// was.
void FolderTable::remove(FolderId id)
{
    const std::string schema = AccountDatabase::schemaOf(id.value);
    for (const auto &sql :
         {"UPDATE " + schema
              + ".messages SET folder=0 WHERE folder=? AND remote>=x'02' AND remote<x'03' AND id IN (SELECT "
                "message FROM main.pending WHERE change='move-to')",
          "DELETE FROM " + schema + ".bodies WHERE message IN (SELECT id FROM " + schema
              + ".messages WHERE folder=?)",
          "DELETE FROM " + schema + ".messages WHERE folder=?",
          "DELETE FROM " + schema + ".folders WHERE id=?"}) {
        SQLite::Statement remove(m_database.handle(), sql);
        bindAll(remove, id.value);
        run(remove);
    }
}

QList<Folder> FolderTable::there()
{
    const auto queue = PendingTable(m_database).all();
    const FolderOverlay overlay(queue);
    auto folders = all();
    QHash<FolderId, qint64> asOf; // the entry up to which the name is that of the queue
    for (const auto &pending : queue) { // deleted here, and something has to be done in it before
        const auto *change = std::get_if<FolderChange>(&pending.kind);
        if (!change || !std::holds_alternative<DeleteFolder>(*change))
            continue;
        const bool used = std::any_of(queue.begin(), queue.end(), [&](const PendingChange &other) {
            return other.message && other.id < pending.id && other.folder == pending.folder;
        });
        if (const auto folder = used ? find(pending.folder) : std::nullopt) {
            folders << *folder;
            folders.last().remoteName = pending.remoteName;
            asOf.insert(folder->id, pending.id);
        }
    }
    QList<Folder> result;
    for (auto folder : std::as_const(folders)) {
        const auto name = overlay.nameBefore(
            0, folder.remoteName, folder.delimiter, asOf.value(folder.id, FolderOverlay::end));
        if (!name || folder.where == Where::OnlyHere)
            continue;
        folder.remoteName = *name;
        result << folder;
    }
    return result;
}

std::optional<QByteArray> FolderTable::nameThere(FolderId id)
{
    if (const auto folder = find(id); folder && FolderOverlay(PendingTable(m_database).all()).isEmpty())
        return folder->remoteName; // as a rule
    for (const auto &folder : there()) {
        if (folder.id == id)
            return folder.remoteName;
    }
    return std::nullopt;
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
        "folder, target) < ?1 UNION ALL SELECT coalesce(max(message), 0) FROM main.kept_places WHERE "
        "message<?1 "
        "ORDER BY 1 DESC");
    bindAll(highest, AccountDatabase::userIds);
    highest.executeStep();
    SQLite::Statement update(
        m_database.handle(), "UPDATE cache.meta SET value=1+?1 WHERE key='next_id' AND value<=?1");
    bindAll(update, highest.getColumn(0).getInt64());
    run(update); // writes nothing as a rule: a full disk is no reason not to open
}

} // namespace duopost
