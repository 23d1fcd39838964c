// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"

#include <QAbstractTableModel>

namespace duopost {

/// The ledger of one account as a table: operation, verdict, how far it travels. Beside another one: operation
/// and both verdicts, what differs first.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { OperationColumn, VerdictColumn, ReachColumn, ColumnCount };
    static constexpr int otherVerdictColumn = ReachColumn; ///< while comparing
    enum Role { DiffersRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(const QList<LedgerEntry> &entries);
    const LedgerEntry *entry(int row) const;
    const LedgerEntry *otherEntry(int row) const; ///< null while nothing is compared
    /// @param titles of this ledger and the other one, for the columns; empty entries = nothing is compared
    void compareWith(const QList<LedgerEntry> &entries, const QPair<QString, QString> &titles);
    bool isComparing() const { return !m_others.isEmpty(); }
    int differences() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void order();
    /// One can do it, the other one not; or it reaches other devices only in one.
    bool differs(const LedgerEntry &entry) const;

    QList<LedgerEntry> m_entries; ///< as they are shown
    QList<LedgerEntry> m_given, m_others;
    QPair<QString, QString> m_titles;
};

} // namespace duopost
