// SPDX-License-Identifier: GPL-3.0-or-later
// The account wizard from the first key to the first message, by keyboard alone, on a real Dovecot.
#include "mailcore/Lab.h"
#include "tests/support/FakeDiscoverer.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/accounts/AccountWizard.h"
#include "ui/accounts/DeviceSetupView.h"
#include "ui/accounts/ProtocolCard.h"
#include "ui/words/Language.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

class TestAccountWizardLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;

    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    // What asking the lab's own domain would tell.
    Discovery found() const
    {
        Discovery result;
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            const auto account = m_lab->account(m_lab->users().first(), protocol);
            FoundServer server;
            server.service = protocol == Protocol::Imap ? Service::Imap : Service::Pop3;
            server.address = account.incoming;
            server.contact = FoundServer::Contact::Answered;
            result.servers << server;
            if (protocol == Protocol::Imap && account.outgoing) {
                server.service = Service::Submission;
                server.address = *account.outgoing;
                result.servers << server;
            }
        }
        return result;
    }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_lab->fill(
            m_lab->users().first(), QStringLiteral("INBOX"),
            {{.bytes = "From: a@example.org\r\nTo: anna@lab.example\r\nSubject: Willkommen\r\n"
                       "Date: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <1@example.org>\r\n\r\nHallo\r\n",
              .received = QDateTime::currentDateTimeUtc()}});
    }

    void fromTheFirstKeyToTheFirstMessage_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<QString>("language");
        for (const auto *language : {"en", "de"}) {
            QTest::addRow("IMAP, %s", language) << int(Protocol::Imap) << QString::fromLatin1(language);
            QTest::addRow("POP3, %s", language) << int(Protocol::Pop3) << QString::fromLatin1(language);
        }
    }
    void fromTheFirstKeyToTheFirstMessage()
    {
        QFETCH(int, protocol);
        QFETCH(QString, language);
        guard().forget();
        Language words;
        words.use(language);
        QTemporaryDir profile;
        const auto service = MailService::open(profile.path(), Perform::WhenAsked);
        const auto user = m_lab->users().first();
        AccountId added;
        {
            AccountWizard wizard(
                *service, std::make_unique<FakeDiscoverer>(found()),
                DiscoveryOptions{.extraCaFile = m_lab->certificateFile()}, nullptr);
            connect(&wizard, &AccountWizard::added, this, [&](AccountId id) { added = id; });
            wizard.show();
            wizard.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&wizard));
            const auto *primary = wizard.findChild<QPushButton *>(QStringLiteral("primary"));
            type(QStringLiteral("Anna"));
            press(Qt::Key_Tab);
            type(user.address);
            press(Qt::Key_Tab);
            type(user.password);
            press(Qt::Key_Return);
            auto *card = wizard.findChild<ProtocolCard *>();
            QTRY_VERIFY(!card->server().host.isEmpty() && primary->isEnabled());
            // To the cards, and with the arrow to the other one.
            auto *radio = card->choice();
            for (int i = 0; i < 40 && QApplication::focusWidget() != radio; ++i)
                press(Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), radio);
            if (Protocol(protocol) == Protocol::Pop3)
                press(Qt::Key_Right);
            press(Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(primary->isEnabled(), 30'000);
            press(Qt::Key_Return);
            // There is no keyring here: the password stays in memory.
            QPushButton *ask = nullptr;
            const auto offered = [&] {
                for (auto *button : wizard.findChildren<QPushButton *>()) {
                    if (button->isVisible() && button->objectName() == QLatin1String("thisRun"))
                        ask = button;
                }
                return ask || added;
            };
            QTRY_VERIFY_WITH_TIMEOUT(offered(), 30'000);
            if (ask) {
                for (int i = 0; i < 40 && QApplication::focusWidget() != ask; ++i)
                    press(Qt::Key_Tab);
                press(Qt::Key_Space);
            }
            QTRY_VERIFY_WITH_TIMEOUT(bool(added), 30'000);
            QVERIFY(wizard.findChild<DeviceSetupView *>()->text().contains(user.address));
            press(Qt::Key_Return);
            QTRY_VERIFY(!wizard.isVisible());
        }
        const auto account = service->accounts().first();
        QVERIFY(account.protocol == Protocol(protocol));
        QVERIFY(account.incoming.security == Security::Tls);
        QVERIFY(account.passwordFile.isEmpty());
        auto sync = service->synchronize(added, {.depth = SyncDepth::RecentBodies});
        QTRY_VERIFY_WITH_TIMEOUT(sync.isFinished(), 30'000);
        int total = 0;
        for (const auto &folder : sync.result().folders)
            total += folder.total;
        QCOMPARE(total, 1);
    }
};

DUOPOST_UI_TEST_MAIN(TestAccountWizardLive)
#include "tst_account_wizard_live.moc"
