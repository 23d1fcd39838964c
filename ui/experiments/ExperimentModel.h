// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Experiment.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <optional>

namespace duopost {

/// What a cell of the matrix says at a glance: the first finding.
enum class CellAnswer { Empty, Waiting, Running, Stopped, Yes, Part, No, Failed, NotTried };

/// Experiments as a matrix: scenarios down, each with a check mark, and set-ups across. GUI thread.
class ExperimentModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { AnswerRole = Qt::UserRole + 1, QuestionRole };

    explicit ExperimentModel(QObject *parent = nullptr);

    QStringList chosen() const; ///< scenarios with a check mark
    /// These are looked for anew.
    void begin(const QStringList &scenarios);
    void setCell(const ExperimentCell &cell);
    void end(); ///< what has not come until now does not come
    /// What the run works on: cells come in the order of the matrix.
    QModelIndex running() const;
    const ExperimentCell *cell(const QModelIndex &index) const; ///< null where nothing is known
    QList<ExperimentCell> cells() const; ///< in the order of the matrix
    int waiting() const { return static_cast<int>(m_waiting.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void chosenChanged();

private:
    using Key = QPair<QString, QString>; // scenario and set-up
    Key keyAt(const QModelIndex &index) const;
    CellAnswer answerAt(const QModelIndex &index) const;
    QString wordAt(const QModelIndex &index) const;
    QString questionOf(int row) const;
    QVariant scenarioData(int row, int role) const;
    void tellAll();

    const QStringList m_scenarios, m_setups;
    QSet<QString> m_chosen;
    QHash<Key, ExperimentCell> m_cells;
    QSet<Key> m_waiting, m_stopped;
};

} // namespace duopost
