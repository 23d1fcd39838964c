// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a POP3 maildrop through the whole program, from a server that misbehaves.
#include "tests/support/Pop3Client.h"

#include <QtTest>

using namespace duopost;

namespace {

constexpr LeaveRule always{};
constexpr LeaveRule never{LeaveRule::Kind::Never, 0};

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

} // namespace

class TestPop3Maildrop : public QObject {
    Q_OBJECT
private slots:
    void p6ARefusedMessageDoesNotStopTheNext()
    {
        FakePop3 server(pop3Messages(4));
        server.behave([](auto &how) { how.refused = {"RETR 2", "TOP 3 0"}; });
        Pop3Client client(server, never);
        QCOMPARE(client.syncInbox().arrived, 3);
        QCOMPARE(server.messages().size(), 1); // the one that is not here
        QCOMPARE(server.messages().first().uniqueId, QByteArray("uid-2"));
        server.behave([](auto &how) { how.refused = {}; });
        QCOMPARE(client.syncInbox().arrived, 1);
    }

    void p7MessagesWithOneUniqueIdAreNeverRemoved()
    {
        auto messages = pop3Messages(4);
        messages[2].uniqueId = messages[0].uniqueId;
        FakePop3 server(messages);
        Pop3Client client(server, never);
        const auto report = client.syncInbox();
        QCOMPARE(report.arrived, 4);
        QCOMPARE(report.removed, 2);
        QCOMPARE(bodiesHere(client), bodiesOf(messages));
        // Another client removes the first: the second takes its place in the list, and stays.
        server.setMessages({messages[2]});
        server.forgetCommands();
        QCOMPARE(client.syncInbox().removed, 0);
        QCOMPARE(client.syncInbox().removed, 0);
        QCOMPARE(server.messages().size(), 1);
        QCOMPARE(server.count("RETR"), 0);
        QCOMPARE(client.rows().size(), 4);
    }

    void p7MessagesWithoutAUsableUniqueIdArriveOnceAndStay()
    {
        auto messages = pop3Messages(5);
        messages[1].uniqueId = {};
        messages[2].uniqueId = QByteArray(5000, 'x');
        messages[3].uniqueId = "with\x01mark";
        FakePop3 server(messages);
        Pop3Client client(server, never);
        QCOMPARE(client.syncInbox().arrived, 5);
        server.forgetCommands();
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.count("RETR"), 0);
        QCOMPARE(server.messages().size(), 3);
        QCOMPARE(bodiesHere(client), bodiesOf(messages));
    }

    void p7AServerWithoutUidlIsReadAndNothingRemoved()
    {
        const auto messages = pop3Messages(6);
        FakePop3 server(messages);
        server.behave([](auto &how) {
            how.capabilities = {"TOP", "USER"};
            how.refused = {"UIDL"};
        });
        Pop3Client client(server, never);
        QCOMPARE(client.syncInbox().arrived, 6);
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.count("RETR"), 6);
        QCOMPARE(server.count("DELE"), 0);
        bool shown = false;
        for (const auto &entry : client.client.wait(client.client.service->whatSyncs(client.account.id)))
            shown |= entry.operation == Operation::DeleteForGood && entry.verdict == Verdict::Refused
                && entry.evidence.last().arguments == QStringList{QStringLiteral("UIDL")};
        QVERIFY(shown);
    }

    void p7ChangedUniqueIdsAreMatchedWithoutASecondDownload()
    {
        auto messages = pop3Messages(30);
        FakePop3 server(messages);
        Pop3Client client(server, always);
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies}).arrived, 30);
        const auto before = client.rows();
        for (auto &message : messages)
            message.uniqueId = "moved-" + message.uniqueId;
        messages << pop3Message(31);
        server.setMessages(messages);
        server.forgetCommands();
        const auto report = client.syncInbox({.depth = SyncDepth::Bodies});
        QCOMPARE(report.arrived, 1);
        QCOMPARE(report.gone, 0);
        QCOMPARE(server.count("RETR"), 1);
        QCOMPARE(client.rows().size(), 31);
        QCOMPARE(client.rows().last().id, before.last().id);
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies}).arrived, 0);
        // What was matched is not removed by itself, whatever the rule; the new one is.
        client.setRule(never);
        client.sync({.removeUpTo = 100});
        QCOMPARE(server.messages().size(), 30);
    }

    void p7ChangedUniqueIdsThatCannotBeMatchedAskFirst()
    {
        FakePop3 server(pop3Messages(30));
        Pop3Client client(server, always);
        client.sync({.depth = SyncDepth::Bodies});
        QList<FakePop3::Message> others;
        for (int i = 100; i < 130; ++i)
            others << pop3Message(i);
        server.setMessages(others);
        server.forgetCommands();
        for (int attempt = 0; attempt < 2; ++attempt) {
            const auto error = client.failingSync({.depth = SyncDepth::Bodies});
            QVERIFY(error && error->kind() == MailError::Kind::MaildropRenumbered);
        }
        QCOMPARE(server.count("RETR"), 0);
        QCOMPARE(client.rows().size(), 30);
        QVERIFY(client.rows().first().where == Where::ServerAndHere);
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies, .acceptRenumbered = true}).arrived, 30);
        QCOMPARE(client.rows().size(), 60);
    }

    void p7ChangedUniqueIdsWithoutTopFetchNothing()
    {
        auto messages = pop3Messages(30);
        FakePop3 server(messages);
        server.behave([](auto &how) {
            how.capabilities = {"UIDL", "USER"};
            how.refused = {"TOP"};
        });
        Pop3Client client(server, always);
        client.sync({.depth = SyncDepth::Bodies});
        for (auto &message : messages)
            message.uniqueId = "moved-" + message.uniqueId;
        server.setMessages(messages);
        server.forgetCommands();
        const auto error = client.failingSync({.depth = SyncDepth::Bodies});
        QVERIFY(error && error->kind() == MailError::Kind::MaildropRenumbered);
        QVERIFY(server.count("RETR") <= 1);
        // Accepted, the bodies themselves show that they are known: nothing is doubled.
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies, .acceptRenumbered = true}).arrived, 0);
        QCOMPARE(client.rows().size(), 30);
    }

    void p8AConnectionCutInsideABodyStoresAndRemovesNothingOfIt()
    {
        const auto messages = pop3Messages(3);
        FakePop3 server(messages);
        server.behave([](auto &how) { how.cutBody = "RETR 2"; });
        Pop3Client client(server, never);
        QVERIFY(client.failingSync());
        QCOMPARE(server.messages().size(), 3);
        for (const auto &body : bodiesHere(client))
            QVERIFY(bodiesOf(messages).contains(body));
        server.behave([](auto &how) { how.cutBody.clear(); });
        server.forgetCommands();
        QCOMPARE(client.syncInbox().removed, 3);
        QCOMPARE(server.count("RETR"), 2); // message 3 had come before the cut, and was kept
        QCOMPARE(bodiesHere(client), bodiesOf(messages));
    }

    void p11SenselessNumbersAndSizesDoNoHarm()
    {
        auto messages = pop3Messages(6);
        messages[1].number = "-1";
        messages[2].number = "99999999999999999999";
        messages[3].number = "2147483647";
        FakePop3 server(messages);
        server.behave([](auto &how) { how.statAnswer = "+OK -7 99999999999999999999999"; });
        Pop3Client client(server, always);
        QCOMPARE(client.syncInbox().arrived, 4);
        for (auto &message : messages)
            message.number = {};
        server.setMessages(messages);
        QCOMPARE(client.syncInbox().arrived, 2);
        messages[0].number = "-1"; // known, and listed where nothing can be
        server.setMessages(messages);
        QCOMPARE(client.syncInbox().gone, 0);
    }

    void p12ABusyMaildropIsTriedLaterAndNotAskedForAPassword_data()
    {
        QTest::addColumn<QByteArray>("answer");
        for (const auto *code : {"IN-USE", "LOGIN-DELAY", "SYS/TEMP", "SYS/PERM"})
            QTest::newRow(code) << QByteArray("-ERR [") + code + "] no";
    }
    void p12ABusyMaildropIsTriedLaterAndNotAskedForAPassword()
    {
        QFETCH(QByteArray, answer);
        FakePop3 server(pop3Messages(2));
        server.behave([&](auto &how) { how.passAnswer = answer; });
        Pop3Client client(server, never);
        const auto error = client.failingSync();
        QVERIFY(error && error->kind() == MailError::Kind::TemporarilyRefused);
        QCOMPARE(server.count("PASS"), 1);
        server.behave([&](auto &how) { how.passAnswer = "+OK"; });
        QCOMPARE(client.syncInbox().removed, 2);
    }

    void p15TheSameUniqueIdInTwoAccountsIsTwoMessages()
    {
        FakePop3 one(pop3Messages(3)), two(pop3Messages(3));
        Pop3Client client(one, never);
        auto second = client.account;
        second.name = QStringLiteral("second");
        second.incoming.port = two.port();
        second.leave = always;
        const auto other = client.client.add(second);
        QCOMPARE(client.syncInbox().removed, 3);
        QCOMPARE(client.client.sync(other.id).folders.first().arrived, 3);
        QCOMPARE(two.messages().size(), 3);
    }

    void p16AHugeMaildropIsResumedWhereItStopped()
    {
        constexpr int count = 3000;
        FakePop3 server(pop3Messages(count));
        server.behave([](auto &how) { how.dropAtCommand = 1800; });
        Pop3Client client(server, always);
        QVERIFY(client.failingSync());
        const auto here = client.rows().size();
        QVERIFY(here > 1000);
        client.restart();
        server.forgetCommands();
        QCOMPARE(client.syncInbox().arrived, static_cast<int>(count - here));
        QCOMPARE(server.count("TOP"), static_cast<int>(count - here));
        QCOMPARE(client.rows().size(), count);
    }

    void anEmptyAnswerAfterAFullOneIsBelievedTheSecondTime()
    {
        FakePop3 server(pop3Messages(12));
        Pop3Client client(server, always);
        client.sync(); // headers only: these rows exist nowhere else
        server.behave([](auto &how) { how.showsNothing = true; });
        QCOMPARE(client.syncInbox().gone, 0);
        QCOMPARE(client.rows().size(), 12);
        QVERIFY(client.rows().first().where == Where::OnlyOnServer);
        server.behave([](auto &how) { how.showsNothing = false; });
        server.forgetCommands();
        QCOMPARE(client.syncInbox().arrived, 0);
        QCOMPARE(server.count("TOP") + server.count("RETR"), 0);
        server.behave([](auto &how) { how.showsNothing = true; });
        QCOMPARE(client.syncInbox().gone, 0);
        QCOMPARE(client.syncInbox().gone, 12);
    }

    void aListCutOffSaysNothingIsGone()
    {
        FakePop3 server(pop3Messages(12));
        Pop3Client client(server, always);
        client.sync({.depth = SyncDepth::Bodies});
        server.behave([](auto &how) { how.uidlCutOff = true; });
        QVERIFY(client.failingSync());
        QCOMPARE(client.rows().size(), 12);
        for (const auto &row : client.rows())
            QVERIFY(row.where == Where::ServerAndHere);
    }

    void aListShorterThanTheCountSaysNothingIsGone()
    {
        FakePop3 server(pop3Messages(12));
        Pop3Client client(server, always);
        client.sync({.depth = SyncDepth::Bodies});
        server.behave([](auto &how) { how.statAnswer = "+OK 12 3600"; });
        server.setMessages(pop3Messages(5));
        QCOMPARE(client.syncInbox().gone, 0);
        server.behave([](auto &how) { how.statAnswer.clear(); });
        QCOMPARE(client.syncInbox().gone, 7);
        QCOMPARE(client.rows().size(), 12); // bodies stay
    }

    void headersComeOnceWhereThereIsNoTop()
    {
        FakePop3 server(pop3Messages(5));
        server.behave([](auto &how) {
            how.capabilities = {"UIDL", "USER", "PIPELINING"};
            how.refused = {"TOP"};
        });
        Pop3Client client(server, always);
        QCOMPARE(client.syncInbox().arrived, 5);
        QCOMPARE(server.count("RETR"), 5);
        for (const auto &row : client.rows())
            QVERIFY(row.bodyHere);
        client.sync({.depth = SyncDepth::Bodies});
        QCOMPARE(server.count("RETR"), 5); // not downloaded twice
    }

    void pipeliningThatBreaksIsGivenUp()
    {
        FakePop3 server(pop3Messages(5));
        Pop3Client client(server, always);
        for (int attempt = 0; attempt < 2; ++attempt) {
            server.forgetCommands();
            server.behave([](auto &how) { how.cutBody = "RETR 5"; });
            QVERIFY(client.failingSync({.depth = SyncDepth::Bodies}));
        }
        QVERIFY(server.count("LIST ") > 0); // sizes one by one: only where commands are sent ahead
        server.behave([](auto &how) { how.cutBody.clear(); });
        server.forgetCommands();
        QCOMPARE(client.syncInbox({.depth = SyncDepth::Bodies}).arrived, 5);
        QCOMPARE(server.count("LIST "), 0);
    }
};

QTEST_GUILESS_MAIN(TestPop3Maildrop)
#include "tst_pop3_maildrop.moc"
