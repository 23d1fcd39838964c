// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/ActionRow.h"

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace duopost {

class RuleForm;

/// The rules of a script in their order, and the one that is chosen.
class RulesPage : public QWidget {
    Q_OBJECT
public:
    RulesPage(Protocol protocol, QWidget *parent);
    void setFolders(const QList<FilterFolder> &folders);
    /// @param junk where spam goes, as scripts call it
    void setJunk(const QString &junk) { m_junk = junk; }
    void setRules(const QList<FilterRule> &rules);
    const QList<FilterRule> &rules() const { return m_rules; }
    /// Empty if every rule can be stored; else what is missing, and the rule is chosen.
    QString incomplete();

signals:
    void edited();

private:
    void choose(int row);
    void add(const FilterRule &rule, int at);
    void addSpamRule();
    void remove();
    void move(int by);
    void formEdited();
    void updateState();
    void showTitle(int row);

    QListWidget *m_list;
    RuleForm *m_form;
    QLabel *m_empty;
    QPushButton *m_add, *m_spam;
    QToolButton *m_remove, *m_up, *m_down;
    QList<FilterRule> m_rules;
    QString m_junk;
    bool m_filling = false;
};

} // namespace duopost
