// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/ExperimentsWindow.h"

#include "ui/experiments/ExperimentDelegate.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentTitles.h"
#include "ui/theme/Icons.h"
#include "ui/words/ErrorText.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPageLayout>
#include <QPdfWriter>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
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
    if (!cell.failed.isEmpty())
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
            ExperimentsWindow::tr("What the server had in the end:"),
            cell.server.isEmpty() ? QStringList{ExperimentsWindow::tr("nothing")} : cell.server);
    return html + linesOf(ExperimentsWindow::tr("What the devices and the server said:"), cell.transcript);
}

} // namespace

ExperimentsWindow::ExperimentsWindow(QWidget *parent, Start start)
    : QDialog(parent, Qt::Window), m_start(std::move(start)), m_model(new ExperimentModel(this)),
      m_table(new QTableView(this)), m_state(new QLabel(this)), m_problem(new QLabel(this)),
      m_bar(new QProgressBar(this)), m_all(new QPushButton(tr("&Run all"), this)),
      m_chosen(new QPushButton(tr("Run s&elected"), this)), m_stop(new QPushButton(tr("S&top"), this)),
      m_save(new QPushButton(tr("&Save as"), this)), m_evidence(new QTextBrowser(this))
{
    setWindowTitle(tr("Experiments"));
    auto *about = new QLabel(
        tr("What does another device see of what happens on this one? Each answer is looked for on a practice "
           "server of its own, on this computer, with devices of their own. Nobody’s mail is touched."),
        this);
    about->setWordWrap(true);
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
    top->addStrut(m_all->sizeHint().height()); // nothing moves when other buttons are shown
    top->setContentsMargins(20, 0, 20, 0);
    top->setSpacing(12);
    top->addWidget(m_all);
    top->addWidget(m_chosen);
    top->addWidget(m_stop);
    top->addWidget(m_state, 1);
    top->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 18, 0, 0);
    layout->setSpacing(12);
    about->setContentsMargins(20, 0, 20, 0);
    m_problem->setContentsMargins(20, 0, 20, 0);
    layout->addWidget(about);
    layout->addLayout(top);
    layout->addWidget(m_problem);
    auto *below = new QVBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_bar);
    below->addWidget(halves, 1);
    layout->addLayout(below, 1);
    const QList<QWidget *> order{m_all, m_chosen, m_stop, m_save, m_table, m_evidence};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    resize(1060, 760);
    setMinimumSize(520, 420);

    connect(m_all, &QPushButton::clicked, this, [this] { run(experimentScenarios()); });
    connect(m_chosen, &QPushButton::clicked, this, [this] { run(m_model->chosen()); });
    connect(m_stop, &QPushButton::clicked, this, &ExperimentsWindow::stop);
    connect(m_model, &ExperimentModel::chosenChanged, this, &ExperimentsWindow::updateState);
    updateState();
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

void ExperimentsWindow::run(const QStringList &scenarios)
{
    if (m_run || scenarios.isEmpty())
        return;
    m_problem->hide();
    m_stopping = false;
    m_model->begin(scenarios);
    m_of = m_model->waiting();
    m_run = m_start(scenarios, experimentSetups());
    connect(m_run.get(), &ExperimentRun::cellDone, this, [this](const ExperimentCell &cell) {
        m_model->setCell(cell);
        updateState();
    });
    connect(
        m_run.get(), &ExperimentRun::finished, this,
        [this](const ExperimentReport &report, const std::optional<MailError> &error) {
            if (!report.server.isEmpty())
                m_server = report.server;
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
    updateState();
    if (m_closing)
        QDialog::close();
}

void ExperimentsWindow::updateState()
{
    const auto chosen = static_cast<int>(m_model->chosen().size());
    m_all->setVisible(!m_run);
    m_chosen->setVisible(!m_run);
    m_chosen->setEnabled(chosen > 0);
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
        m_state->setText(tr("Putting the practice server away…"));
    else if (m_model->waiting() == m_of)
        m_state->setText(tr("Starting the practice server…"));
    else
        m_state->setText(tr("%1 of %2").arg(m_of - m_model->waiting()).arg(m_of));
}

void ExperimentsWindow::showEvidence()
{
    const auto *cell = m_model->cell(m_table->currentIndex());
    const QString html = cell ? evidenceOf(*cell) : QString();
    m_evidence->setHtml(html);
}

QString ExperimentsWindow::html(Transcript transcript) const
{
    auto cells = m_model->cells();
    if (transcript == Transcript::None) {
        for (auto &cell : cells)
            cell.transcript.clear();
    }
    return experimentPage(
        {.at = QDateTime::currentDateTime(), .server = m_server, .cells = cells}, experimentWords());
}

bool ExperimentsWindow::savePage(const QString &file)
{
    QSaveFile page(file);
    const QByteArray bytes = html(Transcript::Whole).toUtf8();
    if (page.open(QIODevice::WriteOnly) && page.write(bytes) == bytes.size() && page.commit())
        return true;
    tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, page.errorString())));
    return false;
}

bool ExperimentsWindow::savePdf(const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, out.errorString())));
        return false;
    }
    {
        QPdfWriter pdf(&out);
        pdf.setPageLayout(QPageLayout(
            QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(), // the document has its own
            QPageLayout::Millimeter));
        pdf.setTitle(experimentWords().title);
        QTextDocument document;
        document.setDefaultFont(QFont(font().family(), 8));
        document.setHtml(html(Transcript::None)); // it would be more than a hundred pages
        document.print(&pdf);
    }
    if (out.commit())
        return true;
    tell(errorText(MailError(MailError::Kind::FileUnwritable, file, {}, out.errorString())));
    return false;
}

void ExperimentsWindow::askWhere(
    const QString &suffix, const QString &kind, bool (ExperimentsWindow::*save)(const QString &))
{
    auto *dialog = new QFileDialog(this, tr("Save as"), {}, kind);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("experiments") + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, save](const QString &file) {
        m_problem->hide();
        (this->*save)(file);
    });
    dialog->open();
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
    stop();
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
