// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/Salvage.h"

#include <QString>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>
#include <optional>

namespace duopost {

/// One SQLite handle on the two databases of an account: user.db as "main", cache.db attached as "cache".
/// One thread. Ids tell where a row lives: user data from userIds upwards, cache below.
class AccountDatabase {
public:
    static constexpr qint64 userIds = qint64(1) << 40;
    static bool isUserData(qint64 id) { return id >= userIds; }
    static const char *schemaOf(qint64 id) { return isUserData(id) ? "main" : "cache"; }

    /// Opens for writing, creating and migrating (a copy is kept before a migration). A damaged cache is set
    /// aside and built anew; damaged user data is kept as it is under another name, and what is readable of it
    /// salvaged.
    /// @throws MailError StoreDamaged, ProfileReadOnly, ProfileTooNew, StoreFull, StoreFailed
    static std::unique_ptr<AccountDatabase> openForWriting(const QString &directory);
    /// After openForWriting has prepared the files.
    static std::unique_ptr<AccountDatabase> openForReading(const QString &directory);

    SQLite::Database &handle() { return *m_handle; }
    /// Set when user data had to be salvaged on opening.
    const std::optional<Salvaged> &salvaged() const { return m_salvaged; }
    const QString &directory() const { return m_directory; }
    /// A damaged page was met: the cache is set aside at the next start.
    static void noteDamagedCache(const QString &directory);

private:
    AccountDatabase() = default;
    static std::unique_ptr<AccountDatabase> tryToOpen(const QString &directory);
    std::unique_ptr<SQLite::Database> m_handle;
    QString m_directory;
    std::optional<Salvaged> m_salvaged;
};

/// A file must exist with tight rights before SQLite creates it with the umask's.
/// @throws MailError ProfileReadOnly
void createPrivate(const QString &path);

} // namespace duopost
