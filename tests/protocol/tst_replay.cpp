// SPDX-License-Identifier: GPL-3.0-or-later
// The queue against a scripted server: what may be sent, and what has to wait behind what.
#include "mailcore/sync/Replay.h"
#include "mailcore/sync/WaitingLine.h"
#include "tests/support/ImapScripts.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

struct Fixture {
    QTemporaryDir directory;
    MailStore store{AccountId{1}, directory.path(), [](const ChangeSet &) {}};
    FolderId inbox, archive;

    Fixture()
    {
        store
            .replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Archive", QStringLiteral("Archive"), '/', FolderRole::None}},
                false)
            .waitForFinished();
        for (const auto &folder : store.folders().result())
            (folder.role == FolderRole::Inbox ? inbox : archive) = folder.id;
        for (const auto folder : {inbox, archive}) {
            QList<NewMessage> messages;
            for (const auto uid : {1, 2}) {
                NewMessage message;
                message.remote = {QByteArray::number(uid)};
                message.header.messageId = "m" + QByteArray::number(uid) + "@x";
                message.size = 100;
                messages << message;
            }
            store.commit(folder, {.arrived = messages, .cursor = SyncCursor{"c"}, .uidValidity = 7})
                .waitForFinished();
        }
    }
    MessageId first(FolderId folder) { return store.spine(folder).result().first().id; }
    void change(FolderId folder, const Change &change)
    {
        store.change(folder, {first(folder)}, change, true).waitForFinished();
    }
    FolderId create(const QByteArray &name)
    {
        const auto path = QString::fromLatin1(name);
        return store.changeFolder({.change = CreateFolder{path}, .remoteName = name, .path = path}).result();
    }
    void rename(FolderId folder, const QByteArray &name)
    {
        const auto path = QString::fromLatin1(name);
        store.changeFolder({.change = RenameFolder{folder, path}, .remoteName = name, .path = path})
            .waitForFinished();
    }
    /// What is left in the queue after a run.
    QStringList leftAfter(ScriptedServer &server, Replay::Scope scope = Replay::Scope::Due)
    {
        LoginGate gate;
        SessionHolder holder(
            plainAccount(Protocol::Imap, server.port()), [] { return testCredentials(); }, gate);
        Replay(store, holder, {.refused = [](const MailError &) {}, .foldersChanged = [] {}}).run(scope, {});
        QStringList result;
        for (const auto &pending : store.pending().result())
            result << pending.name();
        return result;
    }
};

const QByteArray marked
    = "C: <tag> UID STORE 2 +FLAGS*\nS: <tag> OK\n"
      "C: <tag> UID SEARCH UID 2\nS: * SEARCH 2\nS: <tag> OK\nC: <tag> UID FETCH *\nS: <tag> OK\n";

} // namespace

class TestReplay : public QObject {
    Q_OBJECT
private slots:
    // CASES I32: whatever becomes of the new version, the old one is not touched before it is there.
    void i32TheOldDraftIsNotTouchedBeforeTheNewOneIsThere_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::addColumn<QByteArray>("answer");
        for (const bool asked : {false, true}) {
            for (const auto *answer : {"NO [OVERQUOTA] full", "NO [UNAVAILABLE] later", "BAD what?"})
                QTest::addRow("%s, %s", answer, asked ? "asked for" : "by itself")
                    << asked << QByteArray(answer);
        }
    }
    void i32TheOldDraftIsNotTouchedBeforeTheNewOneIsThere()
    {
        QFETCH(bool, asked);
        QFETCH(QByteArray, answer);
        Fixture f;
        NewMessage draft{.size = 3, .flags = MessageFlag::Draft};
        draft.header.messageId = "m2@x";
        f.store.replace(f.first(f.archive), draft, {{}, "a\r\n"}, true).waitForFinished();
        ScriptedServer server(
            after("UIDPLUS LITERAL+") + "C: d2 APPEND \"Archive\" (\\Draft) {3+}\nC: a\nC: *\nS: d2 " + answer
            + "\n");
        const auto scope = asked ? Replay::Scope::AlsoRefused : Replay::Scope::Due;
        QCOMPARE(
            f.leftAfter(server, scope),
            (QStringList{QStringLiteral("append"), QStringLiteral("delete-for-good")}));
        QCOMPARE(server.failure(), QString());
    }

    void whatGoesIntoAFolderThatIsNotMadeYetWaitsBehindIt_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::newRow("by itself") << false;
        QTest::newRow("when a person asks") << true;
    }
    void whatGoesIntoAFolderThatIsNotMadeYetWaitsBehindIt()
    {
        QFETCH(bool, asked);
        Fixture f;
        const auto made = f.create("Neu");
        f.change(f.inbox, MoveTo{made});
        f.create("Neu/Kind");
        f.change(f.archive, MarkRead{});
        ScriptedServer server(
            after("UIDPLUS") + "C: <tag> CREATE \"Neu\"\nS: <tag> NO [UNAVAILABLE] later\n"
            + selected("Archive", 2) + marked);
        QCOMPARE(
            f.leftAfter(server, asked ? Replay::Scope::AlsoRefused : Replay::Scope::Due),
            (QStringList{
                QStringLiteral("create-folder"), QStringLiteral("move-to"), QStringLiteral("create-folder")}));
        QCOMPARE(server.failure(), QString());
    }

    void whatIsDoneInAFolderThatIsNotRenamedYetWaitsBehindIt()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.change(f.archive, MarkRead{});
        ScriptedServer server(
            after("UIDPLUS") + "C: <tag> RENAME \"Archive\" \"Alt\"\nS: <tag> NO [INUSE] later\n");
        QCOMPARE(
            f.leftAfter(server), (QStringList{QStringLiteral("rename-folder"), QStringLiteral("mark-read")}));
        QCOMPARE(server.failure(), QString());
    }

    void aFolderIsNotDeletedBeforeAMessageHasLeftIt()
    {
        Fixture f;
        f.change(f.archive, MoveTo{f.inbox});
        f.store.changeFolder({.change = DeleteFolder{f.archive}}).waitForFinished();
        ScriptedServer server(
            after("UIDPLUS MOVE") + selected("Archive", 2) + "C: <tag> UID FETCH *\n" + looked(2, 2, "m2@x")
            + "S: <tag> OK\n"
              "C: <tag> UID MOVE *\nS: <tag> NO [INUSE] later\n");
        QCOMPARE(
            f.leftAfter(server), (QStringList{QStringLiteral("move-to"), QStringLiteral("delete-folder")}));
        QCOMPARE(server.failure(), QString());
    }

    void namesAreComparedByLevels()
    {
        const auto create = [](const QByteArray &name) {
            return PendingChange{.remoteName = name, .kind = FolderChange(CreateFolder{})};
        };
        WaitingLine line('.');
        line.add(create("Neu"));
        QVERIFY(line.isBehind(create("Neu.Kind")));
        QVERIFY(!line.isBehind(create("Neue")));
        QVERIFY(!line.isBehind({.message = {1}, .remoteName = "INBOX", .kind = Change(MarkRead{})}));
        QVERIFY(line.isBehind({.message = {1}, .remoteName = "Neu", .kind = Change(MarkRead{})}));
        QVERIFY(line.isBehind(
            {.message = {1}, .remoteName = "INBOX", .kind = Change(CopyTo{}), .argument = "Neu"}));
        // A keyword is no folder.
        QVERIFY(!line.isBehind(
            {.message = {1}, .remoteName = "INBOX", .kind = Change(AddKeyword{"Neu"}), .argument = "Neu"}));
    }

    void whatWaitsForAPersonHoldsNothingUp()
    {
        WaitingLine line('/');
        line.add({.remoteName = "Archive", .kind = AppendMessage{}, .notBefore = PendingTable::never});
        line.add(
            {.message = {1},
             .remoteName = "Archive",
             .kind = Change(DeleteForGood{}),
             .notBefore = PendingTable::held});
        QVERIFY(!line.isBehind({.remoteName = "Archive", .kind = FolderChange(DeleteFolder{})}));
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
