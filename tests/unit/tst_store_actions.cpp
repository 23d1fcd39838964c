// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, copies, deletions, uploads and folders as the store records, settles and takes them back.
#include "mailcore/store/MailStore.h"
#include "mailcore/store/RowKey.h"

#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace duopost;

namespace {

NewMessage message(int uid, const QByteArray &messageId, MessageFlags flags = {})
{
    NewMessage result;
    result.remote = {QByteArray::number(uid)};
    result.header.subject = QString::fromLatin1("About " + messageId);
    result.header.messageId = messageId;
    result.header.from = {{QString(), QStringLiteral("a@example.org")}};
    result.arrived = 1'700'000'000'000 + uid * 1000;
    result.size = 1000 + messageId.size();
    result.flags = flags;
    return result;
}

struct Fixture {
    QTemporaryDir directory;
    std::unique_ptr<MailStore> store = open();
    FolderId inbox, archive;

    explicit Fixture(bool userData = false)
    {
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Archive", QStringLiteral("Archive"), '/', FolderRole::Archive}},
                userData)
            .waitForFinished();
        for (const auto &folder : store->folders().result())
            (folder.role == FolderRole::Inbox ? inbox : archive) = folder.id;
        pull(inbox, {message(1, "one"), message(2, "two"), message(3, "three")});
    }
    std::unique_ptr<MailStore> open()
    {
        return std::make_unique<MailStore>(AccountId{1}, directory.path(), [](const ChangeSet &) {});
    }
    void reopen()
    {
        store.reset();
        store = open();
    }
    void pull(FolderId folder, const QList<NewMessage> &messages, quint64 validity = 7)
    {
        store->commit(folder, {.arrived = messages, .cursor = SyncCursor{"c"}, .uidValidity = validity})
            .waitForFinished();
    }
    QStringList subjects(FolderId folder)
    {
        QStringList result;
        for (const auto &row : rows(folder))
            result << row.subject.mid(6);
        result.sort();
        return result;
    }
    QList<MessageRow> rows(FolderId folder)
    {
        QList<MessageId> ids;
        for (const auto &row : store->spine(folder).result())
            ids << row.id;
        return store->rows(ids).result();
    }
    MessageRow row(FolderId folder, const QByteArray &messageId)
    {
        for (const auto &one : rows(folder)) {
            if (one.messageId == messageId)
                return one;
        }
        return {};
    }
    Folder folder(FolderId id)
    {
        for (const auto &one : store->folders().result()) {
            if (one.id == id)
                return one;
        }
        return {};
    }
    PendingChange only()
    {
        const auto queue = store->pending().result();
        return queue.size() == 1 ? queue.first() : PendingChange{};
    }
    void move(const QByteArray &messageId, FolderId from, FolderId to, bool tell = true)
    {
        store->change(from, {row(from, messageId).id}, MoveTo{to}, tell).waitForFinished();
    }
};

} // namespace

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

    // CASES I32.
    static MessageId replace(Fixture &f, MessageId old, const QByteArray &text, bool tell = true)
    {
        const auto raw = "Subject: About draft\r\nMessage-ID: <draft>\r\n\r\n" + text;
        NewMessage draft{.size = raw.size(), .flags = MessageFlag::Draft};
        draft.header.subject = QStringLiteral("About ") + QString::fromLatin1(text);
        draft.header.messageId = "draft";
        return f.store->replace(old, draft, {{}, raw}, tell).result();
    }

    void i32TheOldDraftWaitsUntilTheNewOneIsConfirmed()
    {
        Fixture f;
        const auto old = f.row(f.inbox, "one").id;
        const auto id = replace(f, old, "new");
        QCOMPARE(
            f.subjects(f.inbox),
            (QStringList{QStringLiteral("new"), QStringLiteral("three"), QStringLiteral("two")}));
        auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QVERIFY(std::holds_alternative<AppendMessage>(queue[0].kind));
        QVERIFY(queue[1].is<DeleteForGood>());
        QCOMPARE(queue[1].notBefore, PendingTable::held);
        // Refused, asked for again, and across a restart: the old one is not let go.
        f.store->begin({queue[0]}).waitForFinished();
        f.store->settle({queue[0]}, Outcome::Refused).waitForFinished();
        f.reopen();
        QVERIFY(f.store->resolveWaiting().result().isEmpty());
        queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QCOMPARE(queue[1].notBefore, PendingTable::held);
        QVERIFY(f.store->rows({id}).result().first().where == Where::Refused);
        f.store->settle({queue[0]}, Outcome::Done, {{{"", {"9"}}}, 7, {}}).waitForFinished();
        QCOMPARE(f.only().notBefore, 0);
        QCOMPARE(f.only().remote.key, QByteArray("1"));
        QCOMPARE(f.only().message, old);
        f.store->settle({f.only()}, Outcome::Done).waitForFinished();
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        QCOMPARE(f.folder(f.inbox).total, 3);
    }

    void i32OnlyTheNewestVersionIsSentOfThoseTheServerNeverHad()
    {
        Fixture f;
        const auto second = replace(f, f.row(f.inbox, "one").id, "second");
        const auto third = replace(f, second, "third");
        auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QCOMPARE(queue[0].remote.key, QByteArray("1")); // held, and what releases it is
        QCOMPARE(queue[0].copy, third);
        QCOMPARE(queue[1].message, third);
        QVERIFY(f.store->begin({queue[1]}).result());
        // One that is being sent may be there: it goes only behind the next one.
        const auto fourth = replace(f, third, "fourth");
        queue = f.store->pending().result();
        QCOMPARE(queue.size(), 4);
        f.store->settle({queue[1]}, Outcome::Done, {{{"", {"9"}}}, 7, {}}).waitForFinished();
        queue = f.store->pending().result();
        QCOMPARE(queue.size(), 3);
        QCOMPARE(queue[0].notBefore, 0);
        QCOMPARE(queue[2].remote.key, QByteArray("9"));
        QCOMPARE(queue[2].copy, fourth);
        QCOMPARE(queue[2].notBefore, PendingTable::held);
        QCOMPARE(f.subjects(f.inbox).size(), 3);
        // What is out of the queue is not begun.
        QVERIFY(f.store->begin({queue[1]}).result());
        QVERIFY(!f.store->begin({PendingChange{.id = 4711}}).result());
    }

    void i32WithoutTheNewOneTheOldOneComesBack()
    {
        Fixture f;
        replace(f, f.row(f.inbox, "one").id, "new");
        f.store.reset();
        {
            SQLite::Database user(
                (f.directory.path() + QStringLiteral("/user.db")).toStdString(), SQLite::OPEN_READWRITE);
            QCOMPARE(user.exec("DELETE FROM pending WHERE change='append'"), 1);
        }
        f.store = f.open();
        QCOMPARE(f.store->resolveWaiting().result().size(), 1);
        QVERIFY(f.store->pending().result().isEmpty());
        QVERIFY(f.subjects(f.inbox).contains(QStringLiteral("one")));
    }

    void i32TheNewDraftSurvivesTheLossOfTheCacheAndTheOldOneStillWaitsForIt()
    {
        Fixture f;
        replace(f, f.row(f.inbox, "one").id, "new");
        f.store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(f.directory.path() + QLatin1String(name));
        f.store = f.open();
        f.store->replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, false)
            .waitForFinished();
        f.inbox = f.store->folders().result().first().id;
        const auto row = f.row(f.inbox, "draft");
        QVERIFY(row.id);
        QVERIFY(f.store->resolveWaiting().result().isEmpty());
        const auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 2);
        QCOMPARE(queue[1].copy, row.id);
        f.store->settle({queue[0]}, Outcome::Done, {{{"", {"9"}}}, 7, {}}).waitForFinished();
        QCOMPARE(f.only().notBefore, 0);
    }

    void i32AnOldDraftThatIsGoneDoesNotTakeTheNewOneWithIt()
    {
        Fixture f;
        QVERIFY_THROWS_EXCEPTION(MailError, replace(f, MessageId{4711}, "new"));
        f.store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Entwürfe", QStringLiteral("Drafts"), '/', FolderRole::Drafts}},
                false)
            .waitForFinished();
        const auto id = replace(f, MessageId{4711}, "new");
        const auto queue = f.store->pending().result();
        QCOMPARE(queue.size(), 1);
        QCOMPARE(queue[0].message, id);
        QCOMPARE(queue[0].remoteName, QByteArray("Entwürfe"));
    }

    void i32OnThisComputerOldAndNewChangePlacesInOneStep()
    {
        Fixture f(true);
        const auto old = f.row(f.inbox, "one").id;
        const auto id = replace(f, old, "new", false);
        QVERIFY(f.store->pending().result().isEmpty());
        QCOMPARE(
            f.subjects(f.inbox),
            (QStringList{QStringLiteral("new"), QStringLiteral("three"), QStringLiteral("two")}));
        QVERIFY(f.store->body(id).result());
        QCOMPARE(f.folder(f.inbox).total, 3);
    }

    // A look into the folder that lists the old version again does not make the new one of it.
    void i32TheOldVersionIsNotTakenForTheNewOneThatLooksLikeIt()
    {
        Fixture f;
        auto first = message(20, "draft");
        first.size = 60;
        f.pull(f.inbox, {first});
        const auto raw = QByteArray(60, 'x');
        NewMessage draft{.size = 60, .flags = MessageFlag::Draft};
        draft.header.messageId = "draft";
        const auto id = f.store->replace(f.row(f.inbox, "draft").id, draft, StoredBody{{}, raw}, true).result();
        f.pull(f.inbox, {first});
        QVERIFY(isAwaiting(f.store->rows({id}).result().first().remote));
        auto twin = first;
        twin.remote = {"21"}; // another device's version
        f.store->begin({f.store->pending().result().first()}).waitForFinished();
        f.pull(f.inbox, {twin});
        QVERIFY(isAwaiting(f.store->rows({id}).result().first().remote));
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
        f.store->setKeep(f.inbox, {KeepOffline::Extent::Headers}).waitForFinished();
        f.store->setKeep(f.archive, {KeepOffline::Extent::Headers}).waitForFinished();
        QCOMPARE(f.store->evict(f.inbox, 1000).result(), 1);
        QCOMPARE(f.store->evict(f.archive, 1000).result(), 0); // on its way: not proved to be there
        QVERIFY(!f.row(f.inbox, "one").bodyHere);
        QVERIFY(f.row(f.archive, "two").bodyHere);
        QVERIFY(f.store->withoutBody(f.inbox, 1000, 1000).result().isEmpty());

        Fixture local(true);
        const auto id = local.row(local.inbox, "one").id;
        local.store->storeBodies(local.inbox, {{id, "whole one"}}).waitForFinished();
        local.store->setKeep(local.inbox, {KeepOffline::Extent::Headers}).waitForFinished();
        QCOMPARE(local.store->evict(local.inbox, 0).result(), 0);
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
