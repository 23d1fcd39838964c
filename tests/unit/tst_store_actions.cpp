// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, copies, deletions, uploads and folders as the store records, settles and takes them back.
#include "mailcore/store/RowKey.h"
#include "tests/support/ActionStore.h"

#include <QtTest>

using namespace duopost;

using Fixture = test::ActionStore;
using test::message;

class TestStoreActions : public QObject {
    Q_OBJECT
private slots:
    void aMovedMessageIsInItsNewFolderAtOnceAndQueued()
    {
        Fixture f;
        const auto id = f.row(f.inbox, "two").id;
        f.move("two", f.inbox, f.archive);
        QCOMPARE(f.subjects(f.inbox), (QStringList{QStringLiteral("one"), QStringLiteral("three")}));
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("two")});
        QCOMPARE(f.row(f.archive, "two").id, id);
        QVERIFY(f.row(f.archive, "two").where == Where::OnItsWay);
        QCOMPARE(f.folder(f.inbox).total, 2);
        QCOMPARE(f.folder(f.archive).unread, 1);
        QVERIFY(f.only().is<MoveTo>());
        QCOMPARE(f.only().remote.key, QByteArray("2"));
        QCOMPARE(f.only().uidValidity, quint64(7));
        QCOMPARE(f.only().argument, QByteArray("Archive"));
        QCOMPARE(f.only().messageId, QByteArray("two"));
    }

    void whatMovedAwayIsNotBroughtBackByALookIntoTheOldFolder()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.pull(f.inbox, {message(1, "one"), message(2, "two"), message(3, "three")});
        f.store->commit(f.inbox, {.present = QList<RemoteId>{{"1"}, {"2"}, {"3"}}}).waitForFinished();
        f.store->commit(f.archive, {.present = QList<RemoteId>{}}).waitForFinished();
        QCOMPARE(f.subjects(f.inbox), (QStringList{QStringLiteral("one"), QStringLiteral("three")}));
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("two")});
    }

    void aSettledMoveTakesTheIdThatTheServerGave()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.store->settle({f.only()}, Outcome::Done, {{{"2", {"41"}}}, 9, {}}).waitForFinished();
        QVERIFY(f.store->pending().result().isEmpty());
        QCOMPARE(f.row(f.archive, "two").remote.key, QByteArray("41"));
        QVERIFY(f.row(f.archive, "two").where == Where::OnlyOnServer);
        // A list of the folder that was begun before it landed does not say that it is gone.
        f.store->commit(f.archive, {.present = QList<RemoteId>{}, .since = 0}).waitForFinished();
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("two")});
        const auto later = f.store->folderState(f.archive).result().landings;
        f.store->commit(f.archive, {.present = QList<RemoteId>{}, .since = later}).waitForFinished();
        QVERIFY(f.subjects(f.archive).isEmpty());
    }

    void withoutAnIdTheMessageIsRecognisedByItsContentAndNotDoubled()
    {
        Fixture f;
        const auto id = f.row(f.inbox, "two").id;
        f.store->storeBodies(f.inbox, {{id, "whole two", QStringLiteral("p")}}).waitForFinished();
        f.move("two", f.inbox, f.archive);
        f.store->settle({f.only()}, Outcome::Done).waitForFinished();
        f.pull(f.archive, {message(88, "other"), message(89, "two", MessageFlag::Seen)});
        f.store->commit(f.archive, {.present = QList<RemoteId>{{"88"}, {"89"}}}).waitForFinished();
        QCOMPARE(f.subjects(f.archive), (QStringList{QStringLiteral("other"), QStringLiteral("two")}));
        QCOMPARE(f.row(f.archive, "two").id, id);
        QCOMPARE(f.row(f.archive, "two").remote.key, QByteArray("89"));
        QVERIFY(f.row(f.archive, "two").bodyHere);
        QVERIFY(f.row(f.archive, "two").flags.testFlag(MessageFlag::Seen));
        QCOMPARE(f.folder(f.archive).total, 2);
        QCOMPARE(f.folder(f.archive).unread, 1);
    }

    void aRefusedMoveGoesBackVisibly()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QVERIFY(f.subjects(f.archive).isEmpty());
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        QCOMPARE(f.row(f.inbox, "two").remote.key, QByteArray("2"));
        QCOMPARE(f.folder(f.inbox).total, 3);
        QCOMPARE(f.folder(f.archive).total, 0);
    }

    // Another device marks the message while a move of it waits here: the row is not where the mark is told of.
    void afterARefusedMoveTheMarksAreReadAnew()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.store
            ->commit(
                f.inbox,
                {.flags = {{{"2"}, MessageFlag::Seen, {}}}, .cursor = SyncCursor{"later"}, .uidValidity = 7})
            .waitForFinished();
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.row(f.inbox, "two").remote.key, QByteArray("2"));
        QVERIFY(f.store->folderState(f.inbox).result().cursor.bytes.isEmpty());
        QCOMPARE(f.store->folderState(f.inbox).result().uidValidity, quint64(7));
    }

    // What was queued for the place the move led to would wait for ever for an id there.
    void whatFollowsARefusedMoveIsForWhereTheMessageIs()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        const auto id = f.row(f.archive, "two").id;
        f.store->change(f.archive, {id}, MarkAnswered{}, true).waitForFinished();
        auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QVERIFY(isAwaiting(queue[1].remote));
        f.store->settle({queue[0]}, Outcome::Refused).waitForFinished();
        f.store->change(f.inbox, {id}, DeleteForGood{}, true).waitForFinished();
        QVERIFY(f.store->resolveWaiting().result().isEmpty());
        queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        for (const auto &pending : queue) {
            QCOMPARE(pending.remote.key, QByteArray("2"));
            QCOMPARE(pending.remoteName, QByteArray("INBOX"));
            QCOMPARE(pending.uidValidity, quint64(7));
        }
    }

    void aSecondMoveWaitsForTheIdOfTheFirst()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.move("two", f.archive, f.inbox);
        auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QVERIFY(isAwaiting(queue[1].remote));
        f.store->settle({queue[0]}, Outcome::Done, {{{"2", {"41"}}}, 9, {}}).waitForFinished();
        QCOMPARE(f.only().remote.key, QByteArray("41"));
        QCOMPARE(f.only().uidValidity, quint64(9));
        QCOMPARE(f.only().remoteName, QByteArray("Archive"));
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        f.store->settle({f.only()}, Outcome::Done, {{{"41", {"4"}}}, 7, {}}).waitForFinished();
        QCOMPARE(f.row(f.inbox, "two").remote.key, QByteArray("4"));
    }

    void i33AMessageThatIsGoneIsSkippedAndNotMovedElsewhere()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        f.store->settle({f.only()}, Outcome::Done, {{}, 9, {{"2"}}}).waitForFinished();
        QVERIFY(f.subjects(f.archive).isEmpty());
        QCOMPARE(f.subjects(f.inbox).size(), 2);
        QCOMPARE(f.folder(f.archive).total, 0);
    }

    // Another device moved it while it was marked and moved here as well.
    void aMarkForAMessageThatIsElsewhereByNowIsNotTakenForDone_data()
    {
        QTest::addColumn<bool>("noticed"); // by the server's answer
        QTest::newRow("the server says that it was not there") << true;
        QTest::newRow("the server says OK") << false;
    }
    void aMarkForAMessageThatIsElsewhereByNowIsNotTakenForDone()
    {
        QFETCH(bool, noticed);
        Fixture f;
        f.pull(f.inbox, {message(4, "four", MessageFlag::Seen)});
        const auto id = f.row(f.inbox, "four").id;
        f.store->change(f.inbox, {id}, MarkUnread{}, true).waitForFinished();
        f.move("four", f.inbox, f.archive);
        f.pull(f.archive, {message(31, "four", MessageFlag::Seen)});
        QCOMPARE(f.row(f.archive, "four").id, id);
        QCOMPARE(f.row(f.archive, "four").remote.key, QByteArray("31"));
        const auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        const QList<RemoteId> missing = noticed ? QList<RemoteId>{{"4"}} : QList<RemoteId>();
        f.store->settle({queue[0]}, Outcome::Done, {{}, 0, missing}).waitForFinished();
        f.store->settle({queue[1]}, Outcome::Done, {{}, 9, {{"4"}}}).waitForFinished();
        QCOMPARE(f.row(f.archive, "four").flags.testFlag(MessageFlag::Seen), noticed);
        // Either way, nothing vouches for what is shown until all of it was read again.
        QVERIFY(f.store->folderState(f.archive).result().cursor.bytes.isEmpty());
        QVERIFY(!f.store->folderState(f.inbox).result().cursor.bytes.isEmpty());
    }

    void i8ARenumberedFolderIsMatchedByContentBeforeAnythingIsDropped()
    {
        Fixture f;
        const auto id = f.row(f.inbox, "two").id;
        f.store->storeBodies(f.inbox, {{id, "whole two", QStringLiteral("p")}}).waitForFinished();
        f.store->change(f.inbox, {f.row(f.inbox, "three").id}, MoveTo{f.archive}, true).waitForFinished();
        f.store->commit(f.inbox, {.startOver = true}).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 2); // nothing is dropped yet
        QVERIFY(f.store->folderState(f.inbox).result().cursor.bytes.isEmpty());
        // The same numbers mean other messages now.
        f.store
            ->commit(
                f.inbox,
                {.arrived = {message(1, "two"), message(2, "new"), message(3, "three")},
                 .present = QList<RemoteId>{{"1"}, {"2"}, {"3"}},
                 .cursor = SyncCursor{"c2"},
                 .uidValidity = 8})
            .waitForFinished();
        QCOMPARE(
            f.subjects(f.inbox),
            (QStringList{QStringLiteral("new"), QStringLiteral("three"), QStringLiteral("two")}));
        QCOMPARE(f.row(f.inbox, "two").id, id);
        QCOMPARE(f.row(f.inbox, "two").remote.key, QByteArray("1"));
        QCOMPARE(f.store->body(id).result().value_or(QByteArray()), QByteArray("whole two"));
        // What was queued under the old numbers is cancelled, and leaves no second copy behind.
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QVERIFY(f.subjects(f.archive).isEmpty());
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        QCOMPARE(f.folder(f.inbox).total, 3);
    }

    void aCopyIsASecondMessageUntilRefused()
    {
        Fixture f;
        f.store->change(f.inbox, {f.row(f.inbox, "one").id}, CopyTo{f.archive}, true).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        QVERIFY(f.row(f.archive, "one").where == Where::OnItsWay);
        const auto copy = f.only();
        f.store->settle({copy}, Outcome::Refused).waitForFinished();
        QVERIFY(f.subjects(f.archive).isEmpty());
        QCOMPARE(f.folder(f.archive).total, 0);
        f.store->change(f.inbox, {f.row(f.inbox, "one").id}, CopyTo{f.archive}, true).waitForFinished();
        f.store->settle({f.only()}, Outcome::Done, {{{"1", {"5"}}}, 9, {}}).waitForFinished();
        QCOMPARE(f.row(f.archive, "one").remote.key, QByteArray("5"));
        QCOMPARE(f.row(f.inbox, "one").remote.key, QByteArray("1"));
    }

    void deletedForGoodComesBackWhenRefusedAndOnlyThen()
    {
        Fixture f;
        f.store->change(f.inbox, {f.row(f.inbox, "one").id}, DeleteForGood{}, true).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 2);
        QCOMPARE(f.folder(f.inbox).total, 2);
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        f.store->change(f.inbox, {f.row(f.inbox, "one").id}, DeleteForGood{}, true).waitForFinished();
        f.store->settle({f.only()}, Outcome::Done).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 2);
    }

    void whatTheServerCouldOnlyMarkAsDeletedIsShownSoAtOnce()
    {
        Fixture f;
        const auto id = f.row(f.inbox, "one").id;
        f.store->change(f.inbox, {id, f.row(f.inbox, "two").id}, DeleteForGood{}, true).waitForFinished();
        QCOMPARE(f.subjects(f.inbox), QStringList{QStringLiteral("three")});
        Landed landed;
        landed.markedOnly = {{"1"}};
        f.store->settle(f.store->pending().result(), Outcome::Done, landed).waitForFinished();
        QVERIFY(f.store->pending().result().isEmpty());
        QCOMPARE(f.subjects(f.inbox), (QStringList{QStringLiteral("one"), QStringLiteral("three")}));
        const auto row = f.row(f.inbox, "one");
        QCOMPARE(row.id, id);
        QCOMPARE(row.remote.key, QByteArray("1"));
        QVERIFY(row.flags.testFlag(MessageFlag::Deleted) && row.where == Where::OnlyOnServer);
        QCOMPARE(f.folder(f.inbox).total, 2);
        QCOMPARE(f.folder(f.inbox).unread, 2);
    }

    void i30ARefusedUploadStaysVisibleAndSurvivesTheLossOfTheCache()
    {
        Fixture f;
        const auto raw = QByteArray("Subject: About draft\r\nMessage-ID: <draft>\r\n\r\ntext\r\n");
        NewMessage draft{.size = raw.size(), .flags = MessageFlag::Draft};
        draft.header.subject = QStringLiteral("About draft");
        draft.header.messageId = "draft";
        f.store->append(f.archive, draft, {{}, raw, QStringLiteral("text")}, true).waitForFinished();
        QVERIFY(f.row(f.archive, "draft").where == Where::OnItsWay);
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QVERIFY(f.row(f.archive, "draft").where == Where::Refused);
        QCOMPARE(f.only().notBefore, PendingTable::never);

        f.store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(f.directory.path() + QLatin1String(name));
        f.store = f.open();
        f.store->replaceFolders({{"Archive", QStringLiteral("Archive"), '/', FolderRole::Archive}}, false)
            .waitForFinished();
        f.archive = f.store->folders().result().first().id;
        const auto row = f.row(f.archive, "draft");
        QVERIFY(row.where == Where::Refused);
        QCOMPARE(f.store->body(row.id).result().value_or(QByteArray()), raw);
        QCOMPARE(f.store->payload(f.only().id).result(), raw);
    }

    void anIdIsNeverUsedForAnotherMessageAfterTheCacheWasLost()
    {
        Fixture f;
        f.move("two", f.inbox, f.archive);
        const auto queued = f.only();
        f.store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(f.directory.path() + QLatin1String(name));
        f.store = f.open();
        f.store->replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, false)
            .waitForFinished();
        f.inbox = f.store->folders().result().first().id;
        f.pull(f.inbox, {message(1, "one"), message(2, "two"), message(3, "three")});
        QCOMPARE(f.subjects(f.inbox).size(), 2); // it is still on its way
        for (const auto &row : f.rows(f.inbox))
            QVERIFY(row.id > queued.message);
    }

    void theQueueIsAppliedAgainToACacheThatLostIt()
    {
        Fixture f;
        const auto before = QFile(f.directory.path() + QStringLiteral("/cache.db")).size();
        QVERIFY(before > 0);
        f.store.reset();
        QVERIFY(QFile::copy(
            f.directory.path() + QStringLiteral("/cache.db"), f.directory.path() + QStringLiteral("/old")));
        f.store = f.open();
        f.move("two", f.inbox, f.archive);
        f.store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(f.directory.path() + QLatin1String(name));
        QVERIFY(QFile::rename(
            f.directory.path() + QStringLiteral("/old"), f.directory.path() + QStringLiteral("/cache.db")));
        f.store = f.open();
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("two")});
        QCOMPARE(f.subjects(f.inbox).size(), 2);
    }

    void localMovesNeedNoServer()
    {
        Fixture f(true);
        f.move("two", f.inbox, f.archive, false);
        QVERIFY(f.store->pending().result().isEmpty());
        QCOMPARE(f.row(f.archive, "two").remote.key, QByteArray("2"));
    }

    void foldersAreMadeRenamedAndDeletedAtOnceAndRolledBack()
    {
        Fixture f;
        const auto made = f.store
                              ->changeFolder(
                                  {.change = CreateFolder{QStringLiteral("Neu")},
                                   .remoteName = "Neu",
                                   .path = QStringLiteral("Neu")})
                              .result();
        QVERIFY(f.folder(made).where == Where::OnItsWay);
        QVERIFY_THROWS_EXCEPTION(
            MailError,
            f.store
                ->changeFolder(
                    {.change = CreateFolder{QStringLiteral("Neu")},
                     .remoteName = "Neu",
                     .path = QStringLiteral("Neu")})
                .waitForFinished());
        // A list of the server's folders made before it knows of the new one does not take it away.
        f.store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Archive", QStringLiteral("Archive"), '/', FolderRole::Archive}},
                false)
            .waitForFinished();
        QCOMPARE(f.folder(made).path, QStringLiteral("Neu"));
        f.store->settle({f.only()}, Outcome::Done).waitForFinished();
        QVERIFY(f.folder(made).where == Where::ServerAndHere);

        f.store
            ->changeFolder(
                {.change = RenameFolder{f.archive, QStringLiteral("Alt")},
                 .remoteName = "Alt",
                 .path = QStringLiteral("Alt")})
            .waitForFinished();
        QCOMPARE(f.folder(f.archive).path, QStringLiteral("Alt"));
        QCOMPARE(f.only().remoteName, QByteArray("Archive"));
        QCOMPARE(f.only().argument, QByteArray("Alt"));
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.folder(f.archive).path, QStringLiteral("Archive"));

        f.store->changeFolder({.change = DeleteFolder{made}}).waitForFinished();
        QVERIFY(!f.folder(made).id);
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.folder(made).path, QStringLiteral("Neu"));
        f.store->changeFolder({.change = DeleteFolder{made}}).waitForFinished();
        f.store->settle({f.only()}, Outcome::Done).waitForFinished();
        QVERIFY(!f.folder(made).id);
    }

    void onlyWhatTheServerStillHasIsForgotten()
    {
        Fixture f;
        const auto one = f.row(f.inbox, "one").id, two = f.row(f.inbox, "two").id;
        f.store->storeBodies(f.inbox, {{one, "whole one"}, {two, "whole two"}}).waitForFinished();
        f.move("two", f.inbox, f.archive);
        const KeepOffline headers{KeepOffline::Extent::Headers};
        QCOMPARE(f.store->evict(f.inbox, headers, 1000).result(), 1);
        QCOMPARE(f.store->evict(f.archive, headers, 1000).result(), 0); // on its way: not proved to be there
        QVERIFY(!f.row(f.inbox, "one").bodyHere);
        QVERIFY(f.row(f.archive, "two").bodyHere);
        QVERIFY(f.store->withoutBody(f.inbox, headers, 1000, 1000).result().isEmpty());

        Fixture local(true);
        const auto id = local.row(local.inbox, "one").id;
        local.store->storeBodies(local.inbox, {{id, "whole one"}}).waitForFinished();
        QCOMPARE(local.store->evict(local.inbox, headers, 0).result(), 0);
    }

    void aMessageInTwoFoldersIsFetchedOnce()
    {
        Fixture f;
        auto here = message(10, "twice"), there = message(20, "twice"), other = message(21, "other");
        here.emailId = there.emailId = "1278455344230334865";
        other.emailId = "99";
        f.pull(f.inbox, {here});
        f.pull(f.archive, {there, other});
        const auto id = f.row(f.inbox, "twice").id;
        f.store->storeBodies(f.inbox, {{id, "whole", QStringLiteral("first words")}}).waitForFinished();
        QCOMPARE(f.store->borrowBodies(f.archive).result(), 1);
        const auto row = f.row(f.archive, "twice");
        QVERIFY(row.bodyHere);
        QCOMPARE(row.preview, QStringLiteral("first words"));
        QCOMPARE(f.store->body(row.id).result().value_or(QByteArray()), QByteArray("whole"));
        QVERIFY(!f.row(f.archive, "other").bodyHere);
    }

    void keywordsTravelBothWays()
    {
        Fixture f;
        auto tagged = message(4, "four");
        tagged.keywords = "$Work";
        f.pull(f.inbox, {tagged});
        QCOMPARE(f.row(f.inbox, "four").keywords, QByteArray("$Work"));
        f.store->change(f.inbox, {f.row(f.inbox, "four").id}, AddKeyword{"Urlaub"}, true).waitForFinished();
        QCOMPARE(f.row(f.inbox, "four").keywords, QByteArray("$Work Urlaub"));
        // What another device did meanwhile joins what is on its way.
        f.store->commit(f.inbox, {.flags = {{{"4"}, {}, "Privat"}}}).waitForFinished();
        QCOMPARE(f.row(f.inbox, "four").keywords, QByteArray("Privat Urlaub"));
        f.store->settle({f.only()}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.row(f.inbox, "four").keywords, QByteArray("$Work"));
    }
};

QTEST_GUILESS_MAIN(TestStoreActions)
#include "tst_store_actions.moc"
