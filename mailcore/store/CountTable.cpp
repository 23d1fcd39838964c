// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/CountTable.h"

#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MaildropTable.h"
#include "mailcore/store/PendingTable.h"
#include "mailcore/store/Sql.h"

#include <QHash>

namespace duopost {

QList<FolderCounts> CountTable::all()
{
    QList<FolderCounts> result;
    QHash<qint64, qsizetype> place;
    for (const auto &folder : FolderTable(m_database).all()) {
        place.insert(folder.id.value, result.size());
        result << FolderCounts{.folder = folder};
    }
    // What the server refused for good is here and nowhere else, although it waits in the queue.
    const auto waits = "EXISTS (SELECT 1 FROM main.pending WHERE (message = m.id OR copy = m.id) AND "
                       "not_before <> "
        + std::to_string(PendingTable::never) + ")";
    for (const char *schema : {"main", "cache"}) {
        SQLite::Statement row(
            m_database.handle(),
            "SELECT folder, sum(on_server), sum(on_server AND NOT body), "
            "sum(CASE WHEN on_server THEN 0 WHEN "
                + waits + " THEN 1 ELSE 0 END), sum(NOT on_server) FROM " + schema
                + ".messages AS m GROUP BY folder");
        while (row.executeStep()) {
            const auto found = place.constFind(row.getColumn(0).getInt64());
            if (found == place.constEnd())
                continue;
            auto &counts = result[*found];
            counts.there += row.getColumn(1).getInt64();
            counts.onlyThere += row.getColumn(2).getInt64();
            counts.onItsWay += row.getColumn(3).getInt64();
            counts.onlyHere += row.getColumn(4).getInt64() - row.getColumn(3).getInt64();
        }
    }
    // What was fetched and then deleted or moved here may still lie in the maildrop.
    SQLite::Statement drop(
        m_database.handle(), "SELECT count(*), sum(message = 0) FROM main.maildrop WHERE state IN (0, 1)");
    if (drop.executeStep() && drop.getColumn(0).getInt64() > 0) {
        for (auto &counts : result) {
            if (counts.folder.role == FolderRole::Inbox
                && AccountDatabase::isUserData(counts.folder.id.value)) {
                counts.there = drop.getColumn(0).getInt64();
                counts.onlyThere += drop.getColumn(1).getInt64();
            }
        }
    }
    return result;
}

} // namespace duopost
