// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Experiment.h"

#include <QDialog>
#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace duopost {

class ExperimentModel;

/// Experiments: what one device does, seen by another one, in every set-up; carried out on a practice server
/// while one looks on. GUI thread.
class ExperimentsWindow : public QDialog {
    Q_OBJECT
public:
    using Start = std::function<std::unique_ptr<ExperimentRun>(const QStringList &, const QStringList &)>;
    explicit ExperimentsWindow(QWidget *parent = nullptr, Start start = &ExperimentRun::start);
    ~ExperimentsWindow() override;

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
    void run(const QStringList &scenarios);
    void stop();
    void ended(const std::optional<MailError> &error);
    void updateState();
    void showEvidence();
    void openEvidence();
    void tell(const QString &problem);
    void askWhere(const QString &suffix, const QString &kind, bool (ExperimentsWindow::*save)(const QString &));

    Start m_start;
    std::unique_ptr<ExperimentRun> m_run;
    ExperimentModel *m_model;
    QTableView *m_table;
    QLabel *m_state, *m_problem;
    QProgressBar *m_bar;
    QPushButton *m_all, *m_chosen, *m_stop, *m_save;
    QTextBrowser *m_evidence;
    int m_of = 0;
    QString m_server; ///< software
    bool m_stopping = false, m_closing = false;
};

} // namespace duopost
