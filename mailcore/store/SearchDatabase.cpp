// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SearchDatabase.h"

#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/SearchTokenizer.h"
#include "mailcore/store/Sql.h"

#include <QFile>
#include <QUrl>

namespace duopost {

namespace {

constexpr int indexVersion = 1; ///< of the tables and of how words are cut
constexpr qint64 mostSeconds = (qint64(1) << 34) - 1;

QString fileOf(const QString &directory)
{
    return directory + QStringLiteral("/search.db");
}

void attach(SQLite::Database &db, const QString &file, const char *name)
{
    SQLite::Statement statement(db, std::string("ATTACH DATABASE ? AS ") + name);
    auto url = QUrl::fromLocalFile(file);
    url.setQuery(QStringLiteral("mode=ro"));
    bindAll(statement, QString::fromLatin1(url.toEncoded()));
    run(statement);
}

std::unique_ptr<SQLite::Database> open(const QString &directory, int flags)
{
    auto db
        = std::make_unique<SQLite::Database>(fileOf(directory).toStdString(), flags | SQLite::OPEN_URI, 5000);
    attach(*db, directory + QStringLiteral("/cache.db"), "cache");
    attach(*db, directory + QStringLiteral("/user.db"), "user");
    addSearchTokenizer(*db);
    db->exec("PRAGMA temp_store=MEMORY; PRAGMA main.cache_size=-8000; PRAGMA cache.cache_size=-4000;"
             "PRAGMA user.cache_size=-2000;");
    return db;
}

// Which databases the index is about: after one of them was set aside and made anew, its ids begin anew.
qint64 identityOf(SQLite::Database &db)
{
    return db
        .execAndGet(
            "SELECT (SELECT value FROM cache.meta WHERE key='made') * 31 + (SELECT value FROM user.meta "
            "WHERE key='made')")
        .getInt64();
}

bool isUsable(SQLite::Database &db, qint64 identity)
{
    if (db.execAndGet("PRAGMA main.user_version").getInt() != indexVersion)
        return false;
    return db.execAndGet("SELECT value FROM main.facts WHERE key='identity'").getInt64() == identity;
}

void create(SQLite::Database &db, qint64 identity)
{
    db.exec("PRAGMA main.page_size=4096; PRAGMA main.journal_mode=WAL;");
    SQLite::Transaction transaction(db);
    db.exec(
        "CREATE TABLE main.facts (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
        // state: 1 = its header is in words, 2 = its text too; row: where in words
        "CREATE TABLE main.docs (message INTEGER PRIMARY KEY, row INTEGER NOT NULL, state INTEGER NOT NULL);"
        "CREATE VIRTUAL TABLE main.words USING fts5(subject, sender, receiver, copies, files, body, "
        "content='', tokenize='duopost');"
        "INSERT INTO main.facts VALUES ('ghosts', 0);"
        "INSERT INTO main.words (words, rank) VALUES ('hashsize', 8388608);");
    SQLite::Statement fact(db, "INSERT INTO main.facts VALUES ('identity', ?)");
    bindAll(fact, identity);
    run(fact);
    db.exec("PRAGMA main.user_version=" + std::to_string(indexVersion));
    transaction.commit();
}

} // namespace

std::unique_ptr<SearchDatabase> SearchDatabase::openForWriting(const QString &directory)
{
    const auto attempt = [&] {
        createPrivate(fileOf(directory));
        auto db = open(directory, SQLite::OPEN_READWRITE);
        db->exec("PRAGMA main.synchronous=NORMAL; PRAGMA main.wal_autocheckpoint=4000;");
        return db;
    };
    std::unique_ptr<SearchDatabase> result(new SearchDatabase);
    result->m_handle = attempt();
    const auto identity = identityOf(*result->m_handle);
    const bool isNew = result->m_handle->execAndGet("SELECT count(*) FROM main.sqlite_master").getInt() == 0;
    if (!isNew && !isUsable(*result->m_handle, identity)) {
        result->m_handle.reset();
        remove(directory);
        result->m_handle = attempt();
        create(*result->m_handle, identity);
    } else if (isNew) {
        create(*result->m_handle, identity);
    }
    return result;
}

std::unique_ptr<SearchDatabase> SearchDatabase::openForReading(const QString &directory)
{
    if (!QFile::exists(fileOf(directory)))
        return nullptr;
    std::unique_ptr<SearchDatabase> result(new SearchDatabase);
    result->m_handle = open(directory, SQLite::OPEN_READONLY);
    if (!isUsable(*result->m_handle, identityOf(*result->m_handle)))
        return nullptr;
    return result;
}

void SearchDatabase::remove(const QString &directory)
{
    for (const auto *suffix : {"", "-wal", "-shm"})
        QFile::remove(fileOf(directory) + QLatin1String(suffix));
}

qint64 SearchDatabase::firstRowOf(qint64 date)
{
    return qBound(qint64(0), date / 1000, mostSeconds) << (idBits + 1);
}

qint64 SearchDatabase::rowOf(qint64 message, qint64 date)
{
    const bool user = AccountDatabase::isUserData(message);
    return firstRowOf(date) | (user ? userBit : 0)
        | ((message - (user ? AccountDatabase::userIds : 0)) & (userBit - 1));
}

} // namespace duopost
