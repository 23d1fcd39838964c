// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FolderActions.h"

#include "mailcore/store/FolderTable.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

std::string in(FolderId folder, const char *table)
{
    return std::string(AccountDatabase::schemaOf(folder.value)) + '.' + table;
}

// Children keep their own last part when a parent gets another name.
template <class Text> Text renamed(const Text &name, const Text &from, const Text &to)
{
    return to + name.mid(from.size());
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
    if (names && exists(edit.path))
        throw MailError(
            MailError::Kind::BadUsage, QStringLiteral("There is already a folder named %1.").arg(edit.path));

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
                remove(folder.id);
            else
                setHidden(folder.id, true);
        } else {
            const bool on = std::holds_alternative<SubscribeFolder>(edit.change);
            SQLite::Statement update(
                m_database.handle(), "UPDATE " + in(folder.id, "folders") + " SET subscribed=? WHERE id=?");
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
        "INSERT INTO " + in({id}, "folders")
            + " (id, remote_name, path, delimiter, role, selectable, subscribed, local) VALUES "
              "(?,?,?,?,?,1,1,?)");
    bindAll(insert, id, edit.remoteName, edit.path, edit.delimiter, edit.role, edit.local ? 1 : 0);
    run(insert);
    return {id};
}

void FolderActions::rename(FolderId id, const QByteArray &remoteName, const QString &path)
{
    const auto folder = require(id);
    const auto childPrefix = folder.path + QLatin1Char('/');
    SQLite::Statement update(
        m_database.handle(), "UPDATE " + in(id, "folders") + " SET remote_name=?, path=? WHERE id=?");
    for (const auto &other : FolderTable(m_database).all()) {
        if (other.id != id && !other.path.startsWith(childPrefix))
            continue;
        bindAll(
            update, renamed(other.remoteName, folder.remoteName, remoteName),
            renamed(other.path, folder.path, path), other.id.value);
        run(update);
    }
}

void FolderActions::remove(FolderId folder)
{
    for (const auto *sql :
         {"bodies WHERE message IN (SELECT id FROM %messages WHERE folder=?)", "messages WHERE folder=?",
          "folders WHERE id=?"}) {
        auto text = "DELETE FROM " + in(folder, sql);
        if (const auto mark = text.find('%'); mark != std::string::npos)
            text.replace(mark, 1, std::string(AccountDatabase::schemaOf(folder.value)) + '.');
        SQLite::Statement drop(m_database.handle(), text);
        bindAll(drop, folder.value);
        run(drop);
    }
}

// A folder whose deletion the server has not confirmed is hidden, so that a refusal brings it back as it was.
void FolderActions::setHidden(FolderId folder, bool hidden)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE " + in(folder, "folders") + " SET hidden=? WHERE id=?");
    bindAll(update, hidden, folder.value);
    run(update);
}

void FolderActions::settle(const PendingChange &pending, Outcome outcome)
{
    PendingTable(m_database).remove({pending.id});
    const auto *change = std::get_if<FolderChange>(&pending.kind);
    const auto folder = FolderTable(m_database).find(pending.folder);
    if (!change || !folder)
        return;
    const bool refused = outcome == Outcome::Refused;
    if (std::holds_alternative<DeleteFolder>(*change)) {
        if (refused)
            setHidden(folder->id, false);
        else
            remove(folder->id);
    } else if (refused && std::holds_alternative<CreateFolder>(*change)) {
        // Messages moved into it come back to where they were when their own moves are refused.
        if (folder->total == 0)
            remove(folder->id);
    } else if (refused && std::holds_alternative<RenameFolder>(*change)) {
        auto path = folder->path.left(folder->path.lastIndexOf(QLatin1Char('/')) + 1);
        // The path is display text; the listing that follows every refusal corrects it from the name.
        path
            += QString::fromUtf8(pending.remoteName.mid(pending.remoteName.lastIndexOf(folder->delimiter) + 1));
        rename(folder->id, pending.remoteName, path);
    } else if (refused) {
        const bool on = std::holds_alternative<UnsubscribeFolder>(*change);
        SQLite::Statement update(
            m_database.handle(), "UPDATE " + in(folder->id, "folders") + " SET subscribed=? WHERE id=?");
        bindAll(update, on, folder->id.value);
        run(update);
    }
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
            setHidden(folder->id, true);
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
