// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/switching/SwitchDialog.h"

#include "ui/accounts/ServerForm.h"
#include "ui/switching/SwitchLineList.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    return layout;
}

QLabel *paragraph(const QString &text, QWidget *parent, const char *name = "")
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QScrollArea *scrolled(QWidget *widget, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(widget);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    widget->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

SwitchDialog::SwitchDialog(MailService &service, const Account &account, QWidget *parent)
    : QDialog(parent), m_service(service), m_switching(*service.switching()), m_account(account),
      m_to(account.protocol == Protocol::Imap ? Protocol::Pop3 : Protocol::Imap),
      m_pages(new QStackedWidget(this)), m_title(new QLabel(this)), m_problem(new QLabel(this)),
      m_next(new QPushButton(this)), m_cancel(new QPushButton(this)), m_back(new QPushButton(this))
{
    setWindowTitle(tr("Change %1 to %2").arg(account.name, protocolTitle(m_to)));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_next->setObjectName(QStringLiteral("primary"));
    m_next->setDefault(true);
    for (auto *button : {m_cancel, m_back})
        button->setAutoDefault(false);
    for (auto *page : {makeChoice(), makePlan(), makeWork(), makeReceipt()})
        m_pages->addWidget(page);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(14);
    layout->addWidget(m_title);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(640, 520);
    setMinimumSize(480, 400);
    connect(m_next, &QPushButton::clicked, this, &SwitchDialog::goOn);
    connect(m_cancel, &QPushButton::clicked, this, &SwitchDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] {
        if (m_page == Page::Receipt) {
            begin(m_switching.goBack(m_account.id));
            return;
        }
        turnTo(Page::Choice);
    });
    connect(&m_switching, &Switching::progress, this, &SwitchDialog::showProgress);
    prefill();
    turnTo(Page::Choice);
}

SwitchDialog::~SwitchDialog()
{
    m_run.cancel(); // pauses; it goes on where it stopped
}

QWidget *SwitchDialog::makeChoice()
{
    auto *page = new QWidget(this);
    auto *layout = pageLayout(page);
    layout->addWidget(makeWays());
    m_where = new QWidget(page);
    auto *where = pageLayout(m_where);
    where->addWidget(paragraph(
        tr("Both sides are looked at first, and you see what would happen. Nothing is changed before you "
           "agree, "
           "nothing is removed from the server or from this computer, and you can go back for 30 days."),
        m_where, "subtle"));
    where->addWidget(paragraph(tr("%1 server").arg(protocolTitle(m_to)), m_where));
    m_server = new ServerForm(m_to == Protocol::Imap ? Service::Imap : Service::Pop3, m_where);
    where->addWidget(m_server);
    layout->addWidget(m_where);
    layout->addStretch(1);
    connect(m_server, &ServerForm::edited, this, &SwitchDialog::chooseWay);
    for (auto *way : {m_plainly, m_both})
        connect(way, &QRadioButton::toggled, this, &SwitchDialog::chooseWay);
    return scrolled(page, this);
}

// Where it goes, and the third choice.
QWidget *SwitchDialog::makeWays()
{
    auto *ways = new QWidget(this);
    auto *layout = pageLayout(ways);
    layout->setSpacing(4);
    const auto add = [&](const QString &title, const QString &meaning, const char *name) {
        auto *way = new QRadioButton(title, ways);
        way->setObjectName(QString::fromLatin1(name));
        way->setAccessibleDescription(meaning);
        auto bold = way->font();
        bold.setWeight(QFont::DemiBold);
        way->setFont(bold);
        auto *words = paragraph(meaning, ways);
        words->setContentsMargins(24, 0, 0, 8);
        layout->addWidget(way);
        layout->addWidget(words);
        return way;
    };
    m_plainly = m_to == Protocol::Imap
        ? add(
            tr("&IMAP"),
            tr("Your mail lies on the server. Every device sees the same folders, read marks and sent "
               "messages. What is only on this computer now can be stored there too."),
            "plainly")
        : add(
            tr("&POP3"),
            tr("This computer fetches copies from the inbox. Folders, read marks and sent messages stay on "
               "this computer. All mail of the server is kept here first, whole."),
            "plainly");
    m_both = add(
        tr("&Both: IMAP, and an archive on this computer"),
        tr("Folders, read marks and sent messages are on the server, for every device. Every message is also "
           "kept on this computer, and stays here when another device, the provider or somebody with your "
           "password deletes it there. It is what most people mean who want POP3."),
        "both");
    m_both->setVisible(!m_account.keepsArchive);
    m_plainly->setChecked(true);
    return ways;
}

bool SwitchDialog::wantsArchive() const
{
    return m_both->isChecked();
}

bool SwitchDialog::staysWithImap() const
{
    return wantsArchive() && m_account.protocol == Protocol::Imap;
}

void SwitchDialog::chooseWay()
{
    m_where->setVisible(!staysWithImap());
    if (m_page == Page::Choice)
        turnTo(Page::Choice);
}

QWidget *SwitchDialog::makePlan()
{
    auto *page = new QWidget(this);
    auto *layout = pageLayout(page);
    m_plan = new SwitchLineList(page);
    layout->addWidget(scrolled(m_plan, page), 1);
    m_upload = new QCheckBox(tr("&Store what is only on this computer on the server"), page);
    m_marks = new QCheckBox(tr("&Take read, answered and starred marks along"), page);
    m_folders = new QCheckBox(tr("&File messages on the server as they are filed here"), page);
    for (auto *box : {m_upload, m_marks, m_folders}) {
        box->setChecked(true);
        box->setVisible(m_to == Protocol::Imap);
        layout->addWidget(box);
        // What it would mean is another thing now.
        connect(box, &QCheckBox::clicked, this, &SwitchDialog::look);
    }
    return page;
}

QWidget *SwitchDialog::makeWork()
{
    auto *page = new QWidget(this);
    auto *layout = pageLayout(page);
    m_step = paragraph({}, page);
    m_bar = new QProgressBar(page);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    layout->addStretch(1);
    layout->addWidget(m_step);
    layout->addWidget(m_bar);
    layout->addWidget(paragraph(
        tr("You can pause at any time. What is done stays done, and it goes on where it stopped, even after "
           "the "
           "computer was switched off."),
        page, "subtle"));
    layout->addStretch(2);
    return page;
}

QWidget *SwitchDialog::makeReceipt()
{
    auto *page = new QWidget(this);
    auto *layout = pageLayout(page);
    m_receipt = new SwitchLineList(page);
    layout->addWidget(scrolled(m_receipt, page), 1);
    m_kept = paragraph({}, page, "subtle");
    m_kept->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_kept);
    return page;
}

// Another account for the same address knows the other server; else it is mostly the same machine.
void SwitchDialog::prefill()
{
    const auto state = m_switching.state(m_account.id);
    ServerAddress server = m_account.incoming;
    server.port = defaultPort(m_to == Protocol::Imap ? Service::Imap : Service::Pop3, server.security);
    for (const Account &other : m_service.accounts()) {
        if (other.protocol == m_to && !other.address.isEmpty() && other.address == m_account.address)
            server = other.incoming;
    }
    if (state.unfinished) {
        server = state.wish.incoming;
        m_upload->setChecked(state.wish.upload);
        m_marks->setChecked(state.wish.takeOverMarks);
        m_folders->setChecked(state.wish.keepFolders);
        m_both->setChecked(state.wish.archive);
    }
    m_server->setValue(server);
}

SwitchWish SwitchDialog::wish() const
{
    return {
        .to = m_to,
        .incoming = m_server->value(),
        .upload = m_upload->isChecked(),
        .takeOverMarks = m_marks->isChecked(),
        .keepFolders = m_folders->isChecked(),
        .archive = wantsArchive()};
}

void SwitchDialog::turnTo(Page page)
{
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_problem->hide();
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(true);
    m_back->setVisible(false);
    m_next->setEnabled(true);
    m_next->setVisible(true);
    switch (page) {
    case Page::Choice:
        m_title->setText(
            staysWithImap() ? tr("IMAP, and an archive on this computer")
                            : tr("From %1 to %2").arg(protocolTitle(m_account.protocol), protocolTitle(m_to)));
        m_next->setText(
            staysWithImap()                                  ? tr("&Keep an archive")
                : m_switching.state(m_account.id).unfinished ? tr("&Go on")
                                                             : tr("&Look at both sides"));
        m_next->setEnabled(staysWithImap() || m_server->isComplete());
        break;
    case Page::Plan:
        m_title->setText(tr("What would happen"));
        m_next->setText(tr("&Change now"));
        m_back->setText(tr("&Back"));
        m_back->setVisible(true);
        break;
    case Page::Work:
        m_title->setText(tr("Changing to %1").arg(protocolTitle(m_to)));
        m_cancel->setText(tr("&Pause"));
        m_next->setVisible(false);
        break;
    case Page::Receipt:
        m_title->setText(tr("The account has changed"));
        m_next->setText(tr("&Close"));
        m_cancel->setVisible(false);
        m_back->setText(tr("Change &back"));
        m_back->setVisible(m_switching.state(m_account.id).canGoBack);
        break;
    }
    if (page == Page::Plan || page == Page::Receipt)
        m_next->setFocus(); // it was switched off meanwhile
}

void SwitchDialog::goOn()
{
    switch (m_page) {
    case Page::Choice:
        if (staysWithImap())
            beginArchive();
        else if (m_switching.state(m_account.id).unfinished)
            begin(m_switching.run(m_account.id, wish()));
        else
            look();
        break;
    case Page::Plan:
        begin(m_switching.run(m_account.id, wish()));
        break;
    case Page::Work:
        break;
    case Page::Receipt:
        accept();
        break;
    }
}

// Nothing moves: the account goes on as it was, and everything is fetched from now on.
void SwitchDialog::beginArchive()
{
    m_problem->hide();
    m_next->setEnabled(false);
    auto account = m_account;
    account.keepsArchive = true;
    whenFinished(
        m_service.updateAccount(account), this,
        [this] {
            // It fills before one's eyes.
            connect(&m_service, &MailService::activityChanged, this, [this](const Activity &activity) {
                if (activity.account == m_account.id && !std::exchange(m_asking, true))
                    askForArchive();
            });
            emit synchronizeRequested(m_account.id);
            askForArchive();
        },
        [this](const MailError &error) { tell(error, Page::Choice); });
}

void SwitchDialog::askForArchive()
{
    m_asking = true;
    whenFinished(
        m_service.keptArchive(m_account.id), this,
        [this](const KeptArchive &archive) {
            m_asking = false;
            showArchive(archive);
        },
        [this](const MailError &error) {
            m_asking = false;
            tell(error, Page::Choice);
        });
}

void SwitchDialog::showArchive(const KeptArchive &archive)
{
    if (m_page == Page::Receipt) {
        m_receipt->setLines(archiveLines(archive, locale()));
        return;
    }
    m_receipt->setLines(archiveLines(archive, locale()));
    m_kept->setText(tr("It can be ended in the settings of the account, under “On this computer”. What is only "
                       "here stays here then."));
    turnTo(Page::Receipt);
    m_title->setText(tr("This computer keeps an archive now"));
}

void SwitchDialog::look()
{
    m_problem->hide();
    m_next->setEnabled(false);
    m_title->setText(tr("Looking at both sides…"));
    whenFinished(
        m_switching.plan(m_account.id, wish()), this,
        [this](const SwitchPlan &plan) {
            m_plan->setLines(planLines(plan, locale()));
            turnTo(Page::Plan);
        },
        [this](const MailError &error) { tell(error, Page::Choice); });
}

void SwitchDialog::begin(const QFuture<SwitchReceipt> &future)
{
    turnTo(Page::Work);
    m_step->setText(stepWords(SwitchProgress::Step::Looking));
    m_bar->setRange(0, 0);
    m_run = future;
    whenFinished(
        future, this, [this](const SwitchReceipt &receipt) { showReceipt(receipt); },
        [this](const MailError &error) {
            if (error.kind() == MailError::Kind::Cancelled)
                QDialog::reject();
            else
                tell(error, Page::Choice);
        });
}

void SwitchDialog::showProgress(const SwitchProgress &progress)
{
    if (progress.account != m_account.id || m_page != Page::Work)
        return;
    const QString words = stepWords(progress.step);
    m_step->setText(
        progress.of > 0
            ? tr("%1 %2 of %3").arg(words, locale().toString(progress.done), locale().toString(progress.of))
            : words);
    m_bar->setRange(0, static_cast<int>(qMin<qint64>(progress.of, 1'000'000'000)));
    m_bar->setValue(static_cast<int>(qMin<qint64>(progress.done, 1'000'000'000)));
}

void SwitchDialog::showReceipt(const SwitchReceipt &receipt)
{
    m_receipt->setLines(receiptLines(receipt, locale()));
    m_kept->setText(tr("The mail as it was before is kept, untouched, in %1. You can change back until %2.")
                        .arg(
                            QDir::toNativeSeparators(receipt.keptIn),
                            locale().toString(receipt.backUntil.date(), QLocale::LongFormat)));
    turnTo(Page::Receipt);
}

void SwitchDialog::tell(const MailError &error, Page page)
{
    turnTo(page);
    const QString details = errorDetails(error);
    m_problem->setText(details.isEmpty() ? errorText(error) : errorText(error) + QLatin1Char('\n') + details);
    m_problem->show();
}

void SwitchDialog::reject()
{
    if (m_page == Page::Work && m_run.isRunning()) {
        m_cancel->setEnabled(false);
        m_step->setText(tr("Pausing…"));
        m_run.cancel(); // the window closes when it has stopped
        return;
    }
    QDialog::reject();
}

} // namespace duopost
