// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SearchIndex.h"

#include "mailcore/MailError.h"
#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/Sql.h"
#include "mailcore/store/SqliteError.h"

#include <algorithm>
#include <limits>
#include <sqlite3.h>

namespace duopost {

namespace {

constexpr int surveyed = 20'000; ///< rows compared at a time
constexpr qint64 fewGhosts = 5'000;

enum State { None = 0, Header = 1, Whole = 2 };

} // namespace

/// A message as the index knows it, and as the mail databases have it.
struct SearchIndex::Row {
    qint64 id = 0;
    bool isHere = false, bodyHere = false;
    qint64 row = 0; ///< in words
    int state = None; ///< what words has of it
    QString subject, sender, receiver, copies, files, body;
};

SearchIndex::SearchIndex(const QString &directory, SearchTextOf textOf)
    : m_directory(directory), m_textOf(std::move(textOf))
{
}

SearchDatabase &SearchIndex::database()
{
    if (!m_database)
        m_database = SearchDatabase::openForWriting(m_directory);
    return *m_database;
}

// What is damaged is thrown away at once; the caller hears of it and surveys.
template <class F> auto SearchIndex::guarded(F job)
{
    try {
        return job();
    } catch (const SQLite::Exception &error) {
        const auto translated = toMailError(error, m_directory);
        if (translated.kind() == MailError::Kind::StoreDamaged)
            startOver();
        throw translated;
    }
}

void SearchIndex::startOver()
{
    m_database.reset();
    SearchDatabase::remove(m_directory);
}

QList<MessageId> SearchIndex::survey(const std::stop_token &stop)
{
    return guarded([&] {
        QList<MessageId> wanted;
        surveyOne("cache", 0, AccountDatabase::userIds, wanted, stop);
        surveyOne("user", AccountDatabase::userIds, std::numeric_limits<qint64>::max(), wanted, stop);
        return wanted;
    });
}

// In pieces, so that neither side is in memory as a whole.
void SearchIndex::surveyOne(
    const char *schema, qint64 first, qint64 end, QList<MessageId> &wanted, const std::stop_token &stop)
{
    auto &db = database().handle();
    SQLite::Statement mail(
        db, std::string("SELECT id, body FROM ") + schema + ".messages WHERE id>=? ORDER BY id LIMIT ?");
    SQLite::Statement docs(
        db, "SELECT message, state FROM main.docs WHERE message>=? AND message<? ORDER BY message");
    while (first < end && !stop.stop_requested()) {
        QList<std::pair<qint64, int>> here;
        bindAll(mail, first, surveyed);
        while (mail.executeStep())
            here.append({mail.getColumn(0).getInt64(), mail.getColumn(1).getInt() ? Whole : Header});
        mail.reset();
        const auto next = here.size() < surveyed ? end : here.last().first + 1;
        QList<qint64> gone;
        auto at = here.cbegin();
        bindAll(docs, first, next);
        while (docs.executeStep()) {
            const auto message = docs.getColumn(0).getInt64();
            for (; at != here.cend() && at->first < message; ++at)
                wanted << MessageId{at->first};
            if (at == here.cend() || at->first != message) {
                gone << message;
                continue;
            }
            if (at->second > docs.getColumn(1).getInt())
                wanted << MessageId{message};
            ++at;
        }
        docs.reset();
        for (; at != here.cend(); ++at)
            wanted << MessageId{at->first};
        if (!gone.isEmpty()) {
            SQLite::Transaction transaction(db);
            forget(gone);
            transaction.commit();
        }
        first = next;
    }
}

SearchIndex::Row SearchIndex::read(MessageId id)
{
    auto &db = database().handle();
    const std::string schema = AccountDatabase::isUserData(id.value) ? "user" : "cache";
    Row result{.id = id.value};
    SQLite::Statement known(db, "SELECT row, state FROM main.docs WHERE message=?");
    bindAll(known, id.value);
    if (known.executeStep()) {
        result.row = known.getColumn(0).getInt64();
        result.state = known.getColumn(1).getInt();
    }
    SQLite::Statement mail(
        db,
        "SELECT subject, from_name, from_address, recipients, people, date, body FROM " + schema
            + ".messages WHERE id=?");
    bindAll(mail, id.value);
    if (!mail.executeStep())
        return result;
    result.isHere = true;
    result.subject = text(mail, 0);
    result.sender = text(mail, 1) + QLatin1Char(' ') + text(mail, 2);
    const auto people = text(mail, 4);
    const auto split = people.indexOf(QLatin1Char('\n'));
    result.receiver = split < 0 ? text(mail, 3) : people.left(split);
    result.copies = split < 0 ? QString() : people.mid(split + 1);
    result.bodyHere = mail.getColumn(6).getInt() != 0;
    if (result.state == None)
        result.row = SearchDatabase::rowOf(id.value, mail.getColumn(5).getInt64());
    return result;
}

void SearchIndex::take(const QList<MessageId> &ids, const std::stop_token &stop)
{
    guarded([&] {
        auto &db = database().handle();
        QList<Row> rows;
        QList<qint64> gone;
        for (const auto id : ids) {
            auto row = read(id);
            if (!row.isHere) {
                if (row.state != None)
                    gone << row.id;
            } else if (row.state < (row.bodyHere ? Whole : Header)) {
                rows << std::move(row);
            }
        }
        // The index buffers rows that come in ascending order, and writes them out at any other.
        std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.row < b.row; });
        SQLite::Transaction transaction(db);
        forget(gone);
        SQLite::Statement remove(
            db,
            "INSERT INTO main.words (words, rowid, subject, sender, receiver, copies, files, body) VALUES "
            "('delete',?,?,?,?,?,'','')");
        SQLite::Statement add(
            db,
            "INSERT INTO main.words (rowid, subject, sender, receiver, copies, files, body) VALUES "
            "(?,?,?,?,?,?,?)");
        SQLite::Statement note(db, "INSERT OR REPLACE INTO main.docs (message, row, state) VALUES (?,?,?)");
        SQLite::Statement cacheBody(db, "SELECT raw FROM cache.bodies WHERE message=?");
        SQLite::Statement userBody(db, "SELECT raw FROM user.bodies WHERE message=?");
        for (auto &row : rows) {
            if (stop.stop_requested())
                break; // what is done is kept
            if (row.state == Header) {
                bindAll(remove, row.row, row.subject, row.sender, row.receiver, row.copies);
                run(remove);
            }
            if (row.bodyHere) {
                auto &body = AccountDatabase::isUserData(row.id) ? userBody : cacheBody;
                bindAll(body, row.id);
                if (body.executeStep()) {
                    auto whole = m_textOf(bytes(body, 0));
                    row.body = std::move(whole.body);
                    row.files = std::move(whole.files);
                    if (row.copies.isEmpty()) {
                        row.receiver = std::move(whole.receiver);
                        row.copies = std::move(whole.copies);
                    }
                }
                body.reset();
            }
            bindAll(add, row.row, row.subject, row.sender, row.receiver, row.copies, row.files, row.body);
            run(add);
            bindAll(note, row.id, row.row, row.bodyHere ? Whole : Header);
            run(note);
        }
        transaction.commit();
    });
}

// What words had of it stays as a ghost, which no search sees: to take it out, its text would be needed.
void SearchIndex::forget(const QList<qint64> &messages)
{
    if (messages.isEmpty())
        return;
    auto &db = database().handle();
    SQLite::Statement remove(db, "DELETE FROM main.docs WHERE message=?");
    for (const auto message : messages) {
        bindAll(remove, message);
        run(remove);
    }
    SQLite::Statement ghosts(db, "UPDATE main.facts SET value=value+? WHERE key='ghosts'");
    bindAll(ghosts, messages.size());
    run(ghosts);
}

bool SearchIndex::isWornOut()
{
    return guarded([&] {
        auto &db = database().handle();
        const auto ghosts = db.execAndGet("SELECT value FROM main.facts WHERE key='ghosts'").getInt64();
        return ghosts > fewGhosts && ghosts > db.execAndGet("SELECT count(*) FROM main.docs").getInt64() / 3;
    });
}

bool SearchIndex::tidy()
{
    return guarded([&] {
        auto &db = database().handle();
        const auto before = sqlite3_total_changes(db.getHandle());
        db.exec("INSERT INTO main.words (words, rank) VALUES ('merge', 200)");
        return sqlite3_total_changes(db.getHandle()) - before >= 2; // SQLite's own way to tell (FTS5, 6.8)
    });
}

SearchIndex::Counts SearchIndex::counts()
{
    return guarded([&] {
        auto &db = database().handle();
        Counts result;
        SQLite::Statement row(db, "SELECT count(*), coalesce(sum(state=2), 0) FROM main.docs");
        row.executeStep();
        result.headers = row.getColumn(0).getInt64();
        result.bodies = row.getColumn(1).getInt64();
        result.stored = db.execAndGet("SELECT (SELECT coalesce(sum(total), 0) FROM cache.folders) + (SELECT "
                                      "coalesce(sum(total), 0) FROM user.folders)")
                            .getInt64();
        return result;
    });
}

} // namespace duopost
