// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"
#include "mailcore/store/AccountDatabase.h"

#include <QHash>

namespace duopost {

/// A folder's messages in the order and the choice of a list. All of it is one pass over the folder; what
/// arrives costs as much as it is. One thread; made for one question.
class ListReader {
public:
    ListReader(AccountDatabase &database, FolderId folder, const Listing &list);

    QList<SpineRow> all();
    /// Of these messages, those that belong in the list, at their places among its rows.
    ListPlaces places(const QList<MessageId> &ids, const QList<SpineRow> &among);

private:
    struct Entry {
        MessageId id;
        QByteArray text; ///< as compared
        qint64 date = 0;
    };
    std::string condition() const;
    void bindCondition(SQLite::Statement &statement, int place) const;
    std::string keySql() const;
    std::string textSql() const;
    QByteArray comparedText(const QString &text) const;
    bool comesBeforeByText(const Entry &a, const Entry &b) const;
    QList<SpineRow> allByText();
    ListPlaces placesByText(QList<Entry> entries, const QList<SpineRow> &among);
    const Entry *entryOf(MessageId id); ///< null: gone
    std::string m_table;
    AccountDatabase &m_database;
    FolderId m_folder;
    Listing m_list;
    QHash<MessageId, std::optional<Entry>> m_looked;
};

} // namespace duopost
