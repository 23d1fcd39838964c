// SPDX-License-Identifier: GPL-3.0-or-later
// What stays on a POP3 server and what is removed, through the whole program, against a server that misbehaves.
#include "tests/support/Pop3Client.h"

#include <QtTest>
#include <csignal>
#include <sys/resource.h>

using namespace duopost;

namespace {

constexpr LeaveRule always{};
constexpr LeaveRule never{LeaveRule::Kind::Never, 0};
constexpr LeaveRule untilDeleted{LeaveRule::Kind::UntilDeleted, 0};
constexpr LeaveRule tenDays{LeaveRule::Kind::Days, 10};
constexpr qint64 dayMs = 86'400'000;

QSet<QByteArray> bodiesHere(Pop3Client &client)
{
    QSet<QByteArray> result;
    for (const auto &row : client.rows()) {
        if (row.bodyHere)
            result.insert(client.body(row));
    }
    return result;
}

QSet<QByteArray> bodiesOf(const QList<FakePop3::Message> &messages)
{
    QSet<QByteArray> result;
    for (const auto &message : messages)
        result.insert(message.raw);
    return result;
}

void makeOlder(SQLite::Database &db, int days)
{
    db.exec("UPDATE maildrop SET first_seen = first_seen - " + std::to_string(days * dayMs));
}

} // namespace

class TestPop3Leave : public QObject {
    Q_OBJECT
private slots:
    void alwaysKeepsEverythingOnTheServer()
    {
        FakePop3 server(pop3Messages(5));
        Pop3Client client(server, always);
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies}).arrived, 5);
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.messages().size(), 5);
        QCOMPARE(server.count("DELE"), 0);
        QCOMPARE(server.count("TOP"), 0); // whole messages bring their headers along
        QCOMPARE(server.count("RETR"), 5);
    }

    void neverRemovesWhatIsCommittedHere()
    {
        const auto messages = pop3Messages(5);
        FakePop3 server(messages);
        Pop3Client client(server, never);
        const auto report = client.syncInbox(); // headers asked for: the rule brings the bodies all the same
        QCOMPARE(report.arrived, 5);
        QCOMPARE(report.removed, 5);
        QVERIFY(server.messages().isEmpty());
        QCOMPARE(bodiesHere(client), bodiesOf(messages));
        for (const auto &row : client.rows())
            QVERIFY(row.where == Where::OnlyHere);
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(client.rows().size(), 5);
        bool proved = false;
        for (const auto &entry : client.client.wait(client.client.service->whatSyncs(client.account.id))) {
            for (const auto &evidence : entry.evidence)
                proved |= entry.operation == Operation::DeleteForGood && entry.verdict == Verdict::Proved
                    && evidence.reason == Reason::QuitAnsweredOk
                    && evidence.arguments.first() == QLatin1String("5");
        }
        QVERIFY(proved);
    }

    void p1NothingIsRemovedBeforeEverythingIsHere()
    {
        FakePop3 server(pop3Messages(8));
        Pop3Client client(server, never);
        client.sync();
        const auto commands = server.commands();
        int lastRetrieval = -1, firstDeletion = -1;
        for (int i = 0; i < commands.size(); ++i) {
            if (commands[i].startsWith("RETR"))
                lastRetrieval = i;
            if (commands[i].startsWith("DELE") && firstDeletion < 0)
                firstDeletion = i;
        }
        QVERIFY(lastRetrieval >= 0 && firstDeletion > lastRetrieval);
        QCOMPARE(commands.last(), QByteArray("QUIT"));
    }

    // Cut at every single command: nothing is lost on the way, and the end is the same as without a fault.
    void p1InterruptedAtEveryCommandLosesNothing()
    {
        const auto messages = pop3Messages(4);
        int commands = 0;
        {
            FakePop3 server(messages);
            Pop3Client client(server, never);
            client.sync();
            commands = static_cast<int>(server.commands().size());
        }
        QVERIFY(commands > 12);
        for (int k = 0; k < commands; ++k) {
            FakePop3 server(messages);
            server.behave([k](auto &how) { how.dropAtCommand = k; });
            Pop3Client client(server, never);
            const auto error = client.failingSync();
            client.restart();
            QVERIFY2(error || k == commands - 1, qPrintable(QStringLiteral("command %1").arg(k)));
            auto safe = bodiesOf(server.messages());
            if (!client.client.folder(client.account.id, QStringLiteral("INBOX")).id.value)
                QCOMPARE(server.messages().size(), 4);
            else
                safe += bodiesHere(client);
            QCOMPARE(safe, bodiesOf(messages));
            client.sync();
            QVERIFY2(server.messages().isEmpty(), qPrintable(QStringLiteral("command %1").arg(k)));
            QCOMPARE(client.rows().size(), 4);
            QCOMPARE(bodiesHere(client), bodiesOf(messages));
        }
    }

    void p1ABodyThatDoesNotReadBackIsNotRemoved()
    {
        FakePop3 server(pop3Messages(3));
        Pop3Client client(server, tenDays);
        QCOMPARE(client.syncInbox().removed, 0);
        const auto damaged = client.rows().first();
        client.meanwhile([&](SQLite::Database &db) {
            makeOlder(db, 11);
            db.exec(
                "UPDATE bodies SET raw = CAST('not what came' AS BLOB) WHERE message = "
                + std::to_string(damaged.id.value));
        });
        QCOMPARE(client.syncInbox().removed, 2);
        QCOMPARE(server.messages().size(), 1);
        // It heals: fetched anew, compared, removed.
        QCOMPARE(client.syncInbox().removed, 1);
        QCOMPARE(bodiesHere(client), bodiesOf(pop3Messages(3)));
    }

    void p2LostQuitIsNotReimported()
    {
        FakePop3 server(pop3Messages(4));
        server.behave([](auto &how) { how.quit = FakePop3::Quit::LostAfterwards; });
        Pop3Client client(server, never);
        const auto error = client.failingSync();
        QVERIFY(error && error->kind() == MailError::Kind::ConnectionLost);
        QCOMPARE(client.rows().size(), 4);
        QVERIFY(client.rows().first().where == Where::ServerAndHere); // nobody has confirmed it
        server.behave([](auto &how) { how.quit = FakePop3::Quit::Ok; });
        server.forgetCommands();
        client.restart();
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.count("RETR"), 0);
        QCOMPARE(client.rows().size(), 4);
        QVERIFY(client.rows().first().where == Where::OnlyHere);
    }

    void p2LostQuitIsRetried_data()
    {
        QTest::addColumn<int>("quit");
        QTest::newRow("lost before") << int(FakePop3::Quit::LostBefore);
        QTest::newRow("refused") << int(FakePop3::Quit::Refused);
        QTest::newRow("refused, half done") << int(FakePop3::Quit::RefusedHalfDone);
    }
    void p2LostQuitIsRetried()
    {
        QFETCH(int, quit);
        FakePop3 server(pop3Messages(4));
        server.behave([quit](auto &how) { how.quit = FakePop3::Quit(quit); });
        Pop3Client client(server, never);
        QVERIFY(client.failingSync());
        const auto left = server.messages().size();
        QVERIFY(left >= 2);
        server.behave([](auto &how) { how.quit = FakePop3::Quit::Ok; });
        server.forgetCommands();
        client.restart();
        const auto report = client.syncInbox();
        QCOMPARE(report.arrived, 0);
        QCOMPARE(report.removed, static_cast<int>(left));
        QCOMPARE(server.count("RETR"), 0);
        QVERIFY(server.messages().isEmpty());
        QCOMPARE(client.rows().size(), 4);
    }

    void aRefusedDeletionIsNotTakenForDone()
    {
        FakePop3 server(pop3Messages(3));
        server.behave([](auto &how) { how.refused = {"DELE 2"}; });
        Pop3Client client(server, never);
        QCOMPARE(client.syncInbox().removed, 2);
        QCOMPARE(server.messages().size(), 1);
        server.behave([](auto &how) { how.refused = {}; });
        QCOMPARE(client.syncInbox().removed, 1);
        QVERIFY(server.messages().isEmpty());
    }

    void p3DiskFullRemovesNothingAndDoesNotTryForEver()
    {
        FakePop3 server(pop3Messages(15, 400'000));
        Pop3Client client(server, never);
        signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        auto full = before;
        full.rlim_cur = 2'000'000; // what is written beyond this fails, as on a full disk
        setrlimit(RLIMIT_FSIZE, &full);
        const auto error = client.failingSync();
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(error);
        QVERIFY2(
            error->kind() == MailError::Kind::StoreFull || error->kind() == MailError::Kind::StoreFailed,
            error->what());
        QCOMPARE(server.count("DELE"), 0);
        QCOMPARE(server.messages().size(), 15);
        QVERIFY(server.count("RETR") <= 15);
        QCOMPARE(server.count("PASS"), 1);
        client.restart();
        QCOMPARE(client.syncInbox().removed, 15);
        QCOMPARE(bodiesHere(client), bodiesOf(pop3Messages(15, 400'000)));
    }

    void p13OnlyMessagesSeenLongAgoAreRemoved()
    {
        FakePop3 server(pop3Messages(3));
        Pop3Client client(server, tenDays);
        QCOMPARE(client.syncInbox().removed, 0);
        const auto due = client.rows().first().removalDue;
        const auto expected = QDateTime::currentDateTimeUtc().addDays(10);
        QVERIFY(qAbs(due.secsTo(expected)) < 60);
        client.meanwhile([](SQLite::Database &db) { makeOlder(db, 11); });
        server.add(pop3Message(4));
        const auto report = client.syncInbox();
        QCOMPARE(report.arrived, 1);
        QCOMPARE(report.removed, 3);
        QCOMPARE(server.messages().size(), 1);
        QCOMPARE(client.rows().size(), 4);
        int dated = 0;
        for (const auto &row : client.rows())
            dated += row.removalDue.isValid();
        QCOMPARE(dated, 1);
    }

    void p13AClockThatJumpedRemovesNothing_data()
    {
        QTest::addColumn<int>("trustedDaysAgo");
        QTest::newRow("it leapt ahead") << 40;
        QTest::newRow("it went back") << -5;
    }
    void p13AClockThatJumpedRemovesNothing()
    {
        QFETCH(int, trustedDaysAgo);
        FakePop3 server(pop3Messages(3));
        Pop3Client client(server, tenDays);
        client.sync();
        client.meanwhile([&](SQLite::Database &db) {
            makeOlder(db, 11);
            const auto trusted = QDateTime::currentMSecsSinceEpoch() - trustedDaysAgo * dayMs;
            db.exec("UPDATE facts SET value='" + std::to_string(trusted) + "' WHERE key='pop3.clock.trusted'");
        });
        server.add(pop3Message(4));
        QCOMPARE(client.syncInbox().removed, 0);
        QCOMPARE(client.syncInbox().removed, 0);
        QVERIFY(client.asked.isEmpty());
        // A day of steady time later it is believed; what was seen meanwhile is counted from then.
        client.meanwhile([&](SQLite::Database &db) {
            db.exec("UPDATE facts SET value=value-90000000 WHERE key LIKE 'pop3.clock.suspect%'");
        });
        QCOMPARE(client.syncInbox().removed, 3);
        QCOMPARE(server.messages().size(), 1);
        client.meanwhile([](SQLite::Database &db) { makeOlder(db, 11); });
        QCOMPARE(client.syncInbox().removed, 1);
    }

    void p14ReorderedNumbersRemoveTheRightMessage()
    {
        auto messages = pop3Messages(6);
        FakePop3 server(messages);
        Pop3Client client(server, untilDeleted);
        client.sync();
        for (const auto &row : client.rows()) {
            if (row.subject == QLatin1String("Nachricht 2"))
                client.deleteHere(row);
        }
        std::reverse(messages.begin(), messages.end());
        server.setMessages(messages);
        QCOMPARE(client.syncInbox().removed, 1);
        QCOMPARE(server.messages().size(), 5);
        for (const auto &message : server.messages())
            QVERIFY(message.uniqueId != "uid-2");
        QCOMPARE(client.rows().size(), 5);
    }

    void whatTurnsUpAgainIsNotFetchedTwiceAndStays()
    {
        const auto messages = pop3Messages(3);
        FakePop3 server(messages);
        Pop3Client client(server, never);
        QCOMPARE(client.syncInbox().removed, 3);
        server.setMessages({messages[1]}); // put back, by whomever
        server.forgetCommands();
        const auto report = client.syncInbox();
        QCOMPARE(report.arrived, 0);
        QCOMPARE(report.removed, 0);
        QCOMPARE(server.messages().size(), 1);
        QCOMPARE(client.rows().size(), 3);
    }

    void aUniqueIdThatCameToAnotherMessageRemovesNothing_data()
    {
        QTest::addColumn<bool>("deletedHere");
        QTest::newRow("kept here") << false;
        QTest::newRow("deleted here") << true;
    }
    void aUniqueIdThatCameToAnotherMessageRemovesNothing()
    {
        QFETCH(bool, deletedHere);
        FakePop3 server(pop3Messages(3));
        Pop3Client client(server, deletedHere ? untilDeleted : tenDays);
        client.sync();
        auto messages = server.messages();
        messages[1].raw = pop3Message(77, 900).raw; // under "uid-2"
        server.setMessages(messages);
        if (deletedHere) {
            for (const auto &row : client.rows())
                client.deleteHere(row);
        } else {
            client.meanwhile([](SQLite::Database &db) { makeOlder(db, 11); });
        }
        QCOMPARE(client.syncInbox().removed, 2);
        QCOMPARE(server.messages().size(), 1);
        QCOMPARE(client.syncInbox().arrived, 1); // a message never seen before
        QVERIFY(bodiesHere(client).contains(pop3Message(77, 900).raw));
        QCOMPARE(client.rows().size(), deletedHere ? 1 : 4);
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.messages().size(), 1);
    }

    void sizesThatAServerOnlyEstimatesDoNotKeepAnything()
    {
        auto messages = pop3Messages(3);
        FakePop3 server(messages);
        Pop3Client client(server, tenDays);
        client.sync();
        client.meanwhile([](SQLite::Database &db) {
            makeOlder(db, 11);
            db.exec("UPDATE maildrop SET size = size + 17");
        });
        QCOMPARE(client.syncInbox().removed, 3);
    }

    void whatWasDeletedHereIsNotFetchedAgain()
    {
        FakePop3 server(pop3Messages(4));
        Pop3Client client(server, always);
        client.sync();
        client.deleteHere(client.rows().first());
        client.restart();
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(client.rows().size(), 3);
        QCOMPARE(server.messages().size(), 4);
    }

    void untilDeletedRemovesExactlyWhatWasDeletedHere()
    {
        FakePop3 server(pop3Messages(4));
        Pop3Client client(server, untilDeleted);
        QCOMPARE(client.syncInbox().removed, 0);
        client.deleteHere(client.rows().first());
        QCOMPARE(client.syncInbox().removed, 1);
        QCOMPARE(server.messages().size(), 3);
        QCOMPARE(client.rows().size(), 3);
        QCOMPARE(client.syncInbox().arrived, 0);
    }

    void manyAtOnceAskFirst()
    {
        FakePop3 server(pop3Messages(25));
        Pop3Client client(server, never);
        const auto report = client.syncInbox();
        QCOMPARE(report.arrived, 25); // everything else is done
        QCOMPARE(report.removed, 0);
        QCOMPARE(server.count("DELE"), 0);
        QCOMPARE(client.asked.size(), 1);
        const auto plan = client.asked.first();
        QVERIFY(plan.needsConsent && !plan.settingChanged);
        QCOMPARE(plan.toRemove, 25);
        QCOMPARE(plan.listed, 25);
        QCOMPARE(plan.arrived, 25);
        // Fewer than would go is no consent.
        QCOMPARE(client.syncInbox({.removeUpTo = 24}).removed, 0);
        QCOMPARE(client.asked.size(), 1);
        QCOMPARE(server.messages().size(), 25);
        QCOMPARE(client.syncInbox({.removeUpTo = 25}).removed, 25);
        QVERIFY(client.asked.isEmpty());
        QVERIFY(server.messages().isEmpty());
        QCOMPARE(client.rows().size(), 25);
    }

    void aChangedRuleAsksForWhatCameBefore()
    {
        FakePop3 server(pop3Messages(3));
        Pop3Client client(server, always);
        client.sync({.depth = SyncDepth::Bodies});
        client.setRule(never);
        server.add(pop3Message(4));
        QCOMPARE(client.syncInbox().removed, 0);
        QCOMPARE(client.asked.size(), 1);
        QVERIFY(client.asked.first().settingChanged);
        QCOMPARE(client.asked.first().toRemove, 4);
        client.restart();
        QCOMPARE(client.syncInbox({.removeUpTo = 4}).removed, 4);
        server.add(pop3Message(5));
        QCOMPARE(client.syncInbox().removed, 1);
    }

    void theRuleIsRememberedAndRefusedForImap()
    {
        FakePop3 server;
        Pop3Client client(server, tenDays);
        client.restart();
        QVERIFY(client.client.service->accounts().first().leave == tenDays);
        auto imap = plainAccount(Protocol::Imap, 1);
        imap.name = QStringLiteral("imap");
        imap.leave = never;
        const auto error = errorOf([&] { client.client.add(imap); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
    }
};

QTEST_GUILESS_MAIN(TestPop3Leave)
#include "tst_pop3_leave.moc"
