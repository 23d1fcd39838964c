// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/ConversationRows.h"

#include <algorithm>

namespace duopost {

namespace {

bool headBefore(const ConversationHead &a, const ConversationHead &b)
{
    return comesBefore(a.newest, b.newest);
}

// Among a million conversations few are looked for.
class Few {
public:
    explicit Few(const QList<ConversationId> &ids) : m_few(ids)
    {
        if (ids.size() > 4)
            m_many = QSet<ConversationId>(ids.cbegin(), ids.cend());
    }
    bool contains(ConversationId id) const
    {
        return m_many.isEmpty() ? m_few.contains(id) : m_many.contains(id);
    }

private:
    QList<ConversationId> m_few;
    QSet<ConversationId> m_many;
};

} // namespace

ConversationRows::ConversationRows(FolderId folder, ConversationList list)
    : m_folder(folder), m_heads(std::move(list.heads)), m_others(std::move(list.others))
{
}

int ConversationRows::rows() const
{
    auto rows = static_cast<int>(m_heads.size());
    if (!m_unfolded.isEmpty()) {
        const auto &last = m_unfolded.last();
        rows += last.row - last.head + static_cast<int>(last.others.size());
    }
    return rows;
}

ConversationRows::Place ConversationRows::placeOf(int row) const
{
    const auto after = std::partition_point(
        m_unfolded.cbegin(), m_unfolded.cend(), [row](const Unfolded &u) { return u.row <= row; });
    if (after == m_unfolded.cbegin())
        return {row, -1};
    const auto &open = *std::prev(after);
    const int below = row - open.row;
    const int others = static_cast<int>(open.others.size());
    if (below > others)
        return {open.head + below - others, -1};
    return {open.head, below - 1};
}

const SpineRow &ConversationRows::at(int row) const
{
    const auto place = placeOf(row);
    return place.member < 0 ? m_heads.at(place.head).newest
                            : m_unfolded.at(unfoldedAt(place.head)).others.at(place.member).row;
}

FolderId ConversationRows::folderOf(int row) const
{
    const auto place = placeOf(row);
    return place.member < 0 ? m_folder : m_unfolded.at(unfoldedAt(place.head)).others.at(place.member).folder;
}

int ConversationRows::unfoldedAt(int head) const
{
    const auto found = std::partition_point(
        m_unfolded.cbegin(), m_unfolded.cend(), [head](const Unfolded &u) { return u.head < head; });
    return found != m_unfolded.cend() && found->head == head ? static_cast<int>(found - m_unfolded.cbegin())
                                                             : -1;
}

int ConversationRows::rowOfHead(int head) const
{
    const auto after = std::partition_point(
        m_unfolded.cbegin(), m_unfolded.cend(), [head](const Unfolded &u) { return u.head < head; });
    if (after == m_unfolded.cbegin())
        return head;
    const auto &open = *std::prev(after);
    return open.row + static_cast<int>(open.others.size()) + head - open.head;
}

int ConversationRows::headOfMessage(const SpineRow &message) const
{
    const auto found
        = std::partition_point(m_heads.cbegin(), m_heads.cend(), [&](const ConversationHead &head) {
              return comesBefore(head.newest, message);
          });
    return found != m_heads.cend() && found->newest.id == message.id
        ? static_cast<int>(found - m_heads.cbegin())
        : -1;
}

int ConversationRows::rowOf(const SpineRow &message) const
{
    if (const int head = headOfMessage(message); head >= 0)
        return rowOfHead(head);
    for (const auto &open : m_unfolded) {
        for (int i = 0; i < open.others.size(); ++i) {
            if (open.others.at(i).row.id == message.id)
                return open.row + 1 + i;
        }
    }
    return -1;
}

int ConversationRows::rowOfConversation(ConversationId id) const
{
    for (int head = 0; head < m_heads.size(); ++head) {
        if (m_heads.at(head).id == id)
            return rowOfHead(head);
    }
    return -1;
}

int ConversationRows::firstRowBefore(qint64 sortKey) const
{
    const auto found
        = std::partition_point(m_heads.cbegin(), m_heads.cend(), [sortKey](const ConversationHead &head) {
              return head.newest.sortKey >= sortKey;
          });
    return rowOfHead(static_cast<int>(found - m_heads.cbegin()));
}

QList<MessageId> ConversationRows::messagesAt(int row) const
{
    const auto place = placeOf(row);
    const auto open = unfoldedAt(place.head);
    if (place.member >= 0) {
        const auto &member = m_unfolded.at(open).others.at(place.member);
        return member.folder == m_folder ? QList<MessageId>{member.row.id} : QList<MessageId>();
    }
    QList<MessageId> ids{m_heads.at(place.head).newest.id};
    if (open < 0) {
        const auto others = m_others.constFind(m_heads.at(place.head).id);
        for (qsizetype i = 0; others != m_others.cend() && i < others->size(); ++i)
            ids << others->at(i).id;
    }
    return ids;
}

int ConversationRows::rowHiding(MessageId message) const
{
    for (auto it = m_others.cbegin(); it != m_others.cend(); ++it) {
        const bool here
            = std::any_of(it->cbegin(), it->cend(), [&](const SpineRow &row) { return row.id == message; });
        if (!here)
            continue;
        const int row = rowOfConversation(it.key());
        return row >= 0 && !isUnfolded(row) ? row : -1;
    }
    return -1;
}

QList<ConversationMember> ConversationRows::othersAt(int row) const
{
    QList<ConversationMember> result;
    const auto others = m_others.value(headOf(row).id);
    for (const auto &one : others)
        result << ConversationMember{one, m_folder};
    return result;
}

void ConversationRows::unfold(int row, const QList<ConversationMember> &others)
{
    const int head = placeOf(row).head;
    if (unfoldedAt(head) >= 0)
        return;
    m_unfolded << Unfolded{m_heads.at(head).id, head, 0, others};
    place();
}

int ConversationRows::fold(int row)
{
    const int open = unfoldedAt(placeOf(row).head);
    if (open < 0)
        return 0;
    const auto rows = static_cast<int>(m_unfolded.at(open).others.size());
    m_unfolded.removeAt(open);
    place();
    return rows;
}

QList<ConversationId> ConversationRows::unfolded() const
{
    QList<ConversationId> result;
    for (const auto &open : m_unfolded)
        result << open.id;
    return result;
}

bool ConversationRows::setMembers(ConversationId id, const QList<ConversationMember> &members)
{
    for (auto &open : m_unfolded) {
        if (open.id != id)
            continue;
        auto others = members;
        const auto newest = m_heads.at(open.head).newest.id;
        others.removeIf([&](const ConversationMember &one) { return one.row.id == newest; });
        const bool same = std::equal(
            others.cbegin(), others.cend(), open.others.cbegin(), open.others.cend(),
            [](const ConversationMember &a, const ConversationMember &b) {
                return a.row.id == b.row.id && a.row.sortKey == b.row.sortKey && a.folder == b.folder;
            });
        open.others = others;
        place();
        return !same;
    }
    return false;
}

QList<int> ConversationRows::headsOf(const QList<ConversationId> &ids) const
{
    QList<int> result;
    const Few wanted(ids);
    for (int head = 0; !ids.isEmpty() && head < m_heads.size(); ++head) {
        if (const auto id = m_heads.at(head).id; id && wanted.contains(id))
            result << head;
    }
    return result;
}

void ConversationRows::place()
{
    QHash<ConversationId, int> heads;
    for (const int head : headsOf(unfolded()))
        heads.insert(m_heads.at(head).id, head);
    m_unfolded.removeIf([&](const Unfolded &open) { return !heads.contains(open.id); });
    for (auto &open : m_unfolded)
        open.head = heads.value(open.id);
    std::sort(m_unfolded.begin(), m_unfolded.end(), [](const Unfolded &a, const Unfolded &b) {
        return a.head < b.head;
    });
    int before = 0;
    for (auto &open : m_unfolded) {
        open.row = open.head + before;
        before += static_cast<int>(open.others.size());
    }
}

ConversationRows::Plan ConversationRows::plan(const Update &update) const
{
    Plan plan{.heads = headsOf(update.touched)};
    plan.keepsRows = plan.heads.size() == update.list.heads.size();
    for (const int head : std::as_const(plan.heads)) {
        const auto &before = m_heads.at(head);
        plan.keepsRows = plan.keepsRows
            && std::any_of(update.list.heads.cbegin(), update.list.heads.cend(),
                           [&](const ConversationHead &now) {
                               return now.id == before.id && now.newest.id == before.newest.id
                                   && now.newest.sortKey == before.newest.sortKey;
                           });
    }
    // Those that stood alone until now.
    const auto notAlone = [&](const SpineRow &message) {
        if (const int head = headOfMessage(message); head >= 0 && !m_heads.at(head).id) {
            plan.heads << head;
            plan.keepsRows = false;
        }
    };
    for (const auto &head : update.list.heads) {
        notAlone(head.newest);
        for (const auto &other : update.list.others.value(head.id))
            notAlone(other);
    }
    std::sort(plan.heads.begin(), plan.heads.end());
    return plan;
}

void ConversationRows::apply(const Update &update, const Plan &plan)
{
    follow(update);
    replaceHeads(update.list.heads, plan.heads);
    for (const auto id : update.touched)
        m_others.remove(id);
    m_others.insert(update.list.others);
    place();
    const Few touched(update.touched);
    for (auto &open : m_unfolded) {
        if (touched.contains(open.id))
            complete(open);
    }
    place();
}

// What is unfolded stays so, also as a part of another conversation.
void ConversationRows::follow(const Update &update)
{
    const Few touched(update.touched);
    QSet<ConversationId> seen;
    for (auto &open : m_unfolded) {
        if (!touched.contains(open.id))
            continue;
        const auto newest = m_heads.at(open.head).newest;
        open.others.prepend({newest, m_folder});
        for (const auto &head : update.list.heads) {
            const auto others = update.list.others.value(head.id);
            const bool isHere = head.newest.id == newest.id
                || std::any_of(others.cbegin(), others.cend(),
                               [&](const SpineRow &one) { return one.id == newest.id; });
            if (isHere)
                open.id = head.id;
        }
    }
    m_unfolded.removeIf([&](const Unfolded &open) {
        const bool again = seen.contains(open.id);
        seen.insert(open.id);
        return again;
    });
}

void ConversationRows::replaceHeads(const QList<ConversationHead> &with, const QList<int> &removed)
{
    constexpr int few = 8; // from here on one pass over all is cheaper than moving them again and again
    if (removed.size() <= few && with.size() <= few) {
        for (auto head = removed.crbegin(); head != removed.crend(); ++head)
            m_heads.removeAt(*head);
        for (const auto &head : with)
            m_heads.insert(
                std::lower_bound(m_heads.cbegin(), m_heads.cend(), head, headBefore) - m_heads.cbegin(), head);
        return;
    }
    int index = 0;
    auto next = removed.cbegin();
    m_heads.removeIf([&](const ConversationHead &) {
        if (next == removed.cend() || *next != index++)
            return false;
        ++next;
        return true;
    });
    const auto middle = m_heads.size();
    m_heads += with;
    std::inplace_merge(m_heads.begin(), m_heads.begin() + middle, m_heads.end(), headBefore);
}

// Each message of this folder once; those of others as they were, until they are asked for again.
void ConversationRows::complete(Unfolded &open) const
{
    const auto newest = m_heads.at(open.head).newest.id;
    const auto others = m_others.value(open.id);
    QSet<MessageId> here;
    for (const auto &other : others)
        here.insert(other.id);
    open.others.removeIf([&](const ConversationMember &one) {
        return one.row.id == newest || (one.folder == m_folder && !here.contains(one.row.id));
    });
    for (const auto &one : std::as_const(open.others))
        here.remove(one.row.id);
    for (const auto &other : others) {
        if (here.contains(other.id))
            open.others << ConversationMember{other, m_folder};
    }
    std::sort(open.others.begin(), open.others.end(), [](const auto &a, const auto &b) {
        return comesBefore(a.row, b.row);
    });
}

void ConversationRows::addAlone(const QList<SpineRow> &messages)
{
    QList<ConversationHead> alone;
    for (const auto &message : messages) {
        if (rowOf(message) < 0)
            alone << ConversationHead{.newest = message};
    }
    std::sort(alone.begin(), alone.end(), headBefore);
    const auto middle = m_heads.size();
    m_heads += alone;
    std::inplace_merge(m_heads.begin(), m_heads.begin() + middle, m_heads.end(), headBefore);
    place();
}

bool ConversationRows::removeAlone(const QList<MessageId> &messages)
{
    if (messages.isEmpty())
        return false;
    const QSet<MessageId> gone(messages.cbegin(), messages.cend());
    const auto removed = m_heads.removeIf(
        [&](const ConversationHead &head) { return !head.id && gone.contains(head.newest.id); });
    place();
    return removed > 0;
}

} // namespace duopost
