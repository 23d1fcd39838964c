// SPDX-License-Identifier: GPL-3.0-or-later
// How the message list follows the store: few runs become row signals, many become one reset.
#include "ui/list/MessageListModel.h"

#include <QSet>

#include <algorithm>

namespace duopost {

namespace {

/// Each run moves the rows behind it; beyond this a single merge is cheaper.
constexpr int runsAtMost = 24;

struct Run {
    int row = 0; ///< in the list before the change
    int first = 0, count = 0; ///< in the list of what arrived; count rows in the list for what went
};

} // namespace

void MessageListModel::insert(QList<SpineRow> arrived)
{
    if (!std::is_sorted(arrived.cbegin(), arrived.cend(), comesBefore))
        std::sort(arrived.begin(), arrived.end(), comesBefore);
    arrived.removeIf([this](const SpineRow &row) { return rowOf(row) >= 0; });
    if (arrived.isEmpty())
        return;
    QList<Run> runs;
    auto from = m_spine.cbegin();
    for (int i = 0; i < arrived.size(); ++i) {
        from = std::lower_bound(from, m_spine.cend(), arrived.at(i), comesBefore);
        const int row = static_cast<int>(from - m_spine.cbegin());
        if (!runs.isEmpty() && runs.last().row == row)
            ++runs.last().count;
        else
            runs << Run{row, i, 1};
    }
    if (runs.size() > runsAtMost) {
        QList<SpineRow> merged;
        merged.reserve(m_spine.size() + arrived.size());
        std::merge(
            m_spine.cbegin(), m_spine.cend(), arrived.cbegin(), arrived.cend(), std::back_inserter(merged),
            comesBefore);
        replaceSpine(std::move(merged));
        return;
    }
    // From the end, so that the rows of the runs before stay right.
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginInsertRows({}, run->row, run->row + run->count - 1);
        m_spine.insert(run->row, run->count, SpineRow());
        std::copy_n(arrived.cbegin() + run->first, run->count, m_spine.begin() + run->row);
        endInsertRows();
    }
}

void MessageListModel::remove(const QList<MessageId> &gone)
{
    if (gone.isEmpty())
        return;
    const QSet<MessageId> ids(gone.cbegin(), gone.cend());
    QList<Run> runs;
    for (int row = 0; row < m_spine.size(); ++row) {
        if (!ids.contains(m_spine.at(row).id))
            continue;
        if (!runs.isEmpty() && runs.last().row + runs.last().count == row)
            ++runs.last().count;
        else
            runs << Run{row, 0, 1};
    }
    if (runs.size() > runsAtMost) {
        QList<SpineRow> rest = m_spine;
        rest.removeIf([&ids](const SpineRow &row) { return ids.contains(row.id); });
        replaceSpine(std::move(rest));
        return;
    }
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        beginRemoveRows({}, run->row, run->row + run->count - 1);
        m_spine.remove(run->row, run->count);
        endRemoveRows();
    }
}

void MessageListModel::replaceSpine(QList<SpineRow> spine)
{
    beginResetModel();
    m_spine = std::move(spine);
    endResetModel();
}

} // namespace duopost
