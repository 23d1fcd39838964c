// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/LedgerModel.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

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
} // namespace

void LedgerModel::setEntries(const QList<LedgerEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
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
