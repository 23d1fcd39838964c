// SPDX-License-Identifier: GPL-3.0-or-later
// The account wizard, by keyboard alone, on answers that are given to it.
#include "tests/support/FakeDiscoverer.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/AccountWizard.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/accounts/Consequences.h"
#include "ui/accounts/DeviceSetupView.h"
#include "ui/accounts/KeepingLine.h"
#include "ui/accounts/LeaveChoice.h"
#include "ui/accounts/ProtocolCard.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Language.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

FoundServer found(Service service, const QString &host, quint16 port)
{
    FoundServer server;
    server.service = service;
    server.address = {host, port, Security::Tls, QStringLiteral("anna@example.org")};
    server.source = DiscoverySource::ProviderFile;
    server.contact = FoundServer::Contact::Answered;
    server.certificateOwner = host;
    return server;
}

Discovery both()
{
    Discovery result;
    result.address = QStringLiteral("anna@example.org");
    result.domain = QStringLiteral("example.org");
    result.servers
        = {found(Service::Imap, QStringLiteral("imap.example.org"), 993),
           found(Service::Pop3, QStringLiteral("pop.example.org"), 995),
           found(Service::Submission, QStringLiteral("smtp.example.org"), 465)};
    result.servers[0].capabilities = {QStringLiteral("IMAP4REV1"), QStringLiteral("IDLE")};
    result.servers[1].capabilities = {QStringLiteral("UIDL"), QStringLiteral("EXPIRE 30")};
    DiscoveryStep step;
    step.source = DiscoverySource::ProviderFile;
    step.what = QStringLiteral("https://autoconfig.example.org/mail/config-v1.1.xml");
    step.state = DiscoveryStep::State::Found;
    step.ms = 12;
    result.steps = {step};
    return result;
}

CertificateFactsPtr selfSigned()
{
    auto facts = std::make_shared<CertificateFacts>();
    facts->host = QStringLiteral("imap.example.org");
    facts->port = 993;
    facts->names = {QStringLiteral("imap.example.org")};
    CertificateLink own;
    own.subject = own.issuer = QStringLiteral("CN=imap.example.org");
    own.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    own.notAfter = QDateTime::currentDateTimeUtc().addDays(100);
    own.sha256 = QByteArray(32, '\x5a');
    facts->chain = {own};
    facts->problems = {CertificateProblem::SelfSigned};
    return facts;
}

} // namespace

class TestAccountWizard : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        FakeDiscoverer *discoverer = nullptr;
        std::unique_ptr<AccountWizard> wizard;

        explicit Fixture(const Discovery &answer = both(), bool waits = false)
        {
            auto owned = std::make_unique<FakeDiscoverer>(answer);
            discoverer = owned.get();
            discoverer->waits = waits;
            wizard = std::make_unique<AccountWizard>(service, std::move(owned), DiscoveryOptions{}, nullptr);
            wizard->show();
            wizard->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(wizard.get()));
        }
        QPushButton *primary() const { return wizard->findChild<QPushButton *>(QStringLiteral("primary")); }
        QString title() const { return wizard->findChild<QLabel *>(QStringLiteral("wizardTitle"))->text(); }
        static void type(const char *text)
        {
            QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
        }
        static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
        {
            QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        }
        void enterAddress()
        {
            type("Anna");
            press(Qt::Key_Tab);
            type(" Anna@Example.org");
            press(Qt::Key_Tab);
            type("geheim");
        }
        void reachFound()
        {
            enterAddress();
            press(Qt::Key_Return);
            QTRY_COMPARE(discoverer->asked.size(), 1);
            QTRY_VERIFY(primary()->isEnabled());
        }
        ProtocolCard *card(Protocol protocol) const
        {
            for (auto *one : wizard->findChildren<ProtocolCard *>()) {
                if (one->protocol() == protocol)
                    return one;
            }
            return nullptr;
        }
        QPushButton *button(const QString &text) const
        {
            for (auto *one : wizard->findChildren<QPushButton *>()) {
                if (one->isVisible() && one->text().remove(QLatin1Char('&')) == text)
                    return one;
            }
            return nullptr;
        }
    };

private slots:
    void init()
    {
        guard().forget();
        m_language.emplace().use(QStringLiteral("en"));
    }

    void returnAloneLeadsFromTheAddressToTheAccount()
    {
        Fixture f;
        QSignalSpy added(f.wizard.get(), &AccountWizard::added);
        QVERIFY(!f.primary()->isEnabled());
        f.reachFound();
        QCOMPARE(f.discoverer->asked.first(), QStringLiteral("anna@example.org"));
        QCOMPARE(f.title(), QStringLiteral("IMAP or POP3?"));
        QVERIFY(f.card(Protocol::Imap)->choice()->isChecked());
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.service.tested.size(), 1);
        QTRY_VERIFY(f.primary()->isEnabled());
        QVERIFY(f.service.added.isEmpty()); // nothing is stored before it was asked for
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(added.size(), 1);
        const auto account = f.service.added.first().account;
        QCOMPARE(account.displayName, QStringLiteral("Anna"));
        QVERIFY(account.protocol == Protocol::Imap);
        QCOMPARE(account.incoming, found(Service::Imap, QStringLiteral("imap.example.org"), 993).address);
        QVERIFY(account.outgoing && account.outgoing->port == 465);
        QCOMPARE(f.service.added.first().password, QStringLiteral("geheim"));
        QCOMPARE(f.title(), QStringLiteral("The account is ready"));
        const auto *devices = f.wizard->findChild<DeviceSetupView *>();
        QVERIFY(devices->text().contains(QLatin1String("imap.example.org")));
        QVERIFY(!devices->text().contains(QLatin1String("geheim")));
        Fixture::press(Qt::Key_Return);
        QTRY_VERIFY(!f.wizard->isVisible());
    }

    void pop3KeepsMailOnTheServerUnlessSomebodySaysOtherwise()
    {
        Fixture f;
        f.reachFound();
        f.card(Protocol::Pop3)->choice()->setFocus();
        Fixture::press(Qt::Key_Space);
        QVERIFY(f.card(Protocol::Pop3)->choice()->isChecked());
        auto *leave = f.wizard->findChild<LeaveChoice *>();
        QTRY_VERIFY(leave->isVisible());
        QVERIFY(leave->value() == LeaveRule{});
        leave->findChild<QRadioButton *>()->setFocus();
        Fixture::press(Qt::Key_Down);
        QVERIFY(leave->value().kind == LeaveRule::Kind::Days && leave->value().days == 14);
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.service.tested.size(), 1);
        QVERIFY(f.service.tested.first().protocol == Protocol::Pop3);
        QVERIFY(f.service.tested.first().leave.kind == LeaveRule::Kind::Days);
    }

    // One line with a sensible default: no fourth decision.
    void whereTheMailGoesAndHowMuchOfItIsSaidInOneLine()
    {
        Fixture f;
        f.reachFound();
        const auto *text = f.wizard->findChild<QLabel *>(QStringLiteral("keepingText"));
        QVERIFY(text->isVisible());
        QCOMPARE(text->text(), QStringLiteral("On this computer: All headers and the newest 500 messages"));
        auto *extent = f.wizard->findChild<QComboBox *>(QStringLiteral("keepExtent"));
        QVERIFY(!extent->isVisible());
        auto *line = f.wizard->findChild<KeepingLine *>();
        line->findChild<QPushButton *>(QStringLiteral("small"))->click();
        QTRY_VERIFY(extent->isVisible());
        QVERIFY(f.wizard->findChild<QLabel *>(QStringLiteral("mailPlace"))
                    ->text()
                    .contains(QStringLiteral("share/duopost")));
        extent->setCurrentText(QStringLiteral("Headers only"));
        QCOMPARE(text->text(), QStringLiteral("On this computer: Headers only"));
        const QTemporaryDir place;
        line->findChild<QPushButton *>(QStringLiteral("choosePlace"))->click();
        auto *dialog = line->findChild<QFileDialog *>();
        QVERIFY(dialog);
        emit dialog->fileSelected(place.path());
        dialog->reject();
        f.primary()->click();
        QTRY_COMPARE(f.service.tested.size(), 1);
        QTRY_VERIFY(f.primary()->isEnabled());
        f.primary()->click();
        QTRY_COMPARE(f.service.added.size(), 1);
        QVERIFY(f.service.added.first().account.keep == KeepOffline{KeepOffline::Extent::Headers});
        QCOMPARE(f.service.added.first().storeIn, place.path());
    }

    void anArchiveCanBeKeptBesidesImapFromTheBeginning()
    {
        Fixture f;
        f.reachFound();
        auto *archive = f.wizard->findChild<QCheckBox *>(QStringLiteral("keepArchive"));
        QVERIFY(archive->isVisible());
        QVERIFY(!archive->isChecked());
        archive->click();
        QCOMPARE(
            f.wizard->findChild<QLabel *>(QStringLiteral("keepingText"))->text(),
            QStringLiteral("On this computer: every message, whole"));
        f.primary()->click();
        QTRY_COMPARE(f.service.tested.size(), 1);
        QTRY_VERIFY(f.primary()->isEnabled());
        f.primary()->click();
        QTRY_COMPARE(f.service.added.size(), 1);
        QVERIFY(f.service.added.first().account.keepsArchive);
    }

    void whatAProtocolMeansComesFromTheLedgerAndTheServer()
    {
        const auto answer = both();
        const auto textOf = [](const QList<Consequence> &all, const char *title) {
            for (const auto &one : all) {
                if (one.title == QLatin1String(title))
                    return one.text;
            }
            return QString();
        };
        const auto imap = consequencesOf(Protocol::Imap, &answer.servers[0], nullptr);
        QCOMPARE(textOf(imap, "Read and starred"), QStringLiteral("Seen on all devices"));
        QCOMPARE(textOf(imap, "New mail"), QStringLiteral("Arrives at once"));
        auto silent = answer.servers[0];
        silent.capabilities.clear();
        QCOMPARE(
            textOf(consequencesOf(Protocol::Imap, &silent, nullptr), "New mail"),
            QStringLiteral("Known after the first log-in"));
        const auto pop3 = consequencesOf(Protocol::Pop3, &answer.servers[1], nullptr);
        QCOMPARE(textOf(pop3, "Read and starred"), QStringLiteral("Only on this computer"));
        QCOMPARE(textOf(pop3, "Old mail"), QStringLiteral("The server limits how long it keeps it"));
        for (const auto &one : imap + pop3)
            QVERIFY2(!one.because.isEmpty() || one.reach == Reach::Unknown, qPrintable(one.title));
    }

    void whatIsEditedStaysWhenMoreIsFound()
    {
        Fixture f(both(), true);
        f.enterAddress();
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.discoverer->asked.size(), 1);
        QVERIFY(!f.primary()->isEnabled());
        auto *card = f.card(Protocol::Imap);
        card->setEditing(true);
        auto *host = card->findChild<QLineEdit *>(QStringLiteral("host"));
        host->setFocus();
        Fixture::type("mail.mine.example");
        QVERIFY(f.primary()->isEnabled()); // by hand there is no waiting
        f.discoverer->finish();
        QCOMPARE(card->server().host, QStringLiteral("mail.mine.example"));
    }

    void a5SearchingCanBeStoppedAndDoneByHand()
    {
        Discovery nothing;
        Fixture f(nothing, true);
        f.enterAddress();
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.discoverer->asked.size(), 1);
        f.button(QStringLiteral("Stop"))->click();
        QVERIFY(!f.discoverer->isRunning());
        auto *host = f.card(Protocol::Imap)->findChild<QLineEdit *>(QStringLiteral("host"));
        QTRY_VERIFY(host->isVisible());
        QVERIFY(!f.primary()->isEnabled());
        host->setFocus();
        Fixture::type("imap.example.org");
        QVERIFY(f.primary()->isEnabled());
    }

    void whatIsKnownIsOfferedEvenIfItDoesNotAnswerNow()
    {
        auto answer = both();
        for (auto &server : answer.servers) {
            server.contact = FoundServer::Contact::Failed;
            server.contactError = MailError(MailError::Kind::Unreachable, server.address.host);
        }
        Fixture f(answer);
        f.reachFound();
        QCOMPARE(f.card(Protocol::Imap)->server().host, QStringLiteral("imap.example.org"));
        bool said = false;
        for (const auto *label : f.card(Protocol::Imap)->findChildren<QLabel *>())
            said |= label->text().contains(QLatin1String("imap.example.org cannot be reached"));
        QVERIFY(said);
    }

    void everyCountryOfTheCatalogueHasAName()
    {
        for (const auto &provider : knownProviders()) {
            if (!provider.country.isEmpty())
                QVERIFY2(countryTitle(provider.country) != provider.country, qPrintable(provider.country));
        }
    }

    // CASES A2: a host outside one's own domain is named before a password goes there.
    void a2AForeignHostIsNamedBeforeThePasswordGoesThere()
    {
        auto answer = both();
        answer.servers[0].address.host = QStringLiteral("imap.evil.example");
        answer.servers[0].confirmHost = true;
        Fixture f(answer);
        f.reachFound();
        bool named = false;
        for (const auto *label : f.wizard->findChildren<QLabel *>(QStringLiteral("problem")))
            named |= label->isVisible() && label->text().contains(QLatin1String("imap.evil.example"));
        QVERIFY(named);
        QVERIFY(f.service.tested.isEmpty());
    }

    void plaintextIsNotOfferedToOtherComputers()
    {
        auto answer = both();
        answer.servers[0].address.security = Security::Plaintext;
        Fixture f(answer);
        f.enterAddress();
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.discoverer->asked.size(), 1);
        QTRY_VERIFY(!f.card(Protocol::Imap)->server().host.isEmpty());
        QVERIFY(!f.primary()->isEnabled());
    }

    // CASES T2: the fingerprint is shown, not connecting is the default.
    void t2ACertificateIsAcceptedOnlyAfterItWasShown()
    {
        Fixture f;
        const auto certificate = selfSigned();
        f.service.testOutcomes
            = {{.step = TestStep::Connect, .state = AccountTestStep::State::Done},
               {.step = TestStep::Certificate,
                .state = AccountTestStep::State::Failed,
                .error = MailError(MailError::Kind::CertificateSelfSigned, certificate->host).with(certificate),
                .certificate = certificate}};
        f.reachFound();
        Fixture::press(Qt::Key_Return);
        QTRY_VERIFY(f.button(QStringLiteral("Look at the certificate…")));
        QVERIFY(f.service.exceptions.isEmpty());
        f.button(QStringLiteral("Look at the certificate…"))->setFocus();
        Fixture::press(Qt::Key_Space);
        auto *dialog = f.wizard->findChild<CertificateDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        bool fingerprint = false;
        for (const auto *label : dialog->findChildren<QLabel *>())
            fingerprint |= label->text().contains(QLatin1String("5A:5A:5A:5A"));
        QVERIFY(fingerprint);
        QTest::keyClick(dialog, Qt::Key_Return); // the default
        QTRY_VERIFY(!f.wizard->findChild<CertificateDialog *>());
        QVERIFY(f.service.exceptions.isEmpty());
        f.button(QStringLiteral("Look at the certificate…"))->click();
        QTRY_VERIFY(f.wizard->findChild<CertificateDialog *>());
        QVERIFY(QTest::qWaitForWindowActive(f.wizard->findChild<CertificateDialog *>()));
        f.service.testOutcomes.clear();
        f.button(QStringLiteral("Accept this certificate"))->click();
        QTRY_COMPARE(f.service.exceptions.size(), 1);
        QTRY_COMPARE(f.service.tested.size(), 2);
    }

    // CASES T9: without a keyring the password is asked for at each start, never written.
    void t9WithoutAKeyringThePasswordIsAskedForEachTime()
    {
        Fixture f;
        f.service.addFails = MailError(MailError::Kind::KeyringUnavailable, QStringLiteral("anna"));
        f.reachFound();
        Fixture::press(Qt::Key_Return);
        QTRY_VERIFY(f.primary()->isEnabled());
        Fixture::press(Qt::Key_Return);
        QTRY_VERIFY(f.button(QStringLiteral("Ask at each start")));
        QVERIFY(f.service.accounts().isEmpty());
        f.service.addFails.reset();
        f.button(QStringLiteral("Ask at each start"))->click();
        QTRY_COMPARE(f.service.accounts().size(), 1);
        QVERIFY(f.service.added.last().keep == KeepPassword::ForThisRun);
    }

    void theSameMailboxTwiceGetsTwoNames()
    {
        Fixture f;
        f.service.addFakeAccount(QStringLiteral("anna@example.org"), Protocol::Pop3);
        f.reachFound();
        Fixture::press(Qt::Key_Return);
        QTRY_COMPARE(f.service.tested.size(), 1);
        QCOMPARE(f.service.tested.first().name, QStringLiteral("anna@example.org (IMAP)"));
    }

    void theDataForAnotherDeviceIsCopied()
    {
        DeviceSetupView view(nullptr);
        Account account;
        account.address = QStringLiteral("anna@example.org");
        account.protocol = Protocol::Pop3;
        account.incoming = {QStringLiteral("pop.example.org"), 995, Security::Tls, QStringLiteral("anna")};
        view.setAccount(account);
        view.show();
        for (auto *button : view.findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("&Copy"))
                button->click();
        }
        const auto text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(QLatin1String("pop.example.org")) && text.contains(QLatin1String("995")));
        QVERIFY(text.contains(QLatin1String("leave messages on the server")));
    }

private:
    std::optional<Language> m_language;
};

DUOPOST_UI_TEST_MAIN(TestAccountWizard)
#include "tst_account_wizard.moc"
