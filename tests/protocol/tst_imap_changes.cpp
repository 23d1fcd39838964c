// SPDX-License-Identifier: GPL-3.0-or-later
// Moving, copying, deleting and marking: what is sent, in what order, and what is never sent.
#include "tests/support/ImapScripts.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

const QByteArray lookAt57 = "C: <tag> UID FETCH 5,7 (UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])\n";

bool sent(const ScriptedServer &server, const QByteArray &part)
{
    const auto lines = server.clientLines();
    return std::any_of(lines.begin(), lines.end(), [&](const QByteArray &line) { return line.contains(part); });
}

bool observed(Session &session, Operation operation, Reason reason)
{
    const auto all = session.takeObservations();
    return std::any_of(all.begin(), all.end(), [&](const Observation &o) {
        return o.operation == operation && o.evidence.reason == reason;
    });
}

// A failure of the script says more than the error it ends in.
Performed perform(ScriptedServer &server, const Change &change, const Targets &targets)
{
    Performed done;
    if (const auto error = errorOf([&] { done = open(server)->perform(change, targets); }))
        qWarning("%s: %s", error->what(), qPrintable(server.failure()));
    return done;
}

} // namespace

class TestImapChanges : public QObject {
    Q_OBJECT
private slots:
    void i27MoveIsOneCommandWhereOffered()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "m5@x")
            + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID MOVE 5,7 \"Archive\"\n"
              "S: * OK [COPYUID 9 5,7 20:21] moved\nS: * 1 EXPUNGE\nS: * 1 EXPUNGE\nS: <tag> OK done\n");
        const auto session = open(server);
        const auto done = session->perform(MoveTo{}, targetsOf({5, 7}, "Archive"));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(done.targetUidValidity, 9U);
        QCOMPARE(done.landed["5"].key, QByteArray("20"));
        QCOMPARE(done.landed["7"].key, QByteArray("21"));
        QVERIFY(done.missing.isEmpty());
        QVERIFY(observed(*session, Operation::MoveTo, Reason::AnsweredOk));
    }

    void i27WithoutMoveTheCopyComesFirst()
    {
        ScriptedServer server(
            after("UIDPLUS") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "m5@x") + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID COPY 5,7 \"Archive\"\nS: <tag> OK [COPYUID 9 5,7 20,21] done\n"
              "C: <tag> UID STORE 5,7 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
              "C: <tag> UID EXPUNGE 5,7\nS: * 1 EXPUNGE\nS: * 1 EXPUNGE\nS: <tag> OK done\n");
        const auto done = perform(server, MoveTo{}, targetsOf({5, 7}, "Archive"));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(done.landed.size(), 2);
    }

    // A message that COPYUID does not name is not proved to be there, and stays.
    void i27OnlyWhatWasCopiedIsRemoved()
    {
        ScriptedServer server(
            after("UIDPLUS") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "m5@x") + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID COPY 5,7 \"Archive\"\nS: <tag> OK [COPYUID 9 7 21] done\n"
              "C: <tag> UID STORE 7 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
              "C: <tag> UID EXPUNGE 7\nS: <tag> OK done\nC: <tag> UID SEARCH UID 7\nS: * SEARCH\nS: <tag> "
              "OK\n");
        const auto done = perform(server, MoveTo{}, targetsOf({5, 7}, "Archive"));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(done.missing), QByteArray("5"));
    }

    void i27ARefusedCopyRemovesNothing()
    {
        ScriptedServer server(
            after("UIDPLUS") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "m5@x") + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID COPY 5,7 \"Archive\"\nS: <tag> NO [OVERQUOTA] full\n"
              "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MoveTo{}, targetsOf({5, 7}, "Archive")); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY(error->serverText().contains(QLatin1String("[OVERQUOTA]")));
        session->check(); // the session goes on
        QCOMPARE(server.failure(), QString());
        QVERIFY(!sent(server, "\\Deleted") && !sent(server, "EXPUNGE"));
        QVERIFY(observed(*session, Operation::MoveTo, Reason::RefusedByServer));
    }

    void i27WithoutUidPlusOthersDeletionsAreNotExpunged_data()
    {
        QTest::addColumn<QByteArray>("deleted");
        QTest::addColumn<bool>("expunged");
        QTest::newRow("only ours") << QByteArray("5 7") << true;
        QTest::newRow("somebody else's too") << QByteArray("3 5 7") << false;
    }
    void i27WithoutUidPlusOthersDeletionsAreNotExpunged()
    {
        QFETCH(QByteArray, deleted);
        QFETCH(bool, expunged);
        ScriptedServer server(
            after("") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "m5@x") + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID STORE 5,7 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
              "C: <tag> UID SEARCH DELETED\nS: * SEARCH "
            + deleted + "\nS: <tag> OK done\n"
            + (expunged ? "C: <tag> EXPUNGE\nS: * 1 EXPUNGE\nS: * 1 EXPUNGE\nS: <tag> OK done\n" : "")
            + "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto done = session->perform(DeleteForGood{}, targetsOf({5, 7}));
        session->check();
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(done.markedOnly), QByteArray(expunged ? "" : "5,7"));
        QCOMPARE(sent(server, "EXPUNGE"), expunged);
        QCOMPARE(observed(*session, Operation::DeleteForGood, Reason::DeletionMarkedOnly), !expunged);
    }

    // proton-bridge issue 123: UIDPLUS is advertised, and the command is not known.
    void i27AdvertisedUidPlusThatFailsFallsBack()
    {
        ScriptedServer server(
            after("UIDPLUS") + selected("INBOX", 3)
            + "C: <tag> UID FETCH 5 (UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])\n"
            + looked(1, 5, "m5@x")
            + "S: <tag> OK done\nC: <tag> UID STORE 5 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
              "C: <tag> UID EXPUNGE 5\nS: <tag> BAD what\nC: <tag> UID STORE 5 +FLAGS.SILENT (\\Deleted)\n"
              "S: <tag> OK done\nC: <tag> UID SEARCH DELETED\nS: * SEARCH 4 5\nS: <tag> OK done\n");
        const auto session = open(server);
        session->perform(DeleteForGood{}, targetsOf({5}));
        QCOMPARE(server.failure(), QString());
        QVERIFY(observed(*session, Operation::DeleteForGood, Reason::DeletionMarkedOnly));
    }

    // Without UIDPLUS a server does not say where a message went: it is found by its Message-ID, exactly.
    void i28WhereItLandedIsFoundByMessageId()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 3)
            + "C: <tag> UID FETCH 5 (UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])\n"
            + looked(1, 5, "m5@x")
            + "S: <tag> OK done\nC: <tag> UID COPY 5 \"Archive\"\nS: <tag> OK done\n"
              "C: <tag> EXAMINE \"Archive\"\nS: * 9 EXISTS\nS: * OK [UIDVALIDITY 9] x\nS: <tag> OK [READ-ONLY] "
              "x\n"
              "C: <tag> UID SEARCH HEADER Message-ID \"m5@x\"\nS: * SEARCH 11 20 21\nS: <tag> OK done\n"
              "C: <tag> UID FETCH 11,20:21 *\n"
            + looked(1, 11, "m5@x") + looked(2, 20, "m5@x") + looked(3, 21, "xm5@x") + "S: <tag> OK done\n");
        const auto done = perform(server, CopyTo{}, targetsOf({5}, "Archive"));
        QCOMPARE(server.failure(), QString());
        QCOMPARE(done.landed["5"].key, QByteArray("20"));
        QCOMPARE(done.targetUidValidity, 9U);
    }

    // Cut between COPY and EXPUNGE: the second attempt finishes it and does not copy again.
    void i28AMoveDoneHalfIsFinishedAndNotRepeated()
    {
        ScriptedServer server(
            after("UIDPLUS")
            + "C: d2 EXAMINE \"Archive\"\nC: d3 UID SEARCH HEADER Message-ID \"m5@x\"\n"
              "C: d4 UID SEARCH HEADER Message-ID \"m7@x\"\n"
              "S: * 9 EXISTS\nS: * OK [UIDVALIDITY 9] x\nS: d2 OK [READ-ONLY] x\n"
              "S: * SEARCH 20\nS: d3 OK done\nS: * SEARCH\nS: d4 OK done\nC: <tag> UID FETCH 20 *\n"
            + looked(1, 20, "m5@x") + "S: <tag> OK done\n" + selected("INBOX", 3) + lookAt57
            + looked(1, 5, "m5@x") + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID COPY 7 \"Archive\"\nS: <tag> OK [COPYUID 9 7 30] done\n"
              "C: <tag> UID STORE 5,7 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
              "C: <tag> UID EXPUNGE 5,7\nS: <tag> OK done\nC: <tag> UID SEARCH UID 5,7\nS: * SEARCH\nS: <tag> "
              "OK\n");
        auto targets = targetsOf({5, 7}, "Archive");
        targets.again = true;
        const auto done = perform(server, MoveTo{}, targets);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(done.landed["5"].key, QByteArray("20"));
        QCOMPARE(done.landed["7"].key, QByteArray("30"));
        QVERIFY(done.missing.isEmpty());
    }

    // The answer to MOVE was lost: what is in the target now has been moved, the rest is moved now.
    void i28AMoveWhoseAnswerWasLostIsFoundInTheTarget()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS")
            + "C: d2 EXAMINE \"Archive\"\nC: d3 UID SEARCH *\nC: d4 UID SEARCH *\n"
              "S: * 9 EXISTS\nS: * OK [UIDVALIDITY 9] x\nS: d2 OK [READ-ONLY] x\n"
              "S: * SEARCH 20\nS: d3 OK done\nS: * SEARCH\nS: d4 OK done\nC: <tag> UID FETCH 20 *\n"
            + looked(1, 20, "m5@x") + "S: <tag> OK done\n" + selected("INBOX", 3) + lookAt57
            + looked(2, 7, "m7@x")
            + "S: <tag> OK done\nC: <tag> UID MOVE 7 \"Archive\"\nS: * OK [COPYUID 9 7 30] x\nS: <tag> OK "
              "done\n");
        auto targets = targetsOf({5, 7}, "Archive");
        targets.again = true;
        const auto done = perform(server, MoveTo{}, targets);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(done.landed["5"].key, QByteArray("20"));
        QCOMPARE(done.landed["7"].key, QByteArray("30"));
        QVERIFY(done.missing.isEmpty());
    }

    // Not knowing is not the same as not being there.
    void i28WhenTheTargetCannotBeSearchedNothingIsRepeated()
    {
        ScriptedServer server(
            after("UIDPLUS")
            + "C: d2 EXAMINE \"Archive\"\nC: d3 UID SEARCH *\nS: * 9 EXISTS\nS: d2 OK x\nS: d3 NO not now\n"
              "C: <tag> NOOP\nS: <tag> OK\n");
        auto targets = targetsOf({5}, "Archive");
        targets.again = true;
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MoveTo{}, targets); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    void i9WithoutValidityNothingIrrevocableIsDone_data()
    {
        QTest::addColumn<int>("remembered");
        QTest::addColumn<int>("server");
        QTest::newRow("never known") << 0 << 7;
        QTest::newRow("the server says 0") << 7 << 0;
        QTest::newRow("both 0") << 0 << 0;
    }
    void i9WithoutValidityNothingIrrevocableIsDone()
    {
        QFETCH(int, remembered);
        QFETCH(int, server);
        ScriptedServer scripted(
            after("MOVE UIDPLUS")
            + (remembered ? selected("INBOX", 3, server) + "C: <tag> UID FETCH 5 *\n" + looked(1, 5, "m5@x")
                       + "S: <tag> OK done\n"
                          : QByteArray())
            + "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(scripted);
        auto targets = targetsOf({5}, "Archive");
        targets.uidValidity = static_cast<quint64>(remembered);
        const auto error = errorOf([&] { session->perform(DeleteForGood{}, targets); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::MessageGone);
        session->check();
        QCOMPARE(scripted.failure(), QString());
    }

    void i10AMoveForAnotherValidityIsNotPerformed()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS") + selected("INBOX", 3, 8) + "C: <tag> UID FETCH 5 *\n" + looked(1, 5, "m5@x")
            + "S: <tag> OK done\nC: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MoveTo{}, targetsOf({5}, "Archive")); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::MessageGone);
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    // While the folder stays open, a new validity is told in passing.
    void i10AValidityThatChangesMeanwhileIsNoticed()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS") + selected("INBOX", 3)
            + "C: <tag> UID STORE 5 *\nS: * OK [UIDVALIDITY 8] restored\nS: <tag> OK done\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\nC: "
              "<tag> NOOP\nS: "
              "<tag> "
              "OK\n");
        const auto session = open(server);
        session->perform(Star{}, targetsOf({5}));
        const auto error = errorOf([&] { session->perform(Star{}, targetsOf({5})); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::MessageGone);
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    void i11AnotherMessageUnderTheSameUidIsLeftAlone_data()
    {
        QTest::addColumn<bool>("move");
        QTest::newRow("move") << true;
        QTest::newRow("delete") << false;
    }
    void i11AnotherMessageUnderTheSameUidIsLeftAlone()
    {
        QFETCH(bool, move);
        ScriptedServer server(
            after("MOVE UIDPLUS") + selected("INBOX", 3) + lookAt57 + looked(1, 5, "stranger@x")
            + looked(2, 7, "m7@x") + "S: <tag> OK done\n"
            + (move ? "C: <tag> UID MOVE 7 \"Archive\"\nS: * OK [COPYUID 9 7 21] x\nS: <tag> OK done\n"
                    : "C: <tag> UID STORE 7 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK done\n"
                      "C: <tag> UID EXPUNGE 7\nS: <tag> OK done\nC: <tag> UID SEARCH UID 7\nS: * SEARCH\nS: "
                      "<tag> OK\n"));
        const auto session = open(server);
        const auto targets = targetsOf({5, 7}, "Archive");
        const auto done = session->perform(move ? Change(MoveTo{}) : Change(DeleteForGood{}), targets);
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(done.missing), QByteArray("5"));
    }

    void i33WhatIsGoneIsReportedAndNothingIsSentForIt()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS") + selected("INBOX", 3) + lookAt57
            + "S: <tag> OK done\nC: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto done = session->perform(MoveTo{}, targetsOf({5, 7}, "Archive"));
        session->check();
        QCOMPARE(server.failure(), QString());
        QCOMPARE(idSet(done.missing), QByteArray("5,7"));
        QVERIFY(!sent(server, "MOVE"));
    }

    void i33AFolderThatIsGoneIsARefusalAndTheSessionGoesOn()
    {
        ScriptedServer server(
            after("MOVE UIDPLUS")
            + "C: d2 SELECT *\nC: d3 UID FETCH *\nS: d2 NO [NONEXISTENT] no such folder\nS: d3 BAD no folder\n"
              "C: <tag> NOOP\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(MoveTo{}, targetsOf({5}, "Archive")); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY(error->serverText().contains(QLatin1String("[NONEXISTENT]")));
        session->check();
        QCOMPARE(server.failure(), QString());
    }

    // Gmail: removing in a folder only takes the label off.
    void i45OnGmailDeletingForGoodGoesThroughTheTrash()
    {
        ScriptedServer server(
            after("X-GM-EXT-1 UIDPLUS MOVE")
            + "C: d2 LIST \"\" \"*\"\nC: d3 LSUB \"\" \"*\"\n"
              "S: * LIST (\\HasNoChildren) \"/\" INBOX\nS: * LIST (\\Trash) \"/\" \"[Gmail]/Papierkorb\"\n"
              "S: d2 OK\nS: d3 OK\n"
              "C: d4 STATUS *\nC: d5 STATUS *\nS: d4 OK\nS: d5 OK\n"
            + selected("INBOX", 3) + "C: <tag> UID FETCH 5 *\n" + looked(1, 5, "m5@x")
            + "S: <tag> OK done\nC: <tag> UID MOVE 5 \"[Gmail]/Papierkorb\"\nS: * OK [COPYUID 9 5 50] x\nS: "
              "<tag> "
              "OK\n"
            + selected("[Gmail]/Papierkorb", 1, 9) + "C: <tag> UID FETCH 50 *\n" + looked(1, 50, "m5@x")
            + "S: <tag> OK done\nC: <tag> UID STORE 50 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK\n"
              "C: <tag> UID EXPUNGE 50\nS: <tag> OK\nC: <tag> UID SEARCH UID 50\nS: * SEARCH\nS: <tag> OK\n");
        perform(server, DeleteForGood{}, targetsOf({5}));
        QCOMPARE(server.failure(), QString());
    }

    void keywordsAreAddedAndTakenAway()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 3, 7, 100, "\\\\Seen \\*")
            + "C: <tag> UID STORE 5 +FLAGS.SILENT ($Forwarded)\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n"
              "C: <tag> UID STORE 5,7 +FLAGS.SILENT (work)\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5,7\nS: * SEARCH 5 7\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n"
              "C: <tag> UID STORE 5 -FLAGS.SILENT (work)\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n");
        const auto session = open(server);
        session->perform(MarkForwarded{}, targetsOf({5}));
        session->perform(AddKeyword{"work"}, targetsOf({5, 7}));
        session->perform(RemoveKeyword{"work"}, targetsOf({5}));
        const auto error = errorOf([&] { session->perform(AddKeyword{"a) (\\Deleted"}, targetsOf({5})); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
        QCOMPARE(server.failure(), QString());
    }

    void i40AKeywordOutsidePermanentFlagsIsRefusedHere()
    {
        ScriptedServer server(
            after("") + selected("INBOX", 3, 7, 100, "\\Seen work")
            + "C: <tag> UID STORE 5 *\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(AddKeyword{"play"}, targetsOf({5})); });
        QVERIFY(error && error->kind() == MailError::Kind::ServerRefused);
        session->perform(AddKeyword{"WORK"}, targetsOf({5}));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I40: OK alone proves nothing. What is looked at again is the first and the last of those changed.
    void i40AServerThatSaysOkAndKeepsNothingIsFoundOut_data()
    {
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("kept") << QByteArray("S: * 1 FETCH (UID 5 FLAGS (\\Flagged))\n"
                                            "S: * 3 FETCH (UID 7 FLAGS (\\Seen \\Flagged))\n")
                              << false << Reason::OkAndShown;
        QTest::newRow("not kept") << QByteArray("S: * 1 FETCH (UID 5 FLAGS ())\n"
                                                "S: * 3 FETCH (UID 7 FLAGS (\\Seen))\n")
                                  << true << Reason::OkButNotKept;
        QTest::newRow("one of them changed again by another device")
            << QByteArray("S: * 1 FETCH (UID 5 FLAGS ())\nS: * 3 FETCH (UID 7 FLAGS (\\Flagged))\n") << false
            << Reason::OkAndShown;
        QTest::newRow("says nothing") << QByteArray() << false << Reason::AnsweredOk;
        QTest::newRow("speaks of others")
            << QByteArray("S: * 2 FETCH (UID 9 FLAGS ())\n") << false << Reason::AnsweredOk;
    }
    void i40AServerThatSaysOkAndKeepsNothingIsFoundOut()
    {
        QFETCH(const QByteArray, shown);
        QFETCH(const bool, refused);
        QFETCH(const Reason, reason);
        ScriptedServer server(
            after("") + selected("INBOX", 3)
            + "C: <tag> UID STORE 5:7 +FLAGS.SILENT (\\Flagged)\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5:7\nS: * SEARCH 5 6 7\nS: <tag> OK\n"
              "C: <tag> UID FETCH 5,7 (UID FLAGS)\n"
            + shown + "S: <tag> OK\n"
            + (refused ? "C: <tag> UID FETCH 5,7 (UID FLAGS)\n" + shown + "S: <tag> OK\n" : QByteArray()));
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(Star{}, targetsOf({5, 6, 7})); });
        QCOMPARE(error.has_value(), refused);
        QVERIFY(!error || error->kind() == MailError::Kind::ServerRefused);
        QVERIFY(observed(*session, Operation::Star, reason));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I40, of deleting.
    void i40AServerThatSaysOkAndDeletesNothingIsFoundOut()
    {
        ScriptedServer server(
            after("UIDPLUS") + selected("INBOX", 3) + "C: <tag> UID FETCH 5 *\n" + looked(1, 5, "m5@x")
            + "S: <tag> OK\nC: <tag> UID STORE 5 +FLAGS.SILENT (\\Deleted)\nS: <tag> OK\n"
              "C: <tag> UID EXPUNGE 5\nS: <tag> OK\nC: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\n");
        const auto session = open(server);
        const auto error = errorOf([&] { session->perform(DeleteForGood{}, targetsOf({5})); });
        QVERIFY(error && error->kind() == MailError::Kind::ServerRefused);
        QVERIFY(error->serverText().contains(QLatin1String("still there")));
        QVERIFY(observed(*session, Operation::DeleteForGood, Reason::RefusedByServer));
        QCOMPARE(server.failure(), QString());
    }

    // CASES I38: leaving a folder never expunges, and neither does the end of a session.
    void i38NoCloseIsEverSent()
    {
        ScriptedServer server(
            after("UNSELECT")
            + "C: <tag> SELECT \"a\"*\nS: * 3 EXISTS\nS: * OK [UIDVALIDITY 7] x\nS: <tag> OK\n"
            + "C: <tag> UID STORE 5 *\nS: <tag> OK\n"
              "C: <tag> UID SEARCH UID 5\nS: * SEARCH 5\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\nC: "
              "<tag> UNSELECT\nS: <tag> OK\nC: <tag> "
              "DELETE \"a\"\n"
              "S: <tag> OK\nC: <tag> UNSUBSCRIBE \"a\"\nS: <tag> OK\nC: <tag> LOGOUT\n");
        const auto session = open(server);
        auto targets = targetsOf({5});
        targets.folder = folderNamed("a");
        session->perform(Star{}, targets);
        session->perform(FolderTask{FolderTask::Kind::Delete, "a", {}});
        session->close();
        QCOMPARE(server.failure(), QString());
        QVERIFY(!sent(server, "CLOSE"));
    }

    void foldersAreCreatedRenamedAndDeleted()
    {
        ScriptedServer server(
            after("")
            + "C: <tag> CREATE \"K&APY-ln\"\nS: <tag> NO [ALREADYEXISTS] is there\nC: <tag> SUBSCRIBE "
              "\"K&APY-ln\"\nS: <tag> OK\n"
              "C: <tag> RENAME \"a\" \"b \\\"c\\\"\"\nS: <tag> OK\nC: <tag> SUBSCRIBE *\nS: <tag> OK\n"
              "C: <tag> UNSUBSCRIBE \"a\"\nS: <tag> NO\n"
              "C: <tag> DELETE \"b\"\nS: <tag> NO [NONEXISTENT] gone\nC: <tag> UNSUBSCRIBE \"b\"\nS: <tag> OK\n"
              "C: <tag> CREATE \"x\"\nS: <tag> NO [NOPERM] not you\n");
        const auto session = open(server);
        using Kind = FolderTask::Kind;
        session->perform(FolderTask{Kind::Create, "K&APY-ln", {}});
        session->perform(FolderTask{Kind::Rename, "a", "b \"c\""});
        session->perform(FolderTask{Kind::Delete, "b", {}});
        auto error = errorOf([&] { session->perform(FolderTask{Kind::Delete, "inbox", {}}); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
        error = errorOf([&] { session->perform(FolderTask{Kind::Create, "x", {}}); });
        QVERIFY(error && error->serverText().contains(QLatin1String("[NOPERM]")));
        QCOMPARE(server.failure(), QString());
    }
};

QTEST_GUILESS_MAIN(TestImapChanges)
#include "tst_imap_changes.moc"
