// SPDX-License-Identifier: GPL-3.0-or-later
// What an IMAP session makes of a server's answers.
#include "mailcore/protocol/ImapFetch.h"
#include "tests/support/ImapScripts.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestImapSession : public QObject {
    Q_OBJECT

    /// How the fetching of one message ends when the server answers this.
    static std::optional<MailError::Kind> errorAfter(const QByteArray &answer)
    {
        ScriptedServer server(
            after("") + selected("INBOX", 1) + "C: <tag> UID FETCH 5 (UID RFC822.SIZE BODY.PEEK[])\n" + answer
            + "HANG\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->fetch({inbox, 7, {{"5"}}}, [](const FetchedMessage &) {}); });
        return error ? std::optional(error->kind()) : std::nullopt;
    }

private slots:
    void foldersComeWithRolesAndNames()
    {
        ScriptedServer server(
            after("LIST-EXTENDED SPECIAL-USE")
            + "C: <tag> LIST \"\" \"*\" RETURN (SUBSCRIBED CHILDREN SPECIAL-USE)\n"
              "S: * LIST (\\HasNoChildren \\Subscribed) \".\" INBOX\n"
              "S: * LIST (\\Sent) \".\" INBOX.Gesendet\n"
              "S: * LIST (\\HasNoChildren) \".\" \"INBOX.K&APY-ln\" (CHILDINFO (SUBSCRIBED))\n"
              "S: * LIST (\\Noselect) \".\" [Gmail]\n"
              "S: * LIST () NIL Papierkorb\n"
              "S! * LIST () \".\" {7}\\r\\nA \"b\" c\\r\\n\n"
              "S: * LIST () \".\" inbox\n"
              "S: * LIST (\n"
              "S: <tag> OK\n"
              "C: d3 STATUS \"INBOX\" (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)\nC: d4 STATUS *\nC: d5 STATUS *\n"
              "C: d6 STATUS *\nC: d7 STATUS \"A \\\"b\\\" c\" *\n"
              "S: * STATUS INBOX (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7 X (a b) UNSEEN 1)\nS: d3 OK\nS: d4 NO "
              "gone\n"
              "S: d5 OK\nS: d6 OK\nS: d7 OK\n");
        const auto folders = open(server)->folders();
        QCOMPARE(server.failure(), QString());
        QStringList paths;
        for (const auto &folder : folders)
            paths << folder.path;
        QCOMPARE(
            paths,
            (QStringList{
                QStringLiteral("INBOX"), QStringLiteral("INBOX/Gesendet"), QString::fromUtf8("INBOX/Köln"),
                QStringLiteral("[Gmail]"), QStringLiteral("Papierkorb"), QStringLiteral("A \"b\" c")}));
        QVERIFY(folders[1].role == FolderRole::Sent);
        QCOMPARE(folders[3].selectable, false);
        QVERIFY(folders[4].role == FolderRole::Trash);
        QCOMPARE(folders[2].name, QByteArray("INBOX.K&APY-ln"));
        QCOMPARE(folders[0].status->uidNext, 9U);
        QCOMPARE(folders[0].status->unseen, 1U);
        QVERIFY(!folders[1].status);
    }

    void headersArriveNewestFirst_data()
    {
        QTest::addColumn<int>("writeSize");
        QTest::newRow("whole") << 0;
        QTest::newRow("seven bytes a segment") << 7;
    }
    void headersArriveNewestFirst()
    {
        QFETCH(int, writeSize);
        ScriptedServer server(
            after("")
                + "C: <tag> SELECT \"INBOX\"\nS: * 3 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT 20] "
                  "x\n"
                  "S: * FLAGS (\\Seen)\nS: <tag> OK [READ-WRITE] done\n"
                  "C: <tag> FETCH 1:3 (UID *\n"
                + fetched(1, 10, "eins") + fetched(2, 12, "zwei") + "S: * 5 EXISTS\nS: * SEARCH\n"
                + fetched(3, 13, "drei") + "S: <tag> OK done\n",
            writeSize);
        MemorySink sink;
        const auto cursor = open(server)->pull(inbox, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 3);
        QCOMPARE(sink.received.first().remote.key, QByteArray("13"));
        QCOMPARE(sink.received.last().remote.key, QByteArray("10"));
        QCOMPARE(sink.received.first().header, QByteArray("Subject: drei\r\nFrom: a@example.org\r\n\r\n"));
        QCOMPARE(sink.received.first().flags, MessageFlags(MessageFlag::Seen) | MessageFlag::Answered);
        QCOMPARE(sink.received.first().size, 4711);
        QCOMPARE(
            sink.received.first().arrived, QDateTime({2024, 7, 17}, {9, 44, 25}, Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(imapStateOf(cursor)->uidNext, 20U);
    }

    void anUnchangedFolderCostsNoSelect()
    {
        ScriptedServer server(after(""));
        RemoteFolder folder = inbox;
        folder.status
            = FolderStatus{.uidValidity = 7, .uidNext = 20, .messages = 3, .unseen = 0, .highestModSeq = 99};
        MemorySink sink;
        const auto cursor = cursorOf({7, 20, 3, 99});
        QCOMPARE(open(server)->pull(folder, cursor, sink), cursor);
        QCOMPARE(server.failure(), QString());
    }

    void aNewValidityStartsOver()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 8] x\nS: * OK [UIDNEXT 2] x\nS: "
              "<tag> OK done\n"
              "C: <tag> UID FETCH 20:* (UID *\nS: <tag> OK done\n"
              "C: <tag> FETCH 1:1 (UID *\n"
            + fetched(1, 1, "neu") + "S: <tag> OK done\n");
        MemorySink sink;
        open(server)->pull(inbox, cursorOf({7, 20, 3, 0}), sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.startedOver, 1);
        QCOMPARE(sink.received.size(), 1);
    }

    // CASES I17, I8: a literal cut off is an error, and never a message.
    void i17_aConnectionLostInsideALiteralStoresNothing()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: <tag> OK done\n"
              "C: <tag> UID FETCH 5 (UID RFC822.SIZE BODY.PEEK[])\nS! * 1 FETCH (UID 5 BODY[] "
              "{100}\\r\\nSubject: "
              "half\nDROP\n");
        const auto session = open(server);
        int bodies = 0;
        const auto error = errorOf([&] {
            session->fetch({inbox, 7, {{"5"}}}, [&](const FetchedMessage &) { ++bodies; });
        });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionLost);
        QCOMPARE(bodies, 0);
        QCOMPARE(server.failure(), QString());
    }

    // CASES I15: NIL is "not available", never an empty message.
    void i15_aNilBodyIsNotAnEmptyMessage()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 2 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: <tag> OK done\n"
              "C: <tag> UID FETCH 5:6 (UID RFC822.SIZE BODY.PEEK[])\nS: * 1 FETCH (UID 5 BODY[] NIL)\n"
              "S! * 2 FETCH (BODY[] {4}\\r\\nab)\\n UID 6)\\r\\n\nS: <tag> OK done\n");
        const auto session = open(server);
        QList<QByteArray> got;
        session->fetch({inbox, 7, {{"6"}, {"5"}}}, [&](const FetchedMessage &message) {
            const auto &[id, raw, shorter] = message;
            got << id.key + '=' + raw;
        });
        QCOMPARE(server.failure(), QString());
        QCOMPARE(got, QList<QByteArray>{"6=ab)\n"});
    }

    void pipelinedCommandsMayFinishInAnotherOrder()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 150 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: <tag> OK done\n"
              "C: d3 FETCH 51:150 (UID *\nC: d4 UID SEARCH ALL\nS: * SEARCH 10 200\nS: d4 OK done\n"
            + fetched(150, 200, "neu") + "S: d3 OK done\nC: <tag> UID FETCH 10 (UID *\n" + fetched(1, 10, "alt")
            + "S: <tag> OK done\n");
        MemorySink sink;
        open(server)->pull(inbox, {}, sink);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 2);
        QVERIFY(!sink.presentIds); // two of 150: nothing may be called gone
    }

    // CASES I10: a queued change for another validity is not performed.
    void i10_aChangeForAnotherValidityIsNotPerformed()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 8] x\nS: <tag> OK done\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MarkRead{}, {inbox, 7, {{"5"}}}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::MessageGone);
        QCOMPARE(server.failure(), QString());
    }

    void marksGoToTheServer()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT 10] x\n"
              "S: * OK [PERMANENTFLAGS (\\Seen \\Flagged \\*)] x\nS: <tag> OK [READ-WRITE] done\n"
              "C: <tag> UID STORE 5,7:9 +FLAGS.SILENT (\\Seen)\nS: <tag> OK done\n"
              // What is gone is passed over with OK, and only this tells of it.
              "C: <tag> UID SEARCH UID 5,7:9\nS: * SEARCH 5 8 9\nS: <tag> OK done\nC: <tag> UID FETCH *\nS: "
              "<tag> OK\n"
              "C: <tag> UID STORE 5 +FLAGS.SILENT ($NotJunk)\nS: <tag> OK done\n"
              "C: <tag> UID STORE 5 -FLAGS.SILENT ($Junk)\nS: <tag> OK done\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH\nS: <tag> OK done\nC: <tag> UID FETCH *\nS: <tag> OK\n"
              // Newer than the folder was when it was opened: the server would pass it over with OK.
              "C: <tag> NOOP\nS: * 2 EXISTS\nS: <tag> OK done\n"
              "C: <tag> UID STORE 10 +FLAGS.SILENT (\\Seen)\nS: <tag> OK done\n"
              "C: <tag> UID SEARCH UID 10\nS: <tag> BAD what\nC: <tag> UID FETCH *\nS: <tag> OK\n"
              "C: <tag> UID STORE 10 +FLAGS.SILENT (\\Flagged)\nS: <tag> OK done\n"
              "C: <tag> UID SEARCH UID 10\nS: <tag> OK done\nC: <tag> UID FETCH *\nS: <tag> OK\n");
        const auto session = open(server);
        QCOMPARE(
            session->perform(MarkRead{}, {inbox, 7, {{"9"}, {"5"}, {"7"}, {"8"}}}).missing,
            QList<RemoteId>{{"7"}});
        QCOMPARE(session->perform(MarkNotJunk{}, {inbox, 7, {{"5"}}}).missing, QList<RemoteId>{{"5"}});
        // A server that does not say proves nothing.
        QCOMPARE(session->perform(MarkRead{}, {inbox, 7, {{"10"}}}).missing, QList<RemoteId>());
        QCOMPARE(session->perform(Star{}, {inbox, 7, {{"10"}}}).missing, QList<RemoteId>());
        QCOMPARE(server.failure(), QString());
        const auto seen = session->takeObservations();
        QVERIFY(std::any_of(seen.begin(), seen.end(), [](const Observation &o) {
            return o.operation == Operation::MarkRead && o.evidence.supports;
        }));
    }

    // CASES I40: a keyword the server would forget is refused visibly.
    void i40_aKeywordOutsidePermanentFlagsIsRefused()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT \"INBOX\"\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 7] x\n"
              "S: * OK [PERMANENTFLAGS (\\Seen)] x\nS: <tag> OK [READ-WRITE] done\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MarkJunk{}, {inbox, 7, {{"5"}}}); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QCOMPARE(server.failure(), QString());
    }

    void aRefusalCarriesTheServersWords()
    {
        ScriptedServer server(after("") + "C: <tag> SELECT \"INBOX\"\nS: <tag> NO [NOPERM] closed for today\n");
        const auto session = open(server);
        MemorySink sink;
        const auto error = errorOf([&] { session->pull(inbox, {}, sink); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY(error->serverText().contains(QLatin1String("closed for today")));
    }

    // CASES I18: sizes nobody needs are refused without allocating for them.
    void i18HugeLiteralsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("size");
        for (const auto *size : {"2147483648", "4294967297", "99999999999999999999"})
            QTest::newRow(size) << QByteArray(size);
    }
    void i18HugeLiteralsAreRefused()
    {
        QFETCH(QByteArray, size);
        QVERIFY(errorAfter("S: * 1 FETCH (UID 5 BODY[] {" + size + "}\n") == MailError::Kind::LimitExceeded);
    }

    void i18ANegativeLiteralIsNone()
    {
        QVERIFY(errorAfter("S: * 1 FETCH (UID 5 BODY[] {-5}\nS: <tag> OK\n") == std::nullopt);
    }

    void i19AnEndlessLineIsCutOff()
    {
        const auto endless = "S! * 1 FETCH (UID 5 X " + QByteArray(1200 * 1024, 'x') + "\n";
        QVERIFY(errorAfter(endless) == MailError::Kind::LimitExceeded);
    }

    void anAnswerToNothingEndsTheSession()
    {
        QVERIFY(errorAfter("S: zz OK\n") == MailError::Kind::ProtocolViolation);
    }

    void i20_deepNestingNeitherCrashesNorHidesTheMessage()
    {
        const auto deep = QByteArray(100'000, '(') + QByteArray(100'000, ')');
        const auto fetch
            = parseFetch("* 1 FETCH (UID 5 FLAGS (\\Seen) BODYSTRUCTURE " + deep + " RFC822.SIZE 3)");
        QVERIFY(fetch);
        QCOMPARE(fetch->uid, 5U);
        QVERIFY(!parseFetch("* 1 FETCH (X " + deep + ")"));
    }
};

QTEST_GUILESS_MAIN(TestImapSession)
#include "tst_imap_session.moc"
