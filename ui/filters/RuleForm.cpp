// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/RuleForm.h"

#include "ui/filters/ConditionRow.h"
#include "ui/filters/FilterWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

namespace {

using Combine = FilterRule::Combine;
using Kind = FilterAction::Kind;

QVBoxLayout *column(QWidget *box)
{
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

QPushButton *small(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QStringLiteral("small"));
    button->setAutoDefault(false);
    return button;
}

} // namespace

RuleForm::RuleForm(Protocol protocol, QWidget *parent)
    : QWidget(parent), m_protocol(protocol), m_name(new QLineEdit(this)), m_combine(new QComboBox(this)),
      m_conditionBox(new QWidget(this)),
      m_stop(new QCheckBox(tr("S&kip later rules for these messages"), this)), m_invisible(new QLabel(this))
{
    m_name->setObjectName(QStringLiteral("ruleName"));
    auto *nameLabel = new QLabel(tr("Na&me"), this);
    nameLabel->setBuddy(m_name);
    m_combine->addItem(tr("If all of these apply:"), static_cast<int>(Combine::All));
    m_combine->addItem(tr("If any of these applies:"), static_cast<int>(Combine::Any));
    m_combine->addItem(tr("For every message"), static_cast<int>(Combine::Always));
    m_combine->setAccessibleName(tr("When the rule applies"));
    m_combine->setObjectName(QStringLiteral("combine"));
    m_addCondition = small(tr("Add &condition"), this);
    m_addAction = small(tr("Add &action"), this);
    auto *actionBox = new QWidget(this);
    m_conditions = column(m_conditionBox);
    m_actions = column(actionBox);
    m_invisible->setWordWrap(true);
    m_invisible->setObjectName(QStringLiteral("problem"));
    m_invisible->setText(tr("With POP3 you will not get these messages on this computer."));

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(nameLabel);
    top->addWidget(m_name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addSpacing(4);
    layout->addWidget(m_combine, 0, Qt::AlignLeft);
    layout->addWidget(m_conditionBox);
    layout->addWidget(m_addCondition, 0, Qt::AlignLeft);
    layout->addSpacing(8);
    layout->addWidget(new QLabel(tr("Then:"), this));
    layout->addWidget(actionBox);
    layout->addWidget(m_addAction, 0, Qt::AlignLeft);
    layout->addWidget(m_stop);
    layout->addWidget(m_invisible);
    layout->addStretch(1);

    connect(m_name, &QLineEdit::textEdited, this, &RuleForm::changed);
    connect(m_stop, &QCheckBox::clicked, this, &RuleForm::changed);
    connect(m_combine, &QComboBox::activated, this, [this] {
        if (m_combine->currentData().toInt() != static_cast<int>(Combine::Always)
            && m_conditionRows.isEmpty()) {
            addCondition({});
            orderStops();
        }
        changed();
    });
    connect(m_addCondition, &QPushButton::clicked, this, [this] {
        if (m_combine->currentData().toInt() == static_cast<int>(Combine::Always))
            m_combine->setCurrentIndex(0);
        auto *row = addCondition({});
        orderStops();
        row->setFocus();
        changed();
    });
    connect(m_addAction, &QPushButton::clicked, this, [this] {
        auto *row = addAction({.kind = Kind::MarkRead});
        orderStops();
        row->setFocus();
        changed();
    });
    m_invisible->hide();
}

void RuleForm::setFolders(const QList<FilterFolder> &folders)
{
    m_folders = folders;
    for (auto *row : std::as_const(m_actionRows))
        row->setFolders(folders);
}

ConditionRow *RuleForm::addCondition(const FilterCondition &condition)
{
    auto *row = new ConditionRow(this);
    row->setValue(condition);
    m_conditions->addWidget(row);
    m_conditionRows << row;
    connect(row, &ConditionRow::edited, this, &RuleForm::changed);
    connect(row, &ConditionRow::removeRequested, this, [this, row] {
        m_conditionRows.removeOne(row);
        row->hide();
        row->deleteLater();
        if (m_conditionRows.isEmpty())
            m_combine->setCurrentIndex(m_combine->findData(static_cast<int>(Combine::Always)));
        changed();
    });
    row->setFocusProxy(row->findChild<QComboBox *>(QStringLiteral("field")));
    return row;
}

ActionRow *RuleForm::addAction(const FilterAction &action)
{
    auto *row = new ActionRow(this);
    row->setFolders(m_folders);
    row->setValue(action);
    m_actions->addWidget(row);
    m_actionRows << row;
    connect(row, &ActionRow::edited, this, &RuleForm::changed);
    connect(row, &ActionRow::removeRequested, this, [this, row] {
        m_actionRows.removeOne(row);
        row->hide();
        row->deleteLater();
        changed();
    });
    row->setFocusProxy(row->findChild<QComboBox *>(QStringLiteral("kind")));
    return row;
}

void RuleForm::setValue(const FilterRule &rule)
{
    qDeleteAll(m_conditionRows);
    qDeleteAll(m_actionRows);
    m_conditionRows.clear();
    m_actionRows.clear();
    m_enabled = rule.enabled;
    m_name->setText(rule.name);
    m_combine->setCurrentIndex(m_combine->findData(static_cast<int>(rule.combine)));
    for (const auto &condition : rule.conditions)
        addCondition(condition);
    bool stops = false;
    for (const auto &action : rule.actions) {
        if (action.kind == Kind::Stop)
            stops = true;
        else
            addAction(action);
    }
    m_stop->setChecked(stops);
    m_conditionBox->setVisible(rule.combine != Combine::Always);
    orderStops();
    const QSignalBlocker quiet(this);
    changed();
}

FilterRule RuleForm::value() const
{
    FilterRule rule{.name = m_name->text().trimmed(), .enabled = m_enabled};
    rule.combine = static_cast<Combine>(m_combine->currentData().toInt());
    if (rule.combine != Combine::Always)
        for (const auto *row : m_conditionRows)
            rule.conditions << row->value();
    for (const auto *row : m_actionRows)
        rule.actions << row->value();
    if (m_stop->isChecked())
        rule.actions << FilterAction{.kind = Kind::Stop};
    return rule;
}

bool RuleForm::isComplete() const
{
    return !value().actions.isEmpty()
        && std::all_of(
            m_actionRows.begin(), m_actionRows.end(), [](const auto *row) { return row->isComplete(); })
        && (m_combine->currentData().toInt() == static_cast<int>(Combine::Always)
            || (!m_conditionRows.isEmpty()
                && std::all_of(m_conditionRows.begin(), m_conditionRows.end(), [](const auto *row) {
                       return row->isComplete();
                   })));
}

void RuleForm::orderStops()
{
    QList<QWidget *> stops{m_name, m_combine};
    for (const auto *row : std::as_const(m_conditionRows))
        stops << row->stops();
    stops << m_addCondition;
    for (const auto *row : std::as_const(m_actionRows))
        stops << row->stops();
    stops << m_addAction << m_stop;
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void RuleForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void RuleForm::changed()
{
    m_conditionBox->setVisible(m_combine->currentData().toInt() != static_cast<int>(Combine::Always));
    const auto actions = value().actions;
    const bool moves = std::any_of(actions.begin(), actions.end(), [](const FilterAction &action) {
        return action.kind == Kind::MoveTo || action.kind == Kind::Forward || action.kind == Kind::Discard;
    });
    const bool keeps = std::any_of(
        actions.begin(), actions.end(), [](const FilterAction &action) { return action.kind == Kind::Keep; });
    m_invisible->setVisible(m_protocol == Protocol::Pop3 && moves && !keeps);
    emit edited();
}

} // namespace duopost
