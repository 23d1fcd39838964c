// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ExperimentsWindow.h"

#include "ui/experiments/ExperimentDelegate.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentTitles.h"
#include "ui/reader/Strip.h"
#include "ui/theme/Icons.h"
#include "ui/words/ErrorText.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace duopost {

namespace {

QString linesOf(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    return QStringLiteral("<p>%1</p><pre>%2</pre>")
        .arg(heading.toHtmlEscaped(), lines.join(QLatin1Char('\n')).toHtmlEscaped());
}

QString evidenceOf(const ExperimentCell &cell)
{
    QString html
        = QStringLiteral("<p><b>%1</b> · %2</p>")
              .arg(scenarioTitle(cell.scenario).toHtmlEscaped(), setupTitle(cell.setup).toHtmlEscaped());
    if (cell.notTried)
        html += QStringLiteral("<p>%1</p>").arg(whyNotTried().toHtmlEscaped());
    else if (!cell.failed.isEmpty())
        html += linesOf(ExperimentsWindow::tr("This could not be carried out."), {cell.failed});
    for (const auto &finding : cell.findings) {
        html
            += QStringLiteral("<p>%1: <b>%2</b></p>")
                   .arg(findingTitle(finding.question).toHtmlEscaped(), findingAnswer(finding).toHtmlEscaped());
        if (!finding.evidence.isEmpty())
            html += QStringLiteral("<pre>%1</pre>")
                        .arg(finding.evidence.join(QLatin1Char('\n')).toHtmlEscaped());
    }
    html += linesOf(ExperimentsWindow::tr("What was done:"), cell.steps);
    if (cell.failed.isEmpty())
        html += linesOf(
            serverHeading() + QLatin1Char(':'),
            cell.server.isEmpty() ? QStringList{ExperimentsWindow::tr("nothing")} : cell.server);
    return html + linesOf(ExperimentsWindow::tr("What the devices and the server said:"), cell.transcript);
}

} // namespace

ExperimentsWindow::ExperimentsWindow(QWidget *parent, Start start)
    : QDialog(parent, Qt::Window), m_start(std::move(start)), m_model(new ExperimentModel(this)),
      m_where(new QComboBox(this)), m_about(new QLabel(this)),
      m_remains(new Strip(Strip::Tone::Notice, QStringLiteral("folder"), this)),
      m_tidied(new Strip(Strip::Tone::Quiet, QStringLiteral("shield-check"), this)),
      m_table(new QTableView(this)), m_state(new QLabel(this)), m_problem(new QLabel(this)),
      m_bar(new QProgressBar(this)), m_all(new QPushButton(tr("&Run all"), this)),
      m_chosen(new QPushButton(tr("Run s&elected"), this)), m_stop(new QPushButton(tr("S&top"), this)),
      m_save(new QPushButton(tr("&Save as"), this)), m_evidence(new QTextBrowser(this))
{
    setWindowTitle(tr("Experiments"));
    m_about->setWordWrap(true);
    m_where->setAccessibleName(tr("Where"));
    m_where->addItem(tr("On the practice server"));
    m_where->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_where->hide(); // until there is a choice
    m_remains->hide();
    m_tidied->hide();
    makeTable();
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->hide();
    m_state->setObjectName(QStringLiteral("subtle"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_all->setObjectName(QStringLiteral("primary"));
    m_all->setDefault(true);
    m_chosen->setToolTip(tr("Only the experiments with a check mark"));
    m_chosen->setAutoDefault(false);
    m_stop->setAutoDefault(false);
    auto *formats = new QMenu(m_save);
    formats->addAction(tr("Web page (HTML)…"), this, [this] {
        askWhere(QStringLiteral("html"), tr("Web page (*.html)"), &ExperimentsWindow::savePage);
    });
    formats->addAction(tr("PDF document…"), this, [this] {
        askWhere(QStringLiteral("pdf"), tr("PDF document (*.pdf)"), &ExperimentsWindow::savePdf);
    });
    m_save->setMenu(formats);
    m_save->setAutoDefault(false);

    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->addWidget(m_table);
    halves->addWidget(m_evidence);
    halves->setHandleWidth(1);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    halves->setChildrenCollapsible(false);
    halves->setSizes({460, 190});
    auto *top = new QHBoxLayout;
    m_all->ensurePolished();
    m_where->setMinimumHeight(m_all->sizeHint().height());
    top->addStrut(m_all->sizeHint().height()); // nothing moves when other buttons are shown
    top->setContentsMargins(20, 0, 20, 0);
    top->setSpacing(12);
    top->addWidget(m_where);
    top->addWidget(m_all);
    top->addWidget(m_chosen);
    top->addWidget(m_stop);
    top->addWidget(m_state, 1);
    top->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 18, 0, 0);
    layout->setSpacing(12);
    m_about->setContentsMargins(20, 0, 20, 0);
    m_problem->setContentsMargins(20, 0, 20, 0);
    layout->addWidget(m_about);
    layout->addLayout(top);
    layout->addWidget(m_problem);
    auto *below = new QVBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_remains);
    below->addWidget(m_tidied);
    below->addWidget(m_bar);
    below->addWidget(halves, 1);
    layout->addLayout(below, 1);
    const QList<QWidget *> order{m_where, m_all, m_chosen, m_stop, m_save, m_table, m_evidence};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    resize(1060, 760);
    setMinimumSize(520, 420);

    connect(m_all, &QPushButton::clicked, this, [this] { wish(experimentScenarios()); });
    connect(m_chosen, &QPushButton::clicked, this, [this] { wish(m_model->chosen()); });
    connect(m_stop, &QPushButton::clicked, this, &ExperimentsWindow::stop);
    connect(m_model, &ExperimentModel::chosenChanged, this, &ExperimentsWindow::updateState);
    tellWhere();
    m_table->setCurrentIndex(m_model->index(0, 1));
    m_all->setFocus();
}

ExperimentsWindow::~ExperimentsWindow() = default;

void ExperimentsWindow::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ExperimentDelegate(m_table));
    m_table->setAccessibleName(tr("Experiments and their outcome"));
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setObjectName(QStringLiteral("answers"));
    m_table->setShowGrid(false);
    m_table->installEventFilter(this);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->itemDelegate()
                                                         ->sizeHint(
                                                             [this] {
                                                                 QStyleOptionViewItem option;
                                                                 option.font = m_table->font();
                                                                 return option;
                                                             }(),
                                                             m_model->index(0, 0))
                                                         .height());
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(104);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(0, QHeaderView::Interactive);
    header->setDefaultAlignment(Qt::AlignCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
    header->setFixedHeight(2 * header->fontMetrics().height() + 16);
    m_evidence->setFrameShape(QFrame::NoFrame);
    m_evidence->setOpenLinks(false);
    m_evidence->document()->setDocumentMargin(16);
    m_evidence->document()->setDefaultStyleSheet(
        QStringLiteral("pre { font-size: small; white-space: pre-wrap; } p { margin-bottom: 2px; }"));
    m_evidence->setAccessibleName(tr("Evidence"));
    m_evidence->setPlaceholderText(tr("Choose an answer to see what it rests on."));
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ExperimentsWindow::showEvidence);
    connect(m_model, &ExperimentModel::dataChanged, this, [this](const auto &first, const auto &last) {
        if (QItemSelectionRange(first, last).contains(m_table->currentIndex()))
            showEvidence();
    });
}

void ExperimentsWindow::stop()
{
    if (!m_run || m_stopping)
        return;
    m_stopping = true;
    m_run->stop();
    updateState();
}

void ExperimentsWindow::wish(const QStringList &scenarios)
{
    if (m_run || scenarios.isEmpty())
        return;
    if (accountChosen())
        askForConsent(scenarios);
    else
        run(scenarios, m_start(scenarios, experimentSetups()));
}

void ExperimentsWindow::run(const QStringList &scenarios, std::unique_ptr<ExperimentRun> begun)
{
    m_problem->hide();
    m_tidied->hide();
    m_stopping = false;
    m_accountTried = accountChosen() ? m_where->currentText() : QString();
    m_model->begin(scenarios);
    m_of = m_model->waiting();
    m_run = std::move(begun);
    connect(m_run.get(), &ExperimentRun::cellDone, this, [this](const ExperimentCell &cell) {
        m_model->setCell(cell);
        updateState();
    });
    connect(
        m_run.get(), &ExperimentRun::finished, this,
        [this](const ExperimentReport &report, const std::optional<MailError> &error) {
            if (!report.server.isEmpty())
                m_server = report.server;
            if (report.cleanup)
                tellTidied(*report.cleanup);
            ended(error);
        });
    updateState();
}

void ExperimentsWindow::ended(const std::optional<MailError> &error)
{
    m_run.release()->deleteLater(); // it is telling us right now
    m_model->end();
    if (error && error->kind() != MailError::Kind::Cancelled) {
        const QString details = errorDetails(*error);
        tell(details.isEmpty() ? errorText(*error) : errorText(*error) + QLatin1Char('\n') + details);
    }
    tellWhere();
    if (m_closing)
        QDialog::close();
}

void ExperimentsWindow::updateState()
{
    const auto chosen = static_cast<int>(m_model->chosen().size());
    m_where->setEnabled(!m_run);
    m_all->setVisible(!m_run);
    m_all->setEnabled(!m_remains->isVisibleTo(this));
    m_chosen->setVisible(!m_run);
    m_chosen->setEnabled(chosen > 0 && !m_remains->isVisibleTo(this));
    m_stop->setVisible(m_run != nullptr);
    m_stop->setEnabled(!m_stopping && m_model->waiting() > 0);
    m_bar->setRange(0, qMax(1, m_of));
    m_bar->setValue(m_run ? m_of - m_model->waiting() : 0);
    m_save->setEnabled(!m_model->cells().isEmpty());
    if (!m_run)
        m_state->setText(chosen > 0 ? tr("%Ln selected", nullptr, chosen) : QString());
    else if (m_stopping)
        m_state->setText(tr("Stopping after this one…"));
    else if (m_model->waiting() == 0)
        m_state->setText(
            m_accountTried.isEmpty() ? tr("Putting the practice server away…")
                                     : tr("Removing the test folder…"));
    else if (m_model->waiting() == m_of)
        m_state->setText(
            m_accountTried.isEmpty() ? tr("Starting the practice server…") : tr("Making the test folder…"));
    else
        m_state->setText(tr("%1 of %2").arg(m_of - m_model->waiting()).arg(m_of));
}

void ExperimentsWindow::showEvidence()
{
    const auto *cell = m_model->cell(m_table->currentIndex());
    const QString html = cell ? evidenceOf(*cell) : QString();
    m_evidence->setHtml(html);
}

void ExperimentsWindow::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

// A narrow window takes it from the first column, or the set-ups' names would not fit.
void ExperimentsWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_table->horizontalHeader()->resizeSection(0, qBound(240, width() * 28 / 100, 340));
}

void ExperimentsWindow::reject()
{
    if (m_run)
        stop(); // what is known by then stays on the screen
    else
        QDialog::reject();
}

// The practice server takes a moment to stop; nobody has to watch that.
void ExperimentsWindow::closeEvent(QCloseEvent *event)
{
    if (!m_run) {
        QDialog::closeEvent(event);
        return;
    }
    event->ignore();
    m_closing = true;
    m_stopping = true;
    m_run->leave();
    updateState();
    hide();
}

void ExperimentsWindow::openEvidence()
{
    if (!m_model->cell(m_table->currentIndex()))
        return;
    showEvidence();
    m_evidence->setFocus(Qt::OtherFocusReason);
}

// Otherwise it would press the default button.
bool ExperimentsWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openEvidence();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace duopost
