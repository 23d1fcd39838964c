// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/Message.h"

#include <QHash>
#include <list>

namespace duopost {

/// The rows that were looked at last, in pages that come and go together; found by id, so that rows
/// inserted above do not shift anything. Bounded: the page not looked at for longest goes first.
class RowCache {
public:
    static constexpr int rowsPerPage = 128;

    explicit RowCache(int pages = 48) : m_maxPages(static_cast<size_t>(pages)) { }

    bool contains(MessageId id) const { return m_places.contains(id); }
    /// Null for a miss, and for a row that was asked for but no longer exists.
    const MessageRow *find(MessageId id) const;
    qint64 sortKeyOf(MessageId id) const { return m_places.value(id).sortKey; }
    /// One answer: @p asked are the rows it was asked for, of which some may be gone.
    void insertPage(const QList<SpineRow> &asked, const QList<MessageRow> &rows);
    /// Ids of all rows that are here.
    QList<MessageId> ids() const { return m_places.keys(); }
    void refresh(const QList<MessageRow> &rows); ///< newer values of rows that are here
    void clear();
    qsizetype rows() const { return m_places.size(); }

private:
    struct Page {
        QList<MessageRow> rows;
        QList<SpineRow> asked;
    };
    struct Place {
        std::list<Page>::iterator page;
        int row = -1; ///< -1: known to be gone
        qint64 sortKey = 0;
    };

    size_t m_maxPages;
    mutable std::list<Page> m_pages; // most recently looked at first
    QHash<MessageId, Place> m_places;
};

} // namespace duopost
