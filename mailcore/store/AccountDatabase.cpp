// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/AccountDatabase.h"

#include "mailcore/MailError.h"
#include "mailcore/store/Ballast.h"
#include "mailcore/store/SqliteError.h"
#include "mailcore/store/UserRescue.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duopost {

namespace {

constexpr int schemaVersion = 7;

QString userFile(const QString &directory)
{
    return directory + QStringLiteral("/user.db");
}
QString cacheFile(const QString &directory)
{
    return directory + QStringLiteral("/cache.db");
}
QString damageMark(const QString &directory)
{
    return directory + QStringLiteral("/cache.damaged");
}

QByteArray schemaStep(const QString &name)
{
    QFile file(QStringLiteral(":/schema/") + name);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(
            MailError::Kind::StoreFailed, name, {}, QStringLiteral("schema step missing from the program"));
    return file.readAll();
}

int versionOf(SQLite::Database &db)
{
    return db.execAndGet("PRAGMA user_version").getInt();
}

void keepCopy(SQLite::Database &db, const QString &path, int version)
{
    const auto copy = path + QStringLiteral(".before-%1").arg(version);
    if (QFile::exists(copy))
        return; // of an earlier attempt: the older state is the safer one
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)"); // all of it is in the file that is copied
    if (!QFile::copy(path, copy))
        throw MailError(MailError::Kind::FileUnwritable, copy);
}

// Brings one file to the current version, on its own handle so that all steps are one transaction: whatever
// interrupts it, the file is of the old version or of the new one.
void prepare(const QString &path, const QStringList &kinds, qint64 firstId)
{
    createPrivate(path);
    SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE);
    db.setBusyTimeout(5000);
    const int version = versionOf(db);
    if (version > schemaVersion)
        throw MailError(MailError::Kind::ProfileTooNew, path);
    db.exec("PRAGMA journal_mode=WAL");
    if (version == schemaVersion) {
        db.execAndGet("SELECT count(*) FROM messages LIMIT 1"); // touches a table: damage shows here
        return;
    }
    if (version > 0)
        keepCopy(db, path, schemaVersion);
    SQLite::Transaction transaction(db);
    for (int next = version + 1; next <= schemaVersion; ++next) {
        for (const auto &kind : kinds)
            db.exec(schemaStep(kind + QStringLiteral("-%1.sql").arg(next)).toStdString());
    }
    if (version == 0) {
        SQLite::Statement counter(db, "INSERT INTO meta VALUES ('next_id', ?)");
        counter.bind(1, static_cast<int64_t>(firstId));
        counter.exec();
    }
    db.exec("PRAGMA user_version=" + std::to_string(schemaVersion));
    transaction.commit();
}

void prepareUserFile(const QString &path)
{
    prepare(path, {QStringLiteral("mail"), QStringLiteral("user")}, AccountDatabase::userIds);
}

// Whole pages are not looked at on every start, only when damage was met or shows at once.
std::optional<Salvaged> prepareUser(const QString &directory)
{
    const auto path = userFile(directory);
    try {
        UserRescue rescue(path);
        rescue.finishInterrupted();
        std::optional<MailError> damage;
        try {
            prepareUserFile(path);
        } catch (const SQLite::Exception &error) {
            damage = toMailError(error, path);
            if (damage->kind() != MailError::Kind::StoreDamaged)
                throw;
        }
        if (!damage && (!QFile::exists(damageMark(directory)) || rescue.isSound()))
            return std::nullopt;
        if (auto salvaged = rescue.run(prepareUserFile)) {
            prepareUserFile(path);
            return salvaged;
        }
        throw damage.value_or(MailError(MailError::Kind::StoreDamaged, path));
    } catch (const SQLite::Exception &error) {
        throw toMailError(error, path);
    }
}

// SQLite reads what is missing of the last page as zeros, without a word. Whole pages are all it ever writes,
// though the last one may be half written when a log is there to write it again.
bool endsInsideAPage(const QString &path)
{
    constexpr qint64 smallestPage = 512;
    return QFileInfo(path + QStringLiteral("-wal")).size() == 0 && QFileInfo(path).size() % smallestPage != 0;
}

void prepareCache(const QString &directory)
{
    const auto path = cacheFile(directory);
    const auto aside = [&] {
        const auto mark = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmsszzz"));
        for (const auto *suffix : {"-wal", "-shm", ""})
            QFile::rename(
                path + QLatin1String(suffix),
                path + QStringLiteral(".damaged-") + mark + QLatin1String(suffix));
        QFile::remove(damageMark(directory));
    };
    if (QFile::exists(damageMark(directory)) || endsInsideAPage(path))
        aside();
    try {
        prepare(path, {QStringLiteral("mail"), QStringLiteral("cache")}, 1);
    } catch (const SQLite::Exception &error) {
        const auto translated = toMailError(error, path);
        if (translated.kind() != MailError::Kind::StoreDamaged)
            throw translated;
        aside();
        try {
            prepare(path, {QStringLiteral("mail"), QStringLiteral("cache")}, 1);
        } catch (const SQLite::Exception &again) {
            throw toMailError(again, path);
        }
    }
}

void attachCache(SQLite::Database &db, const QString &directory)
{
    SQLite::Statement attach(db, "ATTACH DATABASE ? AS cache");
    attach.bind(1, cacheFile(directory).toStdString());
    attach.exec();
}

} // namespace

void createPrivate(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        throw MailError(MailError::Kind::ProfileReadOnly, path, {}, file.errorString());
}

std::unique_ptr<AccountDatabase> AccountDatabase::tryToOpen(const QString &directory)
{
    if (!QDir().mkpath(directory))
        throw MailError(MailError::Kind::ProfileReadOnly, directory);
    QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    std::unique_ptr<AccountDatabase> result(new AccountDatabase);
    result->m_salvaged = prepareUser(directory);
    result->m_directory = directory;
    prepareCache(directory);
    try {
        auto db = std::make_unique<SQLite::Database>(
            userFile(directory).toStdString(), SQLite::OPEN_READWRITE, 5000);
        attachCache(*db, directory);
        // User data survives a power cut; the cache may lose its last transactions, never its order.
        db->exec(
            "PRAGMA main.synchronous=FULL; PRAGMA cache.synchronous=NORMAL;"
            "PRAGMA cache.wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY; PRAGMA cache.cache_size=-16000;"
            "PRAGMA main.cache_size=-16000;");
        result->m_handle = std::move(db);
    } catch (const SQLite::Exception &error) {
        throw toMailError(error, directory);
    }
    return result;
}

std::unique_ptr<AccountDatabase> AccountDatabase::openForWriting(const QString &directory)
{
    const Ballast ballast(directory);
    const auto open = [&] {
        auto result = tryToOpen(directory);
        try {
            // SQLite touches the files only now; what is in the way shows here.
            for (const auto *table : {"main.meta", "cache.meta"})
                result->handle().execAndGet(std::string("SELECT count(*) FROM ") + table);
        } catch (const SQLite::Exception &error) {
            throw toMailError(error, directory);
        }
        return result;
    };
    try {
        auto result = open();
        ballast.load();
        return result;
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::StoreFull || !ballast.throwOff())
            throw;
        return open();
    }
}

std::unique_ptr<AccountDatabase> AccountDatabase::openForReading(const QString &directory)
{
    std::unique_ptr<AccountDatabase> result(new AccountDatabase);
    result->m_directory = directory;
    try {
        auto db = std::make_unique<SQLite::Database>(
            userFile(directory).toStdString(), SQLite::OPEN_READONLY, 5000);
        attachCache(*db, directory);
        db->exec("PRAGMA temp_store=MEMORY; PRAGMA cache.cache_size=-8000; PRAGMA main.cache_size=-4000;");
        result->m_handle = std::move(db);
    } catch (const SQLite::Exception &error) {
        throw toMailError(error, directory);
    }
    return result;
}

void AccountDatabase::noteDamagedCache(const QString &directory)
{
    QFile mark(damageMark(directory));
    if (!mark.open(QIODevice::WriteOnly))
        throw MailError(MailError::Kind::FileUnwritable, mark.fileName(), {}, mark.errorString());
}

} // namespace duopost
