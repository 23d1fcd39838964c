// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/ActionRow.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace duopost {

class ConditionRow;

/// One rule: its name, its conditions, what it does.
class RuleForm : public QWidget {
    Q_OBJECT
public:
    RuleForm(Protocol protocol, QWidget *parent);
    void setFolders(const QList<FilterFolder> &folders);
    void setValue(const FilterRule &rule);
    FilterRule value() const;
    bool isComplete() const;
    void focusName();

signals:
    void edited();

private:
    ConditionRow *addCondition(const FilterCondition &condition);
    ActionRow *addAction(const FilterAction &action);
    void changed();
    void orderStops();

    Protocol m_protocol;
    QLineEdit *m_name;
    QComboBox *m_combine;
    QVBoxLayout *m_conditions, *m_actions;
    QWidget *m_conditionBox;
    QPushButton *m_addCondition, *m_addAction;
    QCheckBox *m_stop;
    QLabel *m_invisible;
    QList<ConditionRow *> m_conditionRows;
    QList<ActionRow *> m_actionRows;
    QList<FilterFolder> m_folders;
    bool m_enabled = true;
};

} // namespace duopost
