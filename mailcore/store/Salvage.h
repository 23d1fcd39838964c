// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace duopost {

/// What could be read of a damaged database of user data.
struct Salvaged {
    QString keptAs; ///< the damaged file, under its new name; its bytes are never changed
    qint64 rows = 0, lost = 0; ///< of all tables; lost = known to have been there and not readable
    qint64 messages = 0, bodies = 0;
};

/// Copies every readable row of every table from one database into another with the same tables. A damaged page
/// costs the rows on it, not those behind it. Counters of ids are set beyond everything that was found.
/// @throws SQLite::Exception when not even the list of tables can be read, or the target cannot be written
Salvaged salvage(const QString &damaged, const QString &target);

} // namespace duopost
