// SPDX-License-Identifier: GPL-3.0-or-later
// The message list in other orders than by date, and filtered: the store says where what arrives belongs.
#include "mailcore/MailService.h"
#include "ui/list/MessageListModel.h"
#include "ui/words/Futures.h"

namespace duopost {

namespace {
/// More than this are not placed one by one, unless the list is much longer.
constexpr qsizetype placedAtOnce = 500;
} // namespace

void MessageListModel::arrange(const Listing &list)
{
    if (list == m_request)
        return;
    m_request = list;
    if (m_folder.folder)
        reload();
    else
        m_grouped = wantsConversations();
}

// The rows asked for are here. Text that is in memory is found by its key, so keys of another list go with it.
void MessageListModel::takeRequest()
{
    if (m_shown == m_request && !m_request.order.isByText())
        return;
    m_arrangement += m_shown == m_request ? 0 : 1;
    m_shown = m_request;
    ++m_generation;
    m_questions = 0;
    m_wanted.clear();
    m_underWay.clear();
    m_stale.clear();
    m_cache.clear();
}

int MessageListModel::dateSign() const
{
    if (m_shown.order.by != SortBy::Date)
        return 0;
    return m_shown.order.direction == SortDirection::Descending ? 1 : -1;
}

QHash<MessageId, int> MessageListModel::rowsOf(const QSet<MessageId> &ids) const
{
    QHash<MessageId, int> rows;
    const int end = ids.isEmpty() ? 0 : rowCount();
    for (int row = 0; row < end && rows.size() < ids.size(); ++row) {
        if (const MessageId id = spineAt(row).id; ids.contains(id))
            rows.insert(id, row);
    }
    return rows;
}

// Marks change what a filter finds and where a message belongs, but what somebody looks at does not jump away.
void MessageListModel::takeArranged(const ChangeSet &changes)
{
    remove(changes.gone);
    for (const MessageId id : changes.gone) {
        m_toPlace.remove(id);
        if (m_placesAsked)
            m_goneMeanwhile.insert(id);
    }
    for (const SpineRow &row : changes.arrived) {
        m_toPlace.insert(row.id);
        m_goneMeanwhile.remove(row.id);
    }
    if (!m_shown.filter.isEmpty()) {
        for (const MessageId id : changes.updated)
            m_toPlace.insert(id);
    }
    placeWaiting();
}

void MessageListModel::placeWaiting()
{
    // One question at a time: what comes meanwhile is asked for with the next one.
    if (m_toPlace.isEmpty() || m_placesAsked || m_spineAsked || m_grouped)
        return;
    if (m_toPlace.size() > qMax<qsizetype>(placedAtOnce, m_spine.size() / 20)) {
        if (!m_allAgain.isActive())
            m_allAgain.start();
        return;
    }
    const QSet<MessageId> asked = std::exchange(m_toPlace, {});
    // What is here already stays where it is.
    const auto here = rowsOf(asked);
    QList<MessageId> ids;
    for (const MessageId id : asked) {
        if (!here.contains(id))
            ids << id;
    }
    if (ids.isEmpty())
        return;
    m_placesAsked = true;
    const int generation = m_generation;
    whenFinished(
        askPlaces(ids, m_spine), this,
        [this, generation](const ListPlaces &places) {
            if (generation == m_generation)
                takePlaces(places);
        },
        [this, generation](const MailError &error) {
            if (generation != m_generation)
                return;
            m_placesAsked = false;
            emit failed(m_folder, error);
        });
}

void MessageListModel::takePlaces(ListPlaces places)
{
    m_placesAsked = false;
    const auto gone = std::exchange(m_goneMeanwhile, {});
    if (places.isFull)
        return reload();
    places.rows.removeIf([&gone](const SpineRow &row) { return gone.contains(row.id); });
    insert(std::move(places.rows));
    placeWaiting();
}

void MessageListModel::forgetPlaces()
{
    m_toPlace.clear();
    m_goneMeanwhile.clear();
    m_placesAsked = false;
    m_allAgain.stop();
}

} // namespace duopost
