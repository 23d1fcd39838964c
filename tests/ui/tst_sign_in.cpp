// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the browser in the wizard and in the window, on a sign-in that ends when the test says so.
#include "tests/support/FakeDiscoverer.h"
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/AccountWizard.h"
#include "ui/accounts/PasswordDialog.h"
#include "ui/accounts/SignInDialog.h"
#include "ui/reader/Strip.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"
#include "ui/words/Language.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

const auto imapHost = QStringLiteral("imap.example.org");

Discovery answer(SignIn signIn, bool appPasswordToo = false)
{
    Discovery result;
    result.address = QStringLiteral("anna@example.org");
    result.domain = QStringLiteral("example.org");
    FoundServer server;
    server.service = Service::Imap;
    server.address = {imapHost, 993, Security::Tls, QStringLiteral("anna@example.org")};
    server.contact = FoundServer::Contact::Answered;
    result.servers = {server};
    Provider provider;
    provider.name = QStringLiteral("Example Mail");
    provider.signIn = signIn;
    provider.appPasswordToo = appPasswordToo;
    result.provider = provider;
    return result;
}

QPushButton *buttonIn(const QWidget *in, const char *text)
{
    for (auto *one : in->findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text().remove(QLatin1Char('&')) == QString::fromUtf8(text))
            return one;
    }
    return nullptr;
}

/// Everything that can be read in it.
QString wordsOf(const QWidget *in)
{
    QStringList words;
    for (const auto *label : in->findChildren<QLabel *>()) {
        if (label->isVisible())
            words << label->text();
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace

class TestSignIn : public QObject {
    Q_OBJECT

    QList<QUrl> m_opened;
    const QUrl m_question = QUrl(QStringLiteral("https://id.example.org/authorize?state=x"));

    struct Fixture {
        FakeMailService service;
        std::unique_ptr<AccountWizard> wizard;

        explicit Fixture(const Discovery &found, bool configured = true)
        {
            service.signInOffers[imapHost] = {QStringLiteral("example"), QStringLiteral("Example"), configured};
            wizard = std::make_unique<AccountWizard>(
                service, std::make_unique<FakeDiscoverer>(found), DiscoveryOptions{}, nullptr);
            wizard->show();
            wizard->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(wizard.get()));
        }
        QPushButton *primary() const { return wizard->findChild<QPushButton *>(QStringLiteral("primary")); }
        QString onward() const { return primary()->text().remove(QLatin1Char('&')); }
        QString title() const { return wizard->findChild<QLabel *>(QStringLiteral("wizardTitle"))->text(); }
        QLineEdit *passwordHere() const
        {
            return wizard->findChild<QLineEdit *>(QStringLiteral("foundPassword"));
        }
        static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
        void enter(const char *password)
        {
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Anna"));
            press(Qt::Key_Tab);
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("anna@example.org"));
            press(Qt::Key_Tab);
            QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(password));
            press(Qt::Key_Return);
            QTRY_COMPARE(title(), QStringLiteral("IMAP or POP3?"));
        }
    };

private slots:
    void init()
    {
        guard().forget();
        m_language.emplace().use(QStringLiteral("en"));
        m_opened.clear();
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openUrl");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QVERIFY2(guard().worstMs() < GuardedApplication::allowedMs, qPrintable(guard().worst()));
    }

    void theWizardGoesThroughTheBrowserWithoutAPassword()
    {
        Fixture f(answer(SignIn::OAuth2));
        f.enter("");
        QTRY_COMPARE(f.onward(), QStringLiteral("Continue"));
        QVERIFY(wordsOf(f.wizard.get()).contains(QStringLiteral("you sign in at Example with your browser")));
        QVERIFY(!f.passwordHere()->isVisible());
        f.press(Qt::Key_Return);
        QCOMPARE(f.title(), QStringLiteral("Signing in"));
        QVERIFY(f.service.signInsAsked.isEmpty()); // no browser opens unasked
        QCOMPARE(f.onward(), QStringLiteral("Sign in with the browser"));
        f.press(Qt::Key_Return);
        QCOMPARE(f.service.signInsAsked, QStringList{QStringLiteral("example anna@example.org")});
        QVERIFY(!f.primary()->isEnabled());
        f.service.lastSignIn->open(m_question);
        QCOMPARE(m_opened, QList<QUrl>{m_question});
        QVERIFY(wordsOf(f.wizard.get()).contains(QStringLiteral("Waiting for the browser…")));
        QGuiApplication::clipboard()->clear();
        buttonIn(f.wizard.get(), "Copy the address")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), m_question.toString());

        f.service.lastSignIn->succeed(QStringLiteral("example"));
        QTRY_COMPARE(f.service.tested.size(), 1);
        QCOMPARE(f.title(), QStringLiteral("Trying it out"));
        QVERIFY(f.service.testedWith.first().grant);
        QTRY_VERIFY(f.primary()->isEnabled());
        f.press(Qt::Key_Return);
        QTRY_COMPARE(f.service.added.size(), 1);
        QVERIFY(f.service.added.first().grant == f.service.testedWith.first().grant);
        QVERIFY(f.service.added.first().password.isEmpty());
        QTRY_COMPARE(f.title(), QStringLiteral("The account is ready"));
    }

    void whatWasAllowedIsNotAskedForTwice()
    {
        Fixture f(answer(SignIn::OAuth2));
        f.enter("");
        QTRY_COMPARE(f.onward(), QStringLiteral("Continue"));
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Return);
        f.service.lastSignIn->succeed(QStringLiteral("example"));
        QTRY_COMPARE(f.service.tested.size(), 1);
        buttonIn(f.wizard.get(), "Back")->click();
        f.primary()->click();
        QTRY_COMPARE(f.service.tested.size(), 2);
        QCOMPARE(f.service.signInsAsked.size(), 1);
    }

    void aNoInTheBrowserIsSaidAndCanBeTriedAgain()
    {
        Fixture f(answer(SignIn::OAuth2));
        f.enter("");
        QTRY_COMPARE(f.onward(), QStringLiteral("Continue"));
        f.press(Qt::Key_Return);
        f.press(Qt::Key_Return);
        f.service.lastSignIn->fail(MailError(
            MailError::Kind::SignInRefused, QStringLiteral("Example"), QStringLiteral("She said no."),
            QStringLiteral("access_denied")));
        const auto words = wordsOf(f.wizard.get());
        QVERIFY2(
            words.contains(QStringLiteral("The sign-in at Example was declined in the browser.")),
            qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("She said no.")));
        QCOMPARE(QApplication::focusWidget(), f.primary());
        f.press(Qt::Key_Return);
        QCOMPARE(f.service.signInsAsked.size(), 2);
        buttonIn(f.wizard.get(), "Stop waiting")->click();
        QVERIFY(f.primary()->isEnabled());
        QTRY_VERIFY(!f.service.lastSignIn); // gone, and with it the waiting
        QVERIFY(f.service.tested.isEmpty());
    }

    void whereAPasswordIsWantedItIsAskedForBesideTheServers()
    {
        Fixture f(answer(SignIn::Password), false);
        f.enter("");
        QTRY_VERIFY(f.passwordHere()->isVisible());
        QVERIFY(!f.primary()->isEnabled());
        QTRY_COMPARE(QApplication::focusWidget(), f.passwordHere());
        QTest::keyClicks(f.passwordHere(), QStringLiteral("geheim"));
        QVERIFY(f.primary()->isEnabled());
        f.press(Qt::Key_Return);
        QTRY_COMPARE(f.service.tested.size(), 1);
        QCOMPARE(f.service.testedWith.first().password, QStringLiteral("geheim"));
        QVERIFY(!f.service.testedWith.first().grant);
    }

    void withoutAClientIdThatIsSaid()
    {
        Fixture f(answer(SignIn::OAuth2, true), false);
        f.enter("");
        QTRY_VERIFY(f.passwordHere()->isVisible());
        const auto words = wordsOf(f.wizard.get());
        QVERIFY2(words.contains(QStringLiteral("it has no client id for Example")), qPrintable(words));
        QVERIFY(!f.primary()->isEnabled());
    }

    void whoTypedAnAppPasswordIsNotSentToTheBrowser()
    {
        Fixture f(answer(SignIn::OAuth2, true));
        f.enter("abcd efgh");
        QTRY_VERIFY(f.primary()->isEnabled());
        QCOMPARE(f.onward(), QStringLiteral("Try it out"));
        f.press(Qt::Key_Return);
        QTRY_COMPARE(f.service.tested.size(), 1);
        QCOMPARE(f.service.testedWith.first().password, QStringLiteral("abcd efgh"));
        QVERIFY(f.service.signInsAsked.isEmpty());
    }

    void aSignInThatEndedIsDoneAgainFromTheStrip()
    {
        QTemporaryDir profile;
        FakeMailService service;
        const auto id = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(id, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        auto account = service.accounts().first();
        account.incoming = {imapHost, 993, Security::Tls, QStringLiteral("anna")};
        account.signIn = QStringLiteral("example");
        service.updateAccount(account, false);
        service.signInOffers[imapHost] = {QStringLiteral("example"), QStringLiteral("Example"), true};
        WindowHost host(
            guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
        auto &window = *host.window();
        window.resize(1200, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(service.idle());

        emit service.errorRaised(
            id,
            MailError(
                MailError::Kind::SignInExpired, QStringLiteral("Example"), QStringLiteral("Token revoked.")));
        QVERIFY(!window.findChild<PasswordDialog *>());
        QVERIFY(!window.findChild<SignInDialog *>()); // no browser opens unasked
        auto *strips = window.errorStrips();
        QTRY_COMPARE(strips->strips().size(), 1);
        QVERIFY2(
            wordsOf(strips).contains(QStringLiteral("Example wants you to sign in again in the browser.")),
            qPrintable(wordsOf(strips)));
        buttonIn(strips, "Sign in…")->click();
        auto *dialog = window.findChild<SignInDialog *>();
        QVERIFY(dialog);
        QCOMPARE(service.signInsAsked, QStringList{QStringLiteral("example anna@example.org")});
        service.lastSignIn->open(m_question);
        QCOMPARE(m_opened, QList<QUrl>{m_question});

        // Without a keyring it is said, and kept for this run.
        service.setPasswordFails = MailError(MailError::Kind::KeyringUnavailable, QStringLiteral("Anna"));
        service.lastSignIn->succeed(QStringLiteral("example"));
        QTRY_VERIFY(buttonIn(dialog, "Keep it until Duopost is closed"));
        service.setPasswordFails.reset();
        const auto before = service.synchronized;
        buttonIn(dialog, "Keep it until Duopost is closed")->click();
        QTRY_COMPARE(service.synchronized, before + 1);
        QCOMPARE(service.signInsKept.size(), 2);
        QVERIFY(service.signInsKept[1].second == KeepPassword::ForThisRun);
    }

public slots:
    void openUrl(const QUrl &url) { m_opened << url; }

private:
    std::optional<Language> m_language;
};

DUOPOST_UI_TEST_MAIN(TestSignIn)
#include "tst_sign_in.moc"
