// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/PendingTable.h"

#include "mailcore/store/Sql.h"

#include <QDateTime>

namespace duopost {

void PendingTable::add(const PendingChange &change)
{
    SQLite::Statement insert(
        m_database.handle(),
        "INSERT INTO main.pending (folder, message, remote_name, remote, uid_validity, change, flags_before, "
        "created) "
        "VALUES (?,?,?,?,?,?,?,?)");
    bindAll(
        insert, change.folder.value, change.message.value, change.remoteName, change.remote.key,
        static_cast<qint64>(change.uidValidity), changeName(change.change), change.flagsBefore.toInt(),
        QDateTime::currentMSecsSinceEpoch());
    run(insert);
}

QList<PendingChange> PendingTable::all()
{
    QList<PendingChange> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, folder, message, remote_name, remote, uid_validity, change, flags_before FROM main.pending "
        "ORDER BY id");
    while (row.executeStep()) {
        const auto change = changeFromName(text(row, 6));
        if (!change)
            throw MailError(
                MailError::Kind::ProfileTooNew, m_database.directory(), {},
                QStringLiteral("an unknown change: %1").arg(text(row, 6)));
        result << PendingChange{
            row.getColumn(0).getInt64(),
            {row.getColumn(1).getInt64()},
            {row.getColumn(2).getInt64()},
            bytes(row, 3),
            {bytes(row, 4)},
            static_cast<quint64>(row.getColumn(5).getInt64()),
            *change,
            MessageFlags::fromInt(row.getColumn(7).getUInt())};
    }
    return result;
}

void PendingTable::remove(const QList<qint64> &ids)
{
    SQLite::Statement drop(m_database.handle(), "DELETE FROM main.pending WHERE id=?");
    for (const auto id : ids) {
        bindAll(drop, id);
        run(drop);
    }
}

} // namespace duopost
