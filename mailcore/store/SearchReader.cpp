// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SearchReader.h"

#include "mailcore/MailError.h"
#include "mailcore/search/MatchExpression.h"
#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/SearchConditions.h"
#include "mailcore/store/Sql.h"
#include "mailcore/store/SqliteError.h"

#include <QDateTime>
#include <algorithm>
#include <limits>
#include <sqlite3.h>

namespace duopost {

namespace {

/// More matches than this are not ranked: nobody looks through them but by date.
constexpr int mostRanked = 2000;

// Dates that must hold are ranges of rows: the index need not look at others.
std::pair<qint64, qint64> rowsOf(const QList<QList<SearchCondition>> &groups)
{
    std::pair<qint64, qint64> range{0, std::numeric_limits<qint64>::max()};
    for (const auto &group : groups) {
        const auto *date = group.size() == 1 && !group.first().negated
            ? std::get_if<DateTerm>(&group.first().term)
            : nullptr;
        const auto row
            = [](QDate day) { return SearchDatabase::firstRowOf(day.startOfDay().toMSecsSinceEpoch()); };
        if (date && date->from.isValid())
            range.first = qMax(range.first, row(date->from));
        if (date && date->before.isValid())
            range.second = qMin(range.second, row(date->before));
    }
    return range;
}

bool newerFirst(const FoundMessage &a, const FoundMessage &b)
{
    return a.date != b.date ? a.date > b.date : a.id > b.id;
}

} // namespace

SearchDatabase *SearchReader::database()
{
    if (!m_database) {
        auto opened = SearchDatabase::openForReading(m_directory);
        const std::lock_guard lock(m_mutex);
        m_database = std::move(opened);
    }
    return m_database.get();
}

void SearchReader::forget()
{
    const std::lock_guard lock(m_mutex);
    m_database.reset();
}

void SearchReader::interrupt()
{
    const std::lock_guard lock(m_mutex);
    if (m_database)
        sqlite3_interrupt(m_database->handle().getHandle());
}

template <class F> auto SearchReader::guarded(F job)
{
    try {
        return job();
    } catch (const SQLite::Exception &error) {
        if (error.getErrorCode() == SQLITE_INTERRUPT)
            throw MailError(MailError::Kind::Cancelled);
        const auto translated = toMailError(error, m_directory);
        if (translated.kind() == MailError::Kind::StoreDamaged)
            forget();
        throw translated;
    }
}

SearchReader::Answer SearchReader::find(const Question &question)
{
    return guarded([&] {
        Answer answer;
        if (!database() || question.query.isEmpty())
            return answer;
        for (const auto *schema : {"cache", "user"})
            findIn(schema, question, answer);
        std::sort(answer.found.begin(), answer.found.end(), newerFirst);
        if (answer.found.size() > question.limit) {
            answer.hasMore = true;
            answer.found.resize(question.limit);
        }
        if (answer.hasMore || answer.found.isEmpty() || !question.only.isEmpty())
            return answer;
        const auto ranks = ranksOf(planMatch(question.query).expression);
        for (auto &one : answer.found)
            one.rank = ranks.value(SearchDatabase::rowOf(one.id.value, one.date));
        return answer;
    });
}

void SearchReader::findIn(const char *schema, const Question &question, Answer &answer)
{
    auto &db = database()->handle();
    const std::string messages = std::string(schema) + ".messages";
    if (!SQLite::Statement(db, "SELECT 1 FROM " + messages + " LIMIT 1").executeStep())
        return; // most accounts have mail in one of the two only
    const bool user = messages.starts_with("user");
    auto plan = planMatch(question.query);
    if (!question.only.isEmpty()) {
        plan.rest.clear(); // words were looked for elsewhere; what remains are groups without any
        for (const auto &group : question.query.groups) {
            if (std::none_of(group.begin(), group.end(), [](const SearchCondition &condition) {
                    return std::holds_alternative<TextTerm>(condition.term);
                }))
                plan.rest << group;
        }
        plan.expression.clear();
    }
    SearchConditions conditions(question.folders);
    for (const auto &group : std::as_const(plan.rest))
        conditions.add(group);
    if (question.folder)
        conditions.addFolder(question.folder);
    std::string sql = "SELECT m.id, m.folder, m.date FROM ";
    const bool words = !plan.expression.isEmpty();
    if (words) // CROSS: the index leads
        sql += "main.words AS w CROSS JOIN " + messages + " AS m ON m.id=(w.rowid & "
            + std::to_string(SearchDatabase::userBit - 1) + ")+"
            + std::to_string(user ? AccountDatabase::userIds : 0) + " WHERE words MATCH ? AND (w.rowid & "
            + std::to_string(SearchDatabase::userBit) + (user ? ")<>0" : ")=0");
    else if (!question.only.isEmpty())
        sql += messages + " AS m WHERE m.id=?";
    else
        sql += messages + " AS m WHERE 1";
    const auto rows = rowsOf(plan.rest);
    if (words)
        sql += " AND w.rowid>=" + std::to_string(rows.first) + " AND w.rowid<" + std::to_string(rows.second);
    sql += conditions.sql();
    if (question.only.isEmpty())
        sql += words ? " ORDER BY w.rowid DESC LIMIT ?" : " ORDER BY m.date DESC, m.id DESC LIMIT ?";
    SQLite::Statement row(db, sql);
    const auto collect = [&] {
        while (row.executeStep())
            answer.found << FoundMessage{
                {row.getColumn(0).getInt64()}, {row.getColumn(1).getInt64()}, row.getColumn(2).getInt64()};
    };
    if (!question.only.isEmpty()) {
        for (const auto id : question.only) {
            if (AccountDatabase::isUserData(id.value) != user)
                continue;
            row.tryReset();
            bindOne(row, 1, id.value);
            conditions.bind(row, 2);
            collect();
        }
        return;
    }
    int place = 1;
    if (words)
        row.bind(place++, plan.expression.toStdString());
    place = conditions.bind(row, place);
    bindOne(row, place, question.limit + 1);
    collect();
}

// How well each match fits; nothing if there are too many to be worth it.
QHash<qint64, double> SearchReader::ranksOf(const QByteArray &expression)
{
    QHash<qint64, double> result;
    if (expression.isEmpty())
        return result;
    auto &db = database()->handle();
    SQLite::Statement count(db, "SELECT count(*) FROM (SELECT 1 FROM main.words WHERE words MATCH ? LIMIT ?)");
    count.bind(1, expression.toStdString());
    bindOne(count, 2, mostRanked + 1);
    count.executeStep();
    if (count.getColumn(0).getInt() > mostRanked)
        return result;
    // subject, sender, receiver, copies, files, body
    SQLite::Statement row(
        db, "SELECT rowid, bm25(words, 8.0, 6.0, 3.0, 2.0, 4.0, 1.0) FROM main.words WHERE words MATCH ?");
    row.bind(1, expression.toStdString());
    while (row.executeStep())
        result.insert(row.getColumn(0).getInt64(), -row.getColumn(1).getDouble());
    return result;
}

} // namespace duopost
