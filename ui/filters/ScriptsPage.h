// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace duopost {

class ScriptEditor;

/// The scripts that lie on the server, as text. Each can be checked, stored and made the active one.
class ScriptsPage : public QWidget {
    Q_OBJECT
public:
    ScriptsPage(Filters &filters, AccountId account, QWidget *parent);
    void setState(const FilterState &state);
    bool isChanged() const;
    void showScript(const QString &name);

signals:
    void edited();
    void loaded(const duopost::FilterState &state); ///< something was stored, chosen or removed
    void failed(const duopost::MailError &error);

private:
    const FilterScript *chosen() const;
    QString name() const;
    void choose();
    void check();
    void save();
    void act(const QFuture<FilterState> &future);
    void askToRemove();
    void beginNew();
    void tell(const FilterVerdict &verdict, const QString &good);
    void updateState();

    Filters &m_filters;
    AccountId m_account;
    FilterState m_state;
    QListWidget *m_list;
    ScriptEditor *m_editor;
    QLabel *m_verdict;
    QPushButton *m_new, *m_check, *m_save, *m_activate, *m_remove;
    QString m_newName; ///< of a script that is not stored yet
    bool m_busy = false;
};

} // namespace duopost
