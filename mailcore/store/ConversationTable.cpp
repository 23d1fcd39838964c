// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/ConversationTable.h"

#include "mailcore/Message.h"
#include "mailcore/store/ConversationKeys.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qint64 readAtATime = 200;
constexpr const char *cacheMark = "conversations_cache"; // in cache.meta: the last message looked at
constexpr const char *userMark = "conversations_user";
constexpr const char *aboutUserData = "conversations_about"; // which user.db that was
constexpr const char *changesOfUserData = "conversations_changes"; // of its messages; in both
const std::string ofUserData = "-1"; // stands among the touched conversations for such a change

} // namespace

struct ConversationTable::Message {
    qint64 id = 0, folder = 0, date = 0, size = 0;
    MessageFlags flags;
    QByteArray messageId, references;
    QString subject, fromAddress;
};

ConversationTable::ConversationTable(AccountDatabase &database) : m_database(database)
{
    m_database.handle().exec("CREATE TEMP TABLE conversations_touched (conversation INTEGER PRIMARY KEY)");
    watch("main");
    watch("cache");
    if (!fitsUserData())
        startOver();
}

// Triggers of this connection alone: those of a database could not reach into another one. Inside them a name
// stands for the first table that has it, and each of these exists once.
void ConversationTable::watch(const std::string &schema)
{
    const auto touched = [&](const char *id) {
        return std::string(" INSERT OR IGNORE INTO conversations_touched SELECT conversation FROM "
                           "conversation_of WHERE message=")
            + id
            + (schema == "main" ? "; INSERT OR IGNORE INTO conversations_touched VALUES (" + ofUserData + ");"
                                : ";");
    };
    m_database.handle().exec(
        "CREATE TEMP TRIGGER conversations_gone_" + schema + " AFTER DELETE ON " + schema + ".messages BEGIN"
        + touched("old.id") + " DELETE FROM conversation_of WHERE message=old.id; END;"
        + "CREATE TEMP TRIGGER conversations_changed_" + schema + " AFTER UPDATE OF folder, flags ON " + schema
        + ".messages WHEN old.folder<>new.folder OR (old.flags & 1)<>(new.flags & 1) BEGIN"
        + " UPDATE conversation_of SET folder=new.folder, unread=(new.flags & 1)=0 WHERE message=new.id;"
        + touched("new.id") + " END;");
}

qint64 ConversationTable::fact(const char *schema, const char *key)
{
    SQLite::Statement row(
        m_database.handle(), std::string("SELECT value FROM ") + schema + ".meta WHERE key=?");
    row.bind(1, key);
    return row.executeStep() ? row.getColumn(0).getInt64() : 0;
}

void ConversationTable::setFact(const char *schema, const char *key, qint64 value)
{
    SQLite::Statement set(
        m_database.handle(), std::string("INSERT OR REPLACE INTO ") + schema + ".meta VALUES (?, ?)");
    set.bind(1, key);
    set.bind(2, static_cast<int64_t>(value));
    set.exec();
}

// After damage user data may begin anew, with ids that were given before. And a power cut may take the last
// transactions from the cache, but not from user data: both count the changes that concern both.
bool ConversationTable::fitsUserData()
{
    return !m_database.salvaged() && fact("cache", aboutUserData) == fact("main", "made")
        && fact("cache", changesOfUserData) == fact("main", changesOfUserData);
}

void ConversationTable::startOver()
{
    auto &db = m_database.handle();
    SQLite::Transaction transaction(db);
    db.exec("DELETE FROM cache.conversation_keys; DELETE FROM cache.conversation_merged;"
            "DELETE FROM cache.conversation_of;");
    setFact("cache", cacheMark, 0);
    setFact("cache", userMark, 0);
    setFact("cache", aboutUserData, fact("main", "made"));
    setFact("cache", changesOfUserData, fact("main", changesOfUserData));
    transaction.commit();
}

SQLite::Statement &ConversationTable::prepared(const char *sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.try_emplace(sql, m_database.handle(), sql).first;
    found->second.tryReset();
    return found->second;
}

qint64 ConversationTable::waiting()
{
    auto &count = prepared(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM cache.messages WHERE id>(SELECT value FROM cache.meta "
        "WHERE key='conversations_cache') LIMIT 250)) + (SELECT count(*) FROM (SELECT 1 FROM main.messages "
        "WHERE id>(SELECT value FROM cache.meta WHERE key='conversations_user') LIMIT 250))");
    count.executeStep();
    const auto result = count.getColumn(0).getInt64();
    count.reset();
    return result;
}

bool ConversationTable::assign(const std::function<bool()> &goOn)
{
    return assignIn("cache", cacheMark, goOn) && assignIn("main", userMark, goOn);
}

bool ConversationTable::assignIn(const char *schema, const char *mark, const std::function<bool()> &goOn)
{
    auto &db = m_database.handle();
    auto last = fact("cache", mark);
    SQLite::Statement row(
        db,
        std::string("SELECT id, folder, date, flags, message_id, refs, subject, from_address, size FROM ")
            + schema + ".messages WHERE id>? ORDER BY id LIMIT ?");
    const auto before = last;
    bool all = false;
    while (!all && goOn()) {
        QList<Message> some;
        bindAll(row, last, readAtATime);
        while (row.executeStep())
            some << Message{
                .id = row.getColumn(0).getInt64(),
                .folder = row.getColumn(1).getInt64(),
                .date = row.getColumn(2).getInt64(),
                .size = row.getColumn(8).getInt64(),
                .flags = MessageFlags::fromInt(row.getColumn(3).getUInt()),
                .messageId = bytes(row, 4),
                .references = bytes(row, 5),
                .subject = text(row, 6),
                .fromAddress = text(row, 7)};
        all = some.size() < readAtATime;
        for (qsizetype i = 0; i < some.size(); ++i) {
            if (i % 16 == 15 && !goOn()) {
                all = false;
                break;
            }
            assignOne(some.at(i));
            last = some.at(i).id;
        }
    }
    if (last != before)
        setFact("cache", mark, last);
    return all;
}

void ConversationTable::assignOne(const Message &message)
{
    const auto keys = conversationKeys(message.messageId, message.references, message.subject, message.date);
    qint64 conversation = 0;
    const auto join = [&](qint64 other) {
        conversation = conversation == 0 || conversation == other ? other : merge(conversation, other);
    };
    for (const auto key : keys.ids) {
        if (const auto known = find(key))
            join(*known);
    }
    bool answers = false;
    for (const auto key : keys.lookedFor) {
        if (const auto known = find(key)) {
            join(*known);
            answers = true;
            if (keys.sought == 0) { // what was waited for is here: what comes later is another matter
                auto &forget = prepared("DELETE FROM cache.conversation_keys WHERE key=?");
                bindAll(forget, key);
                run(forget);
            }
            break;
        }
    }
    if (conversation == 0)
        conversation = message.id;
    for (const auto key : keys.ids) {
        auto &add = prepared("INSERT OR IGNORE INTO cache.conversation_keys VALUES (?, ?)");
        bindAll(add, key, conversation);
        run(add);
    }
    for (const auto key : {keys.offered, answers ? 0 : keys.sought}) {
        if (key == 0)
            continue;
        auto &set = prepared("INSERT OR REPLACE INTO cache.conversation_keys VALUES (?, ?)");
        bindAll(set, key, conversation);
        run(set);
    }
    auto &add = prepared("INSERT OR IGNORE INTO cache.conversation_of VALUES (?, ?, ?, ?, ?, ?)");
    const bool unread = !message.flags.testFlag(MessageFlag::Seen);
    bindAll(
        add, conversation, message.id, message.folder, message.date, unread,
        likenessKey(message.messageId, message.subject, message.fromAddress, message.date, message.size));
    run(add);
    touch(conversation);
}

std::optional<qint64> ConversationTable::find(qint64 key)
{
    auto &row = prepared("SELECT conversation FROM cache.conversation_keys WHERE key=?");
    bindAll(row, key);
    if (!row.executeStep())
        return std::nullopt;
    const auto found = row.getColumn(0).getInt64();
    row.reset();
    const auto now = root(found);
    if (now != found) { // next time without a detour
        auto &set = prepared("UPDATE cache.conversation_keys SET conversation=? WHERE key=?");
        bindAll(set, now, key);
        run(set);
    }
    return now;
}

// A merged conversation never comes back, so the way leads to an end.
qint64 ConversationTable::root(qint64 conversation)
{
    auto &row = prepared("SELECT target FROM cache.conversation_merged WHERE conversation=?");
    for (;;) {
        bindAll(row, conversation);
        if (!row.executeStep())
            break;
        conversation = row.getColumn(0).getInt64();
    }
    row.reset();
    return conversation;
}

// The smaller one is renumbered: a message can be renumbered as often as its conversation doubles, no more.
qint64 ConversationTable::merge(qint64 a, qint64 b)
{
    const auto into = isLarger(a, b) ? a : b;
    const auto from = into == a ? b : a;
    auto &note = prepared("INSERT INTO cache.conversation_merged VALUES (?, ?)");
    bindAll(note, from, into);
    run(note);
    auto &move = prepared("UPDATE cache.conversation_of SET conversation=? WHERE conversation=?");
    bindAll(move, into, from);
    run(move);
    touch(from);
    touch(into);
    return into;
}

// As much work as the smaller one has messages.
bool ConversationTable::isLarger(qint64 a, qint64 b)
{
    for (qint64 limit = 16;; limit *= 4) {
        const auto count = [&](qint64 conversation) {
            auto &row = prepared("SELECT count(*) FROM (SELECT 1 FROM cache.conversation_of WHERE "
                                 "conversation=? LIMIT ?)");
            bindAll(row, conversation, limit);
            row.executeStep();
            const auto result = row.getColumn(0).getInt64();
            row.reset();
            return result;
        };
        const auto ofA = count(a), ofB = count(b);
        if (ofA < limit || ofB < limit)
            return ofA > ofB;
    }
}

void ConversationTable::touch(qint64 conversation)
{
    auto &note = prepared("INSERT OR IGNORE INTO temp.conversations_touched VALUES (?)");
    bindAll(note, conversation);
    run(note);
}

QList<ConversationId> ConversationTable::takeTouched()
{
    QList<ConversationId> result;
    bool anything = false, userData = false;
    auto &row = prepared("SELECT conversation FROM temp.conversations_touched");
    for (; row.executeStep(); anything = true) {
        if (const auto id = row.getColumn(0).getInt64(); id > 0)
            result << ConversationId{id};
        else
            userData = true;
    }
    row.reset();
    if (userData) {
        const auto changes = fact("main", changesOfUserData) + 1;
        setFact("main", changesOfUserData, changes);
        setFact("cache", changesOfUserData, changes);
    }
    if (anything)
        run(prepared("DELETE FROM temp.conversations_touched"));
    return result;
}

} // namespace duopost
