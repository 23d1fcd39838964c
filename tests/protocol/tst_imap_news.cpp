// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for the server to speak, and noticing that it does not any more.
#include "tests/support/ImapScripts.h"

#include <QElapsedTimer>
#include <QtTest>
#include <thread>

using namespace duopost;
using namespace duopost::test;

namespace {

const QByteArray select3
    = "C: <tag> SELECT \"INBOX\"*\nS: * 3 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT 20] x\n"
      "S: <tag> OK\n";
const QByteArray done = "C: DONE\n";

RemoteFolder watched()
{
    auto folder = inbox;
    folder.status = FolderStatus{.uidValidity = 7, .uidNext = 20, .messages = 3};
    return folder;
}

} // namespace

class TestImapNews : public QObject {
    Q_OBJECT
private slots:
    void idleTellsWhatHappens_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<bool>("isNews");
        QTest::newRow("arrival") << QByteArray("S: * 4 EXISTS\n") << true;
        QTest::newRow("expunge") << QByteArray("S: * 2 EXPUNGE\n") << true;
        QTest::newRow("vanished") << QByteArray("S: * VANISHED 5\n") << true;
        QTest::newRow("marks") << QByteArray("S: * 2 FETCH (FLAGS (\\Seen))\n") << true;
        QTest::newRow("still here") << QByteArray("S: * OK Still here\nS: * 0 RECENT\nS: * 3 EXISTS\n")
                                    << false;
    }
    void idleTellsWhatHappens()
    {
        QFETCH(QByteArray, told);
        QFETCH(bool, isNews);
        ScriptedServer server(
            after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\n" + told + done + "S: d3 OK done\n");
        const auto session = open(server);
        const auto news = session->waitForNews({watched()}, isNews ? 10'000 : 200);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(news.folders.contains("INBOX"), isNews);
        QVERIFY(!news.folderList);
    }

    void whatCameBeforeWaitingIsNewsAtOnce()
    {
        ScriptedServer server(after("IDLE") + QByteArray(select3).replace("* 3 EXISTS", "* 4 EXISTS"));
        const auto session = open(server);
        QVERIFY(session->waitForNews({watched()}, 60'000).folders.contains("INBOX"));
        QCOMPARE(server.failure(), QString());
    }

    // Told in passing while something else was asked.
    void whatIsToldDuringAnotherCommandIsNotLost()
    {
        ScriptedServer server(
            after("IDLE") + select3
            + "C: <tag> UID STORE 5 *\nS: * 4 EXISTS\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n");
        const auto session = open(server);
        session->perform(Star{}, targetsOf({5}));
        QVERIFY(session->waitForNews({watched()}, 60'000).folders.contains("INBOX"));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I36: renewed in time, and it goes on waiting.
    void i36IdleIsRenewed()
    {
        ScriptedServer server(
            after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\n" + done
            + "S: d3 OK done\nC: d4 IDLE\nS: + idling\nS: * 4 EXISTS\n" + done + "S: d4 OK done\n");
        ImapOptions options;
        options.renewIdleMs = 100;
        const auto session = open(server, options);
        QVERIFY(session->waitForNews({watched()}, 10'000).folders.contains("INBOX"));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I36: the other end is gone without a word (NAT, sleep): noticed at the next renewal.
    void i36ASilentServerIsALostConnection()
    {
        ScriptedServer server(after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\n" + done + "HANG\n");
        ImapOptions options;
        options.renewIdleMs = 100;
        options.checkMs = 200;
        const auto session = open(server, options);
        QElapsedTimer timer;
        timer.start();
        const auto error = errorOf([&] { session->waitForNews({watched()}, 60'000); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionLost);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void i36ACheckHasAShortDeadline()
    {
        ScriptedServer server(after("") + "C: <tag> NOOP\nHANG\n");
        ImapOptions options;
        options.checkMs = 150;
        const auto session = open(server, options);
        const auto error = errorOf([&] { session->check(); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionLost);
    }

    void aServerThatHangsUpWhileWaitingIsSaidSo()
    {
        ScriptedServer server(after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\nS: * BYE autologout\nDROP\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->waitForNews({watched()}, 60'000); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionLost);
        QVERIFY(error->serverText().contains(QLatin1String("autologout")));
    }

    void waitingEndsAtOnceWhenAsked()
    {
        ScriptedServer server(after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\nHANG\n");
        const auto session = open(server);
        std::stop_source stop;
        session->setStopToken(stop.get_token());
        QElapsedTimer timer;
        timer.start();
        std::jthread stopper([&] {
            while (!server.clientLines().contains("d3 IDLE"))
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto error = errorOf([&] { session->waitForNews({watched()}, 60'000); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::Cancelled);
        QVERIFY(timer.elapsed() < 5000);
    }

    void whereIdleIsRefusedTheServerIsAsked()
    {
        ScriptedServer server(
            after("IDLE") + select3 + "C: d3 IDLE\nS: d3 BAD no\nC: d4 NOOP\nS: * 4 EXISTS\nS: d4 OK\n");
        const auto session = open(server);
        QVERIFY(session->waitForNews({watched()}, 200).folders.contains("INBOX"));
        QCOMPARE(server.failure(), QString());
    }

    // Courier tells nothing unless the folder is opened again (Mailspring-Sync).
    void aServerThatHidesNewsIsAskedByOpeningAgain()
    {
        auto script = after("IDLE") + select3 + "C: d3 NOOP\nS: d3 OK\n"
            + QByteArray(select3).replace("* 3 EXISTS", "* 4 EXISTS");
        ScriptedServer server(script.replace("* OK ready", "* OK Courier-IMAP ready."));
        const auto session = open(server);
        QVERIFY(session->waitForNews({watched()}, 100).folders.contains("INBOX"));
        QCOMPARE(server.failure(), QString());
    }

    void notifyTellsOfEveryFolder()
    {
        ScriptedServer server(
            after("IDLE NOTIFY") + "C: d2 NOTIFY SET (selected-delayed *) (personal *)\nS: d2 OK\n" + select3
            + "C: d4 IDLE\nS: + idling\nS: * STATUS \"K&APY-ln\" (MESSAGES 3 UIDNEXT 4 UIDVALIDITY 9)\n"
              "S: * LIST () \"/\" Neu\n"
            + done + "S: d4 OK done\n");
        const auto session = open(server);
        QVERIFY(session->tells() == Tells::EveryFolder);
        const auto news = session->waitForNews({watched()}, 10'000);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(news.folders, QSet<QByteArray>{"K&APY-ln"});
        QVERIFY(news.folderList);
    }

    void aRefusedNotifyLeavesIdle()
    {
        ScriptedServer server(
            after("IDLE NOTIFY") + "C: d2 NOTIFY *\nS: d2 NO [BADEVENT (x)] no\n" + select3
            + "C: d4 IDLE\nS: + idling\nS: * 4 EXISTS\n" + done + "S: d4 OK done\n");
        const auto session = open(server);
        QVERIFY(session->waitForNews({watched()}, 10'000).folders.contains("INBOX"));
        QVERIFY(session->tells() == Tells::FirstFolder);
        QCOMPARE(server.failure(), QString());
    }

    // CASES I41: ten thousand responses are one piece of news.
    void i41AFloodIsOnePieceOfNews()
    {
        QByteArray flood;
        for (int i = 0; i < 10'000; ++i)
            flood += "* 2 FETCH (FLAGS (\\\\Seen))\\r\\n";
        ScriptedServer server(
            after("IDLE") + select3 + "C: d3 IDLE\nS: + idling\nS! " + flood + "\n" + done + "S: d3 OK done\n");
        const auto session = open(server);
        QCOMPARE(session->waitForNews({watched()}, 10'000).folders.size(), 1);
        QCOMPARE(server.failure(), QString());
    }
};

QTEST_GUILESS_MAIN(TestImapNews)
#include "tst_imap_news.moc"
