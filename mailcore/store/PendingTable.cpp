// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/PendingTable.h"

#include "mailcore/store/FolderOverlay.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>

namespace duopost {

namespace {

constexpr auto appendName = "append";

std::optional<PendingChange::Kind>
kindOf(const QString &name, const QByteArray &argument, FolderId folder, FolderId target)
{
    if (name == QLatin1String(appendName))
        return AppendMessage{};
    if (auto change = changeFromName(name)) {
        std::visit(
            [&]<class C>(C &one) {
                if constexpr (requires { one.keyword; })
                    one.keyword = argument;
                if constexpr (requires { one.target; })
                    one.target = target;
            },
            *change);
        return *change;
    }
    for (const auto &one :
         {FolderChange(CreateFolder{}), FolderChange(RenameFolder{folder, {}}),
          FolderChange(DeleteFolder{folder}), FolderChange(SubscribeFolder{folder}),
          FolderChange(UnsubscribeFolder{folder})}) {
        if (name == folderChangeName(one))
            return one;
    }
    return std::nullopt;
}

QByteArray list(const QList<qint64> &ids)
{
    QByteArray result;
    for (const auto id : ids)
        result += (result.isEmpty() ? "" : ",") + QByteArray::number(id);
    return '(' + result + ')';
}

} // namespace

QString PendingChange::name() const
{
    struct Name {
        QString operator()(const Change &c) const { return changeName(c); }
        QString operator()(const FolderChange &c) const { return folderChangeName(c); }
        QString operator()(AppendMessage) const { return QString::fromLatin1(appendName); }
    };
    return std::visit(Name{}, kind);
}

void PendingTable::add(const PendingChange &change, const QByteArray &payload)
{
    SQLite::Statement insert(
        m_database.handle(),
        "INSERT INTO main.pending (folder, message, remote_name, remote, uid_validity, change, flags_before, "
        "created, argument, target, copy, message_id, size, keywords_before, payload, not_before, arrived) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bindAll(
        insert, change.folder.value, change.message.value, change.remoteName, change.remote.key,
        static_cast<qint64>(change.uidValidity), change.name(), change.flagsBefore.toInt(),
        QDateTime::currentMSecsSinceEpoch(), change.argument, change.target.value, change.copy.value,
        change.messageId, change.size, change.keywordsBefore, payload, change.notBefore, change.arrived);
    run(insert);
}

QList<PendingChange> PendingTable::all()
{
    QList<PendingChange> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, folder, message, remote_name, remote, uid_validity, change, flags_before, argument, "
        "target, "
        "copy, message_id, size, keywords_before, begun, attempts, not_before, created, arrived FROM "
        "main.pending "
        "ORDER BY id");
    while (row.executeStep()) {
        const FolderId folder{row.getColumn(1).getInt64()}, target{row.getColumn(9).getInt64()};
        const auto kind = kindOf(text(row, 6), bytes(row, 8), folder, target);
        if (!kind)
            throw MailError(
                MailError::Kind::ProfileTooNew, m_database.directory(), {},
                QStringLiteral("an unknown change: %1").arg(text(row, 6)));
        result << PendingChange{
            .id = row.getColumn(0).getInt64(),
            .folder = folder,
            .message = {row.getColumn(2).getInt64()},
            .remoteName = bytes(row, 3),
            .remote = {bytes(row, 4)},
            .uidValidity = static_cast<quint64>(row.getColumn(5).getInt64()),
            .kind = *kind,
            .flagsBefore = MessageFlags::fromInt(row.getColumn(7).getUInt()),
            .keywordsBefore = bytes(row, 13),
            .argument = bytes(row, 8),
            .target = target,
            .copy = {row.getColumn(10).getInt64()},
            .messageId = bytes(row, 11),
            .size = row.getColumn(12).getInt64(),
            .begun = row.getColumn(14).getInt() != 0,
            .attempts = row.getColumn(15).getInt(),
            .notBefore = row.getColumn(16).getInt64(),
            .created = row.getColumn(17).getInt64(),
            .arrived = row.getColumn(18).getInt64()};
    }
    return result;
}

QByteArray PendingTable::payload(qint64 id)
{
    SQLite::Statement row(m_database.handle(), "SELECT payload FROM main.pending WHERE id=?");
    bindAll(row, id);
    return row.executeStep() ? bytes(row, 0) : QByteArray();
}

void PendingTable::remove(const QList<qint64> &ids)
{
    SQLite::Statement drop(m_database.handle(), "DELETE FROM main.pending WHERE id=?");
    for (const auto id : ids) {
        bindAll(drop, id);
        run(drop);
    }
}

qint64 PendingTable::countLeaving(FolderId folder)
{
    SQLite::Statement row(
        m_database.handle(),
        "SELECT count(DISTINCT remote) FROM main.pending WHERE folder=? AND change IN ('move-to', "
        "'delete-for-good') AND NOT (remote>=x'02' AND remote<x'03')");
    bindAll(row, folder.value);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

bool PendingTable::begin(const QList<qint64> &ids)
{
    auto &db = m_database.handle();
    const auto which = " WHERE id IN " + list(ids).toStdString();
    if (db.execAndGet("SELECT count(*) FROM main.pending" + which).getInt64() != ids.size())
        return false;
    // What was refused is not at rest any more: from now on it may have got through.
    db.exec("UPDATE main.pending SET begun=1, attempts=attempts+1, not_before=0" + which);
    return true;
}

void PendingTable::release(MessageId replacement)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.pending SET not_before=0 WHERE copy=? AND not_before=?");
    bindAll(update, replacement.value, held);
    run(update);
}

void PendingTable::replaceBy(MessageId replacement, MessageId later)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.pending SET copy=? WHERE copy=? AND not_before=?");
    bindAll(update, later.value, replacement.value, held);
    run(update);
}

void PendingTable::postpone(const QList<qint64> &ids, qint64 notBefore)
{
    m_database.handle().exec(
        "UPDATE main.pending SET not_before=" + std::to_string(notBefore) + " WHERE id IN "
        + list(ids).toStdString());
}

void PendingTable::readdress(qint64 id, FolderId folder, MessageId message)
{
    SQLite::Statement copies(
        m_database.handle(),
        "UPDATE main.pending SET copy=? WHERE not_before=? AND copy=(SELECT message FROM main.pending WHERE "
        "id=?)");
    bindAll(copies, message.value, held, id);
    run(copies);
    SQLite::Statement update(m_database.handle(), "UPDATE main.pending SET folder=?, message=? WHERE id=?");
    bindAll(update, folder.value, message.value, id);
    run(update);
}

void PendingTable::follow(qint64 id, const Folder &folder, const RemoteId &remote, quint64 uidValidity)
{
    SQLite::Statement update(
        m_database.handle(),
        "UPDATE main.pending SET folder=?, remote_name=?, remote=?, uid_validity=? WHERE id=?");
    bindAll(update, folder.id.value, folder.remoteName, remote.key, uidValidity, id);
    run(update);
}

void PendingTable::refolder(FolderId from, FolderId into)
{
    for (const auto *column : {"folder", "target"}) {
        SQLite::Statement update(
            m_database.handle(),
            std::string("UPDATE main.pending SET ") + column + "=? WHERE " + column + "=?");
        bindAll(update, into.value, from.value);
        run(update);
    }
}

void PendingTable::renameIn(
    const PendingChange &entry, const QByteArray &from, const QByteArray &to, char delimiter)
{
    const bool keyword = entry.is<AddKeyword>() || entry.is<RemoveKeyword>();
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.pending SET remote_name=?, argument=? WHERE id=?");
    bindAll(
        update, renamedIn(entry.remoteName, from, to, delimiter),
        keyword ? entry.argument : renamedIn(entry.argument, from, to, delimiter), entry.id);
    run(update);
}

bool PendingTable::renameAfter(
    const PendingChange &change, const QByteArray &from, const QByteArray &to, char delimiter)
{
    for (const auto &later : all()) {
        if (later.id <= change.id)
            continue;
        renameIn(later, from, to, delimiter);
        const auto *next = std::get_if<FolderChange>(&later.kind);
        if (next && later.remoteName == from
            && (std::holds_alternative<RenameFolder>(*next) || std::holds_alternative<DeleteFolder>(*next)))
            return false;
    }
    return true;
}

bool PendingTable::renameBefore(
    const PendingChange &change, const QByteArray &from, const QByteArray &to, char delimiter)
{
    for (const auto &earlier : all()) {
        if (earlier.id < change.id)
            renameIn(earlier, from, to, delimiter);
    }
    return true;
}

void PendingTable::rebind(MessageId message, const RemoteId &remote, quint64 uidValidity)
{
    SQLite::Statement next(
        m_database.handle(),
        "SELECT id, change FROM main.pending WHERE message=? AND remote>=x'02' AND remote<x'03' ORDER BY id");
    SQLite::Statement bind(m_database.handle(), "UPDATE main.pending SET remote=?, uid_validity=? WHERE id=?");
    bindAll(next, message.value);
    while (next.executeStep()) {
        const auto change = text(next, 1);
        if (change == QLatin1String(appendName))
            continue;
        bindAll(bind, remote.key, static_cast<qint64>(uidValidity), next.getColumn(0).getInt64());
        run(bind);
        if (change == changeName(MoveTo{}) || change == changeName(DeleteForGood{}))
            return; // what comes after is for the id that this move will give
    }
}

QSet<qint64> PendingTable::bringing(FolderId folder)
{
    QSet<qint64> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT CASE change WHEN 'copy-to' THEN copy ELSE message END FROM main.pending WHERE (target=?1 AND "
        "change IN ('move-to', 'copy-to')) OR (folder=?1 AND change='append')");
    bindAll(row, folder.value);
    while (row.executeStep())
        result.insert(row.getColumn(0).getInt64());
    return result;
}

QSet<qint64> PendingTable::messages()
{
    QSet<qint64> result;
    SQLite::Statement row(m_database.handle(), "SELECT message, copy FROM main.pending");
    while (row.executeStep()) {
        result.insert(row.getColumn(0).getInt64());
        result.insert(row.getColumn(1).getInt64());
    }
    result.remove(0);
    return result;
}

PendingMarks::PendingMarks(AccountDatabase &database)
{
    for (const auto &pending : PendingTable(database).all()) {
        if (const auto *change = pending.change()) {
            if (const auto edit = flagEdit(*change); !edit.isEmpty())
                m_edits[pending.message.value] << edit;
        }
    }
}

std::pair<MessageFlags, QByteArray>
PendingMarks::over(MessageId message, MessageFlags flags, QByteArray keywords) const
{
    for (const auto &edit : m_edits.value(message.value)) {
        flags = edit.appliedTo(flags);
        keywords = edit.appliedTo(keywords);
    }
    return {flags, keywords};
}

} // namespace duopost
