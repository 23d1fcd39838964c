// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that go to the server: once, whole, and with the server's own words when it does not want them.
#include "tests/support/ImapScripts.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

const QByteArray text = "Subject: x\r\n\r\nHi\r\n"; // 18 octets
const QByteArray lines = "C: Subject: x\nC: *\nC: Hi\nC: *\n";

Upload upload()
{
    return {.raw = text, .messageId = "u1@x"};
}

QByteArray appended(ScriptedServer &server, const Upload &what, std::optional<MailError> *error = nullptr)
{
    QByteArray landed;
    const auto failed = errorOf([&] {
        const auto done = open(server)->append(folderNamed("Drafts"), what);
        landed = done.landed.contains("") ? done.landed[""].key : QByteArray("?");
    });
    if (error)
        *error = failed;
    else if (failed)
        qWarning("%s: %s", failed->what(), qPrintable(server.failure()));
    return landed;
}

} // namespace

class TestImapAppend : public QObject {
    Q_OBJECT
private slots:
    void theServerIsAskedBeforeALiteralUnlessItNeedNotBe_data()
    {
        QTest::addColumn<QByteArray>("capabilities");
        QTest::addColumn<QByteArray>("exchange");
        QTest::newRow("plain") << QByteArray("UIDPLUS")
                               << QByteArray("C: d2 APPEND \"Drafts\" {18}\nS: + go\n");
        QTest::newRow("LITERAL+") << QByteArray("UIDPLUS LITERAL+")
                                  << QByteArray("C: d2 APPEND \"Drafts\" {18+}\n");
        QTest::newRow("LITERAL-, small")
            << QByteArray("UIDPLUS LITERAL-") << QByteArray("C: d2 APPEND \"Drafts\" {18+}\n");
    }
    void theServerIsAskedBeforeALiteralUnlessItNeedNotBe()
    {
        QFETCH(QByteArray, capabilities);
        QFETCH(QByteArray, exchange);
        ScriptedServer server(
            after(capabilities) + exchange
            + "C: Subject: x\nC: *\nC: Hi\nC: *\nS: d2 OK [APPENDUID 9 31] stored\n");
        QCOMPARE(appended(server, upload()), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }

    void aLargeLiteralIsAskedForWithLiteralMinus()
    {
        auto large = upload();
        large.raw = "Subject: x\r\n\r\n" + QByteArray(5000, 'x') + "\r\n";
        ScriptedServer server(
            after("UIDPLUS LITERAL-")
            + "C: d2 APPEND \"Drafts\" {5016}\nS: + go\nC: Subject: x\nC: *\nC: x*\nC: *\n"
              "S: d2 OK [APPENDUID 9 31] stored\n");
        QCOMPARE(appended(server, large), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }

    void dateMarksAndKeywordsGoAlong()
    {
        auto what = upload();
        what.flags = MessageFlags(MessageFlag::Seen) | MessageFlag::Draft | MessageFlag::Forwarded;
        what.keywords = "work play";
        what.date = 837596665000;
        ScriptedServer server(
            after("UIDPLUS LITERAL+") + selected("Drafts", 0, 9, 30, "\\\\Seen \\\\Draft work")
            + "C: d3 APPEND \"Drafts\" (\\Seen \\Draft work) \"17-Jul-1996 09:44:25 +0000\" {18+}\n" + lines
            + "S: d3 OK [APPENDUID 9 31] stored\n");
        QCOMPARE(appended(server, what), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I29: the answer was lost. The message is looked for before it is sent again.
    void i29WhatIsThereAlreadyIsNotSentAgain()
    {
        auto again = upload();
        again.again = true;
        ScriptedServer server(
            after("UIDPLUS LITERAL+")
            + "C: d2 EXAMINE \"Drafts\"\nC: d3 UID SEARCH HEADER Message-ID \"u1@x\"\nS: * 1 EXISTS\n"
              "S: * OK [UIDVALIDITY 9] x\nS: d2 OK [READ-ONLY]\nS: * SEARCH 31\nS: d3 OK\nC: <tag> UID FETCH "
              "31 *\n"
            + looked(1, 31, "u1@x", 999) + "S: <tag> OK\n");
        QCOMPARE(appended(server, again), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }

    void i29WhatIsNotThereIsSent()
    {
        auto again = upload();
        again.again = true;
        ScriptedServer server(
            after("UIDPLUS LITERAL+")
            + "C: d2 EXAMINE \"Drafts\"\nC: d3 UID SEARCH *\nS: * 1 EXISTS\nS: d2 OK\nS: * SEARCH 30\nS: d3 "
              "OK\n"
              "C: <tag> UID FETCH 30 *\n"
            + looked(1, 30, "au1@x") // only resembles it
            + "S: <tag> OK\nC: d5 APPEND *\n" + lines + "S: d5 OK [APPENDUID 9 31] stored\n");
        QCOMPARE(appended(server, again), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I32: of a draft there may be other versions, of the same Message-ID and even the same size, and the
    // one that is about to go may have the same bytes.
    void i32AnEarlierVersionIsNotTakenForTheUploadThatMayHaveGotThrough_data()
    {
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QList<RemoteId>>("notThese");
        QTest::addColumn<bool>("sent");
        const QByteArray other = "Subject: y\\r\\n\\r\\nHi\\r\\n", same = "Subject: x\\r\\n\\r\\nHi\\r\\n";
        QTest::newRow("another version") << other << QList<RemoteId>() << true;
        QTest::newRow("the same bytes") << same << QList<RemoteId>() << false;
        QTest::newRow("the same bytes, about to go") << same << QList<RemoteId>{{"30"}} << true;
    }
    void i32AnEarlierVersionIsNotTakenForTheUploadThatMayHaveGotThrough()
    {
        QFETCH(QByteArray, there);
        QFETCH(QList<RemoteId>, notThese);
        QFETCH(bool, sent);
        auto again = upload();
        again.again = again.versions = true;
        again.notThese = notThese;
        QByteArray script = after("UIDPLUS LITERAL+")
            + "C: d2 EXAMINE \"Drafts\"\nC: d3 UID SEARCH HEADER Message-ID \"u1@x\"\nS: * 1 EXISTS\n"
              "S: * OK [UIDVALIDITY 9] x\nS: d2 OK [READ-ONLY]\nS: * SEARCH 30\nS: d3 OK\nC: <tag> UID FETCH "
              "30 *\n"
            + looked(1, 30, "u1@x", 18) + "S: <tag> OK\n";
        if (notThese.isEmpty())
            script
                += "C: <tag> UID FETCH 30 (UID RFC822.SIZE BODY.PEEK[])\nS! * 1 FETCH (UID 30 RFC822.SIZE 18 "
                   "BODY[] {18}\\r\\n"
                + there + ")\\r\\n\nS: <tag> OK\n";
        if (sent) {
            const QByteArray tag = notThese.isEmpty() ? "d6" : "d5";
            script += "C: " + tag + " APPEND *\n" + lines + "S: " + tag + " OK [APPENDUID 9 31] stored\n";
        }
        ScriptedServer server(script);
        QCOMPARE(appended(server, again), QByteArray(sent ? "31" : "30"));
        QCOMPARE(server.failure(), QString());
    }

    void i29AppendUidGarbageIsNotBelieved()
    {
        ScriptedServer server(
            after("UIDPLUS LITERAL+") + "C: d2 APPEND *\n" + lines + "S: d2 OK [APPENDUID 9 1:5] stored\n");
        QCOMPARE(appended(server, upload()), QByteArray("?"));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I30: refused. The server's words come back, nothing is retried, the session goes on.
    void i30ARefusalCarriesTheServersWords_data()
    {
        QTest::addColumn<QByteArray>("exchange");
        QTest::addColumn<QString>("words");
        for (const auto *code : {"OVERQUOTA", "TOOBIG", "TRYCREATE"}) {
            QTest::newRow(QByteArray(code) + ", asked first") << QByteArray("C: d2 APPEND *\nS: d2 NO [") + code
                    + "] no\n" << QString::fromLatin1(code);
        }
        QTest::newRow("after the message")
            << QByteArray("C: d2 APPEND *\nS: + go\n") + lines + "S: d2 NO [OVERQUOTA] full\n"
            << QStringLiteral("OVERQUOTA");
    }
    void i30ARefusalCarriesTheServersWords()
    {
        QFETCH(QByteArray, exchange);
        QFETCH(QString, words);
        ScriptedServer server(after("UIDPLUS") + exchange + "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->append(folderNamed("Drafts"), upload()); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY2(error->serverText().contains(words), error->what());
        session->check();
        QCOMPARE(server.failure(), QString());
        const auto seen = session->takeObservations();
        QVERIFY(std::any_of(seen.begin(), seen.end(), [](const Observation &o) {
            return o.operation == Operation::Append && !o.evidence.supports;
        }));
    }

    void i30AMessageAboveAppendLimitIsNotSentAtAll()
    {
        ScriptedServer server(after("APPENDLIMIT=10") + "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        QCOMPARE(*session->facts().appendLimit, 10);
        const auto error = errorOf([&] { session->append(folderNamed("Drafts"), upload()); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY(error->serverText().contains(QLatin1String("APPENDLIMIT=10")));
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    void aNulGoesInABinaryLiteral()
    {
        auto what = upload();
        what.raw = QByteArray("a: b\r\n\r\nx\0y\r\n", 13);
        ScriptedServer server(
            after("UIDPLUS LITERAL+ BINARY")
            + "C: d2 APPEND \"Drafts\" ~{13+}\nC: a: b\nC: *\nC: *\nC: *\n"
              "S: d2 OK [APPENDUID 9 31]\n");
        QCOMPARE(appended(server, what), QByteArray("31"));
        QCOMPARE(server.failure(), QString());
    }
};

QTEST_GUILESS_MAIN(TestImapAppend)
#include "tst_imap_append.moc"
