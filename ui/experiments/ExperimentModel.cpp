// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ExperimentModel.h"

#include "ui/experiments/ExperimentTitles.h"

namespace duopost {

ExperimentModel::ExperimentModel(QObject *parent)
    : QAbstractTableModel(parent), m_scenarios(experimentScenarios()), m_setups(experimentSetups())
{
}

QStringList ExperimentModel::chosen() const
{
    QStringList ids;
    for (const auto &id : m_scenarios) {
        if (m_chosen.contains(id))
            ids << id;
    }
    return ids;
}

void ExperimentModel::begin(const QStringList &scenarios)
{
    m_waiting.clear();
    for (const auto &scenario : scenarios) {
        for (const auto &setup : m_setups) {
            m_cells.remove({scenario, setup});
            m_stopped.remove({scenario, setup});
            m_waiting.insert({scenario, setup});
        }
    }
    tellAll();
}

void ExperimentModel::setCell(const ExperimentCell &cell)
{
    const auto row = static_cast<int>(m_scenarios.indexOf(cell.scenario));
    const auto column = static_cast<int>(m_setups.indexOf(cell.setup)) + 1;
    if (row < 0 || column < 1)
        return;
    m_waiting.remove({cell.scenario, cell.setup});
    m_cells.insert({cell.scenario, cell.setup}, cell);
    emit dataChanged(index(row, column), index(row, column));
    emit dataChanged(index(row, 0), index(row, 0)); // what is asked is known now
    if (const auto next = running(); next.isValid())
        emit dataChanged(next, next);
}

QModelIndex ExperimentModel::running() const
{
    for (int row = 0; row < rowCount() && !m_waiting.isEmpty(); ++row) {
        for (int column = 1; column < columnCount(); ++column) {
            if (m_waiting.contains(keyAt(index(row, column))))
                return index(row, column);
        }
    }
    return {};
}

void ExperimentModel::end()
{
    m_stopped.unite(m_waiting);
    m_waiting.clear();
    tellAll();
}

void ExperimentModel::tellAll()
{
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const ExperimentCell *ExperimentModel::cell(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() == 0)
        return nullptr;
    const auto found = m_cells.constFind(keyAt(index));
    return found == m_cells.cend() ? nullptr : &*found;
}

QList<ExperimentCell> ExperimentModel::cells() const
{
    QList<ExperimentCell> all;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 1; column < columnCount(); ++column) {
            if (const auto *one = cell(index(row, column)))
                all << *one;
        }
    }
    return all;
}

int ExperimentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_scenarios.size());
}

int ExperimentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_setups.size()) + 1;
}

ExperimentModel::Key ExperimentModel::keyAt(const QModelIndex &index) const
{
    return {m_scenarios.value(index.row()), m_setups.value(index.column() - 1)};
}

CellAnswer ExperimentModel::answerAt(const QModelIndex &index) const
{
    const auto *known = cell(index);
    if (!known && m_waiting.contains(keyAt(index)))
        return index == running() ? CellAnswer::Running : CellAnswer::Waiting;
    if (!known)
        return m_stopped.contains(keyAt(index)) ? CellAnswer::Stopped : CellAnswer::Empty;
    if (known->notTried)
        return CellAnswer::NotTried;
    if (!known->failed.isEmpty() || known->findings.isEmpty())
        return CellAnswer::Failed;
    const auto &first = known->findings.first();
    return first.yes ? CellAnswer::Yes : first.count > 0 ? CellAnswer::Part : CellAnswer::No;
}

QString ExperimentModel::wordAt(const QModelIndex &index) const
{
    switch (answerAt(index)) {
    case CellAnswer::Empty:
    case CellAnswer::Waiting:
        return {};
    case CellAnswer::Running:
        return tr("running…");
    case CellAnswer::Stopped:
        return tr("stopped");
    case CellAnswer::Yes:
        return tr("yes");
    case CellAnswer::No:
        return tr("no");
    case CellAnswer::Part:
        return findingAnswer(cell(index)->findings.first());
    case CellAnswer::NotTried:
        return tr("not tried");
    case CellAnswer::Failed:
        break;
    }
    return tr("failed");
}

// The same in every set-up; known as soon as one was carried out.
QString ExperimentModel::questionOf(int row) const
{
    for (int column = 1; column < columnCount(); ++column) {
        const auto *known = cell(index(row, column));
        if (known && !known->findings.isEmpty())
            return findingTitle(known->findings.first().question);
    }
    return {};
}

QVariant ExperimentModel::scenarioData(int row, int role) const
{
    const auto &scenario = m_scenarios.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return scenarioTitle(scenario);
    case Qt::CheckStateRole:
        return m_chosen.contains(scenario) ? Qt::Checked : Qt::Unchecked;
    case QuestionRole:
    case Qt::ToolTipRole:
        return questionOf(row);
    case Qt::AccessibleDescriptionRole:
        return questionOf(row);
    default:
        return {};
    }
}

QVariant ExperimentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.column() == 0)
        return scenarioData(index.row(), role);
    switch (role) {
    case Qt::DisplayRole:
        return wordAt(index);
    case AnswerRole:
        return static_cast<int>(answerAt(index));
    case Qt::AccessibleTextRole: {
        const auto [scenario, setup] = keyAt(index);
        const auto answer = answerAt(index);
        const QString said = answer == CellAnswer::Empty ? tr("not tried yet")
            : answer == CellAnswer::Waiting              ? tr("waiting")
                                                         : wordAt(index);
        return tr("%1, %2: %3").arg(scenarioTitle(scenario), setupTitle(setup), said);
    }
    case Qt::ToolTipRole:
        if (const auto *known = cell(index)) {
            if (known->notTried)
                return whyNotTried();
            if (!known->failed.isEmpty())
                return known->failed.toHtmlEscaped();
            QStringList lines;
            for (const auto &finding : known->findings)
                lines << tr("%1: %2").arg(findingTitle(finding.question), findingAnswer(finding));
            return lines.join(QLatin1Char('\n'));
        }
        return {};
    default:
        return {};
    }
}

bool ExperimentModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != 0 || role != Qt::CheckStateRole)
        return false;
    const auto &scenario = m_scenarios.at(index.row());
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(scenario);
    else
        m_chosen.remove(scenario);
    emit dataChanged(index, index, {role});
    emit chosenChanged();
    return true;
}

QVariant ExperimentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("What happens") : setupTitle(m_setups.at(section - 1));
    if (role == Qt::TextAlignmentRole && section == 0)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section > 0)
        return tr("The first device does something, the second one looks.");
    return {};
}

Qt::ItemFlags ExperimentModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == 0 ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace duopost
