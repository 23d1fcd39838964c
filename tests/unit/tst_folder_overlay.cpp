// SPDX-License-Identifier: GPL-3.0-or-later
// What is queued to be done to folders while a server lists them, another device changes them, or refuses.
#include "mailcore/store/MailStore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

namespace {

NewMessage message(int uid, const QByteArray &messageId)
{
    NewMessage result;
    result.remote = {QByteArray::number(uid)};
    result.header.subject = QString::fromLatin1(messageId);
    result.header.messageId = messageId;
    result.arrived = 1'700'000'000'000 + uid * 1000;
    result.size = 1000;
    return result;
}

struct Fixture {
    QTemporaryDir directory;
    std::unique_ptr<MailStore> store = open();
    FolderId inbox, archive;

    Fixture()
    {
        list({"Archive"});
        inbox = named("INBOX").id;
        archive = named("Archive").id;
        pull(inbox, {message(1, "one"), message(2, "two")});
        pull(archive, {message(1, "old")});
    }
    std::unique_ptr<MailStore> open()
    {
        return std::make_unique<MailStore>(AccountId{1}, directory.path(), [](const ChangeSet &) {});
    }
    void loseCache()
    {
        store.reset();
        for (const auto *name : {"/cache.db", "/cache.db-wal", "/cache.db-shm"})
            QFile::remove(directory.path() + QLatin1String(name));
        store = open();
    }
    /// What the server has beside INBOX.
    void list(const QByteArrayList &names)
    {
        QList<ListedFolder> listed{{"INBOX", QStringLiteral("INBOX"), '.', FolderRole::Inbox}};
        for (const auto &name : names)
            listed << ListedFolder{name, path(name), '.', FolderRole::None};
        store->replaceFolders(listed, false).waitForFinished();
    }
    void pull(FolderId folder, const QList<NewMessage> &messages)
    {
        store->commit(folder, {.arrived = messages, .cursor = SyncCursor{"c"}, .uidValidity = 7})
            .waitForFinished();
    }
    static QString path(QByteArray name) { return QString::fromLatin1(name.replace('.', '/')); }
    Folder named(const QByteArray &name)
    {
        for (const auto &folder : store->folders().result()) {
            if (folder.remoteName == name)
                return folder;
        }
        return {};
    }
    /// Paths as shown, with the names that the server knows them by where those differ.
    QString shown()
    {
        QStringList lines;
        QHash<FolderId, QByteArray> there;
        for (const auto &folder : store->foldersThere().result())
            there.insert(folder.id, folder.remoteName);
        for (const auto &folder : store->folders().result()) {
            if (folder.role == FolderRole::Inbox)
                continue;
            const auto name = there.value(folder.id);
            lines
                << (name == folder.remoteName ? folder.path
                                              : folder.path + QLatin1Char('<') + QString::fromLatin1(name));
        }
        return lines.join(QLatin1Char(' '));
    }
    QStringList subjects(FolderId folder)
    {
        QStringList result;
        for (const auto &row : rows(folder))
            result << row.subject;
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
    FolderId create(const QByteArray &name)
    {
        return store
            ->changeFolder(
                {.change = CreateFolder{path(name)}, .remoteName = name, .path = path(name), .delimiter = '.'})
            .result();
    }
    void rename(FolderId folder, const QByteArray &name)
    {
        store
            ->changeFolder({.change = RenameFolder{folder, path(name)}, .remoteName = name, .path = path(name)})
            .waitForFinished();
    }
    void remove(FolderId folder) { store->changeFolder({.change = DeleteFolder{folder}}).waitForFinished(); }
    void move(const QString &subject, FolderId from, FolderId to)
    {
        for (const auto &row : rows(from)) {
            if (row.subject == subject)
                store->change(from, {row.id}, MoveTo{to}, true).waitForFinished();
        }
    }
    /// The oldest entry of the queue.
    void settle(Outcome outcome)
    {
        store->settle({store->pending().result().first()}, outcome).waitForFinished();
    }
    /// "rename-folder Archive Alt", one for each entry.
    QStringList queue()
    {
        QStringList result;
        for (const auto &one : store->pending().result())
            result << QString::fromLatin1(
                (one.name().toLatin1() + ' ' + one.remoteName + ' ' + one.argument).trimmed());
        return result;
    }
};

} // namespace

class TestFolderOverlay : public QObject {
    Q_OBJECT
private slots:
    void aListFromBeforeARenamingDoesNotUndoIt()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.list({"Archive"});
        QCOMPARE(f.shown(), QStringLiteral("Alt<Archive"));
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
        f.settle(Outcome::Done);
        f.list({"Alt"});
        QCOMPARE(f.shown(), QStringLiteral("Alt"));
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
    }

    void aRenamingToANameThatAnotherDeviceTookIsTakenBack()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.list({"Archive", "Alt"}); // theirs
        QCOMPARE(f.shown(), QStringLiteral("Alt<Archive"));
        f.settle(Outcome::Refused);
        QCOMPARE(f.shown(), QStringLiteral("Archive"));
        f.list({"Archive", "Alt"});
        QCOMPARE(f.shown(), QStringLiteral("Alt Archive"));
        QCOMPARE(f.named("Archive").id, f.archive);
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
        QVERIFY(f.subjects(f.named("Alt").id).isEmpty());
    }

    void aFolderThatBothRenamedEndsUnderTheirName()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.list({"Anders"});
        QCOMPARE(f.shown(), QStringLiteral("Alt<Archive Anders"));
        f.settle(Outcome::Refused);
        f.list({"Anders"});
        QCOMPARE(f.shown(), QStringLiteral("Anders"));
    }

    void aRenamingThatGotThroughUnheardIsRecognised()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.list({"Alt"});
        QCOMPARE(f.named("Alt").id, f.archive);
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
    }

    void foldersInARenamedOneGoAlong()
    {
        Fixture f;
        f.list({"Archive", "Archive.2023"});
        const auto child = f.named("Archive.2023").id;
        f.rename(f.archive, "Alt");
        f.list({"Archive", "Archive.2023", "Archive.2024", "Archiver"});
        QCOMPARE(f.shown(), QStringLiteral("Alt<Archive Alt/2023<Archive.2023 Alt/2024<Archive.2024 Archiver"));
        QCOMPARE(f.named("Alt.2023").id, child);
        f.settle(Outcome::Refused);
        QCOMPARE(f.shown(), QStringLiteral("Archive Archive/2023 Archive/2024 Archiver"));
        QCOMPARE(f.named("Archive.2023").id, child);
    }

    void aFolderIsNotRenamedOverFoldersInTheOther()
    {
        Fixture f;
        f.list({"Archive", "Archive.2023", "Alt.2023"});
        QVERIFY_THROWS_EXCEPTION(MailError, f.rename(f.archive, "Alt"));
        QVERIFY(f.queue().isEmpty());
    }

    void twoRenamingsInARow()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.rename(f.archive, "Uralt");
        f.list({"Archive"});
        QCOMPARE(f.shown(), QStringLiteral("Uralt<Archive"));
        f.settle(Outcome::Refused); // the second one is asked for all the same
        QCOMPARE(f.queue(), QStringList{QStringLiteral("rename-folder Archive Uralt")});
        QCOMPARE(f.shown(), QStringLiteral("Uralt<Archive"));
        f.settle(Outcome::Done);
        f.list({"Uralt"});
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
    }

    void whatWasQueuedBehindARefusedRenamingKnowsTheOldName()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.create("Alt.2023");
        f.move(QStringLiteral("old"), f.archive, f.inbox);
        f.create("Alter");
        f.settle(Outcome::Refused);
        QCOMPARE(
            f.queue(),
            (QStringList{
                QStringLiteral("move-to INBOX Archive"), QStringLiteral("create-folder Archive.2023"),
                QStringLiteral("move-to Archive INBOX"), QStringLiteral("create-folder Alter")}));
        QCOMPARE(f.named("Archive.2023").path, QStringLiteral("Archive/2023"));
    }

    void whatStillWaitsWhenAFolderWasRenamedKnowsTheNewName()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.rename(f.archive, "Alt");
        f.store->settle({f.store->pending().result().last()}, Outcome::Done).waitForFinished();
        QCOMPARE(f.queue(), QStringList{QStringLiteral("move-to INBOX Alt")});
    }

    void aDeletedFolderCanBeMadeAnewAtOnce()
    {
        Fixture f;
        f.remove(f.archive);
        const auto made = f.create("Archive");
        f.list({"Archive"}); // the old one: the server has heard of nothing
        QCOMPARE(f.shown(), QStringLiteral("Archive<"));
        QCOMPARE(f.named("Archive").id, made);
        QVERIFY(f.subjects(made).isEmpty());
        f.settle(Outcome::Done);
        f.settle(Outcome::Done);
        f.list({"Archive"});
        QCOMPARE(f.shown(), QStringLiteral("Archive"));
        QCOMPARE(f.named("Archive").id, made);
    }

    void aDeletedFolderStaysAwayUntilTheServerRefuses()
    {
        Fixture f;
        f.remove(f.archive);
        f.list({"Archive"});
        QCOMPARE(f.shown(), QString());
        f.settle(Outcome::Refused);
        f.list({"Archive"});
        QCOMPARE(f.named("Archive").id, f.archive);
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
    }

    void aRefusedFolderWhoseNameIsTakenHereBecomesOneWithTheOther_data()
    {
        QTest::addColumn<bool>("renamed");
        QTest::newRow("renamed") << true;
        QTest::newRow("deleted") << false;
    }
    void aRefusedFolderWhoseNameIsTakenHereBecomesOneWithTheOther()
    {
        QFETCH(bool, renamed);
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        if (renamed)
            f.rename(f.archive, "Alt");
        else
            f.remove(f.archive);
        const auto made = f.create("Archive");
        f.move(QStringLiteral("two"), f.inbox, made);
        f.store->settle({f.store->pending().result().at(1)}, Outcome::Refused).waitForFinished();
        QCOMPARE(f.store->folders().result().size(), 2);
        QCOMPARE(
            f.subjects(made),
            (QStringList{QStringLiteral("old"), QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(f.named("Archive").total, 3);
        for (const auto &pending : f.store->pending().result()) {
            QVERIFY(!pending.message || pending.target == made);
            QVERIFY(pending.folder != f.archive);
        }
        f.list({"Archive"});
        QCOMPARE(f.named("Archive").id, made);
    }

    void aMessageOnItsWayIntoAFolderThatVanishedComesBack()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.list({});
        QCOMPARE(f.shown(), QString());
        f.settle(Outcome::Refused);
        QCOMPARE(f.subjects(f.inbox), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
        QCOMPARE(f.named("INBOX").total, 2);
    }

    void aMessageThatLandedInAFolderNotListedIsFoundThere()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.list({});
        f.list({"Archive"}); // made anew by another device in time
        const auto again = f.named("Archive").id;
        f.settle(Outcome::Done);
        f.pull(again, {message(9, "one")});
        QCOMPARE(f.subjects(again), QStringList{QStringLiteral("one")});
        f.store.reset();
        f.store = f.open();
        QCOMPARE(f.subjects(again), QStringList{QStringLiteral("one")});
    }

    void aMessageNotFoundWhereItWasMovedIsGivenUpWithWhatWaitsForIt()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.pull(f.archive, {}); // not sent yet: it has yet to come
        QCOMPARE(f.subjects(f.archive).size(), 2);
        f.settle(Outcome::Done); // the server does not say where it landed
        const auto moved = f.rows(f.archive).last();
        QCOMPARE(moved.subject, QStringLiteral("one"));
        f.store->change(f.archive, {moved.id}, MarkRead{}, true).waitForFinished();
        f.store->touch({f.archive}).waitForFinished(); // looked at, and nothing new: another device was quicker
        QCOMPARE(f.subjects(f.archive), QStringList{QStringLiteral("old")});
        QCOMPARE(f.named("Archive").total, 1);
        QCOMPARE(f.store->resolveWaiting().result().size(), 1);
        QVERIFY(f.queue().isEmpty());
    }

    void aMessageDeletedAfterARefusedMoveIsNotCounted()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        for (const auto &row : f.rows(f.archive)) {
            if (row.subject == QLatin1String("one"))
                f.store->change(f.archive, {row.id}, DeleteForGood{}, true).waitForFinished();
        }
        f.settle(Outcome::Refused); // back in the inbox
        f.settle(Outcome::Done);
        QCOMPARE(f.subjects(f.inbox), QStringList{QStringLiteral("two")});
        QCOMPARE(f.named("INBOX").total, 1);
    }

    void aMessageThatWentOnFromAFolderThatIsGoneIsReadAnew()
    {
        Fixture f;
        f.move(QStringLiteral("one"), f.inbox, f.archive);
        f.settle(Outcome::Done);
        f.move(QStringLiteral("one"), f.archive, f.inbox);
        f.list({});
        QCOMPARE(f.store->resolveWaiting().result().size(), 1);
        QVERIFY(f.queue().isEmpty());
        QCOMPARE(f.subjects(f.inbox), QStringList{QStringLiteral("two")});
        QCOMPARE(f.named("INBOX").total, 1);
    }

    void queuedFoldersKeepTheirIdsWhenTheCacheIsLost()
    {
        Fixture f;
        f.rename(f.archive, "Alt");
        const auto made = f.create("Neu");
        f.loseCache();
        f.list({"Archive"});
        QCOMPARE(f.shown(), QStringLiteral("Alt<Archive Neu<"));
        QCOMPARE(f.named("Alt").id, f.archive);
        QCOMPARE(f.named("Neu").id, made);
        f.settle(Outcome::Refused);
        QCOMPARE(f.named("Archive").id, f.archive);
    }

    void subscribingQueuedIsNotUndoneByAList()
    {
        Fixture f;
        f.store->changeFolder({.change = UnsubscribeFolder{f.archive}}).waitForFinished();
        f.list({"Archive"});
        QVERIFY(!f.named("Archive").subscribed);
        f.settle(Outcome::Refused);
        QVERIFY(f.named("Archive").subscribed);
    }
};

QTEST_GUILESS_MAIN(TestFolderOverlay)
#include "tst_folder_overlay.moc"
