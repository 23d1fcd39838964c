// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"

#include <QAbstractTableModel>

namespace duopost {

/// The ledger of one account as a table: operation, verdict, how far it travels.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { OperationColumn, VerdictColumn, ReachColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(const QList<LedgerEntry> &entries);
    const LedgerEntry *entry(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<LedgerEntry> m_entries;
};

} // namespace duopost
