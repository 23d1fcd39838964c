// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace duopost {

class AbsencePage;
class MailService;
class RulesPage;
class ScriptsPage;
class ServerForm;

/// Filters on the server of an account: rules, the notice of absence, and the scripts as text. What the form
/// cannot show to the last word is left as it is. GUI thread.
class FiltersWindow : public QDialog {
    Q_OBJECT
public:
    FiltersWindow(MailService &service, const Account &account, QWidget *parent);
    ~FiltersWindow() override;

    AccountId account() const { return m_account.id; }
    void load();
    /// The rules and the notice, checked, stored and read back.
    void save();

protected:
    void reject() override; ///< asks if something is not saved

private:
    enum Page { Waiting, Absent, Present };
    QWidget *makeAbsent();
    QWidget *makePresent();
    void showState(const FilterState &state);
    void edit(const FilterState &state);
    void offerOwn(const FilterScript &other, const ReadFilters &read);
    void beginOwn(const QString &besides);
    void take(const QString &name, const FilterSet &filters);
    FilterSet edited() const;
    bool isChanged() const;
    void saved(const FilterSaved &saved);
    void updateState();
    void tell(const QString &problem);
    void tell(const MailError &error);
    void learnFolders();
    void tryServer();
    void failedToLoad(const MailError &error);

    MailService &m_service;
    Filters &m_filters;
    Account m_account;
    FilterState m_state;
    QString m_target; ///< the script that the form edits; empty = it shows none
    FilterSet m_shown; ///< as it was when it was loaded
    std::optional<QByteArray> m_before; ///< the text under that name then
    bool m_busy = false;

    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    RulesPage *m_rules;
    AbsencePage *m_absence;
    ScriptsPage *m_scripts;
    QLabel *m_summary, *m_warning, *m_foreign, *m_problem, *m_note, *m_why, *m_about;
    QPushButton *m_own, *m_save, *m_close, *m_look;
    ServerForm *m_server;
};

} // namespace duopost
