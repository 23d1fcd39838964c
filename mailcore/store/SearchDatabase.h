// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <SQLiteCpp/SQLiteCpp.h>
#include <memory>

namespace duopost {

/// The full-text index of an account, search.db, as "main", with the mail it is about attached read-only as
/// "cache" and "user". One thread.
///
/// It is a file of its own because what fills it is slow (tokenising, merging) and must never hold the lock
/// under which a synchronisation stores headers; because it can be thrown away alone; and because it covers
/// both databases. The table "words" keeps no text (bodies are in the mail's databases already), and has no
/// index of prefixes: measured, that made the file 2.4 times as large to save 3 ms of 4. Its row numbers are
/// dates first, so that "the newest 500" stops after 500.
class SearchDatabase {
public:
    /// Creates the file, or makes it anew when it is of another version or about other databases.
    /// @throws SQLite::Exception, MailError
    static std::unique_ptr<SearchDatabase> openForWriting(const QString &directory);
    /// @return null if there is no index yet
    static std::unique_ptr<SearchDatabase> openForReading(const QString &directory);
    /// Damaged: gone, with its log. What has it open keeps reading the old one.
    static void remove(const QString &directory);

    SQLite::Database &handle() { return *m_handle; }

    /// The row of a message in "words". @param date ms since 1970 UTC
    static qint64 rowOf(qint64 message, qint64 date);
    /// The first row of a moment.
    static qint64 firstRowOf(qint64 date);
    static constexpr qint64 idBits = 28; ///< of a row: the message's number in its database
    static constexpr qint64 userBit = qint64(1) << idBits; ///< of a row: the message is user data

private:
    SearchDatabase() = default;
    std::unique_ptr<SQLite::Database> m_handle;
};

} // namespace duopost
