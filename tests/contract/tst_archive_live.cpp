// SPDX-License-Identifier: GPL-3.0-or-later
// Files into folders and folders into files, on a real Dovecot: nothing twice, nothing left out, whatever
// interrupts it; received dates and marks as an independent client sees them.
#include "mailcore/archive/ArchiveReader.h"
#include "mailcore/archive/ArchiveWriter.h"
#include "tests/support/ActionDevice.h"
#include "tests/support/LineClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>
#include <csignal>
#include <functional>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr qint64 receivedFirst = 1'500'000'000'000;

qint64 receivedOf(int number)
{
    return receivedFirst + number * 86'400'000LL;
}

ArchivedMessage archived(int number)
{
    return {
        bytesOf(number), number % 2 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags(MessageFlag::Flagged),
        number % 3 == 0 ? QByteArray("work") : QByteArray(), receivedOf(number)};
}

void writeMbox(const QString &path, const QList<ArchivedMessage> &messages)
{
    const auto writer = ArchiveWriter::open(ArchiveFormat::Mbox, path, {});
    for (const auto &message : messages)
        writer->add(message, {});
    writer->finish();
}

QList<ArchivedMessage> readAll(const QString &path)
{
    QList<ArchivedMessage> result;
    const auto reader = ArchiveReader::open(path, {});
    while (const auto item = reader->next()) {
        if (const auto *message = std::get_if<ArchivedMessage>(&item->content))
            result << *message;
    }
    return result;
}

QString printed(const QList<ArchivedMessage> &messages)
{
    QStringList lines;
    for (const auto &one : messages)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(one.flags.toInt())
                     .arg(QString::fromLatin1(one.keywords))
                     .arg(one.received)
                     .arg(QString::fromLatin1(one.raw.toHex()));
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestArchiveLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;
    QTemporaryDir m_dir;
    int m_names = 0;

    QString fresh() { return m_dir.filePath(QString::number(++m_names)); }
    Account account(Protocol protocol) const
    {
        auto result = m_lab->account(m_user, protocol);
        result.name = QStringLiteral("anna");
        return result;
    }
    static ArchiveReport import(Device &device, const QString &folder, const QString &path)
    {
        return device.wait(device.service->importArchive({.folder = device.ref(folder), .path = path}));
    }
    static ArchiveReport
    exportTo(Device &device, const QString &folder, const QString &path, ArchiveFormat format)
    {
        return device.wait(device.service->exportArchive(
            {.account = device.id,
             .folder = folder.isEmpty() ? FolderId() : device.folder(device.id, folder).id,
             .path = path,
             .format = format}));
    }
    QByteArray askServer(const QByteArray &command)
    {
        LineClient client(m_lab->certificateFile());
        if (!logIn(client, account(Protocol::Imap)))
            return {};
        client.imap("EXAMINE Archive");
        return client.imap(command);
    }

private slots:
    void init()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        m_lab->fill(m_user, inbox, {{.bytes = bytesOf(99)}});
        m_lab->fill(m_user, archive, {});
    }

    void importedMessagesReachTheServerWithMarksAndDates()
    {
        const auto path = fresh();
        writeMbox(path, {archived(0), archived(1), archived(3)});
        Device here(account(Protocol::Imap), Perform::WhenAsked);
        const auto report = import(here, archive, path);
        QCOMPARE(report.done, 3);
        QVERIFY(report.skipped.isEmpty() && report.failed.isEmpty() && !report.interrupted);
        here.perform();
        QCOMPARE(here.waiting(), 0);
        const auto said = askServer("FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE)");
        QCOMPARE(said.count("FETCH ("), 3);
        for (const auto *date :
             {"14-Jul-2017 02:40:00 +0000", "15-Jul-2017 02:40:00 +0000", "17-Jul-2017 02:40:00 +0000"})
            QVERIFY2(said.contains(date), said.constData());
        QCOMPARE(said.count("\\Seen"), 1);
        QCOMPARE(said.count("\\Flagged"), 2);
        QCOMPARE(said.count("work"), 2);
        QCOMPARE(said.count("RFC822.SIZE " + QByteArray::number(bytesOf(0).size())), 3);
    }

    void theSameImportAgainAddsNothing()
    {
        const auto path = fresh();
        QByteArray nameless = bytesOf(5);
        nameless.replace("Message-ID: <5@example.org>\r\n", "");
        // Twice in the archive: two messages.
        writeMbox(
            path,
            {archived(0),
             archived(1),
             archived(1),
             {.raw = nameless},
             {.raw = nameless},
             {.raw = nameless + "."}});
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            Device here(account(protocol), Perform::WhenAsked);
            QCOMPARE(import(here, archive, path).done, 6);
            auto again = import(here, archive, path);
            QCOMPARE(again.done, 0);
            QCOMPARE(again.skipped.size(), 6);
            QVERIFY(again.skipped.first().why == ArchiveNote::Why::AlreadyThere);
            here.perform();
            here.look();
            QCOMPARE(import(here, archive, path).done, 0);
            QCOMPARE(here.subjects(archive).size(), 6);
        }
        // What a first device put there, another one finds there.
        Device there(account(Protocol::Imap), Perform::WhenAsked);
        QCOMPARE(import(there, archive, path).done, 0);
    }

    void aLostCacheDoesNotLoseTheDate()
    {
        const auto path = fresh();
        writeMbox(path, {archived(4)});
        Device here(account(Protocol::Imap), Perform::WhenAsked);
        import(here, archive, path);
        here.service.reset();
        const auto folder = QStringLiteral("%1/accounts/%2/").arg(here.profile.path()).arg(here.id.value);
        for (const auto *name : {"cache.db", "cache.db-wal", "cache.db-shm"})
            QFile::remove(folder + QLatin1String(name));
        here.service = MailService::open(here.profile.path(), Perform::WhenAsked);
        here.look();
        here.perform();
        QVERIFY2(askServer("FETCH 1:* INTERNALDATE").contains("18-Jul-2017 02:40:00 +0000"), "another date");
    }

    void pop3FoldersKeepEveryByte()
    {
        QList<ArchivedMessage> messages{
            {"Subject: LF\nMessage-ID: <lf@x>\n\nText ohne Ende", MessageFlag::Seen | MessageFlag::Junk, "a b",
             receivedOf(1)},
            {"Subject: gemischt\r\n\nText\n\r\nFrom hier\r\n", MessageFlag::Answered, {}, receivedOf(2)},
            {QByteArray("Subject: NUL\r\n\r\na\0b\r\n", 21), MessageFlag::Draft, "c", receivedOf(3)}};
        const auto path = fresh();
        writeMbox(path, messages);
        Device here(account(Protocol::Pop3), Perform::WhenAsked);
        QCOMPARE(import(here, archive, path).done, 3);
        const auto back = fresh();
        QCOMPARE(exportTo(here, archive, back, ArchiveFormat::Mbox).done, 3);
        QCOMPARE(printed(readAll(back)), printed(messages));
        const auto maildir = fresh();
        QCOMPARE(exportTo(here, archive, maildir, ArchiveFormat::Maildir).done, 3);
        QCOMPARE(printed(readAll(maildir)), printed(messages));
    }

    void whatWasPutIntoAPop3InboxStaysThere()
    {
        const auto path = fresh();
        writeMbox(path, {archived(1), archived(2)});
        Device here(account(Protocol::Pop3), Perform::WhenAsked);
        QCOMPARE(import(here, inbox, path).done, 2);
        here.look();
        QCOMPARE(here.subjects(inbox), (QStringList{brief(1), brief(2), brief(99)}));
        QCOMPARE(import(here, inbox, path).done, 0);
    }

    void anExportFetchesWhatIsNotHereAndComesBackTheSame()
    {
        QList<LabMessage> messages;
        for (int i = 0; i < messageCount; ++i)
            messages << LabMessage{
                bytesOf(i), QDateTime::fromMSecsSinceEpoch(receivedOf(i), Qt::UTC), MessageFlag::Seen};
        m_lab->fill(m_user, archive, messages);
        Device here(account(Protocol::Imap), Perform::WhenAsked);
        for (const auto format : {ArchiveFormat::Mbox, ArchiveFormat::Maildir, ArchiveFormat::Eml}) {
            ServiceClient client;
            const auto id = client.add(account(Protocol::Imap)).id;
            client.sync(id); // headers only
            const auto path = fresh();
            const auto report = client.wait(client.service->exportArchive(
                {.account = id, .folder = client.folder(id, archive).id, .path = path, .format = format}));
            QCOMPARE(report.done, messageCount);
            const auto read = readAll(path);
            QCOMPARE(read.size(), messageCount);
            QSet<QByteArray> raws;
            for (const auto &one : read) {
                raws.insert(one.raw);
                QVERIFY(one.received >= receivedOf(0) && one.received <= receivedOf(messageCount));
                QVERIFY(format == ArchiveFormat::Eml || one.flags == MessageFlag::Seen);
            }
            for (int i = 0; i < messageCount; ++i)
                QVERIFY(raws.contains(bytesOf(i)));
            QCOMPARE(import(here, archive, path).done, 0); // all of it is there
            QVERIFY(!QFileInfo::exists(path + QStringLiteral(".part")));
        }
    }

    void nothingIsOverwritten()
    {
        const auto path = fresh();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("wichtig") == 7);
        file.close();
        Device here(account(Protocol::Imap), Perform::WhenAsked);
        try {
            exportTo(here, inbox, path, ArchiveFormat::Mbox);
            QFAIL("it was overwritten");
        } catch (const MailError &error) {
            QVERIFY(error.kind() == MailError::Kind::FileUnwritable);
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("wichtig"));
    }

    void aWholeAccountBecomesATree()
    {
        m_lab->fill(m_user, QStringLiteral("Projekte/Alt"), {{.bytes = bytesOf(1)}, {.bytes = bytesOf(2)}});
        Device here(account(Protocol::Imap), Perform::WhenAsked);
        for (const auto format : {ArchiveFormat::Mbox, ArchiveFormat::Maildir, ArchiveFormat::Eml}) {
            const auto path = fresh();
            QCOMPARE(exportTo(here, {}, path, format).done, 3);
            const auto one = path + QStringLiteral("/Projekte/Alt") + ArchiveWriter::suffixOf(format);
            QCOMPARE(readAll(one).size(), 2);
            QCOMPARE(readAll(path).size(), 3);
        }
    }

    void killedInTheMiddleItGoesOnWhereItStopped_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("imap") << static_cast<int>(Protocol::Imap);
        QTest::newRow("pop3") << static_cast<int>(Protocol::Pop3);
    }
    void killedInTheMiddleItGoesOnWhereItStopped()
    {
        QFETCH(int, protocol);
        constexpr int many = 1500;
        QList<ArchivedMessage> messages;
        for (int i = 0; i < many; ++i) {
            auto one = archived(i);
            one.raw += QByteArray(20'000, 'x') + "\r\n";
            messages << one;
        }
        messages << messages.first(); // twice
        const auto path = fresh(), out = fresh();
        writeMbox(path, messages);
        Device here(account(static_cast<Protocol>(protocol)), Perform::WhenAsked);
        here.service.reset();
        const auto cli = [&](const QStringList &words) {
            return QStringList{QStringLiteral("--profile"), here.profile.path(), QStringLiteral("--json")}
            + words;
        };
        const auto count = [&] {
            here.service = MailService::open(here.profile.path(), Perform::WhenAsked);
            const auto result = here.subjects(archive).size();
            here.service.reset();
            return result;
        };
        const auto run = [&](const QStringList &words) {
            QProcess process;
            process.start(QStringLiteral(DUOPOST_CLI), cli(words));
            if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
                return QJsonObject{{QStringLiteral("exit"), -1}};
            auto answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
            answer.insert(QStringLiteral("exit"), process.exitCode());
            return answer;
        };
        const auto killWhen = [&](const QStringList &words, const std::function<bool()> &begun) {
            QProcess process;
            process.start(QStringLiteral(DUOPOST_CLI), cli(words));
            if (!process.waitForStarted())
                return false;
            const bool grown
                = QTest::qWaitFor([&] { return begun() || process.state() == QProcess::NotRunning; }, 60'000);
            process.kill();
            process.waitForFinished();
            return grown && process.exitStatus() == QProcess::CrashExit;
        };
        const auto store = QStringLiteral("%1/accounts/%2/user.db").arg(here.profile.path()).arg(here.id.value);
        // What has reached the database itself was committed; so was most of a journal of several parts.
        const auto partsAreStored = [&] {
            return QFileInfo(store).size() > 1'500'000
                || QFileInfo(store + QStringLiteral("-wal")).size() > 12'000'000;
        };
        const QStringList import{QStringLiteral("import"), QStringLiteral("anna"), archive, path};
        QVERIFY(killWhen(import, partsAreStored));
        const auto half = count();
        QVERIFY2(half > 0 && half < many, qPrintable(QString::number(half)));
        const auto rest = run(import);
        QCOMPARE(rest[QStringLiteral("exit")].toInt(), 0);
        QCOMPARE(rest[QStringLiteral("skipped")].toArray().size(), half);
        QCOMPARE(rest[QStringLiteral("imported")].toInt(), many + 1 - half);
        QCOMPARE(count(), many + 1);
        // And out again.
        const QStringList exporting{QStringLiteral("export"), QStringLiteral("anna"), archive, out};
        QVERIFY(
            killWhen(exporting, [&] { return QFileInfo(out + QStringLiteral(".part")).size() > 5'000'000; }));
        QVERIFY(QFileInfo(out + QStringLiteral(".part")).size() > 0 && !QFileInfo::exists(out));
        const auto exported = run(exporting);
        QCOMPARE(exported[QStringLiteral("exit")].toInt(), 0);
        QVERIFY(exported[QStringLiteral("exported")].toInt() < many);
        QCOMPARE(printed(readAll(out)), printed(messages));
    }

    void whatCannotBeTakenIsSaidInTheExitStatus()
    {
        const auto path = fresh();
        auto large = archived(2);
        large.raw += QByteArray(100'000, 'x') + "\r\n";
        writeMbox(path, {archived(1), large});
        Device here(account(Protocol::Pop3), Perform::WhenAsked);
        here.service.reset();
        QProcess process;
        process.start(
            QStringLiteral(DUOPOST_CLI),
            {QStringLiteral("--profile"), here.profile.path(), QStringLiteral("--json"),
             QStringLiteral("import"), QStringLiteral("anna"), archive, path, QStringLiteral("--largest"),
             QStringLiteral("50000")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 3);
        const auto answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(answer[QStringLiteral("imported")].toInt(), 1);
        const auto skipped = answer[QStringLiteral("skipped")].toArray();
        QCOMPARE(skipped.size(), 1);
        QCOMPARE(skipped[0].toObject()[QStringLiteral("why")].toString(), QStringLiteral("too-large"));
    }

    void anInterruptedCommandSaysSoAndGoesOn()
    {
        QList<ArchivedMessage> messages;
        for (int i = 0; i < 3000; ++i) {
            auto one = archived(i);
            one.raw += QByteArray(10'000, 'x') + "\r\n";
            messages << one;
        }
        const auto path = fresh();
        writeMbox(path, messages);
        Device here(account(Protocol::Pop3), Perform::WhenAsked);
        here.service.reset();
        const QStringList words{
            QStringLiteral("--profile"),
            here.profile.path(),
            QStringLiteral("--json"),
            QStringLiteral("import"),
            QStringLiteral("anna"),
            archive,
            path};
        const auto store = QStringLiteral("%1/accounts/%2/user.db").arg(here.profile.path()).arg(here.id.value);
        // What has reached the database itself was committed; so was most of a journal of several parts.
        const auto partsAreStored = [&] {
            return QFileInfo(store).size() > 1'500'000
                || QFileInfo(store + QStringLiteral("-wal")).size() > 12'000'000;
        };
        QProcess process;
        process.start(QStringLiteral(DUOPOST_CLI), words);
        QVERIFY(QTest::qWaitFor(partsAreStored, 60'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 130);
        const auto first = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QVERIFY(first[QStringLiteral("interrupted")].toBool());
        const auto done = first[QStringLiteral("imported")].toInt();
        process.start(QStringLiteral(DUOPOST_CLI), words);
        QVERIFY(process.waitForFinished(200'000));
        const auto second = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(second[QStringLiteral("imported")].toInt(), 3000 - done);
        QCOMPARE(second[QStringLiteral("skipped")].toArray().size(), done);
    }
};

QTEST_GUILESS_MAIN(TestArchiveLive)
#include "tst_archive_live.moc"
