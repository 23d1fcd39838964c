// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/LedgerModel.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace duopost {

namespace {
QColor verdictColour(Verdict verdict)
{
    const Colours &c = colours();
    switch (verdict) {
    case Verdict::Proved:
        return c.good;
    case Verdict::Offered:
        return c.waiting;
    case Verdict::Refused:
        return c.bad;
    case Verdict::Impossible:
        return c.here;
    case Verdict::Untested:
    case Verdict::NotBuilt:
        break;
    }
    return c.neutral;
}

// Proved, offered or not tried yet is how much is known of it.
bool isPossible(Verdict verdict)
{
    return verdict == Verdict::Proved || verdict == Verdict::Offered || verdict == Verdict::Untested;
}
} // namespace

void LedgerModel::setEntries(const QList<LedgerEntry> &entries)
{
    m_given = entries;
    order();
}

void LedgerModel::compareWith(const QList<LedgerEntry> &entries, const QPair<QString, QString> &titles)
{
    m_others = entries;
    m_titles = titles;
    order();
}

void LedgerModel::order()
{
    beginResetModel();
    m_entries = m_given;
    std::stable_partition(
        m_entries.begin(), m_entries.end(), [this](const LedgerEntry &one) { return differs(one); });
    endResetModel();
}

bool LedgerModel::differs(const LedgerEntry &entry) const
{
    return std::any_of(m_others.begin(), m_others.end(), [&](const LedgerEntry &other) {
        const bool reaches = other.reach != Reach::Unknown && entry.reach != Reach::Unknown;
        return other.operation == entry.operation
            && (isPossible(other.verdict) != isPossible(entry.verdict)
                || (reaches && other.reach != entry.reach));
    });
}

int LedgerModel::differences() const
{
    return static_cast<int>(std::count_if(
        m_entries.begin(), m_entries.end(), [this](const LedgerEntry &one) { return differs(one); }));
}

const LedgerEntry *LedgerModel::otherEntry(int row) const
{
    const auto *mine = entry(row);
    const auto found = std::find_if(m_others.begin(), m_others.end(), [&](const LedgerEntry &other) {
        return mine && other.operation == mine->operation;
    });
    return found == m_others.end() ? nullptr : &*found;
}

const LedgerEntry *LedgerModel::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    const LedgerEntry *e = entry(index.row());
    if (!index.isValid() || !e)
        return {};
    if (role == DiffersRole)
        return differs(*e);
    if (isComparing() && index.column() == otherVerdictColumn) {
        const auto *other = otherEntry(index.row());
        if (other && role == Qt::DecorationRole)
            return lineIcon(verdictIcon(other->verdict), verdictColour(other->verdict));
        if (role == Qt::DisplayRole)
            return other ? verdictTitle(other->verdict) : QString();
    }
    if (role == Qt::ToolTipRole)
        return operationSentence(e->operation);
    if (role == Qt::DecorationRole && index.column() == VerdictColumn)
        return lineIcon(verdictIcon(e->verdict), verdictColour(e->verdict));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case OperationColumn:
        return operationTitle(e->operation);
    case VerdictColumn:
        return verdictTitle(e->verdict);
    case ReachColumn:
        return reachTitle(e->reach);
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (isComparing() && section != OperationColumn)
        return section == VerdictColumn ? m_titles.first : m_titles.second;
    switch (section) {
    case OperationColumn:
        return tr("What");
    case VerdictColumn:
        return tr("State");
    case ReachColumn:
        return tr("Seen by");
    default:
        return {};
    }
}

} // namespace duopost
