// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/RowCache.h"

namespace duopost {

const MessageRow *RowCache::find(MessageId id) const
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return nullptr;
    m_pages.splice(m_pages.begin(), m_pages, place->page);
    return place->row < 0 ? nullptr : &place->page->rows.at(place->row);
}

void RowCache::insertPage(const QList<SpineRow> &asked, const QList<MessageRow> &rows)
{
    m_pages.push_front(Page{rows, asked});
    const auto page = m_pages.begin();
    for (const SpineRow &row : asked)
        m_places.insert(row.id, Place{page, -1, row.sortKey});
    for (int i = 0; i < rows.size(); ++i) {
        if (const auto place = m_places.find(rows.at(i).id); place != m_places.end() && place->page == page)
            place->row = i;
    }
    while (m_pages.size() > m_maxPages) {
        const Page &oldest = m_pages.back();
        const auto gone = std::prev(m_pages.end());
        for (const SpineRow &row : oldest.asked) {
            const auto place = m_places.constFind(row.id);
            if (place != m_places.cend() && place->page == gone)
                m_places.erase(place);
        }
        m_pages.pop_back();
    }
}

void RowCache::refresh(const QList<MessageRow> &rows)
{
    for (const MessageRow &row : rows) {
        const auto place = m_places.constFind(row.id);
        if (place != m_places.cend() && place->row >= 0)
            place->page->rows[place->row] = row;
    }
}

void RowCache::clear()
{
    m_places.clear();
    m_pages.clear();
}

} // namespace duopost
