// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FactTable.h"

#include "mailcore/store/Sql.h"

namespace duopost {

Facts FactTable::all()
{
    Facts result;
    SQLite::Statement row(m_database.handle(), "SELECT key, value FROM main.facts");
    while (row.executeStep())
        result.insert(text(row, 0), text(row, 1));
    return result;
}

QString FactTable::value(const QString &key)
{
    SQLite::Statement row(m_database.handle(), "SELECT value FROM main.facts WHERE key=?");
    bindAll(row, key);
    return row.executeStep() ? text(row, 0) : QString();
}

void FactTable::set(const Facts &facts)
{
    SQLite::Statement put(m_database.handle(), "INSERT OR REPLACE INTO main.facts (key, value) VALUES (?,?)");
    SQLite::Statement drop(m_database.handle(), "DELETE FROM main.facts WHERE key=?");
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        if (it.value().isEmpty()) {
            bindAll(drop, it.key());
            run(drop);
        } else {
            bindAll(put, it.key(), it.value());
            run(put);
        }
    }
}

} // namespace duopost
