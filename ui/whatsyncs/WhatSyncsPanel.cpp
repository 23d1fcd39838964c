// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/WhatSyncsPanel.h"

#include "mailcore/MailService.h"
#include "mailcore/MessageFacts.h"
#include "ui/theme/ElidedLabel.h"
#include "ui/theme/Icons.h"
#include "ui/whatsyncs/EvidenceWords.h"
#include "ui/whatsyncs/FactWords.h"
#include "ui/whatsyncs/LedgerModel.h"
#include "ui/whatsyncs/MailboxPage.h"
#include "ui/whatsyncs/MessageFactList.h"
#include "ui/whatsyncs/ReportDialog.h"
#include "ui/words/Dates.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

QString evidenceHtml(const LedgerEntry &entry)
{
    const bool done = entry.verdict == Verdict::Proved || entry.verdict == Verdict::Offered;
    const QString sentence = operationSentence(entry.operation);
    QString html
        = QStringLiteral("<p>%1</p>")
              .arg(
                  (done ? sentence : WhatSyncsPanel::tr("What it would be: %1").arg(sentence)).toHtmlEscaped());
    for (const Evidence &evidence : entry.evidence)
        html += evidenceParagraph(evidence);
    return html;
}

QString factHtml(const QString &title, const MessageFact &fact)
{
    QString html = QStringLiteral("<p><b>%1</b><br>%2</p>")
                       .arg(
                           title.toHtmlEscaped(),
                           factSentence(fact, QDateTime::currentDateTime(), QLocale()).toHtmlEscaped());
    if (fact.evidence)
        html += evidenceParagraph(*fact.evidence);
    return html;
}

WhatSyncsPanel::WhatSyncsPanel(MailService &service, QWidget *parent)
    : QFrame(parent), m_service(service), m_model(new LedgerModel(this)), m_title(new ElidedLabel(this)),
      m_problem(new QLabel(this)), m_table(new QTableView(this)), m_evidence(new QTextBrowser(this)),
      m_messagePart(new QWidget(this)), m_factScroll(new QScrollArea(m_messagePart)),
      m_facts(new MessageFactList(service, m_factScroll)), m_compare(new QComboBox(this)),
      m_differences(new ElidedLabel(this)), m_views(new QTabBar(this)), m_pages(new QStackedWidget(this)),
      m_mailbox(new MailboxPage(service, this))
{
    setObjectName(QStringLiteral("sidePanel"));
    setAttribute(Qt::WA_StyledBackground);
    auto *header = new QFrame(this);
    header->setObjectName(QStringLiteral("panelHeader"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    auto *name = new QLabel(tr("What syncs?"), header);
    name->setFont(bold);
    name->setWordWrap(true); // in a narrow panel, rather than cut off or in the way
    m_title->setObjectName(QStringLiteral("subtle"));
    m_title->setTextFormat(Qt::PlainText);
    auto *report = new QToolButton(header);
    report->setObjectName(QStringLiteral("flat"));
    report->setIcon(lineIcon(QStringLiteral("save")));
    report->setToolTip(tr("Save a report for a support desk…"));
    report->setAccessibleName(tr("Save a report for a support desk"));
    connect(report, &QToolButton::clicked, this, &WhatSyncsPanel::offerReport);
    auto *close = new QToolButton(header);
    close->setObjectName(QStringLiteral("flat"));
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close “What syncs?”"));
    connect(close, &QToolButton::clicked, this, &WhatSyncsPanel::closeRequested);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(name);
    words->addWidget(m_title);
    auto *top = new QHBoxLayout(header);
    top->setContentsMargins(16, 10, 8, 10);
    top->addLayout(words, 1);
    top->addWidget(report, 0, Qt::AlignTop);
    top->addWidget(close, 0, Qt::AlignTop);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("What syncs?"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setIconSize({18, 18});
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LedgerModel::OperationColumn, QHeaderView::Stretch);
    // Long words wrap; how high a row is depends on how wide its column became.
    connect(
        m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableView::resizeRowsToContents,
        Qt::QueuedConnection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) { showEvidence(now.row()); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &row) { showEvidence(row.row()); });
    m_evidence->setObjectName(QStringLiteral("evidence"));
    m_evidence->setFrameShape(QFrame::NoFrame);
    m_evidence->setOpenLinks(false);
    m_evidence->document()->setDocumentMargin(16);
    m_evidence->document()->setDefaultStyleSheet(
        QStringLiteral("pre { font-size: small; white-space: pre-wrap; }"));
    m_evidence->setAccessibleName(tr("Evidence"));
    m_evidence->setPlaceholderText(tr("Choose a row to see what it rests on."));
    m_compare->setAccessibleName(tr("Compare with"));
    m_compare->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_compare->setMinimumContentsLength(9);
    m_differences->setObjectName(QStringLiteral("subtle"));
    m_differences->hide();
    connect(m_compare, &QComboBox::currentIndexChanged, this, &WhatSyncsPanel::compare);
    connect(&service, &MailService::accountsChanged, this, &WhatSyncsPanel::listComparisons);
    m_problem->setWordWrap(true);
    m_problem->setMargin(16);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto *halves = new QSplitter(Qt::Vertical, m_pages);
    auto *table = new QWidget(halves);
    auto *inset = new QVBoxLayout(table);
    inset->setContentsMargins(12, 8, 0, 0);
    inset->setSpacing(6);
    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(4, 0, 12, 0);
    choice->addWidget(m_compare, 3);
    choice->addWidget(m_differences, 2);
    inset->addLayout(choice);
    inset->addWidget(m_table);
    halves->addWidget(table);
    halves->addWidget(m_evidence);
    halves->setHandleWidth(1);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_problem);
    makeMessagePart();
    m_pages->insertWidget(0, halves);
    m_pages->addWidget(m_mailbox);
    m_pages->setCurrentIndex(0);
    m_views->addTab(tr("Operations"));
    m_views->addTab(tr("Questions"));
    m_views->setObjectName(QStringLiteral("views"));
    m_views->setDrawBase(false);
    m_views->setExpanding(true);
    m_views->setDocumentMode(true);
    m_views->setAccessibleName(tr("What is shown"));
    connect(m_views, &QTabBar::currentChanged, this, &WhatSyncsPanel::showPage);
    connect(m_mailbox, &MailboxPage::failed, this, [this](const MailError &error) {
        m_problem->setText(errorText(error));
        m_problem->show();
    });
    layout->addWidget(m_views);
    layout->addWidget(m_messagePart);
    layout->addWidget(m_pages, 1);
}

// 0 = the same mailbox by the other protocol, as its standard promises it; else an account.
void WhatSyncsPanel::listComparisons()
{
    const QVariant before = m_compare->currentData();
    const QSignalBlocker quiet(m_compare);
    m_compare->clear();
    m_compare->addItem(tr("Compare with…"));
    m_compare->addItem(
        m_account.protocol == Protocol::Imap ? tr("POP3 in general") : tr("IMAP in general"), qint64(0));
    for (const auto &other : m_service.accounts()) {
        if (other.id != m_account.id)
            m_compare->addItem(
                other.name + QStringLiteral(" · ") + protocolTitle(other.protocol), other.id.value);
    }
    m_compare->setCurrentIndex(before.isValid() ? qMax(0, m_compare->findData(before)) : 0);
    if (before != m_compare->currentData())
        compare();
}

void WhatSyncsPanel::compare()
{
    const int question = ++m_comparison;
    const auto show = [this, question](const QList<LedgerEntry> &entries, const QString &title) {
        if (question != m_comparison)
            return;
        renew([&] { m_model->compareWith(entries, {m_account.name, title}); });
        m_differences->setText(
            m_model->isComparing() ? tr("%Ln difference(s)", nullptr, m_model->differences()) : QString());
        m_differences->setVisible(m_model->isComparing());
    };
    const QVariant chosen = m_compare->currentData();
    const auto other = m_account.protocol == Protocol::Imap ? Protocol::Pop3 : Protocol::Imap;
    if (!chosen.isValid())
        return show({}, {});
    if (chosen.toLongLong() == 0)
        return show(expectedOf(other, {}), protocolTitle(other));
    const AccountId id{chosen.toLongLong()};
    whenFinished(
        m_service.whatSyncs(id), this,
        [this, show, id](const QList<LedgerEntry> &entries) {
            const auto accounts = m_service.accounts();
            const auto found = std::find_if(
                accounts.begin(), accounts.end(), [id](const Account &one) { return one.id == id; });
            if (found != accounts.end())
                show(entries, found->name);
        },
        [this](const MailError &error) {
            m_problem->setText(errorText(error));
            m_problem->show();
        });
}

void WhatSyncsPanel::makeMessagePart()
{
    m_facts->setAccessibleName(tr("This message"));
    m_factScroll->setWidget(m_facts);
    m_factScroll->setWidgetResizable(true);
    m_factScroll->setFrameShape(QFrame::NoFrame);
    m_factScroll->setFocusPolicy(Qt::NoFocus);
    m_factScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_facts->setAutoFillBackground(false);
    m_factScroll->viewport()->setAutoFillBackground(false);
    m_messagePart->setObjectName(QStringLiteral("panelHeader")); // with a line below
    m_messagePart->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(m_messagePart);
    layout->setContentsMargins(0, 0, 0, 1);
    layout->addWidget(m_factScroll);
    m_messagePart->hide();
    connect(m_facts, &MessageFactList::resized, this, &WhatSyncsPanel::fitMessagePart);
    connect(m_facts, &MessageFactList::chosen, this, &WhatSyncsPanel::showReason);
}

void WhatSyncsPanel::showPage(int page)
{
    m_pages->setCurrentIndex(page);
    fitMessagePart();
}

void WhatSyncsPanel::offerReport()
{
    if (!m_account.id)
        return;
    auto *dialog = new ReportDialog(m_service, m_account.id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// As high as its lines, but the table keeps more than half of the panel.
void WhatSyncsPanel::fitMessagePart()
{
    const bool any = !m_facts->facts().isEmpty() && m_pages->currentWidget() != m_mailbox;
    m_messagePart->setVisible(any);
    if (any)
        m_factScroll->setFixedHeight(
            qMin(m_facts->layout()->totalHeightForWidth(width()), qMax(120, height() * 45 / 100)));
}

void WhatSyncsPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitMessagePart();
}

void WhatSyncsPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_facts->setWatching(true);
}

void WhatSyncsPanel::hideEvent(QHideEvent *event)
{
    m_facts->setWatching(false);
    QFrame::hideEvent(event);
}

void WhatSyncsPanel::showMessage(FolderRef folder, const MessageRow &row)
{
    if (m_showsReason)
        showEvidence(m_table->currentIndex().row()); // it was about another message, or is older now
    m_facts->showMessage(folder, row);
}

void WhatSyncsPanel::showNoMessage()
{
    if (m_showsReason)
        showEvidence(m_table->currentIndex().row());
    m_facts->showNothing();
}

void WhatSyncsPanel::showReason(const QString &title, const MessageFact &fact)
{
    m_showsReason = true;
    m_evidence->setHtml(factHtml(title, fact));
}

void WhatSyncsPanel::showAccount(const Account &account)
{
    const bool other = account.id != m_account.id;
    m_account = account;
    m_title->setText(account.name + QStringLiteral(" · ") + protocolTitle(account.protocol));
    if (other) {
        listComparisons();
        m_mailbox->showAccount(account.id);
        refresh();
    }
}

// The same operation stays chosen, and a reason that somebody is reading stays where it is.
void WhatSyncsPanel::renew(const std::function<void()> &change)
{
    const auto *chosen = m_model->entry(m_table->currentIndex().row());
    const auto before = chosen ? std::optional(chosen->operation) : std::nullopt;
    const bool reason = m_showsReason;
    const QString html = m_evidence->toHtml();
    change();
    int row = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->entry(i)->operation == before)
            row = i;
    }
    m_table->selectRow(row);
    showEvidence(m_table->currentIndex().row());
    if (reason) {
        m_evidence->setHtml(html);
        m_showsReason = true;
    }
}

void WhatSyncsPanel::refresh()
{
    if (!m_account.id || !isVisibleTo(parentWidget()))
        return;
    m_mailbox->refresh();
    const int question = ++m_question;
    whenFinished(
        m_service.whatSyncs(m_account.id), this,
        [this, question](const QList<LedgerEntry> &entries) {
            if (question != m_question)
                return;
            m_problem->hide();
            renew([&] { m_model->setEntries(entries); });
            m_facts->setAccount(m_account, entries);
            if (m_model->isComparing())
                compare(); // how many differ, and the other one may have changed as well
        },
        [this, question](const MailError &error) {
            if (question != m_question)
                return;
            m_problem->setText(errorText(error));
            m_problem->show();
        });
}

void WhatSyncsPanel::showEvidence(int row)
{
    const LedgerEntry *entry = m_model->entry(row);
    m_showsReason = false;
    QString html = entry ? evidenceHtml(*entry) : QString();
    if (const auto *other = m_model->otherEntry(row)) {
        const auto headed = [this](int column, const QString &text) {
            return QStringLiteral("<h4>%1</h4>%2")
                .arg(m_model->headerData(column, Qt::Horizontal).toString().toHtmlEscaped(), text);
        };
        html = headed(LedgerModel::VerdictColumn, html)
            + headed(LedgerModel::otherVerdictColumn, evidenceHtml(*other));
    }
    m_evidence->setHtml(html);
}

} // namespace duopost
