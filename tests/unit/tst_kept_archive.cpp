// SPDX-License-Identifier: GPL-3.0-or-later
// The archive of an IMAP account: what was seen stays, whatever becomes of it on the server.
#include "mailcore/LocalFolderNames.h"
#include "mailcore/MessageParser.h"
#include "tests/support/ActionStore.h"

#include <QFile>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr qint64 everything = 1 << 30;

QByteArray textOf(const QByteArray &name)
{
    return "From: a@example.org\r\nSubject: About " + name + "\r\nMessage-ID: <" + name
        + "@example.org>\r\n\r\nText of " + name + "\r\n";
}

/// A server with an inbox and other folders, and a store that keeps an archive of it.
struct Mailbox {
    QTemporaryDir directory;
    std::unique_ptr<MailStore> store;
    QHash<QString, FolderId> folders;

    Mailbox() { open(); }
    void open()
    {
        store = std::make_unique<MailStore>(AccountId{1}, directory.path(), [](const ChangeSet &) {});
        store->keepArchive(true).waitForFinished();
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Lists", QStringLiteral("Lists"), '/', FolderRole::None},
                 {"Trash", QStringLiteral("Trash"), '/', FolderRole::Trash},
                 {"Junk", QStringLiteral("Junk"), '/', FolderRole::Junk}},
                false)
            .waitForFinished();
        for (const auto &folder : store->folders().result())
            folders.insert(folder.path, folder.id);
    }
    void reopen()
    {
        store.reset();
        open();
    }
    /// A message as the server has it; text: it was fetched too.
    MessageId
    arrives(const QString &path, int uid, const QByteArray &name, bool text = true, MessageFlags flags = {})
    {
        const auto raw = textOf(name);
        NewMessage message{
            .remote = {QByteArray::number(uid)}, .header = parseHeader(raw), .arrived = 1'700'000'000'000};
        message.size = raw.size();
        message.flags = flags;
        store->commit(folders[path], {.arrived = {message}, .cursor = SyncCursor{"c"}, .uidValidity = 7})
            .waitForFinished();
        const auto ids = store->messagesNamed(folders[path], {message.remote}).result();
        if (text)
            store->storeBodies(folders[path], {{ids.value(0), raw, QStringLiteral("Text"), false}})
                .waitForFinished();
        return ids.value(0);
    }
    void vanishes(const QString &path, int uid)
    {
        store
            ->commit(
                folders[path],
                {.gone = {{QByteArray::number(uid)}}, .cursor = SyncCursor{"d"}, .uidValidity = 7})
            .waitForFinished();
    }
    int look()
    {
        store->takeKept(everything).waitForFinished();
        return store->showGone(1000).result();
    }
    /// Path → texts of what is shown of the archive.
    QStringList shown()
    {
        QStringList result;
        for (const auto &folder : store->folders().result()) {
            if (!isInKeptFolders(folder.path))
                continue;
            for (const auto &row : store->spine(folder.id).result()) {
                const auto raw = store->body(row.id).result().value_or("nothing");
                result << folder.path.mid(keptFolder().size() + 1) + QLatin1Char(' ')
                        + QString::fromUtf8(raw.mid(raw.indexOf("Text of ") + 8)).trimmed();
            }
        }
        result.sort();
        return result;
    }
    KeptArchive numbers() { return store->keptNumbers().result(); }
};

} // namespace

class KeptArchiveTest : public QObject {
    Q_OBJECT
private slots:
    void whatTheServerLosesIsShownHere()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one", true, MessageFlag::Seen | MessageFlag::Flagged);
        box.arrives(QStringLiteral("INBOX"), 2, "two");
        box.arrives(QStringLiteral("Lists"), 1, "three");
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList());
        box.vanishes(QStringLiteral("INBOX"), 1);
        box.vanishes(QStringLiteral("Lists"), 1);
        QCOMPARE(box.look(), 2);
        QCOMPARE(box.shown(), (QStringList{QStringLiteral("INBOX one"), QStringLiteral("Lists three")}));
        for (const auto &folder : box.store->folders().result()) {
            if (folder.path != QStringLiteral("Only on this computer/INBOX"))
                continue;
            const auto rows = box.store->spine(folder.id).result();
            const auto row = box.store->rows({rows.value(0).id}).result().value(0);
            QCOMPARE(row.flags, MessageFlags(MessageFlag::Seen | MessageFlag::Flagged));
            QCOMPARE(row.subject, QStringLiteral("About one"));
            QCOMPARE(folder.total, 1);
            QCOMPARE(folder.unread, 0);
        }
        const auto numbers = box.numbers();
        QCOMPARE(numbers.messages, 3);
        QCOMPARE(numbers.onlyHere, 2);
        QCOMPARE(numbers.toCome, 0);
        QCOMPARE(box.look(), 0); // and only once
    }

    void aFolderOfTheServerWithTheSameNameIsNotMeant()
    {
        Mailbox box;
        box.store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"K", keptFolder(), '/', FolderRole::None},
                 {"K/INBOX", keptFolder() + QStringLiteral("/INBOX"), '/', FolderRole::None}},
                false)
            .waitForFinished();
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("INBOX (2) one")});
    }

    void whatIsMovedOnTheServerIsNotShown()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        box.arrives(QStringLiteral("Lists"), 9, "one", false); // its text has not come yet
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList());
        const auto id
            = box.store->messagesNamed(box.folders[QStringLiteral("Lists")], {{"9"}}).result().value(0);
        box.store->storeBodies(box.folders[QStringLiteral("Lists")], {{id, textOf("one"), {}, false}})
            .waitForFinished();
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList());
        QCOMPARE(box.numbers().messages, 1);
        box.vanishes(QStringLiteral("Lists"), 9);
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("Lists one")});
    }

    void whatComesBackIsNotThereTwice()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        QCOMPARE(box.look(), 1);
        box.arrives(QStringLiteral("INBOX"), 5, "one");
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList());
        QCOMPARE(box.numbers(), (KeptArchive{false, 1, textOf("one").size(), 0, 0}));
        box.vanishes(QStringLiteral("INBOX"), 5);
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("INBOX one")});
    }

    void aCopyThatRemainsIsEnough()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.arrives(QStringLiteral("Lists"), 1, "one");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        QCOMPARE(box.look(), 0);
        box.vanishes(QStringLiteral("Lists"), 1);
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("Lists one")});
    }

    void junkIsNotKeptButWhatWasElsewhereBeforeIs()
    {
        Mailbox box;
        box.arrives(QStringLiteral("Junk"), 1, "junk");
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.look();
        QCOMPARE(box.numbers().messages, 1);
        box.vanishes(QStringLiteral("INBOX"), 1);
        box.arrives(QStringLiteral("Trash"), 1, "one");
        QCOMPARE(box.look(), 0);
        box.vanishes(QStringLiteral("Trash"), 1); // somebody emptied it
        box.vanishes(QStringLiteral("Junk"), 1);
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("Trash one")});
    }

    void aMessageMovedOutOfJunkIsKept()
    {
        Mailbox box;
        const auto id = box.arrives(QStringLiteral("Junk"), 1, "one");
        box.look();
        QCOMPARE(box.numbers().messages, 0);
        box.store
            ->change(
                box.folders[QStringLiteral("Junk")], {id}, MoveTo{box.folders[QStringLiteral("INBOX")]}, true)
            .waitForFinished();
        box.look();
        QCOMPARE(box.numbers().messages, 1);
    }

    void aDeletedFolderTakesNothingAway()
    {
        Mailbox box;
        box.arrives(QStringLiteral("Lists"), 1, "one");
        box.look();
        box.store->replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, false)
            .waitForFinished();
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("Lists one")});
    }

    // The bodies came, and the program ended before they were taken in.
    void whatWasNotTakenInIsTakenAtTheNextStart()
    {
        Mailbox box;
        box.store->keepArchive(false).waitForFinished();
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        QCOMPARE(box.numbers().messages, 0);
        box.reopen();
        QVERIFY(!box.store->takeKept(everything).result());
        QCOMPARE(box.numbers().messages, 1);
    }

    // So that what a person does meanwhile is stored in between.
    void itIsTakenInPartsOfBoundedSize()
    {
        Mailbox box;
        box.store->keepArchive(false).waitForFinished();
        for (int i = 1; i <= 5; ++i)
            box.arrives(QStringLiteral("INBOX"), i, QByteArray(6'000'000, 'x') + QByteArray::number(i));
        box.reopen();
        QVERIFY(box.numbers().messages < 5); // as many as come by themselves at once
        int parts = 0;
        while (box.store->takeKept(1).result())
            ++parts;
        QVERIFY2(parts >= 1, qPrintable(QString::number(parts)));
        QCOMPARE(box.numbers().messages, 5);
    }

    // A cache that is gone is read anew, with other ids; what meanwhile vanished is shown.
    void theArchiveOutlivesTheCache()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.arrives(QStringLiteral("INBOX"), 2, "two");
        box.look();
        box.store.reset();
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(box.directory.filePath(QStringLiteral("cache.db") + QLatin1String(suffix)));
        box.open();
        box.arrives(QStringLiteral("INBOX"), 2, "two", false);
        QCOMPARE(box.look(), 1); // the other one's text has not come again yet
        QCOMPARE(box.shown(), QStringList{QStringLiteral("INBOX one")});
        const auto id
            = box.store->messagesNamed(box.folders[QStringLiteral("INBOX")], {{"2"}}).result().value(0);
        box.store->storeBodies(box.folders[QStringLiteral("INBOX")], {{id, textOf("two"), {}, false}})
            .waitForFinished();
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList{QStringLiteral("INBOX one")});
        QCOMPARE(box.numbers().messages, 2);
    }

    void whatAPersonDeletesInTheArchiveIsGone()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        box.look();
        for (const auto &folder : box.store->folders().result()) {
            for (const auto &row : box.store->spine(folder.id).result())
                box.store->change(folder.id, {row.id}, DeleteForGood{}, false).waitForFinished();
        }
        box.reopen();
        QCOMPARE(box.look(), 0);
        QCOMPARE(box.shown(), QStringList());
        QCOMPARE(box.numbers().messages, 0);
        box.arrives(QStringLiteral("INBOX"), 2, "one"); // and when it comes again it is kept again
        box.look();
        QCOMPARE(box.numbers().messages, 1);
        box.vanishes(QStringLiteral("INBOX"), 2);
        QCOMPARE(box.look(), 1);
    }

    void endingItKeepsWhatIsOnlyHere()
    {
        Mailbox box;
        box.arrives(QStringLiteral("INBOX"), 1, "one");
        box.arrives(QStringLiteral("INBOX"), 2, "two");
        box.arrives(QStringLiteral("INBOX"), 3, "three");
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 1);
        box.look();
        box.vanishes(QStringLiteral("INBOX"), 2); // not shown yet
        box.store->keepArchive(false).waitForFinished();
        QCOMPARE(box.shown(), QStringList{QStringLiteral("INBOX one")});
        QCOMPARE(box.numbers().messages, 2);
        box.store->keepArchive(true).waitForFinished();
        QCOMPARE(box.look(), 1);
        QCOMPARE(box.numbers().messages, 3);
    }
};

QTEST_GUILESS_MAIN(KeptArchiveTest)
#include "tst_kept_archive.moc"
