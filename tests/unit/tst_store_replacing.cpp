// SPDX-License-Identifier: GPL-3.0-or-later
// CASES I32 in the store: a new version of a draft is durable before the old one goes, and never the other way.
#include "mailcore/store/RowKey.h"
#include "tests/support/ActionStore.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace duopost;
using Fixture = test::ActionStore;
using test::message;

namespace {

MessageId replace(Fixture &f, MessageId old, const QByteArray &text, bool tell = true)
{
    const auto raw = "Subject: About draft\r\nMessage-ID: <draft>\r\n\r\n" + text;
    NewMessage draft{.size = raw.size(), .flags = MessageFlag::Draft};
    draft.header.subject = QStringLiteral("About ") + QString::fromLatin1(text);
    draft.header.messageId = "draft";
    return f.store->replace(old, draft, {{}, raw}, tell).result();
}

} // namespace

class TestStoreReplacing : public QObject {
    Q_OBJECT
private slots:
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
};

QTEST_GUILESS_MAIN(TestStoreReplacing)
#include "tst_store_replacing.moc"
