// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/UserRescue.h"

#include "mailcore/MailError.h"
#include "mailcore/store/SqliteError.h"

#include <QDateTime>
#include <QFile>
#include <SQLiteCpp/SQLiteCpp.h>

namespace duopost {

namespace {

QString underWay(const QString &path)
{
    return path + QStringLiteral(".rescue");
}

QString finished(const QString &path)
{
    return path + QStringLiteral(".rescued");
}

void removeWithLog(const QString &path)
{
    for (const auto *suffix : {"-wal", "-shm", ""})
        QFile::remove(path + QLatin1String(suffix));
}

bool hasMessages(const QString &path)
{
    try {
        SQLite::Database db(path.toStdString(), SQLite::OPEN_READONLY, 5000);
        return db.execAndGet("SELECT count(*) FROM sqlite_master WHERE name='messages'").getInt() == 1;
    } catch (const SQLite::Exception &error) {
        qDebug("not even the list of tables: %s", error.what());
        return false;
    }
}

QString keep(const QString &path)
{
    const auto kept = path + QStringLiteral(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmsszzz"));
    for (const auto *suffix : {"-wal", ""}) {
        const auto from = path + QLatin1String(suffix), to = kept + QLatin1String(suffix);
        if (QFile::exists(from) && !QFile::copy(from, to))
            throw MailError(MailError::Kind::FileUnwritable, to);
    }
    return kept;
}

} // namespace

bool UserRescue::isSound() const
{
    try {
        SQLite::Database db(m_path.toStdString(), SQLite::OPEN_READONLY, 5000);
        return db.execAndGet("PRAGMA quick_check(1)").getString() == "ok";
    } catch (const SQLite::Exception &error) {
        if (toMailError(error, m_path).kind() == MailError::Kind::StoreDamaged)
            return false;
        throw;
    }
}

// The old log must be gone before the new file is there: SQLite would replay it into the wrong one.
void UserRescue::install(const QString &rescued)
{
    QFile::remove(m_path + QStringLiteral("-wal"));
    QFile::remove(m_path + QStringLiteral("-shm"));
    if (::rename(QFile::encodeName(rescued).constData(), QFile::encodeName(m_path).constData()) != 0)
        throw MailError(MailError::Kind::FileUnwritable, m_path);
}

void UserRescue::finishInterrupted()
{
    removeWithLog(underWay(m_path));
    if (QFile::exists(finished(m_path)))
        install(finished(m_path));
}

std::optional<Salvaged> UserRescue::run(const std::function<void(const QString &)> &makeEmpty)
{
    if (!hasMessages(m_path))
        return std::nullopt;
    const auto kept = keep(m_path);
    const auto work = underWay(m_path);
    removeWithLog(work);
    makeEmpty(work);
    auto result = salvage(kept, work);
    {
        // All of it in the one file, and on the disk, before it takes the place.
        SQLite::Database db(work.toStdString(), SQLite::OPEN_READWRITE, 5000);
        db.exec("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;");
    }
    if (!QFile::rename(work, finished(m_path)))
        throw MailError(MailError::Kind::FileUnwritable, finished(m_path));
    install(finished(m_path));
    return result;
}

} // namespace duopost
