// SPDX-License-Identifier: GPL-3.0-or-later
// The index follows the mail: what arrives, what is read in full, what goes, and what damages it.
#include "tests/support/SearchStore.h"

#include <QtTest>
#include <sys/stat.h>

using namespace duopost;

namespace {

using test::SearchStore;

QByteArray mail(const char *subject, const char *text, const char *more = "")
{
    return QByteArray("From: Anna Müller <anna.mueller@example.org>\r\nTo: Bert Groß <bert@example.net>\r\n"
                      "Cc: Carla <carla@example.com>\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\nSubject: ")
        + subject + "\r\n" + more + "\r\n" + text + "\r\n";
}

QByteArray dated(const char *subject, const char *date)
{
    return QByteArray("From: x@example.org\r\nDate: ") + date + "\r\nSubject: " + subject + "\r\n\r\nx\r\n";
}

} // namespace

class TestSearchIndex : public QObject {
    Q_OBJECT
    std::unique_ptr<SearchStore> m_fields; ///< one message for all rows
private slots:
    void cleanupTestCase() { m_fields.reset(); }

    void headersAreFoundAtOnceAndTextsWhenTheyAreHere()
    {
        SearchStore store;
        const auto raw = mail("Angebot", "Die Gartenbank ist rot.");
        const auto id = store.add(store.inbox, 1, raw);
        QCOMPARE(store.find("angebot"), QList<MessageId>{id});
        QCOMPARE(store.find("gartenbank"), QList<MessageId>());
        auto coverage = store.ask(QStringLiteral("x")).coverage;
        QVERIFY((coverage == SearchCoverage{.headers = 1, .bodies = 0, .notHere = 1}));
        store.addBody(store.inbox, id, raw);
        QCOMPARE(store.find("gartenbank"), QList<MessageId>{id});
        QCOMPARE(store.find("angebot gartenbank"), QList<MessageId>{id});
        coverage = store.ask(QStringLiteral("x")).coverage;
        QVERIFY((coverage == SearchCoverage{.headers = 1, .bodies = 1, .notHere = 0}));
    }

    void fieldsAreToldApart_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("found");
        const auto row
            = [](const char *query, bool found) { QTest::newRow(query) << QString::fromUtf8(query) << found; };
        row("müller", true);
        row("muller", true);
        row("mueller", true);
        row("MÜLLER", true);
        row("gross", true);
        row("groß", true);
        row("from:müller", true);
        row("from:bert", false);
        row("to:bert", true);
        row("to:carla", true);
        row("cc:carla", true);
        row("cc:bert", false);
        row("to:bert@example.net", true);
        row("example.net", true);
        row("bert@example.org", false);
        row("subject:email", true);
        row("subject:e-mail", true);
        row("subject:mail", true);
        row("body:email", false);
        row("body:gartenb", true);
        row("\"gartenb\"", false);
        row("\"ist rot\"", true);
        row("\"rot ist\"", false);
        row("rot -blau", true);
        row("rot -gartenbank", false);
        row("blau OR rot", true);
        row("blau OR grün", false);
        row("filename:rechnung", true);
        row("rechnung_2026", true);
        row("subject:rechnung", false);
        row("has:attachment", true);
        row("-has:attachment", false);
        row("is:unread", true);
        row("is:read", false);
        row("is:starred OR rot", true);
        row("in:inbox", true);
        row("in:archive", false);
        row("in:nirgends", false);
        row("-in:archive rot", true);
        row("on:2026-03-02", true);
        row("before:2026-03-02 rot", false);
        row("after:2026-03-02 rot", true);
        row("after:2026-03-03 rot", false);
        row("larger:100", true);
        row("smaller:100", false);
        row("tag:wichtig", false);
        row("-blau", true);
        row("-rot", false);
        row("'; DROP TABLE docs; --", false);
    }
    void fieldsAreToldApart()
    {
        QFETCH(QString, query);
        QFETCH(bool, found);
        if (!m_fields)
            m_fields = std::make_unique<SearchStore>();
        auto &store = *m_fields;
        static const auto id = [&] {
            const auto raw = mail(
                "Die E-Mail-Frage",
                "--g\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDie Gartenbank ist rot.\r\n--g\r\n"
                "Content-Type: application/pdf; name=Rechnung_2026.pdf\r\nContent-Disposition: "
                "attachment\r\n\r\n"
                "x\r\n--g--",
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=g\r\n");
            const auto added = store.add(store.inbox, 1, raw);
            store.addBody(store.inbox, added, raw);
            return added;
        }();
        const auto hits = store.ask(query).hits;
        QCOMPARE(hits.size(), found ? 1 : 0);
        if (found)
            QCOMPARE(hits.first().message.message, id);
    }

    void htmlIsFoundByWhatItShows()
    {
        SearchStore store;
        const auto raw = mail(
            "x",
            "<style>.unsichtbar{}</style><p>Ein <b>Wunder</b>baum</p><a "
            "href='https://ziel.example/spur'>hier</a>"
            "<script>geheim()</script>",
            "Content-Type: text/html; charset=utf-8\r\n");
        store.addBody(store.inbox, store.add(store.inbox, 1, raw), raw);
        QCOMPARE(store.find("wunderbaum").size(), 1);
        QCOMPARE(store.find("hier").size(), 1);
        for (const auto *hidden : {"unsichtbar", "geheim", "spur", "href"})
            QVERIFY2(store.find(hidden).isEmpty(), hidden);
    }

    void whatOnlyTheHtmlSaysIsFoundToo()
    {
        SearchStore store;
        const auto raw = mail(
            "x",
            "--g\r\nContent-Type: text/plain\r\n\r\nSiehe Browser\r\n--g\r\nContent-Type: text/html\r\n\r\n"
            "<p>Siehe Sonderangebot</p>\r\n--g--",
            "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=g\r\n");
        store.addBody(store.inbox, store.add(store.inbox, 1, raw), raw);
        QCOMPARE(store.find("browser sonderangebot").size(), 1);
    }

    void newestComeFirstAndOlderOnesAreSaidToBeLeftOut()
    {
        SearchStore store;
        const auto old = store.add(store.inbox, 1, dated("gleich", "Tue, 03 Mar 2020 10:00:00 +0000"));
        const auto newer = store.add(store.inbox, 2, dated("gleich", "Tue, 03 Mar 2026 10:00:00 +0000"));
        const auto middle = store.add(store.inbox, 3, dated("gleich", "Fri, 03 Mar 2023 10:00:00 +0000"));
        QCOMPARE(store.find("gleich"), (QList<MessageId>{newer, middle, old}));
        SearchRequest two;
        two.limit = 2;
        const auto found = store.ask(QStringLiteral("gleich"), two);
        QVERIFY(found.hasMore);
        QCOMPARE(found.hits.size(), 2);
        QCOMPARE(found.hits.last().message.message, middle);
        // What fits better is worth more than what is newer.
        QVERIFY(store.ask(QStringLiteral("gleich")).hits.first().rank > 0);
    }

    void onlyOneFolderIsLookedThroughWhenOneIsNamed()
    {
        SearchStore store;
        const auto here = store.add(store.inbox, 1, mail("Gleich", "x"));
        const auto there = store.add(store.archive, 1, mail("Gleich", "y"));
        SearchRequest request;
        request.folder = store.archive;
        const auto hits = store.ask(QStringLiteral("gleich"), request).hits;
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().message.message, there);
        QCOMPARE(hits.first().folder, store.archive);
        QCOMPARE(store.find("in:inbox gleich"), QList<MessageId>{here});
    }

    void whatIsDeletedIsNotFound()
    {
        SearchStore store;
        const auto raw = mail("Vergänglich", "Sand");
        store.addBody(store.inbox, store.add(store.inbox, 1, raw), raw);
        QCOMPARE(store.find("sand").size(), 1);
        store.store->commit(store.inbox, {.gone = {{"1"}}}).waitForFinished();
        QCOMPARE(store.find("sand").size(), 0);
        QCOMPARE(store.ask(QStringLiteral("sand")).coverage.headers, 0);
    }

    void whatIsMovedIsFoundWhereItIs()
    {
        SearchStore store;
        const auto id = store.add(store.inbox, 1, mail("Umzug", "x"));
        QCOMPARE(store.ask(QStringLiteral("umzug")).hits.value(0).folder, store.inbox);
        store.store->change(store.inbox, {id}, MoveTo{store.archive}, true).waitForFinished();
        const auto hits = store.ask(QStringLiteral("umzug")).hits;
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().folder, store.archive);
    }

    void marksCountAsTheyAreNow()
    {
        SearchStore store;
        const auto id = store.add(store.inbox, 1, mail("Stern", "x"));
        QCOMPARE(store.find("is:starred").size(), 0);
        store.store->change(store.inbox, {id}, Star{}, false).waitForFinished();
        QCOMPARE(store.find("is:starred stern"), QList<MessageId>{id});
        store.store->change(store.inbox, {id}, AddKeyword{"Arbeit"}, false).waitForFinished();
        QCOMPARE(store.find("tag:arbeit"), QList<MessageId>{id});
    }

    void mailOfThisComputerIsFoundTheSameWay()
    {
        SearchStore store(true);
        const auto raw = mail("Lokal", "Postfach ohne Server");
        const auto id = store.add(store.inbox, 1, raw);
        store.addBody(store.inbox, id, raw);
        QCOMPARE(store.find("lokal postfach"), QList<MessageId>{id});
        QCOMPARE(store.find("is:unread"), QList<MessageId>{id});
    }

    void whatHappenedWhileNobodyLookedIsCaughtUpWith()
    {
        SearchStore store;
        const auto raw = mail("Zuerst", "alt");
        const auto id = store.add(store.inbox, 1, raw);
        QCOMPARE(store.find("zuerst").size(), 1);
        // Opened without a search, as the command line does for everything else.
        store.search.reset();
        store.feed = std::make_shared<SearchFeed>();
        store.store
            = std::make_unique<MailStore>(AccountId{1}, store.directory.path(), [](const ChangeSet &) {});
        store.addBody(store.inbox, id, raw);
        const auto later = store.add(store.inbox, 2, mail("Danach", "neu"));
        store.store->commit(store.inbox, {.gone = {{"3"}}}).waitForFinished();
        store.open();
        QCOMPARE(store.find("danach"), QList<MessageId>{later});
        QCOMPARE(store.find("alt"), QList<MessageId>{id});
    }

    void inTheBackgroundTheIndexFillsByItself()
    {
        SearchStore store(false, AccountSearch::Indexing::InTheBackground);
        const auto raw = mail("Leise", "nebenbei");
        store.addBody(store.inbox, store.add(store.inbox, 1, raw), raw);
        QTRY_COMPARE(store.search->coverage().bodies, 1);
        QCOMPARE(store.search->find(parseSearch(QStringLiteral("nebenbei")), {}).result().hits.size(), 1);
    }

    void aLostCacheIsAnotherOne()
    {
        SearchStore store;
        store.add(store.inbox, 1, mail("Verschwunden", "x"));
        QCOMPARE(store.find("verschwunden").size(), 1);
        store.close();
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(store.directory.filePath(QStringLiteral("cache.db") + QLatin1String(suffix)));
        store.open();
        store.store->replaceFolders({{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox}}, false)
            .waitForFinished();
        const auto inbox = store.store->folders().result().first().id;
        store.add(inbox, 1, mail("Neu", "x")); // under the same number as the one before
        QCOMPARE(store.find("verschwunden").size(), 0);
        QCOMPARE(store.find("neu").size(), 1);
    }

    void l14DamageIsRebuiltInTheBackground_data()
    {
        QTest::addColumn<int>("from"); // per cent of the file
        QTest::newRow("all of it") << 0;
        QTest::newRow("all but the first page") << 1;
        QTest::newRow("the second half") << 50;
    }
    void l14DamageIsRebuiltInTheBackground()
    {
        QFETCH(int, from);
        SearchStore store;
        FolderDelta delta;
        for (int i = 1; i <= 3000; ++i) {
            const auto raw = mail(qPrintable(QStringLiteral("Wort%1 gemeinsam").arg(i)), "x");
            delta.arrived << NewMessage{
                .remote = {QByteArray::number(i)}, .header = parseHeader(raw), .size = raw.size()};
        }
        store.store->commit(store.inbox, delta).waitForFinished();
        QCOMPARE(store.find("wort77").size(), 11); // and 770 to 779
        store.close();
        QFile file(store.directory.filePath(QStringLiteral("search.db")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto begin = from == 1 ? 4096 : file.size() * from / 100;
        file.seek(begin);
        file.write(QByteArray(static_cast<int>(file.size() - begin), '\x5a'));
        file.close();
        store.open(AccountSearch::Indexing::InTheBackground);
        const auto whole = [&] {
            const auto found
                = store.search->find(parseSearch(QStringLiteral("gemeinsam")), {.limit = 5000}).result();
            return found.hits.size() == 3000 && !found.coverage.isBeingRebuilt
                && found.coverage.headers == 3000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(whole(), 60'000);
    }

    void theMailIsNeverTouchedByADamagedIndex()
    {
        SearchStore store;
        const auto id = store.add(store.inbox, 1, mail("Bleibt", "x"));
        QCOMPARE(store.find("bleibt").size(), 1);
        store.close();
        QFile file(store.directory.filePath(QStringLiteral("search.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100'000, 'x'));
        file.close();
        store.open();
        QCOMPARE(store.find("bleibt"), QList<MessageId>{id});
        QVERIFY(QDir(store.directory.path()).entryList({QStringLiteral("*damaged*")}).isEmpty());
    }

    void theIndexIsPrivate()
    {
        SearchStore store;
        store.find("x");
        struct stat facts { };
        QCOMPARE(stat(qPrintable(store.directory.filePath(QStringLiteral("search.db"))), &facts), 0);
        QCOMPARE(facts.st_mode & 0777, 0600U);
    }

    void snippetsShowWhereItIs()
    {
        SearchStore store;
        const auto raw = mail(
            "Betreff",
            "Viele Worte stehen am Anfang dieser langen Nachricht, und keines davon ist das gesuchte.\r\n"
            "Erst hier, nach noch mehr Worten, die alle nichts zur Sache tun und nur den Weg verlängern,\r\n"
            "kommt Herr Müller mit der Gartenbank vorbei.",
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n");
        const auto id = store.add(store.inbox, 1, raw);
        store.addBody(store.inbox, id, raw);
        const auto snippet
            = store.search->snippets(parseSearch(QStringLiteral("mueller gartenbank")), {id}).result().value(0);
        QStringList marked;
        for (const auto &[begin, length] : snippet.marks)
            marked << snippet.text.mid(begin, length);
        QCOMPARE(marked, (QStringList{QString::fromUtf8("Müller"), QStringLiteral("Gartenbank")}));
        QVERIFY(!snippet.text.contains(QLatin1Char('\n')));
        QVERIFY(snippet.text.size() < 200);
    }

    void aNewQuestionEndsTheOneBefore()
    {
        SearchStore store;
        for (int i = 1; i < 200; ++i)
            store.add(store.inbox, i, mail("Frage", "x"));
        store.find("frage");
        QList<QFuture<AccountSearch::Found>> questions;
        for (int i = 0; i < 50; ++i)
            questions << store.search->find(parseSearch(QStringLiteral("frage")), {});
        QCOMPARE(questions.last().result().hits.size(), 199);
        int cancelled = 0;
        for (const auto &question : questions) {
            try {
                QCOMPARE(question.result().hits.size(), 199);
            } catch (const MailError &error) {
                QVERIFY(error.kind() == MailError::Kind::Cancelled);
                ++cancelled;
            }
        }
        QVERIFY(cancelled > 0);
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
