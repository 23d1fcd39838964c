// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FolderActions.h"

#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

// Of a folder that was deleted here: its name is free for another one. No server has such a name.
QByteArray hiddenName(FolderId folder)
{
    return '\x02' + QByteArray::number(folder.value);
}

FolderId folderIn(const FolderChange &change)
{
    return std::visit(
        []<class C>(const C &one) -> FolderId {
            if constexpr (std::is_same_v<C, CreateFolder>)
                return {};
            else
                return one.folder;
        },
        change);
}

} // namespace

Folder FolderActions::require(FolderId folder)
{
    const auto found = FolderTable(m_database).find(folder);
    if (!found)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(folder.value));
    return *found;
}

FolderId FolderActions::record(const FolderEdit &edit)
{
    FolderTable folders(m_database);
    const auto all = folders.all();
    const auto exists = [&](const QString &path) {
        return std::any_of(all.begin(), all.end(), [&](const Folder &f) { return f.path == path; });
    };
    const bool names = std::holds_alternative<CreateFolder>(edit.change)
        || std::holds_alternative<RenameFolder>(edit.change);
    const auto refuseTaken = [&](const QString &path) {
        if (exists(path))
            throw MailError(
                MailError::Kind::BadUsage, QStringLiteral("There is already a folder named %1.").arg(path));
    };
    if (names)
        refuseTaken(edit.path);

    PendingChange pending{.folder = folderIn(edit.change), .kind = edit.change};
    FolderId result = pending.folder;
    if (std::holds_alternative<CreateFolder>(edit.change)) {
        result = pending.folder = create(edit);
        pending.remoteName = edit.remoteName;
    } else {
        const auto folder = require(pending.folder);
        pending.remoteName = folder.remoteName;
        if (std::holds_alternative<RenameFolder>(edit.change)) {
            pending.argument = edit.remoteName;
            for (const auto &other : all) {
                if (other.id != folder.id && other.path.startsWith(folder.path + QLatin1Char('/')))
                    refuseTaken(edit.path + other.path.mid(folder.path.size()));
            }
            rename(folder.id, edit.remoteName, edit.path);
        } else if (std::holds_alternative<DeleteFolder>(edit.change)) {
            for (const auto &other : all) {
                if (other.parent == folder.id)
                    throw MailError(
                        MailError::Kind::BadUsage,
                        QStringLiteral("The folder %1 has folders in it.").arg(folder.path));
            }
            result = folder.parent;
            if (edit.local)
                folders.remove(folder.id);
            else
                hide(folder.id);
        } else {
            const bool on = std::holds_alternative<SubscribeFolder>(edit.change);
            SQLite::Statement update(
                m_database.handle(),
                "UPDATE " + tableIn(folder.id, "folders") + " SET subscribed=? WHERE id=?");
            bindAll(update, on, folder.id.value);
            run(update);
        }
    }
    if (!edit.local)
        PendingTable(m_database).add(pending);
    return result;
}

FolderId FolderActions::create(const FolderEdit &edit)
{
    return insert(FolderTable(m_database).takeIds(edit.local, 1), edit);
}

FolderId FolderActions::insert(qint64 id, const FolderEdit &edit)
{
    SQLite::Statement insert(
        m_database.handle(),
        "INSERT INTO " + tableIn({id}, "folders")
            + " (id, remote_name, path, delimiter, role, selectable, subscribed, local) VALUES "
              "(?,?,?,?,?,1,1,?)");
    bindAll(insert, id, edit.remoteName, edit.path, edit.delimiter, edit.role, edit.local ? 1 : 0);
    run(insert);
    return {id};
}

void FolderActions::rename(FolderId id, const QByteArray &remoteName, const QString &path)
{
    const auto folder = require(id);
    for (const auto &other : FolderTable(m_database).all()) {
        if (!liesIn(other.remoteName, folder.remoteName, folder.delimiter))
            continue;
        setName(
            other.id, renamedIn(other.remoteName, folder.remoteName, remoteName, folder.delimiter),
            path + other.path.mid(folder.path.size()));
    }
}

void FolderActions::setName(FolderId folder, const QByteArray &remoteName, const QString &path)
{
    auto &db = m_database.handle();
    SQLite::Statement taken(
        db, "SELECT id FROM " + tableIn(folder, "folders") + " WHERE remote_name=? AND id<>?");
    bindAll(taken, remoteName, folder.value);
    if (taken.executeStep()) {
        const FolderId other{taken.getColumn(0).getInt64()};
        taken.reset();
        merge(folder, other);
        return;
    }
    SQLite::Statement update(
        db, "UPDATE " + tableIn(folder, "folders") + " SET remote_name=?, path=? WHERE id=?");
    bindAll(update, remoteName, path, folder.value);
    run(update);
}

// Both stand for the one folder that has the name on the server.
void FolderActions::merge(FolderId from, FolderId into)
{
    auto &db = m_database.handle();
    FolderTable folders(m_database);
    const auto messages = tableIn(from, "messages");
    if (MessageTable(m_database).countKnown(into) == 0) {
        folders.setCursor(into, folders.cursor(from), folders.uidValidity(from));
    } else { // which rows are the same message is not known: they are read again, but for what is on its way
        for (const auto &sql :
             {"DELETE FROM " + tableIn(from, "bodies") + " WHERE message IN (SELECT id FROM " + messages
                  + " WHERE folder=? AND NOT (remote>=x'02' AND remote<x'03'))",
              "DELETE FROM " + messages + " WHERE folder=? AND NOT (remote>=x'02' AND remote<x'03')"}) {
            SQLite::Statement drop(db, sql);
            bindAll(drop, from.value);
            run(drop);
        }
        folders.setCursor(into, {}, folders.uidValidity(into));
    }
    SQLite::Statement move(db, "UPDATE " + messages + " SET folder=? WHERE folder=?");
    bindAll(move, into.value, from.value);
    run(move);
    SQLite::Statement count(
        db, "SELECT count(*), coalesce(sum(NOT flags & ?), 0) FROM " + messages + " WHERE folder=?");
    bindAll(count, MessageFlags(MessageFlag::Seen).toInt(), into.value);
    count.executeStep();
    const auto [total, unread] = folders.counts(into);
    folders.addCounts(into, count.getColumn(0).getInt() - total, count.getColumn(1).getInt() - unread);
    count.reset();
    PendingTable(m_database).refolder(from, into);
    folders.remove(from);
}

// A folder whose deletion the server has not confirmed is hidden, so that a refusal brings it back as it was.
void FolderActions::hide(FolderId folder)
{
    SQLite::Statement update(
        m_database.handle(),
        "UPDATE " + tableIn(folder, "folders") + " SET hidden=1, remote_name=? WHERE id=?");
    bindAll(update, hiddenName(folder), folder.value);
    run(update);
}

void FolderActions::show(const Folder &folder, const QByteArray &remoteName)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE " + tableIn(folder.id, "folders") + " SET hidden=0 WHERE id=?");
    bindAll(update, folder.id.value);
    run(update);
    setName(folder.id, remoteName, folder.path);
}

void FolderActions::settle(const PendingChange &pending, Outcome outcome)
{
    PendingTable queue(m_database);
    queue.remove({pending.id});
    const auto *change = std::get_if<FolderChange>(&pending.kind);
    const auto folder = FolderTable(m_database).find(pending.folder);
    const bool refused = outcome == Outcome::Refused;
    if (change && std::holds_alternative<RenameFolder>(*change)) {
        const char delimiter = folder ? folder->delimiter : FolderTable(m_database).all().value(0).delimiter;
        const bool still = refused
            ? queue.renameAfter(pending, pending.argument, pending.remoteName, delimiter)
            : queue.renameBefore(pending, pending.remoteName, pending.argument, delimiter);
        if (refused && still && folder)
            renameBack(*folder, pending);
        return;
    }
    if (!change || !folder)
        return;
    if (std::holds_alternative<DeleteFolder>(*change)) {
        if (refused)
            show(*folder, pending.remoteName);
        else
            FolderTable(m_database).remove(folder->id);
    } else if (refused && std::holds_alternative<CreateFolder>(*change)) {
        // Messages moved into it come back to where they were when their own moves are refused.
        if (folder->total == 0)
            FolderTable(m_database).remove(folder->id);
    } else if (refused) {
        const bool on = std::holds_alternative<UnsubscribeFolder>(*change);
        SQLite::Statement update(
            m_database.handle(), "UPDATE " + tableIn(folder->id, "folders") + " SET subscribed=? WHERE id=?");
        bindAll(update, on, folder->id.value);
        run(update);
    }
}

void FolderActions::renameBack(const Folder &folder, const PendingChange &pending)
{
    auto path = folder.path.left(folder.path.lastIndexOf(QLatin1Char('/')) + 1);
    // The path is display text; the listing that follows every refusal corrects it from the name.
    path += QString::fromUtf8(pending.remoteName.mid(pending.remoteName.lastIndexOf(folder.delimiter) + 1));
    rename(folder.id, pending.remoteName, path);
}

void FolderActions::repair()
{
    FolderTable folders(m_database);
    for (const auto &pending : PendingTable(m_database).all()) {
        const auto *change = std::get_if<FolderChange>(&pending.kind);
        if (!change)
            continue;
        const auto folder = folders.find(pending.folder);
        // Paths are display text: the next listing corrects them from the name.
        const auto delimiter = folder ? folder->delimiter : folders.all().value(0).delimiter;
        const auto pathOf = [&](QByteArray name) { return QString::fromUtf8(name.replace(delimiter, '/')); };
        if (!folder && std::holds_alternative<CreateFolder>(*change))
            insert(
                pending.folder.value,
                {.change = *change,
                 .remoteName = pending.remoteName,
                 .path = pathOf(pending.remoteName),
                 .delimiter = delimiter});
        else if (
            folder && std::holds_alternative<RenameFolder>(*change) && folder->remoteName == pending.remoteName)
            rename(folder->id, pending.argument, pathOf(pending.argument));
        else if (folder && std::holds_alternative<DeleteFolder>(*change))
            hide(folder->id);
    }
}

bool FolderActions::ensureLocal(const QList<FolderEdit> &wanted)
{
    bool made = false;
    const auto all = FolderTable(m_database).all();
    for (const auto &edit : wanted) {
        const bool there = std::any_of(all.begin(), all.end(), [&](const Folder &f) {
            return f.path == edit.path || (edit.role != FolderRole::None && f.role == edit.role);
        });
        if (there)
            continue;
        create(edit);
        made = true;
    }
    return made;
}

} // namespace duopost
