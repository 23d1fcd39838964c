// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/ListReader.h"

#include "mailcore/Message.h"
#include "mailcore/store/ConversationKeys.h"
#include "mailcore/store/ListRanks.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qint64 first = qint64(1) << 50; ///< above every date

std::string hasFlag(MessageFlag flag)
{
    return "(flags & " + std::to_string(static_cast<quint32>(flag)) + ")<>0";
}

} // namespace

ListReader::ListReader(AccountDatabase &database, FolderId folder, const Listing &list)
    : m_table(std::string(AccountDatabase::schemaOf(folder.value)) + ".messages"), m_database(database),
      m_folder(folder), m_list(list)
{
}

std::string ListReader::condition() const
{
    const auto &filter = m_list.filter;
    std::string sql;
    if (filter.unread)
        sql += " AND NOT " + hasFlag(MessageFlag::Seen);
    if (filter.starred)
        sql += " AND " + hasFlag(MessageFlag::Flagged);
    if (filter.attachment)
        sql += " AND attachments<>0";
    if (!filter.from.isEmpty())
        sql += " AND from_address=? COLLATE NOCASE";
    // The first line of people is To, each with a blank before the address and a comma behind it.
    std::string any;
    for (qsizetype i = 0; i < filter.to.size(); ++i)
        any += std::string(any.empty() ? "" : " OR ")
            + "instr(lower(substr(people, 1, instr(people, char(10)))), ?)>0";
    return any.empty() ? sql : sql + " AND (" + any + ')';
}

void ListReader::bindCondition(SQLite::Statement &statement, int place) const
{
    const auto &filter = m_list.filter;
    if (!filter.from.isEmpty())
        bindOne(statement, place++, filter.from);
    for (const auto &address : filter.to)
        bindOne(statement, place++, QLatin1Char(' ') + address.toLower() + QLatin1Char(','));
}

std::string ListReader::keySql() const
{
    const bool up = m_list.order.direction == SortDirection::Ascending;
    const auto flagFirst = [up](const std::string &holds) {
        return '(' + (up ? "NOT (" + holds + ')' : holds) + ")*" + std::to_string(first) + "+date";
    };
    switch (m_list.order.by) {
    case SortBy::Size:
        return up ? "-size" : "size";
    case SortBy::Unread:
        return flagFirst("NOT " + hasFlag(MessageFlag::Seen));
    case SortBy::Starred:
        return flagFirst(hasFlag(MessageFlag::Flagged));
    case SortBy::Attachment:
        return flagFirst("attachments<>0");
    default:
        return up ? "-date" : "date";
    }
}

std::string ListReader::textSql() const
{
    switch (m_list.order.by) {
    case SortBy::Recipients:
        return "recipients";
    case SortBy::Subject:
        return "subject";
    default:
        return "CASE from_name WHEN '' THEN from_address ELSE from_name END";
    }
}

QByteArray ListReader::comparedText(const QString &text) const
{
    // Prefixes end in a colon; to look for them in everything would take most of the time.
    constexpr qsizetype longestPrefix = 14;
    const auto begin = QStringView(text).left(longestPrefix);
    const bool mayHavePrefix = begin.contains(u':') || begin.contains(QChar(0xff1a)) || begin.contains(u'[');
    if (m_list.order.by == SortBy::Subject && mayHavePrefix)
        return sortText(baseSubject(text).text);
    return sortText(text);
}

bool ListReader::comesBeforeByText(const Entry &a, const Entry &b) const
{
    if (const int order = a.text.compare(b.text); order != 0)
        return m_list.order.direction == SortDirection::Ascending ? order < 0 : order > 0;
    return comesBefore({a.id, a.date}, {b.id, b.date});
}

QList<SpineRow> ListReader::all()
{
    if (m_list.order.isByText())
        return allByText();
    QList<SpineRow> rows;
    SQLite::Statement row(
        m_database.handle(), "SELECT id, " + keySql() + " FROM " + m_table + " WHERE folder=?" + condition());
    bindOne(row, 1, m_folder.value);
    bindCondition(row, 2);
    while (row.executeStep())
        rows << SpineRow{{row.getColumn(0).getInt64()}, row.getColumn(1).getInt64()};
    std::sort(rows.begin(), rows.end(), comesBefore);
    return rows;
}

// Far fewer texts than messages: each is prepared and compared once, the messages by the numbers of theirs.
QList<SpineRow> ListReader::allByText()
{
    struct Row {
        qint64 id, date;
        int text; ///< its place among the texts, then among them in order
    };
    std::vector<Row> rows;
    QHash<QByteArray, int> known;
    std::vector<QByteArray> texts;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, date, " + textSql() + " FROM " + m_table + " WHERE folder=?" + condition());
    bindOne(row, 1, m_folder.value);
    bindCondition(row, 2);
    while (row.executeStep()) {
        const auto column = row.getColumn(2);
        const char *chars = column.getText();
        auto place = known.constFind(QByteArray::fromRawData(chars, column.getBytes()));
        if (place == known.cend()) {
            const QByteArray written(chars, column.getBytes());
            place = known.insert(written, static_cast<int>(texts.size()));
            texts.push_back(comparedText(QString::fromUtf8(written)));
        }
        rows.push_back({row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), *place});
    }
    known.clear();
    std::vector<int> order(texts.size()), rank(texts.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const bool up = m_list.order.direction == SortDirection::Ascending;
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const auto &one = texts[static_cast<size_t>(a)], &other = texts[static_cast<size_t>(b)];
        return up ? one < other : other < one;
    });
    for (size_t i = 0, number = 0; i < order.size(); ++i) {
        const auto at = [&](size_t place) { return static_cast<size_t>(order[place]); };
        if (i > 0 && texts[at(i)] != texts[at(i - 1)])
            ++number;
        rank[at(i)] = static_cast<int>(number);
    }
    for (auto &one : rows)
        one.text = rank[static_cast<size_t>(one.text)];
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return a.text != b.text ? a.text < b.text : comesBefore({{a.id}, a.date}, {{b.id}, b.date});
    });
    QList<MessageId> inOrder;
    inOrder.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto &one : rows)
        inOrder << MessageId{one.id};
    return ranked(inOrder);
}

ListPlaces ListReader::places(const QList<MessageId> &ids, const QList<SpineRow> &among)
{
    const bool byText = m_list.order.isByText();
    SQLite::Statement row(
        m_database.handle(),
        "SELECT " + (byText ? "date, " + textSql() : keySql()) + " FROM " + m_table + " WHERE id=? AND folder=?"
            + condition());
    ListPlaces places;
    QList<Entry> entries;
    for (const auto id : ids) {
        bindAll(row, id.value, m_folder.value);
        bindCondition(row, 3);
        if (!row.executeStep())
            continue;
        if (byText)
            entries << Entry{id, comparedText(text(row, 1)), row.getColumn(0).getInt64()};
        else
            places.rows << SpineRow{id, row.getColumn(0).getInt64()};
    }
    if (byText)
        return placesByText(std::move(entries), among);
    std::sort(places.rows.begin(), places.rows.end(), comesBefore);
    return places;
}

const ListReader::Entry *ListReader::entryOf(MessageId id)
{
    auto known = m_looked.constFind(id);
    if (known == m_looked.cend()) {
        SQLite::Statement row(
            m_database.handle(), "SELECT date, " + textSql() + " FROM " + m_table + " WHERE id=?");
        bindAll(row, id.value);
        std::optional<Entry> entry;
        if (row.executeStep())
            entry = Entry{id, comparedText(text(row, 1)), row.getColumn(0).getInt64()};
        known = m_looked.insert(id, entry);
    }
    return known->has_value() ? &**known : nullptr;
}

ListPlaces ListReader::placesByText(QList<Entry> entries, const QList<SpineRow> &among)
{
    std::sort(entries.begin(), entries.end(), [this](const Entry &a, const Entry &b) {
        return comesBeforeByText(a, b);
    });
    QList<RankedArrival> arrivals;
    for (const auto &entry : std::as_const(entries)) {
        qsizetype low = arrivals.isEmpty() ? 0 : arrivals.last().before, high = among.size();
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            auto probe = middle;
            const Entry *other = nullptr; // a row that is gone from the store says nothing; the next one does
            while (probe < high && !(other = entryOf(among.at(probe).id)))
                ++probe;
            if (!other || !comesBeforeByText(*other, entry))
                high = middle;
            else
                low = probe + 1;
        }
        arrivals << RankedArrival{entry.id, low};
    }
    return placedAmong(arrivals, among);
}

} // namespace duopost
