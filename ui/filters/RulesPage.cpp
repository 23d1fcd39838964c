// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/RulesPage.h"

#include "ui/filters/FilterWords.h"
#include "ui/filters/RuleForm.h"
#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

namespace duopost {

namespace {

using Kind = FilterAction::Kind;

bool isComplete(const FilterRule &rule)
{
    const auto conditions
        = std::all_of(rule.conditions.begin(), rule.conditions.end(), [](const auto &condition) {
              using Field = FilterCondition::Field;
              const bool needsNone = condition.field == Field::Size || condition.field == Field::Spam
                  || condition.match == FilterCondition::Match::Exists;
              return (needsNone || !condition.text.trimmed().isEmpty())
                  && (condition.field != Field::Header || !condition.header.isEmpty());
          });
    const auto actions = std::all_of(rule.actions.begin(), rule.actions.end(), [](const FilterAction &action) {
        if (action.kind == Kind::Forward || action.kind == Kind::ForwardCopy)
            return action.target.contains(QLatin1Char('@')) && !action.target.contains(QLatin1Char(' '));
        return (action.kind != Kind::MoveTo && action.kind != Kind::CopyTo) || !action.target.isEmpty();
    });
    return conditions && actions && !rule.actions.isEmpty()
        && (rule.combine == FilterRule::Combine::Always || !rule.conditions.isEmpty());
}

QToolButton *tool(const char *icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(lineIcon(QLatin1String(icon)));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace

RulesPage::RulesPage(Protocol protocol, QWidget *parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_form(new RuleForm(protocol, this)),
      m_empty(new QLabel(this)), m_add(new QPushButton(tr("&New rule"), this)),
      m_spam(new QPushButton(tr("Move s&pam away"), this)),
      m_remove(tool("trash", tr("Remove this rule"), this)), m_up(tool("chevron-up", tr("Earlier"), this)),
      m_down(tool("chevron-down", tr("Later"), this))
{
    m_list->setObjectName(QStringLiteral("rules"));
    m_list->setAccessibleName(tr("Rules, carried out from top to bottom"));
    m_list->setMinimumWidth(230);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setText(tr("There are no rules yet. A rule files, marks or sends on what arrives."));
    m_empty->setObjectName(QStringLiteral("subtle"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    for (auto *button : {m_add, m_spam}) {
        button->setObjectName(QStringLiteral("small"));
        button->setAutoDefault(false);
    }
    m_spam->setToolTip(tr("What the server marks as spam goes to the junk folder"));
    auto *area = new QScrollArea(this);
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_form->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_add);
    buttons->addWidget(m_spam);
    buttons->addStretch(1);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addWidget(m_remove);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_list, 1);
    left->addLayout(buttons);
    auto *right = new QVBoxLayout;
    right->addWidget(m_empty);
    right->addWidget(area, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 4);
    layout->setSpacing(20);
    layout->addLayout(left);
    layout->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &RulesPage::choose);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const auto row = m_list->row(item);
        if (m_filling || row < 0 || row >= m_rules.size())
            return;
        m_rules[row].enabled = item->checkState() == Qt::Checked;
        if (row == m_list->currentRow())
            choose(row);
        emit edited();
    });
    connect(m_form, &RuleForm::edited, this, &RulesPage::formEdited);
    connect(m_add, &QPushButton::clicked, this, [this] {
        add({.name = tr("New rule"),
             .conditions = {{.field = FilterCondition::Field::From}},
             .actions = {{Kind::MoveTo, {}}, {.kind = Kind::Stop}}},
            static_cast<int>(m_rules.size()));
        m_form->focusName();
    });
    connect(m_spam, &QPushButton::clicked, this, &RulesPage::addSpamRule);
    connect(m_remove, &QToolButton::clicked, this, &RulesPage::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    updateState();
}

void RulesPage::setFolders(const QList<FilterFolder> &folders)
{
    m_form->setFolders(folders);
}

void RulesPage::setRules(const QList<FilterRule> &rules)
{
    const auto before = m_list->currentRow();
    m_filling = true;
    m_rules = rules;
    m_list->clear();
    for (int i = 0; i < rules.size(); ++i) {
        new QListWidgetItem(m_list);
        showTitle(i);
    }
    m_filling = false;
    m_list->setCurrentRow(rules.isEmpty() ? -1 : qBound(0, before, static_cast<int>(rules.size()) - 1));
    updateState();
}

QString RulesPage::incomplete()
{
    const auto found = std::find_if_not(m_rules.begin(), m_rules.end(), isComplete);
    if (found == m_rules.end())
        return {};
    m_list->setCurrentRow(static_cast<int>(found - m_rules.begin()));
    return tr("The rule “%1” is not complete.").arg(ruleTitle(*found));
}

void RulesPage::showTitle(int row)
{
    auto *item = m_list->item(row);
    const auto &rule = m_rules[row];
    const bool filling = std::exchange(m_filling, true);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setText(ruleTitle(rule));
    item->setCheckState(rule.enabled ? Qt::Checked : Qt::Unchecked);
    m_filling = filling;
}

void RulesPage::choose(int row)
{
    if (row >= 0 && row < m_rules.size()) {
        m_filling = true;
        m_form->setValue(m_rules[row]);
        m_filling = false;
    }
    updateState();
}

void RulesPage::formEdited()
{
    const auto row = m_list->currentRow();
    if (m_filling || row < 0)
        return;
    m_rules[row] = m_form->value();
    showTitle(row);
    emit edited();
}

void RulesPage::add(const FilterRule &rule, int at)
{
    m_filling = true;
    m_rules.insert(at, rule);
    m_list->insertItem(at, new QListWidgetItem);
    showTitle(at);
    m_filling = false;
    m_list->setCurrentRow(at);
    updateState();
    emit edited();
}

// First of all, so that no other rule and no notice sees it.
void RulesPage::addSpamRule()
{
    add({.name = tr("Spam"),
         .conditions = {{.field = FilterCondition::Field::Spam, .match = FilterCondition::Match::Is}},
         .actions = {{Kind::MoveTo, m_junk}, {.kind = Kind::Stop}}},
        0);
}

void RulesPage::remove()
{
    const auto row = m_list->currentRow();
    if (row < 0)
        return;
    m_filling = true;
    m_rules.removeAt(row);
    delete m_list->takeItem(row);
    m_filling = false;
    choose(m_list->currentRow());
    emit edited();
}

void RulesPage::move(int by)
{
    const auto row = m_list->currentRow();
    const auto to = row + by;
    if (row < 0 || to < 0 || to >= m_rules.size())
        return;
    m_rules.move(row, to);
    showTitle(row);
    showTitle(to);
    m_list->setCurrentRow(to);
    emit edited();
}

void RulesPage::updateState()
{
    const auto row = m_list->currentRow();
    m_empty->setVisible(m_rules.isEmpty());
    m_form->setVisible(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_rules.size());
    m_spam->setEnabled(std::none_of(m_rules.begin(), m_rules.end(), [](const FilterRule &rule) {
        return std::any_of(
            rule.conditions.begin(), rule.conditions.end(),
            [](const FilterCondition &condition) { return condition.field == FilterCondition::Field::Spam; });
    }));
}

} // namespace duopost
