// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SearchConditions.h"

#include "mailcore/Message.h"
#include "mailcore/search/MatchExpression.h"
#include "mailcore/search/SearchValues.h"
#include "mailcore/store/Sql.h"

#include <QDateTime>

namespace duopost {

namespace {

std::string flag(MessageFlag wanted, bool set)
{
    return "(m.flags & " + std::to_string(static_cast<quint32>(wanted)) + ")" + (set ? "<>0" : "=0");
}

std::string stateSql(StateTerm::State state)
{
    switch (state) {
    case StateTerm::State::Unread:
        return flag(MessageFlag::Seen, false);
    case StateTerm::State::Read:
        return flag(MessageFlag::Seen, true);
    case StateTerm::State::Starred:
        return flag(MessageFlag::Flagged, true);
    case StateTerm::State::Answered:
        return flag(MessageFlag::Answered, true);
    case StateTerm::State::Forwarded:
        return flag(MessageFlag::Forwarded, true);
    case StateTerm::State::Draft:
        return flag(MessageFlag::Draft, true);
    case StateTerm::State::Junk:
        return flag(MessageFlag::Junk, true);
    }
    return "0";
}

qint64 beginOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

std::string SearchConditions::bound(Value value, const char *sql)
{
    m_values << std::move(value);
    return sql;
}

std::string SearchConditions::one(const SearchTerm &term)
{
    if (const auto *text = std::get_if<TextTerm>(&term))
        return bound(
            matchExpression(*text),
            "m.id IN (SELECT message FROM main.docs WHERE row IN (SELECT rowid FROM main.words WHERE words "
            "MATCH ?))");
    if (const auto *state = std::get_if<StateTerm>(&term))
        return stateSql(state->state);
    if (std::get_if<AttachmentTerm>(&term))
        return "m.attachments<>0";
    if (const auto *folder = std::get_if<FolderTerm>(&term)) {
        std::string ids;
        for (const auto &known : m_folders) {
            if (isFolderNamed(known, folder->name))
                ids += (ids.empty() ? "" : ",") + std::to_string(known.id.value);
        }
        return "m.folder IN (" + ids + ")";
    }
    if (const auto *date = std::get_if<DateTerm>(&term)) {
        std::string sql = "1";
        if (date->from.isValid())
            sql += bound(beginOf(date->from), " AND m.date>=?");
        if (date->before.isValid())
            sql += bound(beginOf(date->before), " AND m.date<?");
        return '(' + sql + ')';
    }
    if (const auto *size = std::get_if<SizeTerm>(&term)) {
        if (size->largerThan)
            return bound(*size->largerThan, "m.size>?");
        return bound(size->smallerThan.value_or(0), "m.size<?");
    }
    // Keywords are ASCII; the server's spelling may differ in case (RFC 9051 section 2.3.2).
    return bound(
        ' ' + std::get<TagTerm>(term).name.toLower().toUtf8() + ' ',
        "instr(' ' || lower(CAST(m.keywords AS TEXT)) || ' ', CAST(? AS TEXT))>0");
}

void SearchConditions::add(const QList<SearchCondition> &group)
{
    std::string any;
    for (const auto &condition : group) {
        const auto sql = one(condition.term);
        any += (any.empty() ? "" : " OR ") + std::string(condition.negated ? "NOT " : "") + '(' + sql + ')';
    }
    m_sql += " AND (" + any + ')';
}

void SearchConditions::addFolder(FolderId folder)
{
    m_sql += bound(folder.value, " AND m.folder=?");
}

int SearchConditions::bind(SQLite::Statement &statement, int place) const
{
    for (const auto &value : m_values)
        std::visit([&](const auto &one) { bindOne(statement, place++, one); }, value);
    return place;
}

} // namespace duopost
