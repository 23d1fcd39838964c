// SPDX-License-Identifier: GPL-3.0-or-later
// Messages into files and back: exactly the same bytes, marks and dates; other programs' files; hostile ones.
#include "mailcore/MailError.h"
#include "mailcore/archive/ArchiveReader.h"
#include "mailcore/archive/ArchiveWriter.h"
#include "mailcore/archive/MboxReader.h"
#include "tests/support/Accounts.h"
#include "tests/support/MessageCorpus.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

const QByteArray plain = "From: a@example.org\r\nSubject: Eins\r\n\r\nText\r\n";

QList<QByteArray> strangeMessages()
{
    return {
        plain,
        "",
        "\n",
        "\r\n",
        "\n\n\n",
        "ohne alles",
        "Subject: ohne Ende\r\n\r\nkeine neue Zeile",
        "Subject: leer am Ende\r\n\r\nText\r\n\r\n\r\n",
        "Subject: LF\n\nText\nmit LF\n",
        "Subject: LF ohne Ende\n\nText",
        "Subject: gemischt\r\n\nText\nund\r\n\rRest\r",
        "Subject: gemischt am Ende\n\nText\n\r\n",
        QByteArray("Subject: NUL\r\n\r\na\0b\0\0\r\n", 23),
        "From jemand Fri Jul  8 12:08:34 2011\nFrom: noch einer\n\nText\n",
        "Subject: lauter From\n\nFrom a Fri Jul  8 12:08:34 2011\nSubject: x\n\nFrom \n\nFrom: y\n>From z\n"
        ">>From w\n>>>From \n\nFrom b Fri Jul  8 12:08:34 2011\n",
        "Subject: lauter From\r\n\r\n\r\nFrom a Fri Jul  8 12:08:34 2011\r\nSubject: x\r\n\r\n>From z\r\n",
        "Status: RO\nX-Status: A\nX-Keywords: eigenes\nSubject: eigene Marken\n\nText\n",
        QByteArray("Subject: lange Zeile\r\n\r\n") + QByteArray(3'000'000, 'x') + "\r\nFrom y\r\n",
        QByteArray("Subject: alle Bytes\r\n\r\n") + [] {
            QByteArray all;
            for (int i = 0; i < 70'000; ++i)
                all += static_cast<char>(i * 7 % 256);
            return all;
        }()};
}

QList<ArchivedMessage> everyKind()
{
    QList<ArchivedMessage> result;
    auto number = 0;
    for (const auto &raw : strangeMessages()) {
        ++number;
        result << ArchivedMessage{
            raw, MessageFlags::fromInt(static_cast<uint>(number * 37 % 256)),
            number % 3 == 0 ? QByteArray("$label1 work") : QByteArray(),
            1'700'000'000'000 + number * 1'000'123LL};
    }
    return result;
}

struct Read {
    QList<ArchivedMessage> messages;
    QList<ArchiveNote> notes;
};

Read readAll(const QString &path, const ReadLimits &limits = {})
{
    Read result;
    const auto reader = ArchiveReader::open(path, limits);
    while (const auto item = reader->next()) {
        if (const auto *message = std::get_if<ArchivedMessage>(&item->content))
            result.messages << *message;
        else
            result.notes << std::get<ArchiveNote>(item->content);
    }
    return result;
}

void write(ArchiveFormat format, const QString &path, const QList<ArchivedMessage> &messages)
{
    const auto writer = ArchiveWriter::open(format, path, {});
    for (const auto &message : messages) {
        if (!writer->takeWritten(message.raw))
            writer->add(message, QStringLiteral("Betreff"));
    }
    writer->finish();
}

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QList<QByteArray> sorted(QList<ArchivedMessage> messages)
{
    QList<QByteArray> result;
    for (const auto &one : messages)
        result << one.raw;
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

class TestArchive : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_names = 0;
    QString fresh(const char *suffix = "")
    {
        return m_dir.filePath(QString::number(++m_names)) + QLatin1String(suffix);
    }

private slots:
    void anMboxOfOursComesBackToTheByte()
    {
        const auto path = fresh();
        const auto before = everyKind();
        write(ArchiveFormat::Mbox, path, before);
        const auto after = readAll(path);
        QVERIFY(after.notes.isEmpty());
        QCOMPARE(after.messages.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            QCOMPARE(after.messages[i].raw, before[i].raw);
            QCOMPARE(after.messages[i].flags.toInt(), before[i].flags.toInt());
            QCOMPARE(after.messages[i].keywords, before[i].keywords);
            QCOMPARE(after.messages[i].received, before[i].received);
            QVERIFY(after.messages[i].isProven);
        }
    }

    void aMaildirKeepsBytesMarksKeywordsAndDates()
    {
        const auto path = fresh();
        const auto before = everyKind();
        write(ArchiveFormat::Maildir, path, before);
        const auto after = readAll(path);
        QVERIFY(after.notes.isEmpty());
        QCOMPARE(after.messages.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            QCOMPARE(after.messages[i].raw, before[i].raw);
            QCOMPARE(after.messages[i].flags.toInt(), before[i].flags.toInt());
            QCOMPARE(after.messages[i].keywords, before[i].keywords);
            QCOMPARE(after.messages[i].received, before[i].received);
        }
    }

    void filesOfOneMessageKeepTheirBytesAndNeverOverwriteOneAnother()
    {
        const auto path = fresh();
        const auto before = everyKind();
        write(ArchiveFormat::Eml, path, before);
        QCOMPARE(QDir(path).entryList({QStringLiteral("*.eml")}, QDir::Files).size(), before.size());
        const auto after = readAll(path);
        // Two of them begin as an mbox does, but they are named as what they are.
        QCOMPARE(sorted(after.messages), sorted(before));
        for (const auto &one : after.messages)
            QVERIFY(one.received >= before.first().received && one.received <= before.last().received);
    }

    void moreKeywordsThanAMaildirHoldsAreSaid()
    {
        const auto path = fresh();
        const auto writer = ArchiveWriter::open(ArchiveFormat::Maildir, path, {});
        for (int i = 0; i < 26; ++i)
            QVERIFY(!writer->add({.raw = plain, .keywords = "k" + QByteArray::number(i)}, {}));
        const auto lost = writer->add({.raw = plain, .keywords = "k26"}, {});
        QVERIFY(lost == ArchiveNote::Why::MarksLost);
    }

    void theMessagesOfOthersGoThroughEveryFormat_data()
    {
        QTest::addColumn<QString>("corpus");
        for (const auto *name : {"thunderbird", "mimekit", "notmuch", "mail-parser", "mimetools-testmsgs"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void theMessagesOfOthersGoThroughEveryFormat()
    {
        QFETCH(QString, corpus);
        QList<ArchivedMessage> before;
        for (const auto &one : corpusMessages(corpus))
            before << ArchivedMessage{.raw = one.raw, .received = 1'600'000'000'000 + before.size() * 1000};
        if (before.isEmpty())
            QSKIP("no such messages here");
        for (const auto format : {ArchiveFormat::Mbox, ArchiveFormat::Maildir}) {
            const auto path = fresh();
            const auto writer = ArchiveWriter::open(format, path, {});
            for (const auto &one : before)
                writer->add(one, {});
            writer->finish();
            QCOMPARE(sorted(readAll(path).messages), sorted(before));
        }
    }

    void linesOfOthersThatLookLikeOursStay()
    {
        const auto path = fresh();
        const QByteArray forged = "X-Duopost-Archive: 1; size=3; sha256=00; received=1; marks=; lines=own; "
                                  "fields=0\nSubject: x\n\nabc\n";
        put(path, "From - Fri Jul  8 12:08:34 2011\n" + forged + "\n");
        QCOMPARE(readAll(path).messages.value(0).raw, forged);
        QVERIFY(!readAll(path).messages.value(0).isProven);
        // And in a message that carries such a line itself, ours are in front of it.
        const auto own = fresh();
        write(ArchiveFormat::Mbox, own, {{.raw = forged}});
        QCOMPARE(readAll(own).messages.value(0).raw, forged);
    }

    void whatWasChangedByAnotherProgramIsTakenAsItIs()
    {
        const auto path = fresh();
        write(ArchiveFormat::Mbox, path, {{.raw = plain}, {.raw = plain + "zwei\r\n"}});
        auto bytes = readFile(path);
        bytes.replace("Subject: Eins\n\nText\n\n", "Subject: Zwei\n\nText\n\n");
        put(path, bytes);
        const auto after = readAll(path);
        QCOMPARE(after.messages.size(), 2);
        QVERIFY(!after.messages[0].isProven);
        QVERIFY(after.messages[0].raw.contains("Subject: Zwei\n\nText\n"));
        QVERIFY(after.messages[1].isProven);
    }

    void quotedLinesOfOthersAreUnquoted()
    {
        const auto path = fresh();
        put(path,
            "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\nSubject: 1\n\n>From hier\n>>From dort\n>> From\n\n"
            "From MAILER-DAEMON Fri Jul  8 12:08:34 2011\r\nSubject: 2\r\n\r\nText\r\n");
        const auto read = readAll(path);
        QCOMPARE(read.messages.size(), 2);
        QCOMPARE(read.messages[0].raw, QByteArray("Subject: 1\n\nFrom hier\n>From dort\n>> From\n"));
        QCOMPARE(read.messages[1].raw, QByteArray("Subject: 2\r\n\r\nText\r\n"));
        QCOMPARE(
            read.messages[0].received,
            QDateTime(QDate(2011, 7, 8), QTime(12, 8, 34), Qt::UTC).toMSecsSinceEpoch());
    }

    void aTextThatWasNotQuotedStaysOneMessage_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("without a date") << QByteArray("\nFrom here it goes on\nX: y\n");
        QTest::newRow("without an empty line") << QByteArray("x\nFrom a Fri Jul  8 12:08:34 2011\nX: y\n");
        QTest::newRow("without a header") << QByteArray("\nFrom a Fri Jul  8 12:08:34 2011\nand so on\n");
        QTest::newRow("alone") << QByteArray("\nFrom \nThis could cause problems\n");
        QTest::newRow("very long") << "\nFrom a Fri Jul  8 12:08:34 2011 " + QByteArray(200'000, 'x')
                + "\nX: y\n";
    }
    void aTextThatWasNotQuotedStaysOneMessage()
    {
        QFETCH(QByteArray, line);
        const auto path = fresh();
        put(path,
            "From - Fri Jul  8 12:08:34 2011\nSubject: 1\n\nText\n" + line
                + "\nFrom - Fri Jul  8 12:08:34 2011\nSubject: 2\n\nEnde\n");
        const auto read = readAll(path);
        QCOMPARE(read.messages.size(), 2);
        QCOMPARE(read.messages[0].raw, "Subject: 1\n\nText\n" + line);
    }

    void thunderbirdsFilesHaveTwoMessagesEach()
    {
        const auto folder = corporaFolder() + QStringLiteral("/thunderbird/mailnews/test/data/");
        if (!QFile::exists(folder + QStringLiteral("mbox_modern")))
            QSKIP("no such files here");
        for (const auto *name : {"mbox_modern", "mbox_mboxrd", "mbox_unquoted"}) {
            const auto read = readAll(folder + QLatin1String(name));
            QCOMPARE(read.messages.size(), 2);
            QVERIFY(read.messages[0].raw.contains("Sample message 1"));
            QVERIFY(read.messages[1].raw.endsWith("This is the second body.\n"));
        }
    }

    void marksOfOtherProgramsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<uint>("flags");
        QTest::addColumn<QByteArray>("keywords");
        const auto seen = MessageFlags(MessageFlag::Seen);
        QTest::newRow("none") << QByteArray("Subject: x\n") << 0U << QByteArray();
        QTest::newRow("mutt") << QByteArray("Status: RO\nX-Status: AF\n")
                              << (seen | MessageFlag::Answered | MessageFlag::Flagged).toInt() << QByteArray();
        QTest::newRow("dovecot") << QByteArray("Status: O\r\nX-Keywords: work   $Junk $label1      \r\n")
                                 << static_cast<uint>(MessageFlag::Junk) << QByteArray("$label1 work");
        QTest::newRow("thunderbird")
            << QByteArray("X-Mozilla-Status: 1007\nX-Mozilla-Keys: later   \n")
            << (seen | MessageFlag::Answered | MessageFlag::Flagged | MessageFlag::Forwarded).toInt()
            << QByteArray("later");
        QTest::newRow("in the text") << QByteArray("Subject: x\n\nStatus: RO\n") << 0U << QByteArray();
    }
    void marksOfOtherProgramsAreUnderstood()
    {
        QFETCH(QByteArray, header);
        QFETCH(uint, flags);
        QFETCH(QByteArray, keywords);
        const auto path = fresh();
        const auto raw = header + "Subject: Marken\n\nText\n";
        put(path, "From - Fri Jul  8 12:08:34 2011\n" + raw);
        const auto message = readAll(path).messages.value(0);
        QCOMPARE(message.flags.toInt(), flags);
        QCOMPARE(message.keywords, keywords);
        QCOMPARE(message.raw, raw); // nothing of it is taken away
    }

    void otherProgramsReadOurMarks()
    {
        const auto path = fresh();
        write(
            ArchiveFormat::Mbox, path,
            {{plain, MessageFlag::Seen | MessageFlag::Flagged | MessageFlag::Junk, "work", 1'000'000'000'000}});
        const auto bytes = readFile(path);
        QVERIFY(bytes.startsWith("From - Sun Sep  9 01:46:40 2001\nX-Duopost-Archive: 1; "));
        QVERIFY(bytes.contains("\nStatus: RO\nX-Status: F\nX-Keywords: $Junk work\nFrom: a@example.org\n"));
    }

    void pythonReadsTheSameTexts()
    {
        const auto box = fresh(), folder = fresh();
        QList<ArchivedMessage> messages;
        for (int i = 0; i < 20; ++i)
            messages << ArchivedMessage{
                "Subject: Nr " + QByteArray::number(i)
                    + "\r\n\r\nFrom hier\r\n\r\nFrom x Fri Jul  8 12:08:34 2011\r\nSubject: y\r\n\r\nEnde "
                    + QByteArray::number(i) + "\r\n",
                i % 2 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags(),
                {},
                1'600'000'000'000};
        write(ArchiveFormat::Mbox, box, messages);
        write(ArchiveFormat::Maildir, folder, messages);
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral(
                 "import mailbox, sys\n"
                 "for box in (mailbox.mbox(sys.argv[1], create=False), mailbox.Maildir(sys.argv[2], "
                 "create=False)):\n"
                 "  for m in sorted(box, key=lambda m: int(m['subject'].split()[1])):\n"
                 "    body = m.get_payload().replace('\\r\\n', '\\n').replace('\\n>From ', '\\nFrom ')\n"
                 "    if body.startswith('>From '): body = body[1:]\n"
                 "    print(m['subject'], 'S' in m.get_flags() or 'R' in m.get_flags(), repr(body))\n"),
             box, folder});
        if (!python.waitForStarted())
            QSKIP("no Python here");
        QVERIFY(python.waitForFinished(60'000));
        const auto lines = python.readAllStandardOutput().split('\n');
        QVERIFY2(lines.size() == 41, python.readAllStandardError().constData());
        for (int i = 0; i < 40; ++i) {
            const auto number = QByteArray::number(i % 20);
            QCOMPARE(
                lines[i],
                "Nr " + number + (i % 2 == 0 ? " True " : " False ")
                    + "'From hier\\n\\nFrom x Fri Jul  8 12:08:34 2011\\nSubject: y\\n\\nEnde " + number
                    + "\\n'");
        }
    }

    void aCutFileIsGoneOnWith_data()
    {
        QTest::addColumn<int>("cut");
        for (const int cut : {1, 2, 3, 10, 50, 120, 200, 400, 1000})
            QTest::addRow("%d bytes less", cut) << cut;
        QTest::newRow("nothing cut") << 0;
        QTest::newRow("all cut") << 1'000'000'000;
    }
    void aCutFileIsGoneOnWith()
    {
        QFETCH(int, cut);
        const auto path = fresh(), whole = fresh();
        auto messages = everyKind();
        messages.removeIf([](const ArchivedMessage &one) { return one.raw.size() > 10'000; });
        messages << messages.first(); // twice on purpose
        write(ArchiveFormat::Mbox, whole, messages);
        const auto bytes = readFile(whole);
        put(path, bytes.first(qMax(0, static_cast<int>(bytes.size()) - cut)));
        write(ArchiveFormat::Mbox, path, messages);
        QCOMPARE(readFile(path), bytes);
    }

    void somebodyElsesFileIsNotTakenForOneThatWasCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("mbox") << QByteArray("From - Fri Jul  8 12:08:34 2011\nSubject: 1\n\na\n");
        QTest::newRow("anything") << QByteArray("wichtig");
        QTest::newRow("long") << QByteArray(100'000, 'x');
    }
    void somebodyElsesFileIsNotTakenForOneThatWasCut()
    {
        QFETCH(QByteArray, bytes);
        const auto path = fresh();
        put(path, bytes);
        const auto error = errorOf([&] { ArchiveWriter::open(ArchiveFormat::Mbox, path, {}); });
        QVERIFY(error && error->kind() == MailError::Kind::FileUnwritable);
        QCOMPARE(readFile(path), bytes);
    }

    void whatIsInAMaildirAlreadyIsKept()
    {
        const auto path = fresh();
        const auto messages = everyKind();
        write(ArchiveFormat::Maildir, path, messages.first(5));
        auto names = QDir(path + QStringLiteral("/cur")).entryList(QDir::Files);
        QFile cut(path + QStringLiteral("/cur/") + names.first());
        const bool shorter = cut.resize(cut.size() / 2); // as after a power failure
        QVERIFY(shorter);
        put(path + QStringLiteral("/tmp/1.N1.duopost,S=4"), "halb");
        write(ArchiveFormat::Maildir, path, messages);
        QCOMPARE(sorted(readAll(path).messages), sorted(messages));
        QVERIFY(QDir(path + QStringLiteral("/tmp")).isEmpty());
    }

    void tooLargeMessagesArePassedOver()
    {
        const auto path = fresh();
        const QByteArray from = "From - Fri Jul  8 12:08:34 2011\n";
        put(path,
            from + "Subject: 1\n\na\n\n" + from + "Subject: 2\n\n" + QByteArray(5'000'000, 'x') + "\n\n" + from
                + "Subject: 3\n\nc\n");
        const auto read = readAll(path, {.largest = 1'000'000});
        QCOMPARE(read.messages.size(), 2);
        QCOMPARE(read.notes.size(), 1);
        QVERIFY(read.notes[0].why == ArchiveNote::Why::TooLarge);
        QCOMPARE(read.messages[1].raw, QByteArray("Subject: 3\n\nc\n"));
    }

    void positionsBeyondFourGigabytesAreRight()
    {
        const auto path = fresh();
        const QByteArray from = "From - Fri Jul  8 12:08:34 2011\n";
        constexpr qint64 hole = (qint64(4) << 30) + 12'345;
        put(path, from + "Subject: vorn\n\na\n\n" + from + "Subject: das Loch\n\n");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (!file.resize(hole) || !file.seek(hole))
            QSKIP("the file system has no such files");
        file.write("\n\n" + from + "Subject: hinten\n\nb\n");
        file.close();
        MboxReader reader(path, {});
        const auto first = reader.next(), second = reader.next();
        QCOMPARE(std::get<ArchivedMessage>(first->content).raw, QByteArray("Subject: vorn\n\na\n"));
        QVERIFY(std::get<ArchiveNote>(second->content).why == ArchiveNote::Why::TooLarge);
        const auto third = reader.next();
        QCOMPARE(reader.begun(), hole + 2);
        QCOMPARE(std::get<ArchivedMessage>(third->content).raw, QByteArray("Subject: hinten\n\nb\n"));
        QVERIFY(!reader.next());
        // And the memory of this program stayed far below that.
        QFile status(QStringLiteral("/proc/self/status"));
        if (status.open(QIODevice::ReadOnly)) {
            const auto text = status.readAll();
            const auto at = text.indexOf("VmHWM:");
            QVERIFY(at > 0);
            const auto peak = text.mid(at + 6, 20).trimmed().split(' ').first().toLongLong();
            QVERIFY2(peak < 1'500'000, qPrintable(QString::number(peak)));
        }
    }

    void readingStopsWhenAsked()
    {
        const auto path = fresh();
        put(path, "From - Fri Jul  8 12:08:34 2011\nSubject: 1\n\na\n");
        std::stop_source stop;
        stop.request_stop();
        try {
            readAll(path, {.stop = stop.get_token()});
            QFAIL("it went on");
        } catch (const MailError &error) {
            QVERIFY(error.kind() == MailError::Kind::Cancelled);
        }
    }

    void aFolderIsSearchedForMailAndTheRestIsSaid()
    {
        const auto path = fresh();
        put(path + QStringLiteral("/a.eml"), plain);
        put(path + QStringLiteral("/unten/Inbox"), "From - Fri Jul  8 12:08:34 2011\nSubject: 1\n\na\n");
        put(path + QStringLiteral("/unten/Inbox.msf"), "// <!-- <mdb:mork:z -->\n");
        put(path + QStringLiteral("/md/cur/1.x:2,FS"), plain);
        put(path + QStringLiteral("/md/new/2.x"), plain);
        put(path + QStringLiteral("/bild.png"), QByteArray("\x89PNG\r\n\x1a\n", 8));
        QVERIFY(QFile::link(path, path + QStringLiteral("/im Kreis")));
        const auto read = readAll(path);
        QCOMPARE(read.messages.size(), 4);
        QCOMPARE(read.notes.size(), 2);
        int flagged = 0;
        for (const auto &one : read.messages)
            flagged += one.flags == (MessageFlag::Flagged | MessageFlag::Seen) ? 1 : 0;
        QCOMPARE(flagged, 1);
    }

    void aFileThatIsNoMailIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n");
        QTest::newRow("text") << QByteArray("Dear diary\n");
        QTest::newRow("zeros") << QByteArray(10'000, '\0');
    }
    void aFileThatIsNoMailIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto path = fresh();
        put(path, bytes);
        for (const auto &one : {path, fresh()}) {
            const auto error = errorOf([&] { ArchiveReader::open(one, {}); });
            QVERIFY(error && error->kind() == MailError::Kind::FileUnreadable);
        }
    }

    void hostileFilesEnd()
    {
        QByteArray random;
        quint32 seed = 12345;
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes = "From - Fri Jul  8 12:08:34 2011\n";
            static constexpr const char *pieces[]
                = {"From ",
                   "\n",
                   "\r\n",
                   ">",
                   ">>>From ",
                   "X-Duopost-Archive: 1; ",
                   "size=9999999999999999999",
                   "size=-1; ",
                   "fields=99999999",
                   "marks=%%%,,",
                   "lines=crlf; ",
                   "\0",
                   "Status: ",
                   ":",
                   "Fri Jul  8 12:08:34 2011",
                   "X-Mozilla-Status: zzz\n"};
            for (int i = 0; i < 60; ++i) {
                seed = seed * 1664525 + 1013904223;
                bytes += pieces[(seed >> 16) % std::size(pieces)];
            }
            const auto path = fresh();
            put(path, bytes);
            qsizetype size = 0;
            const auto read = readAll(path);
            for (const auto &one : read.messages)
                size += one.raw.size();
            QVERIFY(!read.messages.isEmpty());
            QVERIFY(size <= bytes.size());
            QFile::remove(path);
        }
    }

    void namesOfFilesAreSafe_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("name");
        QTest::newRow("path") << QStringLiteral("../../etc/passwd") << QStringLiteral("etc passwd");
        QTest::newRow("windows") << QStringLiteral("a\\b:c*?\"<>|") << QStringLiteral("a b c");
        QTest::newRow("dots") << QStringLiteral("...") << QStringLiteral("_");
        QTest::newRow("nothing") << QString() << QStringLiteral("_");
        QTest::newRow("reserved") << QStringLiteral("con") << QStringLiteral("con_");
        QTest::newRow("maildir") << QStringLiteral("cur") << QStringLiteral("cur_");
        QTest::newRow("control") << QStringLiteral("a\nb\u202eexe") << QStringLiteral("a b exe");
        QTest::newRow("words") << QString::fromUtf8("Grüße 😀") << QString::fromUtf8("Grüße 😀");
    }
    void namesOfFilesAreSafe()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, name);
        QCOMPARE(safeFileName(wanted), name);
        QVERIFY(safeFileName(QString(500, QLatin1Char('x'))).size() <= 100);
    }
};

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
