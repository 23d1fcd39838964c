// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/ConversationRows.h"

#include <algorithm>

namespace duopost {

namespace {

bool headBefore(const ConversationHead &a, const ConversationHead &b)
{
    return comesBefore(a.newest, b.newest);
}

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

void ConversationRows::place()
{
    QHash<ConversationId, int> heads;
    for (const auto &open : std::as_const(m_unfolded))
        heads.insert(open.id, -1);
    for (int head = 0; !heads.isEmpty() && head < m_heads.size(); ++head) {
        if (const auto found = heads.find(m_heads.at(head).id); found != heads.end())
            *found = head;
    }
    m_unfolded.removeIf([&](const Unfolded &open) { return heads.value(open.id) < 0; });
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

bool ConversationRows::keepsRows(const Update &update) const
{
    QHash<ConversationId, SpineRow> after;
    for (const auto &head : update.list.heads) {
        if (headOfMessage(head.newest) < 0)
            return false;
        after.insert(head.id, head.newest);
    }
    const QSet<ConversationId> touched(update.touched.cbegin(), update.touched.cend());
    qsizetype found = 0;
    for (const auto &head : m_heads) {
        if (!head.id || !touched.contains(head.id))
            continue;
        const auto now = after.constFind(head.id);
        if (now == after.cend() || now->id != head.newest.id)
            return false;
        ++found;
    }
    return found == after.size();
}

void ConversationRows::apply(const Update &update)
{
    const QSet<ConversationId> touched(update.touched.cbegin(), update.touched.cend());
    QSet<MessageId> lookedAt; // they stood alone until now
    QHash<MessageId, ConversationId> newHome;
    for (const auto &head : update.list.heads) {
        lookedAt.insert(head.newest.id);
        newHome.insert(head.newest.id, head.id);
        for (const auto &other : update.list.others.value(head.id)) {
            lookedAt.insert(other.id);
            newHome.insert(other.id, head.id);
        }
    }
    // What is unfolded stays so, also as a part of another conversation.
    for (auto &open : m_unfolded) {
        const auto &before = m_heads.at(open.head);
        if (!touched.contains(open.id))
            continue;
        const auto home = newHome.value(before.newest.id, open.id);
        open.id = home;
        open.others.prepend({before.newest, m_folder});
    }
    m_heads.removeIf([&](const ConversationHead &head) {
        return head.id ? touched.contains(head.id) : lookedAt.contains(head.newest.id);
    });
    const auto middle = m_heads.size();
    m_heads += update.list.heads;
    std::inplace_merge(m_heads.begin(), m_heads.begin() + middle, m_heads.end(), headBefore);
    for (const auto id : update.touched)
        m_others.remove(id);
    m_others.insert(update.list.others);
    // One row for each message, until all members are known anew.
    QSet<ConversationId> seen;
    m_unfolded.removeIf([&](const Unfolded &open) {
        const bool again = seen.contains(open.id);
        seen.insert(open.id);
        return again;
    });
    place();
    for (auto &open : m_unfolded) {
        if (!touched.contains(open.id))
            continue;
        const auto newest = m_heads.at(open.head).newest.id;
        QSet<MessageId> here;
        for (const auto &other : m_others.value(open.id))
            here.insert(other.id);
        open.others.removeIf([&](const ConversationMember &one) {
            return one.row.id == newest || (one.folder == m_folder && !here.contains(one.row.id));
        });
        for (const auto &one : std::as_const(open.others))
            here.remove(one.row.id);
        for (const auto &other : m_others.value(open.id)) {
            if (here.contains(other.id))
                open.others << ConversationMember{other, m_folder};
        }
        std::sort(open.others.begin(), open.others.end(), [](const auto &a, const auto &b) {
            return comesBefore(a.row, b.row);
        });
    }
    place();
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
