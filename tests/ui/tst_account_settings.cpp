// SPDX-License-Identifier: GPL-3.0-or-later
// Changing, ordering and removing accounts; passwords and certificates that are asked for in the window.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/AccountSettings.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/accounts/ClientIdDialog.h"
#include "ui/accounts/ConnectionView.h"
#include "ui/accounts/IdentityView.h"
#include "ui/accounts/PasswordDialog.h"
#include "ui/accounts/SignInDialog.h"
#include "ui/folders/FolderMenu.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/reader/Strip.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace duopost;

namespace {

CertificateFactsPtr certificate(const QList<CertificateProblem> &problems)
{
    auto facts = std::make_shared<CertificateFacts>();
    facts->host = QStringLiteral("imap.example.org");
    facts->port = 993;
    CertificateLink own;
    own.subject = QStringLiteral("CN=imap.example.org");
    own.issuer = QStringLiteral("CN=Example CA");
    own.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    own.notAfter = QDateTime::currentDateTimeUtc().addDays(100);
    own.sha256 = QByteArray(32, '\x77');
    facts->chain = {own};
    facts->problems = problems;
    return facts;
}

} // namespace

class TestAccountSettings : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna, ben;
        std::unique_ptr<WindowHost> host;

        Fixture()
        {
            anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            ben = service.addFakeAccount(QStringLiteral("Ben"), Protocol::Pop3);
            for (const auto id : {anna, ben})
                service.addFolder(id, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
            auto account = service.accounts().first();
            account.incoming = {QStringLiteral("imap.example.org"), 993, Security::Tls, QStringLiteral("anna")};
            service.updateAccount(account, false);
            auto other = service.accounts().last();
            other.incoming = {QStringLiteral("pop.example.org"), 995, Security::Tls, QStringLiteral("ben")};
            service.updateAccount(other, false);
            service.updated.clear();
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().resize(1200, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(service.idle());
        }
        MainWindow &window() { return *host->window(); }
        template <class T> T *dialog() { return window().findChild<T *>(); }
        static QPushButton *button(QWidget *in, const char *text)
        {
            for (auto *one : in->findChildren<QPushButton *>()) {
                if (one->isVisible() && one->text().remove(QLatin1Char('&')) == QString::fromUtf8(text))
                    return one;
            }
            return nullptr;
        }
        AccountSettings *settings(AccountId id)
        {
            emit window().findChild<FolderMenu *>()->settingsRequested(id);
            return dialog<AccountSettings>();
        }
    };

private slots:
    void init() { guard().forget(); }

    void identitiesAreAddedAndKept()
    {
        Fixture f;
        auto *settings = f.settings(f.anna);
        settings->findChild<QListWidget *>(QStringLiteral("pages"))->setCurrentRow(1);
        auto *page = settings->findChild<IdentityView *>();
        QVERIFY(page);
        QVERIFY(!page->findChild<QCheckBox *>(QStringLiteral("fileSent"))); // IMAP needs no remedy
        QCOMPARE(page->list()->count(), 1);
        QVERIFY(page->identities().isEmpty()); // they say no more than the account
        Fixture::button(page, "Add")->click();
        QCOMPARE(page->list()->currentRow(), 1);
        QVERIFY(!Fixture::button(settings, "Save")->isEnabled()); // it has no address yet
        QTest::keyClicks(
            page->findChild<QLineEdit *>(QStringLiteral("identityAddress")),
            QStringLiteral("office@example.org"));
        QTest::keyClicks(
            page->findChild<QLineEdit *>(QStringLiteral("identityReplyTo")),
            QStringLiteral("answers@example.org"));
        auto *signature = page->findChild<QTextEdit *>(QStringLiteral("signature"));
        QTest::keyClicks(signature, QStringLiteral("Office"));
        Fixture::button(page, "Make it the first")->click();
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        const auto kept = f.service.updated.first().identities;
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.first().address, QStringLiteral("office@example.org"));
        QCOMPARE(kept.first().replyTo, QStringLiteral("answers@example.org"));
        QCOMPARE(kept.first().signature, QStringLiteral("Office"));
        QVERIFY(kept.first().signatureHtml.isEmpty());
        QVERIFY(!kept.first().id.isEmpty());
        QVERIFY(kept.last().id.isEmpty());
        QVERIFY(!f.service.updated.first().sentOn);
    }

    void pop3SaysWhereCopiesGoAndOffersTheRemedy()
    {
        Fixture f;
        auto *settings = f.settings(f.ben);
        settings->findChild<QListWidget *>(QStringLiteral("pages"))->setCurrentRow(1);
        auto *page = settings->findChild<IdentityView *>();
        auto *also = page->findChild<QCheckBox *>(QStringLiteral("fileSent"));
        QVERIFY(also && !also->isChecked());
        QVERIFY(!page->sentOn());
        also->setChecked(true);
        QVERIFY(page->sentOn());
        QCOMPARE(page->sentOn()->host, f.service.accounts().last().incoming.host);
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        QVERIFY(f.service.updated.first().sentOn);
    }

    void anAccountIsRenamedAndSwitchedOff()
    {
        Fixture f;
        auto *settings = f.settings(f.anna);
        QVERIFY(settings);
        auto *name = settings->findChild<QLineEdit *>(QStringLiteral("accountName"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Work"));
        settings->findChild<QCheckBox *>(QStringLiteral("accountEnabled"))->setChecked(false);
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        const auto &account = f.service.updated.first();
        QCOMPARE(account.name, QStringLiteral("Work"));
        QVERIFY(!account.enabled);
        QCOMPARE(account.incoming.host, QStringLiteral("imap.example.org"));
        QTRY_VERIFY(!f.dialog<AccountSettings>());
        QTRY_VERIFY(!f.service.watched.value(f.anna));
    }

    void whatIsKeptHereIsChosenForTheWholeAccount()
    {
        Fixture f;
        auto *settings = f.settings(f.anna);
        QVERIFY(settings->findChild<QLabel *>(QStringLiteral("mailFolder"))
                    ->text()
                    .contains(QStringLiteral("duopost")));
        QVERIFY(settings->findChild<QPushButton *>(QStringLiteral("openFolder")));
        const auto choose = [&](const char *box, const QString &text) {
            auto *combo = settings->findChild<QComboBox *>(QLatin1String(box));
            combo->setCurrentText(text);
            QCOMPARE(combo->currentText(), text);
        };
        choose("keepExtent", QStringLiteral("Headers and messages up to 256 KB"));
        choose("keepDays", QStringLiteral("Not older than 90 days"));
        choose("keepBytes", QStringLiteral("Up to 64 kB"));
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        QVERIFY((f.service.updated.first().keep == KeepOffline{KeepOffline::Extent::Text, 90, 65536}));
    }

    void anArchiveIsBegunAndEndedInTheSettings()
    {
        Fixture f;
        auto *settings = f.settings(f.anna);
        const QPointer<AccountSettings> gone(settings);
        auto *archive = settings->findChild<QCheckBox *>(QStringLiteral("keepArchive"));
        auto *extent = settings->findChild<QComboBox *>(QStringLiteral("keepExtent"));
        QVERIFY(!archive->isChecked());
        archive->click();
        QVERIFY(extent->isHidden() || !extent->isVisibleTo(settings)); // it needs everything
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        QVERIFY(f.service.updated.first().keepsArchive);
        QTRY_VERIFY(gone.isNull());
        auto *again = f.settings(f.anna);
        auto *on = again->findChild<QCheckBox *>(QStringLiteral("keepArchive"));
        QVERIFY(on->isChecked());
        QTRY_VERIFY(again->findChild<QLabel *>(QStringLiteral("archiveNumbers"))
                        ->text()
                        .contains(QStringLiteral("In the archive")));
        on->click();
        Fixture::button(again, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 2);
        QVERIFY(!f.service.updated.last().keepsArchive);
    }

    // What POP3 fetched may be the only copy: there is nothing to choose.
    void ofPop3EverythingIsKept()
    {
        Fixture f;
        auto *settings = f.settings(f.ben);
        QVERIFY(!settings->findChild<QComboBox *>(QStringLiteral("keepExtent")));
        Fixture::button(settings, "Save")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        QVERIFY(f.service.updated.first().keep == KeepOffline{KeepOffline::Extent::Recent});
    }

    void theOutgoingServerGetsAPasswordOfItsOwn()
    {
        Fixture f;
        auto account = f.service.accounts().first();
        account.outgoing
            = ServerAddress{QStringLiteral("smtp.example.com"), 465, Security::Tls, QStringLiteral("sender")};
        f.service.updateAccount(account, false);
        auto *settings = f.settings(f.anna);
        settings->findChild<QPushButton *>(QStringLiteral("ownPassword"))->click();
        auto *dialog = settings->findChild<PasswordDialog *>();
        QVERIFY(dialog);
        auto *password = dialog->findChild<QLineEdit *>(QStringLiteral("password"));
        QCOMPARE(password->accessibleName(), QStringLiteral("Password for sender on smtp.example.com:"));
        password->setFocus();
        QTest::keyClicks(password, QStringLiteral("zweites"));
        Fixture::button(dialog, "Save")->click();
        QTRY_COMPARE(f.service.outgoingPasswords.size(), 1);
        QCOMPARE(f.service.outgoingPasswords.first().first, QStringLiteral("zweites"));
        QVERIFY(f.service.passwords.isEmpty());
        account.outgoingSecretName = QStringLiteral("account/x");
        f.service.updateAccount(account, false);
        auto *same = settings->findChild<QPushButton *>(QStringLiteral("samePassword"));
        QTRY_VERIFY(!same->isHidden());
        same->click();
        QTRY_COMPARE(f.service.outgoingPasswords.size(), 2);
        QVERIFY(f.service.outgoingPasswords.last().first.isEmpty());
    }

    void anAccountWithAPasswordLearnsToSignIn()
    {
        Fixture f;
        const auto host = QStringLiteral("imap.example.org");
        f.service.signInOffers[host] = {QStringLiteral("google"), QStringLiteral("Google"), false};
        f.service.clients = {{.provider = QStringLiteral("google"), .name = QStringLiteral("Google")}};
        auto *settings = f.settings(f.anna);
        auto *signIn = settings->findChild<QPushButton *>(QStringLiteral("signIn"));
        QVERIFY(!signIn->isEnabled()); // nobody registered this Duopost there
        settings->findChild<QPushButton *>(QStringLiteral("clientIdButton"))->click();
        auto *registration = settings->findChild<ClientIdDialog *>();
        QVERIFY(registration);
        registration->findChild<QLineEdit *>(QStringLiteral("clientId"))->setText(QStringLiteral(" own-id "));
        Fixture::button(registration, "Save")->click();
        QTRY_COMPARE(f.service.clientsSaved.size(), 1);
        QCOMPARE(f.service.clientsSaved.first().clientId, QStringLiteral("own-id"));
        QTRY_VERIFY(signIn->isEnabled());
        signIn->click();
        QTRY_COMPARE(f.service.signInsAsked, QStringList{QStringLiteral("google anna@example.org")});
        QVERIFY(settings->findChild<SignInDialog *>());
        f.service.lastSignIn->succeed(QStringLiteral("google"));
        QTRY_COMPARE(f.service.signInsKept.size(), 1);
    }

    void lessEncryptionIsAQuestionWhoseDefaultIsNo()
    {
        Fixture f;
        auto *settings = f.settings(f.anna);
        auto *security = settings->findChild<QComboBox *>(QStringLiteral("security"));
        security->setCurrentIndex(1);
        emit security->activated(1);
        Fixture::button(settings, "Save")->click();
        auto *question = f.dialog<QMessageBox>();
        QVERIFY(question);
        QCOMPARE(question->defaultButton()->text(), QStringLiteral("Leave it as it was"));
        QVERIFY(f.service.updated.isEmpty());
        Fixture::button(question, "Use less encryption")->click();
        QTRY_COMPARE(f.service.updated.size(), 1);
        QVERIFY(f.service.updated.first().incoming.security == Security::StartTls);
        QCOMPARE(f.service.updated.first().incoming.port, 143);
    }

    void removingAsksWhatBecomesOfTheMailAndDefaultsToNothing()
    {
        Fixture f;
        auto *settings = f.settings(f.ben);
        Fixture::button(settings, "Remove account…")->click();
        QTRY_VERIFY(f.dialog<QMessageBox>());
        auto *question = f.dialog<QMessageBox>();
        QCOMPARE(question->defaultButton()->text(), QStringLiteral("Cancel"));
        QVERIFY(!question->informativeText().contains(QLatin1String("outbox")));
        QVERIFY(question->informativeText().contains(QLatin1String("only copy")));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!f.dialog<QMessageBox>());
        QVERIFY(f.service.removed.isEmpty());
        OutboxItem unsent;
        unsent.state = OutboxState::MaybeSent;
        f.service.written.setOutbox(f.ben, {unsent});
        Fixture::button(settings, "Remove account…")->click();
        QTRY_VERIFY(f.dialog<QMessageBox>());
        QVERIFY(f.dialog<QMessageBox>()->informativeText().contains(QLatin1String("outbox")));
        Fixture::button(f.dialog<QMessageBox>(), "Remove the account, keep the files")->click();
        QTRY_COMPARE(f.service.removed.size(), 1);
        QVERIFY(f.service.removed.first().second == LocalMail::Keep);
    }

    // CASES I35: a wrong password asks once.
    void i35AWrongPasswordIsAskedForOnce()
    {
        Fixture f;
        const MailError wrong(
            MailError::Kind::WrongPassword, QStringLiteral("imap.example.org"), QStringLiteral("NO go away"));
        emit f.service.errorRaised(f.anna, wrong);
        emit f.service.errorRaised(f.anna, wrong);
        QCOMPARE(f.window().findChildren<PasswordDialog *>().size(), 1);
        auto *dialog = f.dialog<PasswordDialog>();
        bool serverSaid = false;
        for (const auto *label : dialog->findChildren<QLabel *>())
            serverSaid |= label->text().contains(QLatin1String("go away"));
        QVERIFY(serverSaid);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        const int before = f.service.synchronized;
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("richtig"));
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(f.service.passwords.size(), 1);
        QCOMPARE(f.service.passwords.first().first, QStringLiteral("richtig"));
        QTRY_COMPARE(f.service.synchronized, before + 1);
    }

    void whoSaysNotNowFindsAStripThatAsksAgain()
    {
        Fixture f;
        emit f.service.errorRaised(
            f.anna, MailError(MailError::Kind::WrongPassword, QStringLiteral("imap.example.org")));
        Fixture::button(f.dialog<PasswordDialog>(), "Not now")->click();
        QTRY_COMPARE(f.window().errorStrips()->strips().size(), 1);
        QTRY_VERIFY(!f.dialog<PasswordDialog>());
        Fixture::button(f.window().errorStrips(), "Try again")->click();
        QTRY_VERIFY(f.dialog<PasswordDialog>());
    }

    // CASES T9
    void t9WithoutAKeyringThePasswordIsKeptForThisRun()
    {
        Fixture f;
        emit f.service.errorRaised(f.anna, MailError(MailError::Kind::NoPassword, QStringLiteral("Anna")));
        auto *dialog = f.dialog<PasswordDialog>();
        QVERIFY(dialog);
        auto *keyring = dialog->findChild<QCheckBox *>();
        QVERIFY(!keyring->isChecked());
        keyring->setChecked(true);
        f.service.setPasswordFails = MailError(MailError::Kind::KeyringUnavailable, QStringLiteral("Anna"));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("geheim"));
        Fixture::button(dialog, "Log in")->click();
        QTRY_VERIFY(!keyring->isChecked());
        QVERIFY(dialog->isVisible());
        f.service.setPasswordFails.reset();
        QTRY_VERIFY(Fixture::button(dialog, "Log in")->isEnabled());
        Fixture::button(dialog, "Log in")->click();
        QTRY_COMPARE(f.service.passwords.size(), 2);
        QVERIFY(f.service.passwords.last().second == KeepPassword::ForThisRun);
    }

    // CASES T2
    void t2ABadCertificateIsShownOnRequestAndRefusedByDefault()
    {
        Fixture f;
        const auto bad = certificate({CertificateProblem::Expired});
        emit f.service.errorRaised(f.anna, MailError(MailError::Kind::CertificateExpired, bad->host).with(bad));
        auto *look = Fixture::button(f.window().errorStrips(), "Look at the certificate…");
        QVERIFY(look);
        look->click();
        auto *dialog = f.dialog<CertificateDialog>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!f.dialog<CertificateDialog>());
        QVERIFY(f.service.exceptions.isEmpty());
    }

    void theConnectionIsShownWithItsCertificateAndExceptionsCanBeRevoked()
    {
        Fixture f;
        ConnectionFacts facts;
        facts.host = QStringLiteral("imap.example.org");
        facts.port = 993;
        facts.encrypted = true;
        facts.protocol = QStringLiteral("TLS 1.3");
        facts.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
        facts.keyBits = 256;
        facts.certificate = certificate({});
        facts.connectedAt = facts.certificateSince = QDateTime::currentDateTimeUtc();
        f.service.connectionFacts = {facts};
        f.service.exceptions = {CertificateException{
            .host = QStringLiteral("imap.example.org"), .port = 993, .sha256 = QByteArray(32, '\x77')}};
        ConnectionView view(f.service, f.anna, nullptr);
        view.show();
        QStringList texts;
        for (const auto *label : view.findChildren<QLabel *>())
            texts << label->text();
        const auto text = texts.join(QLatin1Char('\n'));
        QVERIFY(
            text.contains(QLatin1String("TLS 1.3")) && text.contains(QLatin1String("TLS_AES_256_GCM_SHA384")));
        QVERIFY(text.contains(QLatin1String("CN=imap.example.org")));
        auto *list = view.findChild<QTreeWidget *>();
        QCOMPARE(list->topLevelItemCount(), 1);
        list->setCurrentItem(list->topLevelItem(0));
        Fixture::button(&view, "Do not accept any more")->click();
        QTRY_VERIFY(f.service.exceptions.isEmpty());
        QTRY_VERIFY(!list->isVisible());
    }

    void accountsAreOrderedByDraggingAndByTheMenu()
    {
        Fixture f;
        const auto names = [&] {
            QStringList result;
            for (const auto &account : f.service.accounts())
                result << account.name;
            return result;
        };
        emit f.window().findChild<FolderMenu *>()->moveRequested(f.ben, -1);
        QTRY_COMPARE(names(), (QStringList{QStringLiteral("Ben"), QStringLiteral("Anna")}));
        auto *tree = f.window().folderTree();
        QTRY_COMPARE(tree->model()->index(1, 0).data().toString(), QStringLiteral("Ben"));
        QMimeData mime;
        mime.setData(QStringLiteral("application/x-duopost-account"), QByteArray::number(f.anna.value));
        const auto where = tree->visualRect(tree->model()->index(1, 0)).center();
        QDragEnterEvent enter(where, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree->viewport(), &enter);
        QDropEvent drop(where, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree->viewport(), &drop);
        QTRY_COMPARE(names(), (QStringList{QStringLiteral("Anna"), QStringLiteral("Ben")}));
    }
};

DUOPOST_UI_TEST_MAIN(TestAccountSettings)
#include "tst_account_settings.moc"
