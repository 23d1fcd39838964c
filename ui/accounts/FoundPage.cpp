// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/FoundPage.h"

#include "ui/accounts/KeepingLine.h"
#include "ui/accounts/LeaveChoice.h"
#include "ui/accounts/PasswordEdit.h"
#include "ui/accounts/ProtocolCard.h"
#include "ui/accounts/ServerForm.h"
#include "ui/accounts/StepList.h"
#include "ui/theme/Icons.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Words.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace duopost {

namespace {

// What is known is offered even if it does not answer now: the trouble may be ours, and it is said.
std::optional<FoundServer> offered(const Discovery &discovery, Service service)
{
    const auto all = discovery.of(service);
    const auto best = discovery.best(service);
    return best || all.isEmpty() ? best : std::optional(all.first());
}

bool anythingAnswers(const Discovery &discovery)
{
    return discovery.best(Service::Imap) || discovery.best(Service::Pop3);
}

} // namespace

FoundPage::FoundPage(QWidget *parent)
    : QWidget(parent), m_state(new QLabel(this)), m_about(new QLabel(this)), m_hostWarning(new QLabel(this)),
      m_submissionText(new QLabel(this)), m_signIn(new QLabel(this)),
      m_passwordLabel(new QLabel(tr("&Password"), this)), m_password(new PasswordEdit(this)),
      m_progress(new QProgressBar(this)), m_again(new QPushButton(tr("Look again"), this)),
      m_tried(new QPushButton(this)), m_editSubmission(new QPushButton(this)),
      m_imap(new ProtocolCard(Protocol::Imap, this)), m_pop3(new ProtocolCard(Protocol::Pop3, this)),
      m_choice(new QButtonGroup(this)), m_leaveBox(new QWidget(this)), m_leave(new LeaveChoice(this)),
      m_submission(new ServerForm(Service::Submission, this)), m_keeping(new KeepingLine(this)),
      m_clientId(new QPushButton(tr("Enter a client id…"), this)), m_steps(new StepList(this))
{
    m_choice->addButton(m_imap->choice(), 0);
    m_choice->addButton(m_pop3->choice(), 1);
    m_again->setObjectName(QStringLiteral("small"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Looking for the servers"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(m_progress);
    top->addWidget(m_again);
    m_progress->setFixedWidth(120);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(m_imap, 1);
    cards->addWidget(m_pop3, 1);

    auto *leave = new QVBoxLayout(m_leaveBox);
    leave->setContentsMargins(2, 4, 2, 0);
    auto *leaveTitle
        = new QLabel(tr("What shall happen to mail on the server after it was fetched?"), m_leaveBox);
    leave->addWidget(leaveTitle);
    leave->addWidget(m_leave);

    auto *submission = new QHBoxLayout;
    submission->addWidget(m_submissionText, 1);
    m_editSubmission->setText(tr("Edit"));
    m_editSubmission->setAccessibleName(tr("Edit the outgoing server"));
    m_editSubmission->setCheckable(true);
    submission->addWidget(m_editSubmission);
    m_submission->hide();

    m_signIn->setWordWrap(true);
    m_signIn->setObjectName(QStringLiteral("signInNote"));
    m_clientId->setObjectName(QStringLiteral("small"));
    m_password->setObjectName(QStringLiteral("foundPassword"));
    m_passwordLabel->setBuddy(m_password);
    auto *password = new QHBoxLayout;
    password->addWidget(m_passwordLabel);
    password->addWidget(m_password, 1);
    showSignIn({}, false, false);

    m_about->setObjectName(QStringLiteral("subtle"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setOpenExternalLinks(true);
    m_hostWarning->setObjectName(QStringLiteral("problem"));
    m_hostWarning->setWordWrap(true);
    m_tried->setText(tr("What was tried"));
    m_tried->setCheckable(true);
    m_tried->setIcon(lineIcon(QStringLiteral("chevron-right")));
    for (auto *button : {m_tried, m_editSubmission})
        button->setObjectName(QStringLiteral("small"));
    m_steps->hide();
    m_steps->setMinimumHeight(170);

    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 10, 0);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addLayout(cards);
    layout->addWidget(m_hostWarning);
    layout->addWidget(m_signIn);
    layout->addWidget(m_clientId, 0, Qt::AlignLeft);
    layout->addLayout(password);
    layout->addWidget(m_leaveBox);
    layout->addLayout(submission);
    layout->addWidget(m_submission);
    layout->addWidget(m_keeping);
    layout->addWidget(m_about);
    layout->addWidget(m_tried, 0, Qt::AlignLeft);
    layout->addWidget(m_steps);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_password, &QLineEdit::textEdited, this, &FoundPage::edited);
    connect(m_clientId, &QPushButton::clicked, this, &FoundPage::clientIdWanted);
    connect(m_choice, &QButtonGroup::idClicked, this, [this] { m_choiceTouched = true; });
    connect(m_choice, &QButtonGroup::idToggled, this, &FoundPage::updateChoice);
    connect(m_tried, &QPushButton::toggled, this, [this](bool on) {
        m_steps->setVisible(on);
        m_tried->setIcon(lineIcon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
    });
    connect(m_editSubmission, &QPushButton::toggled, m_submission, &QWidget::setVisible);
    connect(m_submission, &ServerForm::edited, this, [this] {
        m_submissionTouched = true;
        emit edited();
    });
    for (auto *card : {m_imap, m_pop3})
        connect(card, &ProtocolCard::edited, this, [this] {
            m_touched = true;
            updateChoice();
        });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_searching)
            emit searchCancelled();
        else
            emit searchAgain();
    });
    updateChoice();
}

ProtocolCard *FoundPage::chosen() const
{
    return m_pop3->choice()->isChecked() ? m_pop3 : m_imap;
}

void FoundPage::begin(const QString &address)
{
    m_user = address;
    m_password->forget();
    m_provider.reset();
    m_searching = true;
    m_touched = m_choiceTouched = m_submissionTouched = false;
    m_discovery = {};
    m_steps->clear();
    m_state->setText(tr("Looking for the servers of %1…").arg(address.section(QLatin1Char('@'), -1)));
    m_progress->show();
    m_again->setText(tr("Stop"));
    for (auto *card : {m_imap, m_pop3}) {
        card->show(nullptr, nullptr, address);
        card->setRecommended({});
        card->setEditing(false);
    }
    m_imap->choice()->setChecked(true);
    m_submission->setValue({{}, 0, Security::Tls, address});
    m_submissionText->clear();
    m_about->clear();
    m_hostWarning->hide();
    updateChoice();
}

void FoundPage::showStep(const DiscoveryStep &step)
{
    m_steps->show(step);
}

void FoundPage::showFound(const Discovery &discovery, bool complete)
{
    m_discovery = discovery;
    m_provider = discovery.provider;
    if (complete) {
        m_searching = false;
        m_progress->hide();
        m_again->setText(tr("Look again"));
        m_state->setText(
            discovery.isEmpty()
                ? tr("No servers were found. Ask your provider for them and enter them by hand.")
                : anythingAnswers(discovery)
                ? tr("This is what was found. Nothing has been logged in to yet.")
                : tr("These servers are known, but they cannot be reached at the moment."));
    }
    if (!m_touched) {
        for (auto *card : {m_imap, m_pop3}) {
            const auto found
                = offered(discovery, card->protocol() == Protocol::Imap ? Service::Imap : Service::Pop3);
            card->show(found ? &*found : nullptr, m_provider ? &*m_provider : nullptr, m_user);
            card->setEditing(complete && discovery.isEmpty());
        }
    }
    if (const auto found = offered(discovery, Service::Submission); found && !m_submissionTouched) {
        m_submission->setValue(found->address);
        m_submissionText->setText(tr("Sending: %1, port %2, %3", "host, port, encryption")
                                      .arg(
                                          found->address.host, QString::number(found->address.port),
                                          securityTitle(found->address.security)));
    } else if (complete && !found) {
        m_submissionText->setText(tr("Sending: no server was found."));
    }
    choose(discovery);
    showProvider(discovery);
    updateChoice();
}

void FoundPage::choose(const Discovery &discovery)
{
    const bool imap = offered(discovery, Service::Imap).has_value(),
               pop3 = offered(discovery, Service::Pop3).has_value();
    m_imap->setRecommended(
        imap ? tr("Other devices see the same folders, read marks and sent mail.") : QString());
    m_pop3->setRecommended(pop3 && !imap ? tr("Only POP3 was found.") : QString());
    if (!m_choiceTouched && !m_touched)
        (pop3 && !imap ? m_pop3 : m_imap)->choice()->setChecked(true);
}

void FoundPage::showProvider(const Discovery &discovery)
{
    QStringList parts;
    if (m_provider) {
        const auto name = m_provider->name.toHtmlEscaped();
        parts
            << (discovery.providerIsHost ? tr("Mail of this domain is kept by %1.").arg(name)
                                         : tr("Provider: %1.").arg(name));
        const auto country = m_provider->country.isEmpty() ? QString() : countryTitle(m_provider->country);
        if (!country.isEmpty() && m_provider->dataArea == DataArea::EuOrEea)
            parts << tr("Country: %1, European data protection applies.").arg(country.toHtmlEscaped());
        else if (!country.isEmpty())
            parts << tr("Country: %1, outside the EU.").arg(country.toHtmlEscaped());
        if (m_provider->help.isValid() && !m_provider->help.isEmpty())
            parts << QStringLiteral("<a href=\"%1\">%2</a>")
                         .arg(m_provider->help.toString().toHtmlEscaped(), tr("Help of the provider"));
        if (m_provider->isStale(QDate::currentDate()))
            parts << tr("These facts were last checked on %1.")
                         .arg(locale().toString(m_provider->checked, QLocale::ShortFormat));
    } else if (!m_searching) {
        parts << tr("Nothing is known about this provider but what its servers say.");
    }
    if (const auto hint = passwordHint(); !hint.isEmpty())
        parts << hint.toHtmlEscaped();
    if (discovery.exchange)
        parts << tr("This is Microsoft Exchange. The organisation may have switched IMAP and POP3 off.");
    m_about->setText(parts.join(QLatin1Char(' ')));
}

QString FoundPage::passwordHint() const
{
    if (!m_provider)
        return {};
    if (m_provider->signIn == SignIn::AppPassword)
        return tr("The provider wants an app password here: one that you make for Duopost on its pages.");
    if (m_provider->signIn == SignIn::OAuth2)
        return m_provider->appPasswordToo
            ? tr(
                "The provider wants to be asked in the browser, or an app password that you make on its pages.")
            : tr("The provider wants to be asked in the browser.");
    return {};
}

void FoundPage::showSignIn(const SignInOffer &offer, bool withBrowser, bool asksPassword)
{
    QString note;
    if (withBrowser)
        note = tr("Next, you sign in at %1 with your browser. Duopost does not see the password there.")
                   .arg(offer.name);
    const bool unregistered = wantsBrowser() && !offer.provider.isEmpty() && !offer.configured;
    if (!withBrowser && unregistered)
        note = tr("%1 wants you to sign in with the browser, but this Duopost is not registered there: it has "
                  "no "
                  "client id for %1.")
                   .arg(offer.name);
    m_signIn->setText(note);
    m_signIn->setVisible(!note.isEmpty());
    m_clientId->setVisible(!withBrowser && unregistered);
    m_passwordLabel->setVisible(asksPassword);
    m_password->setVisible(asksPassword);
}

QString FoundPage::password() const
{
    return m_password->text();
}

void FoundPage::forgetPassword()
{
    m_password->forget();
}

void FoundPage::updateChoice()
{
    const auto *card = chosen();
    m_leaveBox->setVisible(card->protocol() == Protocol::Pop3);
    m_keeping->setProtocol(card->protocol());
    const auto found = offered(m_discovery, card->protocol() == Protocol::Imap ? Service::Imap : Service::Pop3);
    const bool foreign = found && found->confirmHost && !m_touched;
    m_hostWarning->setVisible(foreign);
    if (foreign)
        m_hostWarning->setText(tr("%1 does not belong to the domain of your address. Your password will be "
                                  "sent there: is that your "
                                  "provider?")
                                   .arg(found->address.host));
    emit edited();
}

void FoundPage::fill(Account &account) const
{
    account.protocol = chosen()->protocol();
    account.incoming = chosen()->server();
    account.leave = account.protocol == Protocol::Pop3 ? m_leave->value() : LeaveRule{};
    account.keep = m_keeping->keep();
    account.keepsArchive = m_keeping->keepsArchive();
    account.outgoing.reset();
    if (m_submission->isComplete())
        account.outgoing = m_submission->value();
}

void FoundPage::setUsualPlace(const QString &folder)
{
    m_keeping->setUsualPlace(folder);
}

QString FoundPage::storeIn() const
{
    return m_keeping->storeIn();
}

// Not as a focus proxy: a hidden one would hold the Tab key back.
void FoundPage::focusPassword()
{
    m_password->setFocus();
}

bool FoundPage::isComplete() const
{
    return chosen()->isComplete();
}

} // namespace duopost
