// SPDX-License-Identifier: GPL-3.0-or-later
// POP3, line by line.
#include "mailcore/protocol/SessionFactory.h"
#include "tests/support/Accounts.h"
#include "tests/support/MemorySink.h"
#include "tests/support/ScriptedServer.h"

#include <QtTest>

using namespace duopost;

namespace {

QByteArray logIn(const QByteArray &capabilities = "TOP\nS: UIDL\nS: PIPELINING")
{
    return "S: +OK ready <17.4711@example.org>\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: USER\nS: .\n"
           "C: AUTH PLAIN\nS: +\nC: *\nS: +OK in\nC: CAPA\nS: +OK\nS: "
        + capabilities + "\nS: .\n";
}

std::unique_ptr<Session> open(ScriptedServer &server)
{
    return openSession(plainAccount(Protocol::Pop3, server.port()), testCredentials(), {});
}

const RemoteFolder maildrop{.name = "INBOX", .path = QStringLiteral("INBOX"), .role = FolderRole::Inbox};

QList<QByteArray> fetchAll(Session &session, const QList<RemoteId> &ids)
{
    QList<QByteArray> result;
    session.fetch({maildrop, 0, ids}, [&](const FetchedMessage &message) {
        result << message.remote.key + '=' + message.raw;
    });
    return result;
}

} // namespace

class TestPop3Session : public QObject {
    Q_OBJECT
private slots:
    void headersOfUnknownMessagesComeByTop()
    {
        ScriptedServer server(
            logIn()
            + "C: STAT\nS: +OK 3 600\nC: UIDL\nS: +OK\nS: 1 aaa\nS: 2 bbb\nS: 3 aaa\nS: .\n"
              "C: LIST 3\nC: LIST 1\nS: +OK 3 300\nS: +OK 1 100\n"
              "C: TOP 3 0\nC: TOP 1 0\nS: +OK\nS: Subject: drei\nS: \nS! \\r\\n.\\r\\n\nS: +OK\nS: Subject: "
              "eins\nS! \\r\\n.\\r\\n\n");
        MemorySink sink;
        sink.known = {{"bbb"}};
        open(server)->pull(maildrop, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 2);
        // P7: two messages with one unique-id are two messages.
        QCOMPARE(
            sink.received[0].remote.key,
            QByteArray("aaa\x01"
                       "1"));
        QCOMPARE(sink.received[0].size, 300);
        QCOMPARE(sink.received[1].remote.key, QByteArray("aaa"));
        QCOMPARE(sink.received[1].header, QByteArray("Subject: eins\r\n\r\n"));
        QCOMPARE(sink.presentIds->size(), 3);
    }

    // CASES P4, P5: dots, and ends that are none, cut anywhere.
    void p4_p5_bodiesAreExactHoweverTheyAreCut_data()
    {
        QTest::addColumn<int>("writeSize");
        for (const int size : {0, 1, 2, 3, 5})
            QTest::addRow("%d", size) << size;
    }
    void p4_p5_bodiesAreExactHoweverTheyAreCut()
    {
        QFETCH(int, writeSize);
        ScriptedServer server(
            logIn()
                + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: 1 aaa\nS: 2 bbb\nS: .\nC: LIST 1\nC: LIST 2\nS: "
                  "+OK 1 9\n"
                  "S: -ERR what\nC: RETR 1\nC: RETR 2\n"
                  "S! +OK\\r\\n..\\r\\n...\\r\\n..x\\r\\n\\n.\\n+OK no\\r\\n-ERR "
                  "no\\r\\n.\\r\\n+OK\\r\\n.\\r\\n\n",
            writeSize);
        const auto session = open(server);
        const auto bodies = fetchAll(*session, {{"aaa"}, {"bbb"}});
        QCOMPARE(server.failure(), QString());
        QCOMPARE(bodies, (QList<QByteArray>{"aaa=.\r\n..\r\n.x\r\n\n.\n+OK no\r\n-ERR no\r\n", "bbb="}));
    }

    // CASES P6: a refused message does not stop the next.
    void p6_aRefusedMessageDoesNotStopTheNext()
    {
        ScriptedServer server(
            logIn("UIDL")
            + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: 1 aaa\nS: 2 bbb\nS: .\nC: LIST\nS: +OK\nS: "
              ".\nC: RETR 1\nS: -ERR locked\nC: RETR 2\nS: +ok\nS: "
              "x\nS: .\n");
        const auto session = open(server);
        QCOMPARE(fetchAll(*session, {{"aaa"}, {"bbb"}}), QList<QByteArray>{"bbb=x\r\n"});
        QCOMPARE(server.failure(), QString());
    }

    // CASES P8: a body cut off is an error, and never a message.
    void p8_aConnectionLostInsideABodyStoresNothing()
    {
        ScriptedServer server(
            logIn()
            + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: 1 aaa\nS: .\nC: LIST 1\nS: +OK 1 9\nC: RETR 1\nS: "
              "+OK\nS: Subject: half\nDROP\n");
        const auto session = open(server);
        int bodies = 0;
        const auto error = errorOf([&] {
            session->fetch({maildrop, 0, {{"aaa"}}}, [&](const FetchedMessage &) { ++bodies; });
        });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionLost);
        QCOMPARE(bodies, 0);
    }

    void aListOfUniqueIdsCutOffSaysNothingIsGone()
    {
        ScriptedServer server(logIn() + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: 1 aaa\nDROP\n");
        MemorySink sink;
        const auto session = open(server);
        QVERIFY(errorOf([&] { session->pull(maildrop, {}, sink); }));
        QVERIFY(!sink.presentIds);
    }

    void aServerWithoutTopGivesHeadersFromWholeMessages()
    {
        ScriptedServer server(
            logIn("UIDL")
            + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: 1 aaa\nS: .\nC: LIST\nS: +OK\nS: 1 -5\nS: .\nC: TOP 1 "
              "0\nS: -ERR what\nC: RETR 1\nS: +OK\nS: Subject: "
              "x\n"
              "S! \\r\\nbody\\r\\n.\\r\\n\n");
        MemorySink sink;
        open(server)->pull(maildrop, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.first().header, QByteArray("Subject: x\r\n\r\n"));
    }

    // CASES P9: no STLS, no credentials; P10: APOP is never used although the greeting offers it.
    void p9_stlsRefusedSendsNothing()
    {
        ScriptedServer server("S: +OK ready\nC: STLS\nS: -ERR no\n");
        auto account = plainAccount(Protocol::Pop3, server.port());
        account.incoming.security = Security::StartTls;
        const auto error = errorOf([&] { openSession(account, testCredentials(), {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TlsUnavailable);
        QCOMPARE(server.clientLines(), QList<QByteArray>{"STLS"});
    }
    void p9_dataBehindStlsIsAnAttack()
    {
        ScriptedServer server("S: +OK ready\nC: STLS\nS! +OK go\\r\\n+OK more\\r\\n\n");
        auto account = plainAccount(Protocol::Pop3, server.port());
        account.incoming.security = Security::StartTls;
        const auto error = errorOf([&] { openSession(account, testCredentials(), {}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ProtocolViolation);
    }
    void p10_withoutCapaUserAndPassAreUsedNeverApop()
    {
        ScriptedServer server(
            "S: +OK ready <17.4711@example.org>\nC: CAPA\nS: -ERR what\nC: USER user\nS: +OK\n"
            "C: PASS geheim-4711\nS: +OK\nC: CAPA\nS: -ERR what\n");
        open(server);
        QCOMPARE(server.failure(), QString());
    }

    void p9_stlsIsNotTriedTwice()
    {
        // Thunderbird bug 1641882, KMail CVE-2020-15954: a refusal ends it, in one connection.
        ScriptedServer server("S: +OK ready\nC: STLS\nS: +OK begin\nDROP\nNEW\nS: +OK again\nC: *\nS: +OK\n");
        auto account = plainAccount(Protocol::Pop3, server.port());
        account.incoming.security = Security::StartTls;
        const auto error = errorOf([&] { openSession(account, testCredentials(), {}); });
        QVERIFY(error);
        QCOMPARE(server.clientLines(), QList<QByteArray>{"STLS"});
    }

    // RFC 2449 section 6: what the server keeps, and how often it may be asked.
    void expireAndLoginDelayAreFacts()
    {
        ScriptedServer server(
            logIn("UIDL\nS: expire 30 USER\nS: Login-Delay 900\nS: IMPLEMENTATION Shlemazle 4"));
        const auto facts = open(server)->facts();
        QCOMPARE(facts.keepsDays, std::optional(30));
        QCOMPARE(facts.loginDelay, std::optional(900));
        QCOMPARE(facts.software, QStringLiteral("Shlemazle 4"));
        QVERIFY(!facts.keepsForEver);
        ScriptedServer forEver(logIn("UIDL\nS: EXPIRE NEVER"));
        QVERIFY(open(forEver)->facts().keepsForEver);
    }

    // RFC 6856, but only where the log-in cannot do without: some servers that offer it fail afterwards.
    void utf8IsAskedForOnlyByNamesThatNeedIt()
    {
        ScriptedServer server("S: +OK\nC: CAPA\nS: +OK\nS: USER\nS: UTF8 USER\nS: .\nC: UTF8\nS: -ERR no\n"
                              "C: USER jörg\nS: +OK\nC: PASS *\nS: +OK\nC: CAPA\nS: -ERR\n");
        openSession(plainAccount(Protocol::Pop3, server.port()), {"j\xc3\xb6rg", "geheim-4711"}, {});
        QCOMPARE(server.failure(), QString());
        ScriptedServer plain("S: +OK\nC: CAPA\nS: +OK\nS: USER\nS: UTF8 USER\nS: .\n"
                             "C: USER user\nS: +OK\nC: PASS *\nS: +OK\nC: CAPA\nS: -ERR\n");
        open(plain);
        QCOMPARE(plain.failure(), QString());
    }

    // Only the answer to QUIT says that something was removed (RFC 1939 section 6).
    void p2DeletionIsDoneWhenQuitIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("OK") << QByteArray("S: +OK bye\n") << -1;
        QTest::newRow("refused") << QByteArray("S: -ERR not removed\n") << int(MailError::Kind::ServerRefused);
        QTest::newRow("lost") << QByteArray("DROP\n") << int(MailError::Kind::ConnectionLost);
    }
    void p2DeletionIsDoneWhenQuitIsAnswered()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        ScriptedServer server(
            logIn("UIDL")
            + "C: STAT\nS: +OK 3 9\nC: UIDL\nS: +OK\nS: 7 aaa\nS: 8 bbb\nS: 9 bbb\nS: .\nC: DELE 7\nS: +OK\n"
              "C: QUIT\n"
            + answer);
        const auto session = open(server);
        Performed performed;
        const auto error = errorOf([&] {
            performed = session->perform(DeleteForGood{}, {maildrop, 0, {{"aaa"}, {"bbb"}, {"ccc"}}});
        });
        QCOMPARE(error ? int(error->kind()) : -1, kind);
        if (!error)
            QCOMPARE(performed.missing, (QList<RemoteId>{{"bbb"}, {"ccc"}})); // shared, and not there
        session->close(); // QUIT was said: nothing more goes out
        QCOMPARE(server.failure(), QString());
        QCOMPARE(server.clientLines().last(), QByteArray("QUIT"));
    }

    // CASES P12: a locked maildrop is not a wrong password.
    void p12_aBusyMaildropIsToldFromAWrongPassword_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("IN-USE") << QByteArray("-ERR [IN-USE] locked")
                                << int(MailError::Kind::TemporarilyRefused);
        QTest::newRow("LOGIN-DELAY") << QByteArray("-ERR [LOGIN-DELAY] wait")
                                     << int(MailError::Kind::TemporarilyRefused);
        QTest::newRow("AUTH") << QByteArray("-ERR [AUTH] no") << int(MailError::Kind::WrongPassword);
        QTest::newRow("bare") << QByteArray("-ERR no") << int(MailError::Kind::WrongPassword);
    }
    void p12_aBusyMaildropIsToldFromAWrongPassword()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        ScriptedServer server(
            "S: +OK\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nC: AUTH PLAIN\nS: " + answer + "\n");
        const auto error = errorOf([&] { open(server); });
        QVERIFY(error);
        QCOMPARE(int(error->kind()), kind);
        QCOMPARE(server.clientLines().size(), 2);
    }

    // Leaving without QUIT commits nothing on the server.
    void goingAwayNeverSendsQuit()
    {
        ScriptedServer server(logIn() + "C: STAT\nS: +OK 0 0\nC: UIDL\nS: +OK\nS: .\n");
        {
            MemorySink sink;
            open(server)->pull(maildrop, {}, sink);
        }
        QCOMPARE(server.failure(), QString());
        QVERIFY(!server.clientLines().contains("QUIT"));
    }

    void everyChangeButDeletingIsImpossible()
    {
        ScriptedServer server(logIn());
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MarkRead{}, {maildrop, 0, {{"aaa"}}}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::NotSupported);
        QVERIFY(!session->declared().contains(Operation::MarkRead));
        QVERIFY(session->declared().contains(Operation::DeleteForGood));
    }
};

QTEST_GUILESS_MAIN(TestPop3Session)
#include "tst_pop3_session.moc"
