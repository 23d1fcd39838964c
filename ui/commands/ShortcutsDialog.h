// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace duopost {

class Commands;
class KeyEdit;

/// All keys in a list that can be searched (F1); those of actions can be changed.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(Commands &commands, QWidget *parent);

    /// Chooses a row by its command's id. False if there is none.
    bool choose(const QString &id);
    QString said() const; ///< the sentence below the list
    KeyEdit *edit() const { return m_edit; }
    QTreeWidget *list() const { return m_list; }
    QLineEdit *field() const { return m_find; }

private:
    QLayout *makeEditor();
    void fill();
    void filter();
    void showCurrent();
    void take(const QKeySequence &key);
    void removeKeys();
    void reset();
    void resetAll();
    void say(const QString &text, bool problem = false);
    QString currentId() const;

    Commands &m_commands;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    QLabel *m_what, *m_said;
    KeyEdit *m_edit;
    QPushButton *m_remove, *m_reset, *m_resetAll;
};

} // namespace duopost
