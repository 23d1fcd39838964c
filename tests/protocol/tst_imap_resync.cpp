// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing a folder up to date: what is asked, and what is not believed.
#include "tests/support/ImapScripts.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// SELECT answered, with a modification sequence; extra: lines before the tagged OK.
QByteArray opened(
    const QByteArray &parameters, int exists, int uidNext, const QByteArray &modSeq,
    const QByteArray &extra = {})
{
    return "C: d3 SELECT \"INBOX\"" + parameters + "\nS: * " + QByteArray::number(exists)
        + " EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT " + QByteArray::number(uidNext)
        + "] x\nS: * OK [HIGHESTMODSEQ " + modSeq + "] x\n" + extra;
}

const QByteArray quick = "ENABLE QRESYNC ESEARCH";
const QByteArray enabled = "C: d2 ENABLE QRESYNC\nS: * ENABLED QRESYNC\nS: <tag> OK\n";

/// As after a listing: ENABLED has been read.
std::unique_ptr<Session> openEnabled(ScriptedServer &server)
{
    auto session = open(server);
    session->check();
    return session;
}
const QByteArray noop = "C: d3 NOOP\nS: <tag> OK\n";

RemoteFolder inboxWith(const FolderStatus &status)
{
    auto folder = inbox;
    folder.status = status;
    return folder;
}

QByteArray pulled(
    ScriptedServer &server, MemorySink &sink, const SyncCursor &cursor, bool check = false,
    const RemoteFolder &folder = inbox)
{
    QByteArray result = "error";
    const auto error = errorOf([&] {
        const auto session = check ? openEnabled(server) : open(server);
        result = session->pull(folder, cursor, sink).bytes;
    });
    if (error)
        qWarning("%s: %s", error->what(), qPrintable(server.failure()));
    return result;
}

QList<QByteArray> keysOf(const QList<RemoteHeader> &headers)
{
    QList<QByteArray> result;
    for (const auto &header : headers)
        result << header.remote.key;
    return result;
}

} // namespace

class TestImapResync : public QObject {
    Q_OBJECT
private slots:
    void quickResyncIsOneRoundTrip()
    {
        // Everything is sent before anything is answered.
        auto script = after(quick) + enabled + noop + opened(" (QRESYNC (7 50))", 5, 23, "60");
        script.replace("C: d3 SELECT", "C: d4 SELECT");
        const auto select = script.indexOf("S: * 5 EXISTS");
        script.insert(select, "C: d5 UID FETCH 20:* (UID *\n");
        ScriptedServer server(
            script
            + "S: * VANISHED (EARLIER) 3,11:12\nS: * 1 FETCH (UID 2 FLAGS (\\Seen Zeta alpha) MODSEQ (55))\n"
              "S: * 5 FETCH (UID 22 FLAGS (\\Seen) MODSEQ (60))\nS: d4 OK [READ-WRITE] done\n"
            + fetched(5, 22, "neu") + "S: d5 OK done\n");
        MemorySink sink;
        const auto cursor = pulled(server, sink, cursorOf({7, 20, 7, 50}), true);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(sink.goneIds), QByteArray("11,12,3"));
        QCOMPARE(sink.reflagged.size(), 1); // the new one comes with its flags
        QCOMPARE(sink.reflagged.first().keywords, QByteArray("Zeta alpha"));
        QCOMPARE(keysOf(sink.received), QList<QByteArray>{"22"});
        QVERIFY(!sink.presentIds); // 7 - 3 + 1 = 5: the counts agree
        QCOMPARE(cursor, cursorOf({7, 23, 5, 60}).bytes);
    }

    // CASES I37: the server tells that everything has vanished.
    void i37VanishedEverythingIsVerifiedFirst()
    {
        auto script
            = after(quick) + enabled + noop
            + opened(
                  " (QRESYNC (7 50))", 100, 1001, "60",
                  "C: d5 UID FETCH 1001:* *\nS: * VANISHED (EARLIER) 1:1000\nS: d4 OK done\nS: d5 OK done\n"
                  "C: <tag> UID SEARCH RETURN (ALL) ALL\nS: * ESEARCH (TAG \"<tag>\") UID ALL 1:100\nS: <tag> "
                  "OK\n");
        script.replace("C: d3 SELECT", "C: d4 SELECT");
        ScriptedServer server(script);
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 1001, 100, 50}), true);
        QCOMPARE(server.failure(), QString());
        QVERIFY(sink.goneIds.isEmpty());
        QVERIFY(sink.presentIds);
        QCOMPARE(sink.presentIds->size(), 100);
    }

    // CASES I37: a modification sequence that is lower, zero or negative is not believed: all flags are
    // compared.
    void i37ALyingModSeqMeansAFullComparison_data()
    {
        QTest::addColumn<QByteArray>("modSeq");
        for (const auto *value : {"40", "0", "-1", "99999999999999999999999"})
            QTest::newRow(value) << QByteArray(value);
    }
    void i37ALyingModSeqMeansAFullComparison()
    {
        QFETCH(QByteArray, modSeq);
        ScriptedServer server(
            after("CONDSTORE")
            + opened(
                  " (CONDSTORE)", 2, 20, modSeq,
                  "C: d4 UID FETCH 20:* *\nC: d5 UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 50)\n"
                  "S: <tag> OK done\nS: d3 OK done\nS: d4 OK done\n"
                  "C: <tag> UID FETCH 1:* (UID FLAGS)\nS: * 1 FETCH (UID 2 FLAGS ())\nS: * 2 FETCH (FLAGS "
                  "(\\Seen) UID "
                  "9)\nS: <tag> OK done\n")
                  .replace("C: d3 SELECT", "C: d2 SELECT")
                  .replace("C: d4", "C: d3")
                  .replace("C: d5", "C: d4")
                  .replace("S: d3 OK done\nS: d4 OK done\n", "S: d2 OK done\nS: d3 OK done\n"));
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 20, 2, 50}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.reflagged.size(), 2);
        QCOMPARE(idSet(*sink.presentIds), QByteArray("2,9"));
    }

    void condstoreAsksForChangesBehindTheSelect()
    {
        ScriptedServer server(
            after("CONDSTORE")
            + "C: d2 SELECT \"INBOX\" (CONDSTORE)\nC: d3 UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 50)\n"
              "S: * 2 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT 20] x\nS: * OK [HIGHESTMODSEQ 51] x\n"
              "S: d2 OK done\nS: * 2 FETCH (UID 9 FLAGS (\\Seen) MODSEQ (51))\nS: d3 OK done\n");
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 20, 2, 50}), false, inboxWith({7, 20, 2, 0, 51}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.reflagged.size(), 1);
        QVERIFY(!sink.presentIds);
    }

    // CASES I37: a folder that keeps no modification sequences answers BAD.
    void i37NoModSeqFallsBackToAllFlags()
    {
        ScriptedServer server(
            after("CONDSTORE")
            + "C: d2 SELECT *\nC: d3 UID FETCH 20:* *\nC: d4 UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 50)\n"
              "S: * 1 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: * OK [UIDNEXT 20] x\nS: * OK [NOMODSEQ] x\n"
              "S: d2 OK done\nS: d3 OK done\nS: d4 BAD no\n"
              "C: <tag> UID FETCH 1:* (UID FLAGS)\nS: * 1 FETCH (UID 2 FLAGS ())\nS: <tag> OK done\n");
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 20, 1, 50}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(*sink.presentIds), QByteArray("2"));
    }

    // Without modification sequences: half of the messages are not in the answer. Asked again before it counts.
    void i37MassDisappearanceIsVerifiedFirst()
    {
        QByteArray flags;
        for (int i = 1; i <= 100; ++i)
            flags += "S: * " + QByteArray::number(i) + " FETCH (UID " + QByteArray::number(i) + " FLAGS ())\n";
        ScriptedServer server(
            after("")
            + selected("INBOX", 100, 7, 201)
                  .replace("S: * 100", "C: d3 UID FETCH 201:* *\nS: * 100")
                  .replace("<tag> OK [READ", "d2 OK [READ")
            + "S: d3 OK\nC: <tag> UID FETCH 1:* (UID FLAGS)\n" + flags
            + "S: <tag> OK done\nC: <tag> UID SEARCH ALL\nS: * SEARCH 1 2 3\nS: <tag> OK done\n");
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 201, 200, 0}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.reflagged.size(), 100);
        QVERIFY(!sink.presentIds); // the two answers contradict each other: nothing is gone on that
    }

    // CASES I8: after a new validity the list of what is there ends it, whatever the folder says.
    void i8StartingOverAlwaysEndsWithTheList()
    {
        ScriptedServer server(
            after("")
            + "C: d2 SELECT *\nC: d3 UID FETCH 20:* *\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 8] x\nS: * OK "
              "[UIDNEXT 2] "
              "x\nS: d2 OK done\n"
            + fetched(1, 99, "fremd") + "S: d3 OK done\nC: <tag> FETCH 1:1 (UID *\n" + fetched(1, 1, "neu")
            + "S: <tag> OK done\n");
        MemorySink sink;
        const auto cursor = pulled(server, sink, cursorOf({7, 20, 3, 50}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.startedOver, 1);
        QCOMPARE(
            keysOf(sink.received), QList<QByteArray>{"1"}); // what was asked under the old validity is not kept
        QCOMPARE(idSet(*sink.presentIds), QByteArray("1"));
        QCOMPARE(cursor, cursorOf({8, 2, 1, 0}).bytes);
    }

    void i8AnEmptyFolderAfterANewValidityIsEmptyHereToo()
    {
        ScriptedServer server(after("") + selected("INBOX", 0, 8, 1));
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 20, 3, 50}), false, inboxWith({8, 1, 0, 0, 0}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.startedOver, 1);
        QVERIFY(sink.presentIds && sink.presentIds->isEmpty());
    }

    // CASES I12: numbers that come twice, in any order, or out of range.
    void i12OddUidsMakeNoOddMessages()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 4) + "C: <tag> FETCH 1:4 (UID *\n" + fetched(4, 30, "d")
            + fetched(3, 30, "d noch einmal") + fetched(2, 0, "null") + fetched(1, 4294967296, "zu gross")
            + "S: <tag> OK done\nC: <tag> UID SEARCH ALL\nS: * SEARCH 30 0 12 30\nS: <tag> OK done\n"
              "C: <tag> UID FETCH 12 (UID *\n"
            + fetched(1, 12, "zwoelf") + "S: <tag> OK done\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        QCOMPARE(keysOf(sink.received), (QList<QByteArray>{"30", "12"}));
        QVERIFY(!sink.presentIds); // four were announced
    }

    // CASES I13: an EXPUNGE in the middle shifts every number; UIDs do not care.
    void i13AnExpungeInTheMiddleShiftsNothing()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 3) + "C: <tag> FETCH 1:3 (UID *\n" + fetched(1, 10, "a")
            + "S: * 1 EXPUNGE\n" + fetched(1, 12, "b")
            + "S: <tag> OK done\nC: <tag> UID SEARCH ALL\nS: * SEARCH 12 13\nS: <tag> OK done\n"
              "C: <tag> UID FETCH 13 (UID *\n"
            + fetched(2, 13, "c") + "S: <tag> OK done\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        QCOMPARE(keysOf(sink.received), (QList<QByteArray>{"12", "10", "13"}));
    }

    // CASES I14: fewer messages without a word of any that went. Nothing is gone on that alone.
    void i14ExistsShrinksWithoutExpunge_data()
    {
        QTest::addColumn<QByteArray>("oddity");
        QTest::newRow("EXISTS shrinks") << QByteArray("S: * 1 EXISTS\n");
        QTest::newRow("EXPUNGE beyond the count") << QByteArray("S: * 900 EXPUNGE\n");
        QTest::newRow("EXPUNGE 0") << QByteArray("S: * 0 EXPUNGE\n");
    }
    void i14ExistsShrinksWithoutExpunge()
    {
        QFETCH(QByteArray, oddity);
        ScriptedServer server(
            after("")
            + selected("INBOX", 3, 7, 20)
                  .replace("S: * 3", "C: d3 UID FETCH 20:* *\nS: * 3")
                  .replace("<tag> OK [READ", "d2 OK [READ")
            + "S: d3 OK\nC: <tag> UID FETCH 1:* (UID FLAGS)\nS: * 1 FETCH (UID 2 FLAGS ())\n" + oddity
            + "S: <tag> OK done\nC: <tag> UID SEARCH ALL\nS: * SEARCH 2\nS: <tag> OK done\n");
        MemorySink sink;
        const auto cursor = pulled(server, sink, cursorOf({7, 20, 3, 0}));
        QCOMPARE(server.failure(), QString());
        QVERIFY(!sink.presentIds);
        QVERIFY(sink.goneIds.isEmpty());
        QCOMPARE(imapStateOf({cursor})->highestModSeq, 0U); // the next look compares everything
    }

    // CASES I17, resumed: what an interrupted first run has brought is not fetched again.
    void i17AnInterruptedFirstRunGoesOnWhereItStopped()
    {
        QByteArray newest;
        for (int i = 51; i <= 150; ++i)
            newest += fetched(i, i, "n");
        ScriptedServer server(
            after("ESEARCH") + selected("INBOX", 150, 7, 151)
            + "C: d3 FETCH 51:150 (UID *\n"
              "C: d4 UID SEARCH RETURN (ALL) ALL\n"
            + newest
            + "S: d3 OK\nS: * ESEARCH (TAG \"d4\") UID ALL 1:150\nS: d4 OK\nC: <tag> UID FETCH 1:2,50 (UID *\n"
            + fetched(1, 1, "a") + fetched(2, 2, "b") + fetched(50, 50, "c")
            + "S: <tag> OK\nC: <tag> UID FETCH 3:49 (UID FLAGS)\nS: * 3 FETCH (UID 3 FLAGS (\\Seen))\nS: <tag> "
              "OK\n");
        MemorySink sink;
        for (int i = 3; i < 50; ++i)
            sink.known << RemoteId{QByteArray::number(i)};
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        QCOMPARE(sink.received.size(), 103);
        QCOMPARE(sink.reflagged.size(), 1);
        QCOMPARE(sink.presentIds->size(), 150);
    }

    // CASES I23: one broken message makes the server refuse the whole range. The others arrive, and it has a
    // row.
    void i23OneBrokenMessageDoesNotHideTheOthers()
    {
        const QByteArray bug = "S: <tag> NO [SERVERBUG] internal error\n";
        ScriptedServer server(
            after("") + selected("INBOX", 4) + "C: <tag> FETCH 1:4 (UID *\n" + bug
            + "C: <tag> UID SEARCH ALL\nS: * SEARCH 1 2 3 4\nS: <tag> OK\nC: <tag> UID FETCH 1:4 (UID *\n" + bug
            + "C: <tag> UID FETCH 1:4 (UID)\nS: * 1 FETCH (UID 1)\nS: * 2 FETCH (UID 2)\nS: * 3 FETCH (UID "
              "3)\nS: * 4 "
              "FETCH (UID 4)\nS: <tag> OK\n"
              "C: <tag> UID FETCH 1:4 *\n"
            + bug + "C: <tag> UID FETCH 3:4 *\n" + fetched(4, 4, "vier") + fetched(3, 3, "drei")
            + "S: <tag> OK\nC: <tag> UID FETCH 1:2 *\n" + bug + "C: <tag> UID FETCH 2 *\n" + bug
            + "C: <tag> UID FETCH 2 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK*\n" + bug
            + "C: <tag> UID FETCH 2 (UID BODY.PEEK*\n" + bug + "C: <tag> UID FETCH 1 *\n"
            + fetched(1, 1, "eins") + "S: <tag> OK\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        auto keys = keysOf(sink.received);
        std::sort(keys.begin(), keys.end());
        QCOMPARE(keys, (QList<QByteArray>{"1", "2", "3", "4"}));
        for (const auto &header : sink.received)
            QCOMPARE(header.header.isEmpty(), header.remote.key == "2");
        QCOMPARE(sink.presentIds->size(), 4);
    }

    // CASES I23: a line that cannot be read at all, among those that arrive.
    void i23AnUnreadableAnswerIsAskedForAlone()
    {
        ScriptedServer server(
            after("")
            + selected("INBOX", 3, 7, 30)
                  .replace("S: * 3", "C: d3 UID FETCH 20:* *\nS: * 3")
                  .replace("<tag> OK [READ", "d2 OK [READ")
            + fetched(2, 21, "gut") + "S: * 3 FETCH (UID 22 BODYSTRUCTURE ((((\n"
            + "S: d3 OK\nC: <tag> UID SEARCH UID 20:*\nS: * SEARCH 21 22\nS: <tag> OK\n"
              "C: <tag> UID FETCH 22 (UID)\nS: * 3 FETCH (UID 22)\nS: <tag> OK\nC: <tag> UID FETCH 22 (UID *\n"
              "S: * 3 FETCH (UID 22 BODYSTRUCTURE ((((\nS: <tag> OK\n"
              "C: <tag> UID FETCH 22 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK*\n"
            + fetched(3, 22, "doch")
            + "S: <tag> OK\nC: <tag> UID FETCH 1:* (UID FLAGS)\nS: * 1 FETCH (UID 2 FLAGS ())\n"
              "S: * 2 FETCH (UID 21 FLAGS ())\nS: * 3 FETCH (UID 22 FLAGS ())\nS: <tag> OK\n");
        MemorySink sink;
        pulled(server, sink, cursorOf({7, 20, 1, 0}));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(keysOf(sink.received), (QList<QByteArray>{"21", "22"}));
    }

    // CASES I15, I23: an answer without the UID that was asked for belongs to nobody.
    void i15AnAnswerWithoutUidIsNobodys()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 1) + "C: <tag> FETCH 1:1 (UID *\n"
            + fetched(1, 5, "x").replace("UID 5 ", "")
            + "S: <tag> OK\nC: <tag> UID SEARCH ALL\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH 5 (UID *\n"
            + fetched(1, 5, "x") + "S: <tag> OK\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        QCOMPARE(keysOf(sink.received), QList<QByteArray>{"5"});
    }

    // CASES I21: numbers near 2^32 cost nothing.
    void i21HugeCountsCostNothing()
    {
        ScriptedServer server(
            after("ESEARCH")
            + "C: <tag> SELECT *\nS: * 4294967295 EXISTS\nS: * OK [UIDVALIDITY 4294967295] x\nS: * OK [UIDNEXT "
              "4294967295] x\nS: <tag> OK\nC: d3 FETCH 4294967196:4294967295 *\nC: d4 UID SEARCH *\nS: d3 "
              "OK\nS: d4 OK\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        QVERIFY(!sink.presentIds);
    }

    // A server that names no next UID: it is one more than the highest seen.
    void withoutUidNextNothingIsFetchedTwice()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> SELECT *\nS: * 1 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: <tag> OK\nC: <tag> FETCH 1:1 *\n"
            + fetched(1, 41, "x") + "S: <tag> OK\n");
        MemorySink sink;
        QCOMPARE(pulled(server, sink, {}), cursorOf({7, 42, 1, 0}).bytes);
        QCOMPARE(server.failure(), QString());
    }

    void whatComesWithTheHeaderIsKept()
    {
        ScriptedServer server(
            after("OBJECTID") + selected("INBOX", 1)
            + "C: <tag> FETCH 1:1 (UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE EMAILID *\n"
              "S! * 1 FETCH (UID 5 EMAILID (M6d99) PREVIEW \"Hello\" RFC822.SIZE 9 "
              "BODY[HEADER.FIELDS (DATE)] {2}\\r\\n\\r\\n FLAGS (zeta \\\\Seen \\\\Recent $Label1 Alpha zeta)) "
              "\\r\\n\n"
              "S: <tag> OK\n");
        MemorySink sink;
        pulled(server, sink, {});
        QCOMPARE(server.failure(), QString());
        const auto &header = sink.received.first();
        QCOMPARE(header.emailId, QByteArray("M6d99"));
        QCOMPARE(header.preview, QStringLiteral("Hello"));
        QCOMPARE(header.keywords, QByteArray("$Label1 Alpha zeta"));
        QVERIFY(header.flags == MessageFlags(MessageFlag::Seen));
    }
};

QTEST_GUILESS_MAIN(TestImapResync)
#include "tst_imap_resync.moc"
