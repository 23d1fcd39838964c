// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/AccountSettings.h"

#include "mailcore/Writing.h"
#include "ui/accounts/ConnectionView.h"
#include "ui/accounts/DeviceSetupView.h"
#include "ui/accounts/IdentityView.h"
#include "ui/accounts/LeaveChoice.h"
#include "ui/accounts/LogInView.h"
#include "ui/accounts/ServerForm.h"
#include "ui/accounts/StorageView.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace duopost {

AccountSettings::AccountSettings(MailService &service, const Account &account, QWidget *parent)
    : QDialog(parent), m_service(service), m_account(account), m_colour(account.colour),
      m_titles(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_problem(new QLabel(this)),
      m_save(new QPushButton(tr("&Save"), this))
{
    setWindowTitle(tr("Account %1").arg(account.name));
    m_titles->setAccessibleName(tr("Settings"));
    m_titles->setFixedWidth(170);
    m_titles->setObjectName(QStringLiteral("pages"));
    addPage(tr("Account"), makePerson());
    m_identities = new IdentityView(account, this);
    addPage(tr("Writing as"), m_identities);
    addPage(tr("Servers"), makeServers());
    connect(m_identities, &IdentityView::edited, this, &AccountSettings::check);
    addPage(tr("Logging in"), makeLogIn());
    if (account.protocol == Protocol::Pop3)
        addPage(tr("On the server"), makeLeave());
    m_storage = new StorageView(service, account, this);
    addPage(tr("On this computer"), m_storage);
    auto *connections = new ConnectionView(service, account.id, this);
    connect(
        connections, &ConnectionView::failed, this, [this](AccountId, const MailError &error) { tell(error); });
    addPage(tr("Connection"), connections);
    auto *devices = new DeviceSetupView(this);
    devices->setAccount(account);
    connect(devices, &DeviceSetupView::failed, this, [this](const QString &file, const QString &reason) {
        tell(MailError(MailError::Kind::FileUnwritable, file, {}, reason));
    });
    addPage(tr("Another device"), devices);

    auto *remove = new QPushButton(tr("&Remove account…"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    for (auto *button : {remove, cancel})
        button->setAutoDefault(false);
    m_save->setObjectName(QStringLiteral("primary"));
    m_save->setDefault(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(remove);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(18);
    middle->addWidget(m_titles);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(760, 520);
    setMinimumSize(600, 360);
    connect(m_titles, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_titles->setCurrentRow(0);
    connect(m_save, &QPushButton::clicked, this, &AccountSettings::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(remove, &QPushButton::clicked, this, &AccountSettings::lookBeforeRemoval);
    check();
}

void AccountSettings::addPage(const QString &title, QWidget *page)
{
    m_titles->addItem(title);
    // In a window too small for a page it is scrolled, not pressed together.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_pages->addWidget(scroll);
}

QWidget *AccountSettings::makePerson()
{
    auto *page = new QWidget(this);
    m_name = new QLineEdit(m_account.name, page);
    m_displayName = new QLineEdit(m_account.displayName, page);
    m_address = new QLineEdit(m_account.address, page);
    m_enabled = new QCheckBox(tr("&Get mail for this account"), page);
    m_enabled->setObjectName(QStringLiteral("accountEnabled"));
    m_enabled->setChecked(m_account.enabled);
    m_name->setObjectName(QStringLiteral("accountName"));
    m_colourButton = new QPushButton(page);
    m_colourButton->setObjectName(QStringLiteral("small"));
    m_colourButton->setAutoDefault(false);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Name of the account"), m_name);
    form->addRow(tr("Your name"), m_displayName);
    form->addRow(tr("E-mail address"), m_address);
    auto *change = new QPushButton(
        m_account.protocol == Protocol::Imap ? tr("Change to POP3…") : tr("Change to IMAP…"), page);
    change->setObjectName(QStringLiteral("small"));
    change->setAutoDefault(false);
    auto *protocol = new QHBoxLayout;
    protocol->setSpacing(12);
    protocol->addWidget(new QLabel(protocolTitle(m_account.protocol), page));
    protocol->addWidget(change);
    protocol->addStretch(1);
    form->addRow(tr("Protocol"), protocol);
    connect(change, &QPushButton::clicked, this, [this] {
        reject();
        emit switchRequested(m_account.id);
    });
    auto *colour = new QHBoxLayout; // no wider than its text
    colour->addWidget(m_colourButton);
    colour->addStretch(1);
    form->addRow(tr("Colour"), colour);
    form->addRow(QString(), m_enabled);
    showColour();
    connect(m_colourButton, &QPushButton::clicked, this, &AccountSettings::chooseColour);
    connect(m_name, &QLineEdit::textEdited, this, &AccountSettings::check);
    return page;
}

QWidget *AccountSettings::makeServers()
{
    auto *page = new QWidget(this);
    const bool imap = m_account.protocol == Protocol::Imap;
    m_incoming = new ServerForm(imap ? Service::Imap : Service::Pop3, page);
    m_incoming->setValue(m_account.incoming);
    m_outgoing = new ServerForm(Service::Submission, page);
    m_outgoing->setValue(
        m_account.outgoing.value_or(ServerAddress{{}, 0, Security::Tls, m_account.incoming.user}));
    auto *note = new QLabel(
        tr("The mail of this account stays as it is when the server gets another name. What is already here is "
           "recognised and not fetched again."),
        page);
    note->setObjectName(QStringLiteral("subtle"));
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    const auto heading = [&](const QString &text) {
        auto *label = new QLabel(text, page);
        auto bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        layout->addWidget(label);
    };
    heading(tr("Incoming mail (%1)").arg(protocolTitle(m_account.protocol)));
    layout->addWidget(m_incoming);
    layout->addSpacing(8);
    heading(tr("Outgoing mail (SMTP)"));
    layout->addWidget(m_outgoing);
    layout->addSpacing(8);
    layout->addWidget(note);
    layout->addStretch(1);
    connect(m_incoming, &ServerForm::edited, this, &AccountSettings::check);
    connect(m_outgoing, &ServerForm::edited, this, &AccountSettings::check);
    return page;
}

QWidget *AccountSettings::makeLogIn()
{
    auto *logIn = new LogInView(m_service, m_account.id, this);
    connect(logIn, &LogInView::failed, this, [this](AccountId, const MailError &error) { tell(error); });
    connect(logIn, &LogInView::changed, this, &AccountSettings::synchronizeRequested);
    return logIn;
}

QWidget *AccountSettings::makeLeave()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    m_leave = new LeaveChoice(page);
    m_leave->setValue(m_account.leave);
    layout->addWidget(new QLabel(tr("What shall happen to mail on the server after it was fetched?"), page));
    layout->addWidget(m_leave);
    layout->addStretch(1);
    return page;
}

void AccountSettings::chooseColour()
{
    auto *dialog = new QColorDialog(QColor(m_colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_colour = colour.name();
        showColour();
    });
    dialog->open();
}

void AccountSettings::showColour()
{
    QPixmap swatch(16, 16);
    swatch.fill(m_colour.isEmpty() ? QColor(Qt::transparent) : QColor(m_colour));
    m_colourButton->setIcon(swatch);
    m_colourButton->setText(m_colour.isEmpty() ? tr("Choose…") : tr("Change…"));
}

Account AccountSettings::edited() const
{
    auto account = m_account;
    for (const auto &now : m_service.accounts()) {
        if (now.id == account.id)
            account = now; // its way of logging in may be another one by now
    }
    account.name = m_name->text().simplified();
    account.displayName = m_displayName->text().simplified();
    account.address = m_address->text().trimmed();
    account.enabled = m_enabled->isChecked();
    account.colour = m_colour;
    account.identities = m_identities->identities();
    account.sentOn = m_identities->sentOn();
    account.keep = m_storage->keep();
    account.keepsArchive = m_storage->keepsArchive();
    account.incoming = m_incoming->value();
    const auto outgoing = m_outgoing->value();
    account.outgoing = outgoing.host.isEmpty() ? std::nullopt : std::optional(outgoing);
    return account;
}

void AccountSettings::check()
{
    const bool named = !m_name->text().simplified().isEmpty();
    const bool outgoing = m_outgoing->value().host.isEmpty() || m_outgoing->isComplete();
    m_save->setEnabled(named && m_incoming->isComplete() && outgoing && m_identities->isComplete());
}

void AccountSettings::save()
{
    const auto account = edited();
    const bool weaker = lowersSecurity(m_account.incoming, account.incoming)
        || (m_account.outgoing && account.outgoing && lowersSecurity(*m_account.outgoing, *account.outgoing));
    if (!weaker)
        return store(false);
    auto *question = new QMessageBox(
        QMessageBox::Warning, tr("Less encryption"),
        tr("The connection would be protected less than before. A provider hardly ever asks for that, and a "
           "message "
           "that tells you to do it may be a fraud."),
        QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *keep = question->addButton(tr("Leave it as it was"), QMessageBox::RejectRole);
    auto *lower = question->addButton(tr("Use less encryption"), QMessageBox::DestructiveRole);
    question->setDefaultButton(keep);
    connect(question, &QMessageBox::buttonClicked, this, [this, lower](QAbstractButton *clicked) {
        if (clicked == lower)
            store(true);
    });
    question->open();
}

void AccountSettings::store(bool weaker)
{
    m_save->setEnabled(false);
    const auto account = edited();
    const auto leave = m_leave ? m_leave->value() : m_account.leave;
    whenFinished(
        m_service.updateAccount(account, weaker), this,
        [this, leave] {
            const auto done = [this] {
                if (edited().enabled)
                    emit synchronizeRequested(m_account.id);
                accept();
            };
            if (leave == m_account.leave)
                return done();
            whenFinished(
                m_service.setLeaveRule(m_account.id, leave), this, done,
                [this](const MailError &error) { tell(error); });
        },
        [this](const MailError &error) { tell(error); });
}

void AccountSettings::tell(const MailError &error)
{
    auto text = errorText(error);
    if (const auto details = errorDetails(error); !details.isEmpty())
        text += QLatin1Char('\n') + details;
    m_problem->setText(text);
    m_problem->show();
    check();
}

// What was not sent yet goes with the account: it is said first.
void AccountSettings::lookBeforeRemoval()
{
    auto *writing = m_service.writing();
    if (!writing)
        return askForRemoval(0);
    whenFinished(
        writing->outbox(m_account.id), this,
        [this](const QList<OutboxItem> &items) {
            const auto unsent = std::count_if(items.begin(), items.end(), [](const OutboxItem &item) {
                return item.state != OutboxState::Accepted && item.state != OutboxState::Done;
            });
            askForRemoval(static_cast<int>(unsent));
        },
        [this](const MailError &) { askForRemoval(0); }); // an account whose drive is gone can be removed too
}

void AccountSettings::askForRemoval(int unsent)
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Remove account"),
        tr("What shall happen to the mail of %1 on this computer?").arg(m_account.name), QMessageBox::NoButton,
        this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QString notSent = unsent > 0
        ? tr("%Ln message(s) in the outbox not sent yet would be lost.", nullptr, unsent) + QLatin1Char(' ')
        : QString();
    question->setInformativeText(
        notSent
        + (m_account.protocol == Protocol::Pop3
               ? tr("It may be the only copy: what was removed from the server exists only here. Nothing is "
                    "removed from "
                    "the server now.")
               : tr("The server keeps its copy. What exists only here would be lost with it.")));
    auto *cancel = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    auto *keep = question->addButton(tr("Remove the account, keep the files"), QMessageBox::AcceptRole);
    auto *erase = question->addButton(tr("Delete the mail here too"), QMessageBox::DestructiveRole);
    question->setDefaultButton(cancel);
    connect(question, &QMessageBox::buttonClicked, this, [this, keep, erase](QAbstractButton *clicked) {
        if (clicked != keep && clicked != erase)
            return;
        whenFinished(
            m_service.removeAccount(m_account.id, clicked == keep ? LocalMail::Keep : LocalMail::Delete), this,
            [this] { accept(); }, [this](const MailError &error) { tell(error); });
    });
    question->open();
}

} // namespace duopost
