// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/ConversationReader.h"

#include "mailcore/Folder.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

SpineRow spineOf(qint64 message, qint64 date)
{
    return {{message}, date};
}

} // namespace

ConversationReader::ConversationReader(AccountDatabase &database, FolderId folder)
    : m_database(database), m_folder(folder)
{
    m_without.insert(0); // deleted here, and the server has not confirmed it yet
    for (const auto *schema : {"main", "cache"}) {
        SQLite::Statement row(
            m_database.handle(),
            std::string("SELECT id FROM ") + schema + ".folders WHERE role IN (?, ?) OR hidden=1");
        bindAll(row, FolderRole::Trash, FolderRole::Junk);
        while (row.executeStep())
            m_without.insert(row.getColumn(0).getInt64());
    }
    m_without.remove(folder.value);
}

ConversationReader::Row ConversationReader::rowOf(SQLite::Statement &row)
{
    return {
        row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), row.getColumn(3).getInt64(),
        row.getColumn(5).getInt64(), row.getColumn(4).getInt() != 0};
}

// Newest first. Every message of the folder stays, whatever it resembles; of others one copy.
void ConversationReader::countOnce(QList<Row> &rows) const
{
    if (rows.size() < 2)
        return;
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return comesBefore(spineOf(a.message, a.date), spineOf(b.message, b.date));
    });
    QSet<qint64> seen;
    bool elsewhere = false;
    for (const auto &row : std::as_const(rows)) {
        if (row.folder == m_folder.value)
            seen.insert(row.likeness);
        else
            elsewhere = true;
    }
    if (!elsewhere)
        return;
    rows.removeIf([&](const Row &row) {
        if (row.folder == m_folder.value)
            return false;
        if (m_without.contains(row.folder) || seen.contains(row.likeness))
            return true;
        seen.insert(row.likeness);
        return false;
    });
}

void ConversationReader::add(qint64 conversation, QList<Row> &rows, ConversationList &list) const
{
    const auto isHere = [this](const Row &row) { return row.folder == m_folder.value; };
    if (std::none_of(rows.cbegin(), rows.cend(), isHere))
        return;
    countOnce(rows);
    ConversationHead head{.id = {conversation}, .count = static_cast<int>(rows.size())};
    QList<SpineRow> others;
    for (const auto &row : std::as_const(rows)) {
        head.unread += row.unread ? 1 : 0;
        if (!isHere(row))
            continue;
        if (!head.newest.id)
            head.newest = spineOf(row.message, row.date);
        else
            others << spineOf(row.message, row.date);
    }
    list.heads << head;
    if (!others.isEmpty())
        list.others.insert({conversation}, others);
}

ConversationList ConversationReader::all()
{
    ConversationList list;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT conversation, message, folder, date, unread, likeness FROM cache.conversation_of "
        "ORDER BY conversation");
    QList<Row> rows;
    qint64 conversation = 0;
    while (row.executeStep()) {
        const auto next = row.getColumn(0).getInt64();
        if (next != conversation) {
            add(conversation, rows, list);
            rows.clear();
            conversation = next;
        }
        rows << rowOf(row);
    }
    add(conversation, rows, list);
    addWaiting("cache", "conversations_cache", list);
    addWaiting("main", "conversations_user", list);
    std::sort(list.heads.begin(), list.heads.end(), [](const auto &a, const auto &b) {
        return comesBefore(a.newest, b.newest);
    });
    return list;
}

void ConversationReader::addWaiting(const char *schema, const char *mark, ConversationList &list)
{
    if (AccountDatabase::schemaOf(m_folder.value) != std::string_view(schema))
        return;
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT id, date FROM ") + schema
            + ".messages INDEXED BY messages_spine WHERE folder=? AND id>(SELECT value FROM cache.meta WHERE "
              "key='"
            + mark + "')");
    bindAll(row, m_folder.value);
    while (row.executeStep())
        list.heads << ConversationHead{
            .newest = spineOf(row.getColumn(0).getInt64(), row.getColumn(1).getInt64())};
}

ConversationList ConversationReader::some(const QList<ConversationId> &conversations)
{
    ConversationList list;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT conversation, message, folder, date, unread, likeness FROM cache.conversation_of WHERE "
        "conversation=?");
    for (const auto conversation : conversations) {
        QList<Row> rows;
        bindAll(row, conversation.value);
        while (row.executeStep())
            rows << rowOf(row);
        add(conversation.value, rows, list);
    }
    std::sort(list.heads.begin(), list.heads.end(), [](const auto &a, const auto &b) {
        return comesBefore(a.newest, b.newest);
    });
    return list;
}

QList<ConversationMember> ConversationReader::members(ConversationId conversation)
{
    SQLite::Statement row(
        m_database.handle(),
        "SELECT conversation, message, folder, date, unread, likeness FROM cache.conversation_of WHERE "
        "conversation=?");
    bindAll(row, conversation.value);
    QList<Row> rows;
    while (row.executeStep())
        rows << rowOf(row);
    countOnce(rows);
    QList<ConversationMember> result;
    result.reserve(rows.size());
    for (const auto &one : std::as_const(rows))
        result << ConversationMember{spineOf(one.message, one.date), {one.folder}};
    return result;
}

} // namespace duopost
