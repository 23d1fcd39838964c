// SPDX-License-Identifier: GPL-3.0-or-later
// The store: what is committed, what survives, and what a damaged profile does.
#include "mailcore/store/MailStore.h"
#include "tests/support/Accounts.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <sys/stat.h>

using namespace duopost;

namespace {

NewMessage message(int number, MessageFlags flags = {})
{
    NewMessage result;
    result.remote = {QByteArray::number(number)};
    result.header.subject = QStringLiteral("Nummer %1").arg(number);
    result.header.from = {{QStringLiteral("Jörg"), QStringLiteral("j@example.org")}};
    result.arrived = 1'700'000'000'000 + number * 1000;
    result.size = 100 + number;
    result.flags = flags;
    return result;
}

// A store in a folder, with what it told its listener.
struct Opened {
    explicit Opened(const QString &directory)
        : store(AccountId{1}, directory, [this](const ChangeSet &c) {
              const QMutexLocker lock(&mutex);
              told << c;
          })
    {
    }
    QMutex mutex;
    QList<ChangeSet> told;
    MailStore store;
};

FolderId onlyFolder(MailStore &store)
{
    return store.folders().result().value(0).id;
}

FolderId makeFolder(MailStore &store, bool userData)
{
    store.replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, userData)
        .waitForFinished();
    return onlyFolder(store);
}

FolderDelta arrivals(int first, int last)
{
    FolderDelta delta;
    for (int i = first; i <= last; ++i)
        delta.arrived << message(i);
    return delta;
}

QList<MessageId> ids(MailStore &store, FolderId folder)
{
    QList<MessageId> result;
    for (const auto &row : store.spine(folder).result())
        result << row.id;
    return result;
}

} // namespace

class TestMailStore : public QObject {
    Q_OBJECT
private slots:
    void rowsComeNewestFirstAndAsTheyWere()
    {
        QTemporaryDir directory;
        Opened opened(directory.path());
        const auto folder = makeFolder(opened.store, false);
        const auto result = opened.store.commit(folder, arrivals(1, 300)).result();
        QCOMPARE(result.arrived, 300);
        const auto spine = opened.store.spine(folder).result();
        QCOMPARE(spine.size(), 300);
        QVERIFY(std::is_sorted(spine.begin(), spine.end(), comesBefore));
        const auto rows = opened.store.rows({spine[0].id, {999'999}, spine[299].id}).result();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].subject, QStringLiteral("Nummer 300"));
        QCOMPARE(rows[1].from.name, QStringLiteral("Jörg"));
        QVERIFY(rows[0].where == Where::OnlyOnServer);
        const auto shown = opened.store.folders().result().first();
        QCOMPARE(shown.total, 300);
        QCOMPARE(shown.unread, 300);
        const QMutexLocker lock(&opened.mutex);
        QCOMPARE(opened.told.size(), 1);
        QCOMPARE(opened.told.first().arrived.size(), 300);
        QCOMPARE(opened.told.first().unread, 300);
    }

    void theSameMessageTwiceIsOneMessage()
    {
        QTemporaryDir directory;
        Opened opened(directory.path());
        const auto folder = makeFolder(opened.store, false);
        opened.store.commit(folder, arrivals(1, 3)).waitForFinished();
        FolderDelta again = arrivals(2, 4);
        again.arrived[0].flags = MessageFlag::Seen;
        const auto result = opened.store.commit(folder, again).result();
        QCOMPARE(result.arrived, 1);
        QCOMPARE(result.reflagged, 1);
        QCOMPARE(opened.store.folders().result().first().total, 4);
        QCOMPARE(opened.store.folders().result().first().unread, 3);
    }

    void whatIsGoneFromTheServerLeavesTheCacheOnly()
    {
        for (const bool userData : {false, true}) {
            QTemporaryDir directory;
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, userData);
            opened.store.commit(folder, arrivals(1, 3)).waitForFinished();
            const auto all = ids(opened.store, folder); // newest first: 3, 2, 1
            opened.store.storeBodies(folder, {{all[0], "raw", QStringLiteral("preview"), false}})
                .waitForFinished();
            FolderDelta delta;
            delta.present = QList<RemoteId>{{"2"}};
            const auto result = opened.store.commit(folder, delta).result();
            if (userData) {
                // POP3: the downloaded message exists nowhere else now; the bare header row was only a promise.
                QCOMPARE(result.gone, 1);
                const auto rows = opened.store.rows({all[0]}).result();
                QVERIFY(rows.first().where == Where::OnlyHere);
                QCOMPARE(*opened.store.body(all[0]).result(), QByteArray("raw"));
            } else {
                QCOMPARE(result.gone, 2);
                QVERIFY(opened.store.rows({all[0]}).result().isEmpty());
                QVERIFY(!opened.store.body(all[0]).result());
            }
        }
    }

    void startingOverNeverTouchesUserData()
    {
        QTemporaryDir directory;
        Opened opened(directory.path());
        const auto folder = makeFolder(opened.store, true);
        opened.store.commit(folder, arrivals(1, 3)).waitForFinished();
        opened.store.commit(folder, {.startOver = true}).waitForFinished();
        QCOMPARE(ids(opened.store, folder).size(), 3);
    }

    void idsAreNeverUsedTwice()
    {
        QTemporaryDir directory;
        MessageId highest;
        {
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, false);
            opened.store.commit(folder, arrivals(1, 3)).waitForFinished();
            highest = ids(opened.store, folder).first();
            opened.store.commit(folder, {.startOver = true}).waitForFinished();
        }
        Opened opened(directory.path());
        const auto folder = onlyFolder(opened.store);
        opened.store.commit(folder, arrivals(4, 4)).waitForFinished();
        QVERIFY(ids(opened.store, folder).first() > highest);
    }

    void theCursorIsThereOnlyWithWhatItVouchesFor()
    {
        QTemporaryDir directory;
        {
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, false);
            opened.store.commit(folder, arrivals(1, 3)).waitForFinished();
            QCOMPARE(opened.store.folderState(folder).result().cursor.bytes, QByteArray());
            opened.store.commit(folder, {.cursor = SyncCursor{"c"}, .uidValidity = 7}).waitForFinished();
        }
        Opened opened(directory.path());
        const auto state = opened.store.folderState(onlyFolder(opened.store)).result();
        QCOMPARE(state.cursor.bytes, QByteArray("c"));
        QCOMPARE(state.uidValidity, quint64(7));
        QVERIFY(!state.isEmpty);
    }

    void aQueuedMarkSurvivesAndOutlivesTheServersOldWord()
    {
        QTemporaryDir directory;
        MessageId id;
        {
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, false);
            opened.store.commit(folder, arrivals(1, 1)).waitForFinished();
            id = ids(opened.store, folder).first();
            const auto results = opened.store.change(folder, {id}, MarkRead{}, true).result();
            QVERIFY(results.results.first().outcome == Outcome::Queued);
            QVERIFY(opened.store.rows({id}).result().first().where == Where::OnItsWay);
        }
        Opened opened(directory.path());
        const auto folder = onlyFolder(opened.store);
        QCOMPARE(opened.store.pending().result().size(), 1);
        FolderDelta old;
        old.flags = {{{"1"}, {}}};
        opened.store.commit(folder, old).waitForFinished();
        QVERIFY(opened.store.rows({id}).result().first().flags.testFlag(MessageFlag::Seen));
        QCOMPARE(opened.store.folders().result().first().unread, 0);
        opened.store.settle(opened.store.pending().result(), Outcome::Done).waitForFinished();
        QVERIFY(opened.store.pending().result().isEmpty());
        QVERIFY(opened.store.rows({id}).result().first().where == Where::OnlyOnServer);
    }

    void aRefusedMarkIsTakenBackAndOnlyThat()
    {
        QTemporaryDir directory;
        Opened opened(directory.path());
        const auto folder = makeFolder(opened.store, false);
        opened.store.commit(folder, arrivals(1, 1)).waitForFinished();
        const auto id = ids(opened.store, folder).first();
        opened.store.change(folder, {id}, MarkRead{}, true).waitForFinished();
        opened.store.change(folder, {id}, Star{}, true).waitForFinished();
        opened.store.settle({opened.store.pending().result().first()}, Outcome::Refused).waitForFinished();
        const auto row = opened.store.rows({id}).result().first();
        QVERIFY(!row.flags.testFlag(MessageFlag::Seen));
        QVERIFY(row.flags.testFlag(MessageFlag::Flagged));
        QCOMPARE(opened.store.folders().result().first().unread, 1);
    }

    // CASES L3: a damaged cache is set aside and made anew; user data is not affected.
    void l3_aDamagedCacheIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("zeroes") << QByteArray(20'000, '\0');
        QTest::newRow("text") << QByteArray("this is no database").repeated(500);
        QTest::newRow("header then nothing") << QByteArray("SQLite format 3\0", 16) + QByteArray(9000, 'x');
    }
    void l3_aDamagedCacheIsSetAside()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir directory;
        {
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, true);
            opened.store.commit(folder, arrivals(1, 2)).waitForFinished();
        }
        QFile cache(directory.filePath(QStringLiteral("cache.db")));
        QVERIFY(cache.open(QIODevice::WriteOnly));
        cache.write(content);
        cache.close();
        Opened opened(directory.path());
        QCOMPARE(ids(opened.store, onlyFolder(opened.store)).size(), 2);
        QCOMPARE(QDir(directory.path()).entryList({QStringLiteral("cache.db.damaged-*")}).isEmpty(), false);
    }

    // CASES L4: damaged user data is never overwritten.
    void l4_damagedUserDataIsLeftAsItIs()
    {
        QTemporaryDir directory;
        QFile user(directory.filePath(QStringLiteral("user.db")));
        QVERIFY(user.open(QIODevice::WriteOnly));
        const auto content = QByteArray("precious, but broken").repeated(400);
        user.write(content);
        user.close();
        {
            Opened opened(directory.path());
            const auto error = errorOf([&] { opened.store.folders().result(); });
            QVERIFY(error);
            QCOMPARE(error->kind(), MailError::Kind::StoreDamaged);
        }
        QVERIFY(user.open(QIODevice::ReadOnly));
        QCOMPARE(user.readAll(), content);
    }

    // CASES L4: what is readable of damaged user data is salvaged; the damaged file stays byte for byte.
    void l4_whatIsReadableOfDamagedUserDataIsSalvaged()
    {
        QTemporaryDir directory;
        constexpr int count = 3000;
        {
            Opened opened(directory.path());
            const auto folder = makeFolder(opened.store, true);
            opened.store.commit(folder, arrivals(1, count)).waitForFinished();
            QList<StoredBody> bodies;
            for (const auto id : ids(opened.store, folder))
                bodies << StoredBody{id, "body of " + QByteArray::number(id.value) + QByteArray(500, '.')};
            opened.store.storeBodies(folder, bodies).waitForFinished();
            opened.store.change(folder, {ids(opened.store, folder).first()}, Star{}, false).waitForFinished();
        }
        QFile user(directory.filePath(QStringLiteral("user.db")));
        QVERIFY(user.open(QIODevice::ReadWrite));
        // A few pages in the middle are struck; the list of tables is not.
        for (const int page : {40, 41, 90, 200})
            QVERIFY(user.seek(page * 4096) && user.write(QByteArray(4096, '\x5a')) == 4096);
        user.close();
        QVERIFY(user.open(QIODevice::ReadOnly));
        const auto damaged = user.readAll();
        user.close();
        // Met while reading: noted, so that the next start looks at every page.
        AccountDatabase::noteDamagedCache(directory.path());

        Opened opened(directory.path());
        const auto salvaged = opened.store.salvaged().result();
        QVERIFY(salvaged);
        QVERIFY2(salvaged->messages > count * 9 / 10, qPrintable(QString::number(salvaged->messages)));
        QVERIFY2(salvaged->bodies > count * 8 / 10, qPrintable(QString::number(salvaged->bodies)));
        const auto folder = opened.store.folders().result().first();
        QCOMPARE(folder.total, static_cast<int>(salvaged->messages));
        int whole = 0;
        for (const auto &row : opened.store.rows(ids(opened.store, folder.id)).result()) {
            if (!row.bodyHere)
                continue;
            ++whole;
            QVERIFY(
                opened.store.body(row.id).result()->startsWith("body of " + QByteArray::number(row.id.value)));
        }
        QCOMPARE(whole, static_cast<int>(salvaged->bodies));
        QFile kept(salvaged->keptAs);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged);
        // New messages get new numbers.
        const auto before = ids(opened.store, folder.id);
        opened.store.commit(folder.id, arrivals(count + 1, count + 1)).waitForFinished();
        const auto after = ids(opened.store, folder.id);
        QCOMPARE(after.size(), before.size() + 1);
        QVERIFY(
            *std::max_element(after.begin(), after.end()) > *std::max_element(before.begin(), before.end()));
    }

    // CASES L5: the power may fail at any moment: user data waits for the disk, the cache need not.
    void l5_userDataIsWrittenWithFullSynchronisation()
    {
        QTemporaryDir directory;
        const auto database = AccountDatabase::openForWriting(directory.path());
        auto &db = database->handle();
        QCOMPARE(db.execAndGet("PRAGMA main.synchronous").getInt(), 2);
        QCOMPARE(db.execAndGet("PRAGMA cache.synchronous").getInt(), 1);
        for (const auto *name : {"main", "cache"})
            QCOMPARE(
                db.execAndGet(std::string("PRAGMA ") + name + ".journal_mode").getString(), std::string("wal"));
        // The queue is user data: what was done here is not lost with the cache.
        QCOMPARE(db.execAndGet("SELECT count(*) FROM main.sqlite_master WHERE name='pending'").getInt(), 1);
    }

    // CASES L7: a profile of a newer version is refused, not migrated backwards.
    void l7_aNewerProfileIsRefused()
    {
        QTemporaryDir directory;
        {
            Opened opened(directory.path());
        }
        {
            SQLite::Database db(
                directory.filePath(QStringLiteral("user.db")).toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA user_version=99");
        }
        Opened opened(directory.path());
        const auto error = errorOf([&] { opened.store.folders().result(); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ProfileTooNew);
    }

    // CASES L12: nobody else may read mail.
    void l12_filesArePrivate()
    {
        const auto old = umask(0);
        QTemporaryDir parent;
        const auto path = parent.filePath(QStringLiteral("account"));
        {
            Opened opened(path);
            makeFolder(opened.store, false);
        }
        umask(old);
        for (const auto &file : QDir(path).entryInfoList(QDir::Files))
            QVERIFY2(
                !(file.permissions()
                  & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)),
                qPrintable(file.filePath()));
        QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadOther | QFile::ExeOther)));
    }

    void evidenceIsKeptShort()
    {
        QTemporaryDir directory;
        Opened opened(directory.path());
        for (int i = 0; i < 9; ++i) {
            Evidence seen{
                .source = EvidenceSource::Observed,
                .reason = Reason::SentFolder,
                .arguments = {QString::number(i)},
                .at = QDateTime::currentDateTimeUtc(),
                .transcript = {QStringLiteral("C: x"), QStringLiteral("S: y")}};
            opened.store.addEvidence({{Operation::FetchHeaders, seen}}).waitForFinished();
        }
        const auto rows = opened.store.ledger().result();
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows.last().evidence.because(), QStringLiteral("The server sent what is in 8."));
        QCOMPARE(rows.last().evidence.transcript.size(), 2);
    }

    void datesThatMakeNoSenseAreReplaced()
    {
        const qint64 now = 1'800'000'000'000;
        auto one = message(1);
        one.header.date = QDateTime::fromMSecsSinceEpoch(1'600'000'000'000, Qt::UTC);
        QCOMPARE(sortDate(one, now), 1'600'000'000'000);
        one.header.date = QDateTime({9000, 1, 1}, {}, Qt::UTC); // H19: never pinned to the top
        QCOMPARE(sortDate(one, now), one.arrived);
        one.header.date = {};
        one.arrived = 0;
        QCOMPARE(sortDate(one, now), now);
    }
};

QTEST_GUILESS_MAIN(TestMailStore)
#include "tst_mail_store.moc"
