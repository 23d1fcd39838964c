// SPDX-License-Identifier: GPL-3.0-or-later
// Disks that are full, read-only or broken, files that were damaged, clocks that jump: a clear word, nothing
// lost, no spinning, and all well again afterwards. The fault shim plays the disk
// (tests/support/shim/FaultPlan.h).
#include "tests/support/FaultyCli.h"
#include "tests/support/LineClient.h"
#include "tests/support/MailState.h"

#include "mailcore/MailError.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace duopost;
using namespace duopost::test;

namespace {

const QByteArray canary = "Ein-Wort-das-sonst-nirgends-steht-4711";

QByteArray bytesOf(const QByteArray &id, int lines)
{
    return "From: Karl <karl@example.org>\r\nTo: anna@lab.example\r\nSubject: Nummer " + id
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + id
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + canary + "\r\n"
        + QByteArray("Eine Zeile von " + id + ".\r\n").repeated(lines);
}

QList<LabMessage> messages(const QByteArray &prefix, int count, int lines = 12)
{
    QList<LabMessage> result;
    for (int i = 0; i < count; ++i)
        result << LabMessage{
            .bytes = bytesOf(prefix + QByteArray::number(i), lines),
            .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i),
            .flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
    return result;
}

QStringList split(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

void copyFolder(const QString &from, const QString &to)
{
    QDir(to).removeRecursively();
    if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) != 0)
        qFatal("cannot copy %s", qPrintable(from));
}

/// A file system of its own, where the test may make one.
class Mount {
public:
    Mount(const QString &path, const QString &options) : m_path(path)
    {
        QDir().mkpath(path);
        ok = geteuid() == 0
            && QProcess::execute(
                   QStringLiteral("mount"),
                   {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), options,
                    QStringLiteral("none"), path})
                == 0;
    }
    bool remount(const QString &options)
    {
        return QProcess::execute(
                   QStringLiteral("mount"),
                   {QStringLiteral("-o"), QStringLiteral("remount,") + options, m_path})
            == 0;
    }
    ~Mount()
    {
        if (ok)
            QProcess::execute(QStringLiteral("umount"), {m_path});
    }
    bool ok = false;

private:
    QString m_path;
};

} // namespace

class TestStoreFaults : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;
    QTemporaryDir m_place;
    MailState m_imap, m_pop3; ///< of the undisturbed profile

    QString synced() const { return m_place.filePath(QStringLiteral("synced")); } ///< everything is here
    QString fresh() const { return m_place.filePath(QStringLiteral("fresh")); } ///< accounts, no mail
    QString work() const { return m_place.filePath(QStringLiteral("work")); }
    QString store(int account) const { return work() + QStringLiteral("/accounts/%1").arg(account); }

    CliResult ok(const QString &profile, const QString &words)
    {
        auto result = runCli(profile, {.words = split(words)});
        if (result.exit != 0)
            QTest::qFail(qPrintable(words + QLatin1Char('\n') + result.describe()), __FILE__, __LINE__);
        return result;
    }
    void addAccount(const QString &profile, const char *name, Protocol protocol)
    {
        const auto account = m_lab->account(m_user, protocol, Security::StartTls);
        ok(profile,
           QStringLiteral("account add %1 --address %2 --user %3 --protocol %4 --host 127.0.0.1 --port %5 "
                          "--security none --password-file %6")
               .arg(QLatin1String(name), m_user.address, m_user.name, toString(protocol))
               .arg(account.incoming.port)
               .arg(account.passwordFile));
    }
    QString firstId(const QString &profile, const QString &account)
    {
        return QString::number(ok(profile, QStringLiteral("list %1 INBOX --limit 1").arg(account))
                                   .json()[QStringLiteral("messages")]
                                   .toArray()
                                   .first()
                                   .toObject()[QStringLiteral("id")]
                                   .toInteger());
    }
    static QString compare(const MailState &expected, const MailState &actual)
    {
        return difference(
            expected.folders + expected.messages + expected.bodies,
            actual.folders + actual.messages + actual.bodies);
    }
    /// Nothing that was here before is missing now. (It may be on its way.)
    static QString lost(const MailState &before, const MailState &after)
    {
        const auto contents = [](const MailState &state) {
            QStringList lines;
            for (const auto &line : state.bodies)
                lines << line.section(QLatin1Char(' '), 0, 1) + line.section(QLatin1Char(' '), -1);
            return lines;
        };
        const auto now = contents(after);
        QStringList missing;
        for (const auto &line : contents(before)) {
            if (!now.contains(line))
                missing << line;
        }
        return missing.join(QLatin1Char('\n'));
    }
    /// An end in words, without a crash and without burning the processor.
    static QString notInOrder(const CliResult &result, const QStringList &kinds)
    {
        if (result.crashed || result.killed || result.timedOut || result.cpuSeconds > 5)
            return result.describe();
        if (result.exit != 0 && !kinds.contains(result.errorKind()))
            return QStringLiteral("kind %1: ").arg(result.errorKind()) + result.describe();
        return {};
    }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages("in", 120));
        m_lab->fill(m_user, QStringLiteral("Projekte"), messages("alt", 10));
        m_lab->fill(m_lab->users().at(1), QStringLiteral("INBOX"), messages("big", 100, 2000));
        addAccount(fresh(), "imap", Protocol::Imap);
        addAccount(fresh(), "pop3", Protocol::Pop3);
        copyFolder(fresh(), synced());
        ok(synced(), QStringLiteral("sync --all"));
        m_imap = stateHere(synced(), QStringLiteral("imap"));
        m_pop3 = stateHere(synced(), QStringLiteral("pop3"));
        QCOMPARE(m_imap.messages.size(), 130);
        QCOMPARE(m_pop3.messages.size(), 120);
    }

    void init()
    {
        copyFolder(synced(), work());
        // The marks of the row before.
        auto account = m_lab->account(m_user, Protocol::Imap, Security::StartTls);
        account.incoming.security = Security::Plaintext;
        LineClient client({});
        QVERIFY(logIn(client, account));
        QVERIFY(client.imap("SELECT INBOX").contains("OK"));
        QVERIFY(client.imap("STORE 1:* -FLAGS.SILENT (\\Answered \\Flagged)").contains("OK"));
        QVERIFY(client.imap("LOGOUT").contains("OK"));
    }

    // -- full disks

    void l2DiskFullAtEveryWrite_data()
    {
        QTest::addColumn<bool>("begunBefore");
        QTest::addColumn<QString>("command");
        QTest::newRow("first synchronisation, IMAP") << false << "sync imap --all";
        QTest::newRow("first synchronisation, POP3") << false << "sync pop3 --all";
        QTest::newRow("synchronisation again") << true << "sync --all";
        QTest::newRow("a mark") << true << "mark imap INBOX @ID --flagged --now";
        QTest::newRow("a mark that stays here") << true << "mark pop3 INBOX @ID --flagged --now";
    }
    void l2DiskFullAtEveryWrite()
    {
        QFETCH(bool, begunBefore);
        QFETCH(QString, command);
        const auto origin = begunBefore ? synced() : fresh();
        const auto account
            = command.contains(QLatin1String("pop3")) ? QStringLiteral("pop3") : QStringLiteral("imap");
        if (begunBefore)
            command.replace(QLatin1String("@ID"), firstId(synced(), account));
        copyFolder(origin, work());
        const auto before = stateHere(work(), account);
        const auto whole = runCli(work(), {.words = split(command)});
        QVERIFY2(whole.exit == 0, qPrintable(whole.describe()));
        const auto expected = stateHere(work(), account);
        const int writes = whole.steps.value("write");
        QVERIFY(writes > 10);

        int failed = 0;
        constexpr int samples = 14;
        for (int i = 0; i < samples; ++i) {
            const int k = 1 + i * writes / samples;
            // A disk that stays full, and one where a moment later somebody made room.
            const auto fault
                = QStringLiteral("ENOSPC:write:%1%2").arg(k).arg(QLatin1String(i % 3 == 2 ? "" : "+"));
            copyFolder(origin, work());
            const CliRun run{.words = split(command), .fault = fault};
            const auto result = runCli(work(), run);
            failed += result.exit != 0 ? 1 : 0;
            // A moment later there is room: what is left to say is that it failed.
            const auto wrong = notInOrder(
                result,
                {QStringLiteral("store-full"),
                 QLatin1String(fault.endsWith(QLatin1Char('+')) ? "store-full" : "store-failed")});
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QLatin1Char('\n') + replayLine(work(), run)));
            const auto gone = lost(before, stateHere(work(), account));
            QVERIFY2(gone.isEmpty(), qPrintable(gone + QLatin1Char('\n') + replayLine(work(), run)));
            ok(work(), command);
            const auto differs = compare(expected, stateHere(work(), account));
            QVERIFY2(differs.isEmpty(), qPrintable(differs + QLatin1Char('\n') + replayLine(work(), run)));
        }
        QVERIFY2(failed >= samples / 2, qPrintable(QStringLiteral("only %1 runs noticed").arg(failed)));
    }

    void l2DiskReallyFull_data()
    {
        QTest::addColumn<QString>("account");
        QTest::newRow("IMAP") << "imap";
        QTest::newRow("POP3") << "pop3";
    }
    void l2DiskReallyFull()
    {
        QFETCH(QString, account);
        // 2 MB of room, 4 MB of mail.
        const auto emma = m_lab->users().at(1);
        Mount disk(m_place.filePath(QStringLiteral("disk")), QStringLiteral("size=2m"));
        if (!disk.ok)
            QSKIP("a small file system cannot be mounted here (needs root)");
        const auto profile = m_place.filePath(QStringLiteral("disk/profile"));
        const auto user = std::exchange(m_user, emma);
        addAccount(profile, "imap", Protocol::Imap);
        addAccount(profile, "pop3", Protocol::Pop3);
        m_user = user;
        ok(profile, QStringLiteral("sync ") + account);
        const auto headers = stateHere(profile, account);
        QCOMPARE(headers.messages.size(), 100);
        const auto full = runCli(profile, {.words = split(QStringLiteral("sync --all ") + account)});
        QVERIFY2(
            full.exit == 1 && full.errorKind() == QLatin1String("store-full"), qPrintable(full.describe()));
        QVERIFY2(full.cpuSeconds < 10, qPrintable(full.describe()));
        QCOMPARE(difference(headers.messages, stateHere(profile, account).messages), QString());
        QVERIFY(disk.remount(QStringLiteral("size=64m")));
        ok(profile, QStringLiteral("sync --all ") + account);
        const auto after = stateHere(profile, account);
        QCOMPARE(difference(headers.messages, after.messages), QString());
        for (const auto &line : after.bodies)
            QVERIFY2(!line.endsWith(QLatin1String(" -")), qPrintable(line));
    }

    // -- damaged files

    void l3DamagedCacheIsSetAsideAndRebuilt_data()
    {
        QTest::addColumn<QString>("damage");
        for (const auto *damage :
             {"deleted", "truncated", "cut in a page", "empty", "zeroed", "zeroed inside", "text",
              "random inside"})
            QTest::newRow(damage) << QString::fromLatin1(damage);
    }
    void l3DamagedCacheIsSetAsideAndRebuilt()
    {
        QFETCH(QString, damage);
        const auto id = firstId(work(), QStringLiteral("imap"));
        ok(work(), QStringLiteral("mark imap INBOX %1 --answered").arg(id)); // queued, not performed
        for (const int account : {1, 2}) {
            QFile file(store(account) + QStringLiteral("/cache.db"));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const auto size = file.size();
            const auto overwrite = [&](qint64 from, const QByteArray &bytes) {
                file.seek(from);
                file.write(bytes);
            };
            if (damage == QLatin1String("deleted"))
                file.remove();
            else if (damage == QLatin1String("truncated"))
                file.resize(size / 2 / 4096 * 4096);
            else if (damage == QLatin1String("cut in a page"))
                file.resize(size - 1000);
            else if (damage == QLatin1String("empty"))
                file.resize(0);
            else if (damage == QLatin1String("zeroed"))
                overwrite(0, QByteArray(size, 0));
            else if (damage == QLatin1String("zeroed inside"))
                overwrite(4096, QByteArray(size - 4096, 0));
            else if (damage == QLatin1String("text"))
                overwrite(0, QByteArray("this is no database\n").repeated(static_cast<int>(size / 20)));
            else
                for (qint64 at = 4096; at < size; at += 4096) // where each page says what it is
                    overwrite(at, QByteArray(60, '\xa5'));
        }
        // What is asked of it may fail in words once, while the damage is being found.
        for (const auto *words : {"list imap INBOX", "list pop3 INBOX", "sync imap --all"}) {
            const auto result = runCli(work(), {.words = split(QString::fromLatin1(words))});
            const auto wrong
                = notInOrder(result, {QStringLiteral("store-damaged"), QStringLiteral("not-found")});
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        // Damage that only a message read much later meets is found then, and is gone after the next start.
        MailState now;
        for (int attempt = 0; attempt < 3 && now.messages.isEmpty(); ++attempt) {
            ok(work(), QStringLiteral("sync --all"));
            try {
                now = stateHere(work(), QStringLiteral("imap"));
            } catch (const MailError &error) {
                QVERIFY2(error.kind() == MailError::Kind::StoreDamaged, error.what());
            }
        }
        // The queued mark reached the server although the cache that showed it is gone.
        QCOMPARE(difference(m_imap.bodies, now.bodies), QString());
        QCOMPARE(now.messages.filter(QStringLiteral("\\Answered")).size(), 1);
        QCOMPARE(compare(m_pop3, stateHere(work(), QStringLiteral("pop3"))), QString());
        auto account = m_lab->account(m_user, Protocol::Imap, Security::StartTls);
        account.incoming.security = Security::Plaintext;
        QCOMPARE(difference(stateThere(account).messages, now.messages), QString());
        if (damage != QLatin1String("deleted") && damage != QLatin1String("empty")) {
            const auto aside = QDir(store(1)).entryList({QStringLiteral("cache.db.damaged-*")});
            QVERIFY2(!aside.isEmpty(), "the damaged file was not kept");
        }
    }

    // -- disks that refuse

    void l8RefusingDiskIsSaidAndNothingSpins_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("kinds");
        const QStringList readOnly{
            QStringLiteral("profile-read-only"), QStringLiteral("file-unreadable"),
            QStringLiteral("file-unwritable")};
        const QStringList broken{
            QStringLiteral("store-failed"), QStringLiteral("profile-read-only"),
            QStringLiteral("file-unreadable"), QStringLiteral("file-unwritable")};
        for (const auto *command :
             {"sync imap --all", "sync pop3 --all", "list imap INBOX", "mark imap INBOX @ID --flagged"}) {
            for (const auto *fault :
                 {"EROFS:open:1+", "EACCES:open:1+", "EACCES:open:4+", "EROFS:open:7+", "EACCES:open:10+"})
                QTest::addRow("%s, %s", command, fault)
                    << QString::fromLatin1(fault) << QString::fromLatin1(command) << readOnly;
            for (const auto *fault :
                 {"EIO:write:1+", "EIO:write:20+", "EIO:commit:1+", "EIO:commit:3+", "EIO:open:5+",
                  "EMFILE:open:1+", "EMFILE:open:6+", "EMFILE:open:12+"})
                QTest::addRow("%s, %s", command, fault)
                    << QString::fromLatin1(fault) << QString::fromLatin1(command) << broken;
        }
    }
    void l8RefusingDiskIsSaidAndNothingSpins()
    {
        QFETCH(QString, fault);
        QFETCH(QString, command);
        QFETCH(QStringList, kinds);
        const bool first = command.startsWith(QLatin1String("sync"));
        command.replace(QLatin1String("@ID"), firstId(synced(), QStringLiteral("imap")));
        copyFolder(first ? fresh() : synced(), work());
        const CliRun run{.words = split(command), .fault = fault};
        const auto result = runCli(work(), run);
        const auto wrong = notInOrder(result, kinds);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QLatin1Char('\n') + replayLine(work(), run)));
        QVERIFY2(result.seconds < 20, qPrintable(result.describe()));
        QVERIFY2(
            result.exit != 0 || !fault.endsWith(QLatin1String(":1+"))
                || fault.contains(QLatin1String("commit")),
            qPrintable(result.describe() + replayLine(work(), run)));
        // And when the disk is itself again, so is everything.
        ok(work(), QStringLiteral("sync --all"));
        if (result.exit == 0 && command.startsWith(QLatin1String("mark")))
            return;
        const auto now = stateHere(work(), QStringLiteral("imap"));
        QCOMPARE(difference(m_imap.bodies, now.bodies), QString());
        QCOMPARE(difference(m_pop3.bodies, stateHere(work(), QStringLiteral("pop3")).bodies), QString());
    }

    void l8TooFewDescriptors_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {24, 32, 40, 63, 64, 80})
            QTest::addRow("%d descriptors", limit) << limit;
    }
    void l8TooFewDescriptors()
    {
        QFETCH(int, limit);
        copyFolder(fresh(), work());
        const CliRun run{
            .words = split(QStringLiteral("sync --all")),
            .wrapper = {QStringLiteral("prlimit"), QStringLiteral("--nofile=%1").arg(limit)}};
        const auto result = runCli(work(), run);
        QVERIFY2(
            !result.crashed && !result.timedOut && result.cpuSeconds < 5,
            qPrintable(result.describe() + replayLine(work(), run)));
        // Too few are refused before anything begins: under Qt, GLib would give up in its own words.
        QVERIFY2(
            limit < 64 ? result.errorKind() == QLatin1String("store-failed") : result.exit == 0,
            qPrintable(result.describe() + replayLine(work(), run)));
        ok(work(), QStringLiteral("sync --all"));
        QCOMPARE(compare(m_imap, stateHere(work(), QStringLiteral("imap"))), QString());
    }

    void l8ReadOnlyFileSystem()
    {
        Mount disk(m_place.filePath(QStringLiteral("readonly")), QStringLiteral("size=32m"));
        if (!disk.ok)
            QSKIP("a file system cannot be mounted here (needs root)");
        const auto profile = m_place.filePath(QStringLiteral("readonly/profile"));
        copyFolder(synced(), profile);
        QVERIFY(disk.remount(QStringLiteral("ro")));
        for (const auto *words : {"list imap INBOX", "sync --all", "sync pop3"}) {
            const auto result = runCli(profile, {.words = split(QString::fromLatin1(words))});
            QVERIFY2(
                result.exit == 1 && result.errorKind() == QLatin1String("profile-read-only")
                    && result.cpuSeconds < 2,
                qPrintable(result.describe()));
        }
        QVERIFY(disk.remount(QStringLiteral("rw")));
        ok(profile, QStringLiteral("sync --all"));
        QCOMPARE(compare(m_pop3, stateHere(profile, QStringLiteral("pop3"))), QString());
    }

    // -- clocks

    void l9ClockJumps_data()
    {
        QTest::addColumn<QString>("clock");
        QTest::newRow("ten years ahead") << "315360000";
        QTest::newRow("twenty years back") << "-630720000";
        QTest::newRow("an hour ahead in the middle") << "3600@60";
        QTest::newRow("ten years ahead in the middle") << "315360000@60";
        QTest::newRow("ten years back in the middle") << "-315360000@60";
        QTest::newRow("ten years back in the log-in") << "-315360000@12";
    }
    void l9ClockJumps()
    {
        QFETCH(QString, clock);
        copyFolder(fresh(), work());
        const CliRun run{.words = split(QStringLiteral("sync --all")), .clock = clock};
        const auto result = runCli(work(), run);
        QVERIFY2(result.exit == 0 && result.cpuSeconds < 5, qPrintable(result.describe()));
        QVERIFY2(result.seconds < 20, "a timer followed the calendar");
        const auto same = [&] {
            return compare(m_imap, stateHere(work(), QStringLiteral("imap")))
                + compare(m_pop3, stateHere(work(), QStringLiteral("pop3")));
        };
        QCOMPARE(same(), QString());
        // Back in the present, and once more elsewhere: nothing is fetched twice, nothing expires.
        for (const auto &then : {QString(), clock}) {
            const auto again = runCli(work(), {.words = split(QStringLiteral("sync --all")), .clock = then});
            QVERIFY2(again.exit == 0, qPrintable(again.describe()));
            for (const auto &account : again.json()[QStringLiteral("accounts")].toArray()) {
                for (const auto &folder : account.toObject()[QStringLiteral("folders")].toArray()) {
                    for (const auto *what : {"arrived", "gone", "removed"})
                        QCOMPARE(folder.toObject()[QString::fromLatin1(what)].toInt(), 0);
                }
            }
            QCOMPARE(same(), QString());
        }
    }

    // -- who may read

    void l12FilesArePrivateWhateverTheUmask()
    {
        QDir(work()).removeRecursively();
        copyFolder(fresh(), work());
        QDir(work() + QStringLiteral("/accounts")).removeRecursively();
        const QStringList openMask{
            QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("umask 0; exec \"$@\""),
            QStringLiteral("sh")};
        const auto made = m_place.filePath(QStringLiteral("made"));
        const auto run = [&](const QString &profile, const QString &words) {
            const auto result = runCli(profile, {.words = split(words), .wrapper = openMask});
            QVERIFY2(result.exit == 0, qPrintable(result.describe()));
        };
        const auto account = m_lab->account(m_user, Protocol::Pop3, Security::StartTls);
        run(made,
            QStringLiteral("account add a --address a@lab.example --user %1 --protocol pop3 --host 127.0.0.1 "
                           "--port %2 --security none --password-file %3")
                .arg(m_user.name)
                .arg(account.incoming.port)
                .arg(account.passwordFile));
        run(made, QStringLiteral("sync --all"));
        run(work(), QStringLiteral("sync --all"));
        int seen = 0;
        for (const auto &profile : {made, work()}) {
            QDirIterator it(
                profile, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot,
                QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const auto path = it.next();
                struct stat status { };
                QVERIFY(stat(QFile::encodeName(path).constData(), &status) == 0);
                QVERIFY2((status.st_mode & 077) == 0, qPrintable(path));
                ++seen;
            }
        }
        QVERIFY(seen >= 8);
        struct stat status { };
        QVERIFY(stat(QFile::encodeName(made).constData(), &status) == 0);
        QCOMPARE(status.st_mode & 0777, 0700u);
    }

    void l12NothingIsWrittenOutsideTheProfile()
    {
        copyFolder(fresh(), work());
        const auto trace = m_place.filePath(QStringLiteral("trace"));
        const auto ids = firstId(synced(), QStringLiteral("imap"));
        for (const auto &words :
             {QStringLiteral("sync --all"), QStringLiteral("show imap INBOX ") + ids,
              QStringLiteral("mark imap INBOX %1 --seen --now").arg(ids), QStringLiteral("list pop3 INBOX")}) {
            const auto result
                = runCli(work(), {.words = split(words), .under = QStringLiteral("/"), .trace = trace});
            QVERIFY2(result.exit == 0, qPrintable(result.describe()));
            QVERIFY2(words.startsWith(QLatin1String("sync")) == false || !result.out.contains(canary), "out");
            QVERIFY2(!result.err.contains(canary), "a log holds mail");
        }
        QFile file(trace);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int inside = 0;
        for (const auto &line : file.readAll().split('\n')) {
            const auto words = line.split(' ');
            if (words.size() < 4 || words[1] == "open" || words[1] == "network")
                continue;
            QVERIFY2(words[3].startsWith(QFile::encodeName(work())), line.constData());
            ++inside;
        }
        QVERIFY(inside > 100);
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_store_faults.moc"
