// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on the real service and a real Dovecot: what a person does, without the GUI thread ever
// waiting, touching a socket or a database.
#include "mailcore/Lab.h"
#include "mailcore/MailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "tests/support/GuiThreadTaboo.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace duopost;

namespace {

constexpr int messageCount = 6000;

QList<LabMessage> messages()
{
    QList<LabMessage> result;
    for (int i = 0; i < messageCount; ++i) {
        const auto date = QDateTime::currentDateTimeUtc().addSecs(60LL * (i - messageCount));
        result << LabMessage{
            .bytes = "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nSubject: Nummer " + QByteArray::number(i)
                + "\r\nDate: " + date.toString(Qt::RFC2822Date).toLatin1() + "\r\nMessage-ID: <"
                + QByteArray::number(i) + "@example.org>\r\n\r\nDer Text von Nummer " + QByteArray::number(i)
                + ".\r\n",
            .received = date};
    }
    return result;
}

} // namespace

class TestWindowLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    QTemporaryDir m_profile;
    std::unique_ptr<MailService> m_service;
    std::unique_ptr<WindowHost> m_host;
    Account m_imap;

    MainWindow &window() { return *m_host->window(); }
    MessageListModel &list() { return *window().messages(); }
    QString readerText()
    {
        QString text;
        for (const auto *view : window().reader()->findChildren<QTextBrowser *>())
            text += view->toPlainText();
        return text;
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
        const auto user = m_lab->users().first();
        m_lab->fill(user, QStringLiteral("INBOX"), messages());
        m_service = MailService::open(m_profile.path(), Perform::AtOnce);
        auto adding = m_service->addAccount({m_lab->account(user, Protocol::Imap), {}});
        QTRY_VERIFY(adding.isFinished());
        m_imap = adding.result();
        m_host = std::make_unique<WindowHost>(
            guard(), *m_service, m_profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }

    void init()
    {
        guard().forget();
        GuiThreadTaboo::begin();
    }

    void cleanup()
    {
        GuiThreadTaboo::end();
        QVERIFY_GUI_NEVER_BLOCKED();
        QCOMPARE(GuiThreadTaboo::sockets.load(), 0);
        QCOMPARE(GuiThreadTaboo::databases.load(), 0);
    }

    void cleanupTestCase()
    {
        m_host.reset();
        m_service.reset();
    }

    void allMessagesArriveWhileTheWindowStaysFree()
    {
        window().getMail();
        QTRY_VERIFY_WITH_TIMEOUT(list().rowCount() > 0, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(list().rowCount(), messageCount, 60'000);
        QVERIFY(GuiThreadTaboo::databasesElsewhere > 0);
        QVERIFY(window().errorStrips()->strips().isEmpty());
    }

    void anyPlaceOfTheListShowsItsRows()
    {
        for (const int row : {5999, 3000, 17, 4711, 0}) {
            window().listPane()->list()->scrollTo(list().index(row, 0));
            QTRY_VERIFY_WITH_TIMEOUT(list().rowAt(row) != nullptr, 10'000);
            QCOMPARE(list().rowAt(row)->subject, QStringLiteral("Nummer %1").arg(messageCount - 1 - row));
        }
    }

    void aMessageOpensAndIsMarkedReadOnTheServer()
    {
        QTRY_VERIFY(list().rowAt(2) != nullptr);
        const auto id = list().idAt(2);
        QVERIFY(!list().rowAt(2)->flags.testFlag(MessageFlag::Seen));
        window().listPane()->list()->selectMessage(list().spineAt(2));
        QTRY_VERIFY_WITH_TIMEOUT(
            readerText().contains(QStringLiteral("Der Text von Nummer %1.").arg(messageCount - 3)), 20'000);
        QTRY_VERIFY(list().cachedRow(id)->flags.testFlag(MessageFlag::Seen));
        // On its way first, then on the server, by itself.
        QTRY_VERIFY_WITH_TIMEOUT(list().cachedRow(id)->where == Where::ServerAndHere, 20'000);
    }

    void aServerThatIsGoneIsSaidInWordsAndTheMailStays()
    {
        m_lab->stop();
        window().getMail();
        QTRY_VERIFY_WITH_TIMEOUT(!window().errorStrips()->strips().isEmpty(), 20'000);
        QCOMPARE(list().rowCount(), messageCount);
    }
};

DUOPOST_UI_TEST_MAIN(TestWindowLive)
#include "tst_window_live.moc"
