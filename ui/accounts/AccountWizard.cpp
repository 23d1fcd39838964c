// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/AccountWizard.h"

#include "ui/accounts/AddressPage.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/accounts/ClientIdDialog.h"
#include "ui/accounts/DeviceSetupView.h"
#include "ui/accounts/FoundPage.h"
#include "ui/accounts/SignInView.h"
#include "ui/accounts/TestPage.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

AccountWizard::AccountWizard(
    MailService &service, std::unique_ptr<Discoverer> discoverer, const DiscoveryOptions &options,
    QWidget *parent)
    : QDialog(parent), m_service(service), m_discoverer(std::move(discoverer)), m_options(options),
      m_title(new QLabel(this)), m_step(new QLabel(this)), m_problem(new QLabel(this)),
      m_pages(new QStackedWidget(this)), m_address(new AddressPage(options.ispdb, this)),
      m_found(new FoundPage(this)), m_signIn(new SignInView(service, this)), m_testPage(new TestPage(this)),
      m_devices(new DeviceSetupView(this)), m_summary(new QLabel(this)),
      m_back(new QPushButton(tr("&Back"), this)), m_next(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_thisRun(new QPushButton(tr("&Ask at each start"), this))
{
    setWindowTitle(tr("New account"));
    auto big = m_title->font();
    big.setPointSizeF(big.pointSizeF() * 1.35);
    big.setWeight(QFont::DemiBold);
    m_title->setFont(big);
    m_title->setObjectName(QStringLiteral("wizardTitle"));
    m_step->setObjectName(QStringLiteral("subtle"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_next->setObjectName(QStringLiteral("primary"));
    m_next->setDefault(true);
    m_thisRun->setObjectName(QStringLiteral("thisRun"));
    m_thisRun->hide();
    m_summary->setWordWrap(true);
    auto *done = new QWidget(this);
    auto *doneLayout = new QVBoxLayout(done);
    doneLayout->setContentsMargins(0, 0, 0, 0);
    doneLayout->setSpacing(12);
    doneLayout->addWidget(m_summary);
    auto *other = new QLabel(tr("Set up another device with the same data:"), done);
    doneLayout->addWidget(other);
    doneLayout->addWidget(m_devices, 1);
    for (QWidget *page :
         {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_found), static_cast<QWidget *>(m_signIn),
          static_cast<QWidget *>(m_testPage), done})
        m_pages->addWidget(page);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_step, 0, Qt::AlignBottom);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_thisRun);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(26, 22, 26, 18);
    layout->setSpacing(16);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(820, 640);
    setMinimumSize(680, 440); // the two cards side by side
    // Return always means "on", wherever one is.
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(button == m_next);
    m_next->setDefault(true);

    connect(m_next, &QPushButton::clicked, this, &AccountWizard::next);
    connect(m_back, &QPushButton::clicked, this, &AccountWizard::back);
    connect(m_cancel, &QPushButton::clicked, this, &AccountWizard::reject);
    connect(m_thisRun, &QPushButton::clicked, this, [this] { add(KeepPassword::ForThisRun); });
    connect(m_address, &AddressPage::edited, this, &AccountWizard::update);
    connect(m_found, &FoundPage::edited, this, &AccountWizard::update);
    connect(m_found, &FoundPage::clientIdWanted, this, &AccountWizard::askForClientId);
    connect(m_found, &FoundPage::searchAgain, this, &AccountWizard::search);
    connect(m_found, &FoundPage::searchCancelled, this, [this] { m_discoverer->cancel(); });
    connect(m_signIn, &SignInView::changed, this, [this] {
        update();
        if (m_pages->currentIndex() == Browser && m_next->isEnabled())
            m_next->setFocus();
    });
    connect(m_signIn, &SignInView::granted, this, [this](const SignInGrantPtr &grant) {
        m_grant = grant;
        go(Test);
        test();
        raise();
        activateWindow(); // the browser is in front
    });
    connect(m_testPage, &TestPage::again, this, &AccountWizard::test);
    connect(m_testPage, &TestPage::certificateAsked, this, &AccountWizard::askAboutCertificate);
    connect(m_devices, &DeviceSetupView::failed, this, [this](const QString &file, const QString &reason) {
        m_problem->setText(tr("%1 could not be written: %2").arg(file, reason));
        m_problem->show();
    });
    connect(m_discoverer.get(), &Discoverer::stepChanged, m_found, &FoundPage::showStep);
    connect(m_discoverer.get(), &Discoverer::progressed, this, [this](const Discovery &discovery) {
        m_found->showFound(discovery, false);
    });
    connect(m_discoverer.get(), &Discoverer::finished, this, [this](const Discovery &discovery) {
        for (const auto &step : discovery.steps)
            m_found->showStep(step);
        m_found->showFound(discovery, true);
        update();
        if (m_pages->currentIndex() != Found || qobject_cast<QLineEdit *>(focusWidget()))
            return;
        if (m_next->isEnabled())
            m_next->setFocus();
        else
            m_found->focusPassword();
    });
    m_found->setUsualPlace(m_service.mailFolder({}));
    go(Address);
}

AccountWizard::~AccountWizard() = default;

void AccountWizard::reject()
{
    m_test.reset();
    m_signIn->cancel();
    m_discoverer->cancel();
    QDialog::reject();
}

void AccountWizard::go(Page page)
{
    const QString titles[]
        = {tr("Your mailbox"), tr("IMAP or POP3?"), tr("Signing in"), tr("Trying it out"),
           tr("The account is ready")};
    constexpr int steps[] = {1, 2, 3, 3, 0};
    m_title->setText(titles[page]);
    m_step->setText(page == Done ? QString() : tr("Step %1 of 3").arg(steps[page]));
    m_problem->hide();
    m_thisRun->hide();
    m_pages->setCurrentIndex(page);
    if (page == Address)
        m_address->setFocus();
    update();
}

void AccountWizard::update()
{
    const auto page = static_cast<Page>(m_pages->currentIndex());
    m_back->setVisible(page == Found || page == Browser || page == Test);
    m_cancel->setVisible(page != Done);
    switch (page) {
    case Address:
        m_next->setText(tr("&Continue"));
        m_next->setEnabled(m_address->isComplete());
        break;
    case Found:
        m_found->showSignIn(
            offer(), signsIn(), !signsIn() && !m_found->isSearching() && m_address->password().isEmpty());
        m_next->setText(signsIn() ? tr("&Continue") : tr("&Try it out"));
        m_next->setEnabled(m_found->isComplete() && (signsIn() || !password().isEmpty()));
        break;
    case Browser:
        m_next->setText(tr("&Sign in with the browser"));
        m_next->setEnabled(!m_signIn->isWaiting());
        break;
    case Test:
        m_next->setText(m_tested && !m_works ? tr("&Add all the same") : tr("&Add the account"));
        m_next->setEnabled(m_tested && !m_adding);
        break;
    case Done:
        m_next->setText(tr("&Finish"));
        m_next->setEnabled(true);
        break;
    }
}

void AccountWizard::next()
{
    switch (static_cast<Page>(m_pages->currentIndex())) {
    case Address:
        go(Found);
        if (m_searched != m_address->address())
            search();
        m_next->setFocus();
        break;
    case Found:
        m_discoverer->cancel(); // what is chosen is chosen
        if (const auto whom = offer().provider + QLatin1Char(' ') + m_address->address();
            signsIn() && (!m_grant || m_grantedFor != whom)) {
            m_grant.reset();
            m_grantedFor = whom;
            m_signIn->setWhom(offer(), m_address->address());
            go(Browser);
            m_next->setFocus();
            break;
        }
        if (!signsIn())
            m_grant.reset();
        go(Test);
        test();
        break;
    case Browser:
        m_signIn->start();
        break;
    case Test:
        add(KeepPassword::InKeyring);
        break;
    case Done:
        accept();
        break;
    }
}

void AccountWizard::back()
{
    m_test.reset();
    m_signIn->cancel();
    go(m_pages->currentIndex() == Found ? Address : Found);
}

SignInOffer AccountWizard::offer() const
{
    Account chosen;
    m_found->fill(chosen);
    return m_service.signInOffer(chosen.incoming.host);
}

// Who typed a password where one can be used means it.
bool AccountWizard::signsIn() const
{
    const auto &provider = m_found->provider();
    const bool mayBePassword = !m_found->wantsBrowser() || provider->appPasswordToo;
    return offer().isPossible() && (m_address->password().isEmpty() || !mayBePassword);
}

QString AccountWizard::password() const
{
    const auto typed = m_address->password();
    return typed.isEmpty() ? m_found->password() : typed;
}

void AccountWizard::search()
{
    m_searched = m_address->address();
    m_found->begin(m_searched);
    if (std::exchange(m_options.ispdb, m_address->asksPublicList()) != m_options.ispdb)
        emit publicListChosen(m_options.ispdb);
    m_discoverer->start(m_searched, m_options);
    update();
}

Account AccountWizard::account() const
{
    Account account;
    account.address = m_address->address();
    account.displayName = m_address->name();
    account.name = account.address;
    account.caFile = m_options.extraCaFile;
    m_found->fill(account);
    // A second way to the same mailbox is a second account.
    for (int i = 2;; ++i) {
        const auto existing = m_service.accounts();
        const bool taken = std::any_of(existing.begin(), existing.end(), [&](const Account &other) {
            return other.name.compare(account.name, Qt::CaseInsensitive) == 0;
        });
        if (!taken)
            return account;
        account.name = account.address + QStringLiteral(" (")
            + (i == 2 ? protocolTitle(account.protocol) : QString::number(i)) + QLatin1Char(')');
    }
}

void AccountWizard::test()
{
    m_tested = m_works = false;
    const auto tried = account();
    m_testPage->begin(tried.protocol);
    m_test = m_service.test(tried, {.password = password(), .outgoingPassword = {}, .grant = m_grant});
    connect(m_test.get(), &AccountTest::stepChanged, m_testPage, &TestPage::showStep);
    connect(m_test.get(), &AccountTest::finished, this, [this](bool succeeded) {
        m_tested = true;
        m_works = succeeded;
        m_testPage->finish(succeeded);
        update();
        if (succeeded)
            m_next->setFocus();
    });
    update();
}

void AccountWizard::askAboutCertificate(const CertificateFactsPtr &certificate)
{
    auto *dialog = new CertificateDialog(*certificate, true, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, certificate] {
        whenFinished(
            m_service.acceptCertificate(*certificate), this, [this] { test(); },
            [this](const MailError &error) { addingFailed(error); });
    });
    dialog->open();
}

void AccountWizard::askForClientId()
{
    auto *dialog = new ClientIdDialog(m_service, ClientIdDialog::of(m_service, offer().provider), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &AccountWizard::update);
    dialog->open();
}

void AccountWizard::add(KeepPassword keep)
{
    m_adding = true;
    m_problem->hide();
    m_thisRun->hide();
    update();
    const NewAccount wanted{
        .account = account(),
        .password = m_grant ? QString() : password(),
        .keep = keep,
        .grant = m_grant,
        .storeIn = m_found->storeIn()};
    whenFinished(
        m_service.addAccount(wanted), this,
        [this](const Account &account) {
            m_adding = false;
            m_address->forgetPassword();
            m_found->forgetPassword();
            m_summary->setText(tr("%1 is read with %2. Mail is being fetched.")
                                   .arg(account.address, protocolTitle(account.protocol)));
            m_devices->setAccount(account);
            go(Done);
            emit added(account.id);
        },
        [this](const MailError &error) { addingFailed(error); });
}

void AccountWizard::addingFailed(const MailError &error)
{
    m_adding = false;
    auto text = errorText(error);
    if (error.kind() == MailError::Kind::KeyringUnavailable) {
        text += QLatin1Char(' ')
            + tr("Duopost never writes a password into a file. It can ask for it at each start instead.");
        m_thisRun->show();
    }
    if (const auto details = errorDetails(error); !details.isEmpty())
        text += QLatin1Char('\n') + details;
    m_problem->setText(text);
    m_problem->show();
    update();
}

} // namespace duopost
