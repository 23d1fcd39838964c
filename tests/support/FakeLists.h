// SPDX-License-Identifier: GPL-3.0-or-later
// Orders and filters as the store has them, over rows in memory.
#pragma once

#include "mailcore/Message.h"
#include "mailcore/store/ListRanks.h"

#include <algorithm>
#include <functional>

namespace duopost::test {

class FakeLists {
public:
    using RowOf = std::function<MessageRow(MessageId)>;
    FakeLists(const Listing &list, RowOf rowOf) : m_list(list), m_rowOf(std::move(rowOf)) { }

    /// @param spine newest first
    QList<SpineRow> all(const QList<SpineRow> &spine) const
    {
        QList<SpineRow> rows;
        for (const SpineRow &row : spine) {
            if (fits(row.id))
                rows << SpineRow{row.id, keyOf(row)};
        }
        if (!m_list.order.isByText()) {
            std::sort(rows.begin(), rows.end(), comesBefore);
            return rows;
        }
        QList<MessageId> ids;
        for (const SpineRow &row : std::as_const(rows))
            ids << row.id;
        std::stable_sort(ids.begin(), ids.end(), [this](MessageId a, MessageId b) { return isBefore(a, b); });
        return ranked(ids);
    }

    ListPlaces
    places(const QList<SpineRow> &spine, const QList<MessageId> &ids, const QList<SpineRow> &among) const
    {
        ListPlaces places;
        QList<RankedArrival> arrivals;
        for (const SpineRow &row : spine) {
            if (!ids.contains(row.id) || !fits(row.id))
                continue;
            places.rows << SpineRow{row.id, keyOf(row)};
            const auto before = std::find_if(among.cbegin(), among.cend(), [&](const SpineRow &other) {
                return !isBefore(other.id, row.id);
            });
            arrivals << RankedArrival{row.id, before - among.cbegin()};
        }
        std::sort(places.rows.begin(), places.rows.end(), comesBefore);
        std::stable_sort(
            arrivals.begin(), arrivals.end(), [](const auto &a, const auto &b) { return a.before < b.before; });
        return m_list.order.isByText() ? placedAmong(arrivals, among) : places;
    }

private:
    bool fits(MessageId id) const
    {
        const auto &filter = m_list.filter;
        if (filter.isEmpty())
            return true;
        const MessageRow row = m_rowOf(id);
        return (!filter.unread || !row.flags.testFlag(MessageFlag::Seen))
            && (!filter.starred || row.flags.testFlag(MessageFlag::Flagged))
            && (!filter.attachment || row.hasAttachments)
            && (filter.from.isEmpty() || row.from.address == filter.from)
            && (filter.to.isEmpty() || filter.to.contains(row.to));
    }
    qint64 keyOf(const SpineRow &row) const
    {
        const bool up = m_list.order.direction == SortDirection::Ascending;
        const auto first = [&](bool holds) { return (holds != up ? qint64(1) << 50 : 0) + row.sortKey; };
        switch (m_list.order.by) {
        case SortBy::Size:
            return up ? -m_rowOf(row.id).size : m_rowOf(row.id).size;
        case SortBy::Unread:
            return first(!m_rowOf(row.id).flags.testFlag(MessageFlag::Seen));
        case SortBy::Starred:
            return first(m_rowOf(row.id).flags.testFlag(MessageFlag::Flagged));
        case SortBy::Attachment:
            return first(m_rowOf(row.id).hasAttachments);
        default:
            return up ? -row.sortKey : row.sortKey;
        }
    }
    QByteArray textOf(MessageId id) const
    {
        const MessageRow row = m_rowOf(id);
        return sortText(m_list.order.by == SortBy::Subject ? row.subject : row.from.name);
    }
    bool isBefore(MessageId a, MessageId b) const
    {
        const int order = textOf(a).compare(textOf(b));
        return m_list.order.direction == SortDirection::Ascending ? order < 0 : order > 0;
    }

    Listing m_list;
    RowOf m_rowOf;
};

} // namespace duopost::test
