// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"

#include <QDialog>
#include <functional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace duopost {

class ExperimentModel;
class MailService;
class Strip;

/// Experiments: what one device does, seen by another one, in every set-up; carried out while one looks on, on
/// a practice server or, after consent, in a folder of an account. GUI thread.
class ExperimentsWindow : public QDialog {
    Q_OBJECT
public:
    using Start = std::function<std::unique_ptr<ExperimentRun>(const QStringList &, const QStringList &)>;
    explicit ExperimentsWindow(QWidget *parent = nullptr, Start start = &ExperimentRun::start);
    ~ExperimentsWindow() override;

    /// Accounts can be chosen, too.
    void offerAccounts(MailService &service);
    void chooseAccount(AccountId account);

    bool isRunning() const { return m_run != nullptr; }
    /// @return false if the file cannot be written; then the window says so
    bool savePage(const QString &file);
    bool savePdf(const QString &file);

protected:
    void reject() override; ///< while it works: stops
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override; ///< Enter on an answer opens its evidence

private:
    void makeTable();
    enum class Transcript { Whole, None };
    QString html(Transcript transcript) const;
    void wish(const QStringList &scenarios);
    void run(const QStringList &scenarios, std::unique_ptr<ExperimentRun> begun);
    std::optional<AccountId> accountChosen() const;
    void tellWhere();
    void askForConsent(const QStringList &scenarios);
    void tellTidied(const ScratchCleanup &cleanup);
    void removeRemains();
    void stop();
    void ended(const std::optional<MailError> &error);
    void updateState();
    void showEvidence();
    void openEvidence();
    void tell(const QString &problem);
    void askWhere(const QString &suffix, const QString &kind, bool (ExperimentsWindow::*save)(const QString &));

    Start m_start;
    std::unique_ptr<ExperimentRun> m_run;
    MailService *m_service = nullptr; ///< once accounts are offered
    ExperimentModel *m_model;
    QComboBox *m_where;
    QLabel *m_about;
    Strip *m_remains, *m_tidied;
    QPushButton *m_clean = nullptr;
    QTableView *m_table;
    QLabel *m_state, *m_problem;
    QProgressBar *m_bar;
    QPushButton *m_all, *m_chosen, *m_stop, *m_save;
    QTextBrowser *m_evidence;
    int m_of = 0;
    QString m_server; ///< software
    QString m_accountTried; ///< name; empty = the practice server
    bool m_stopping = false, m_closing = false;
};

} // namespace duopost
