// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"
#include "mailcore/search/SearchQuery.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>
#include <variant>

namespace duopost {

/// Conditions on messages "m" and what is bound to their question marks: nothing that was typed gets into SQL.
class SearchConditions {
public:
    /// @param folders of the account, for "in:"
    explicit SearchConditions(const QList<Folder> &folders) : m_folders(folders) { }

    void add(const QList<SearchCondition> &group); ///< one of them must hold
    void addFolder(FolderId folder);
    const std::string &sql() const { return m_sql; } ///< " AND (…)" for each group
    /// @return the next free place
    int bind(SQLite::Statement &statement, int place) const;

private:
    using Value = std::variant<qint64, QByteArray>;
    std::string one(const SearchTerm &term);
    std::string bound(Value value, const char *sql);

    const QList<Folder> &m_folders;
    std::string m_sql;
    QList<Value> m_values;
};

} // namespace duopost
