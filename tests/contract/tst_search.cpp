// SPDX-License-Identifier: GPL-3.0-or-later
// Searching the practice server: what only it can find, and the command line.
#include "mailcore/protocol/ImapSearch.h"
#include "tests/support/ServiceClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;

namespace {

LabMessage message(const char *subject, const char *text)
{
    return {
        .bytes = QByteArray("From: Anna <anna@example.org>\r\nTo: Bert <bert@example.org>\r\nSubject: ")
            + subject
            + "\r\nDate: Mon, 02 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
              "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + text + "\r\n",
        .received = QDateTime::currentDateTimeUtc()};
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT
    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    QStringList subjects(ServiceClient &client, AccountId account, const SearchResult &result)
    {
        QList<MessageId> ids;
        for (const auto &hit : result.hits)
            ids << hit.message.message;
        QStringList names;
        for (const auto &row : client.wait(client.service->rows(account, ids)))
            names << row.subject;
        names.sort();
        return names;
    }

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP("no practice server here");
            throw;
        }
        m_user = m_lab->users().first();
        m_lab->fill(
            m_user, QStringLiteral("INBOX"),
            {message("eins", "Herr M\xc3\xbcller kommt"), message("zwei", "die Gartenbank ist rot"),
             message("drei", "M\xc3\xbcller und die Gartenbank"), message("vier", "nichts davon")});
    }

    void textsThatAreOnlyOnTheServerAreFoundThere_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *query, const char *found) {
            QTest::newRow(query) << QString::fromUtf8(query)
                                 << QString::fromUtf8(found).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        row("gartenbank", "drei zwei");
        row("m\xc3\xbcller", "drei eins");
        row("m\xc3\xbcller gartenbank", "drei");
        row("m\xc3\xbcller OR gartenbank", "drei eins zwei");
        row("gartenbank -m\xc3\xbcller", "zwei");
        row("-\"die gartenbank\" kommt", "eins");
        row("body:rot", "zwei");
        row("subject:vier", "vier");
        row("to:bert gartenbank is:unread", "drei zwei");
        row("gartenbank is:starred", "");
        row("gartenbank before:2020", "");
        row("gartenbank in:inbox", "drei zwei");
        row("\"a\\\"b\" nirgends", "");
        row("is:unread", "");
    }
    void textsThatAreOnlyOnTheServerAreFoundThere()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        ServiceClient client;
        const auto account = client.add(m_lab->account(m_user, Protocol::Imap));
        client.sync(account.id); // headers only
        const auto here = client.wait(client.service->search({.text = query, .isComplete = true}));
        QVERIFY(here.coverage.headers == 4 && here.coverage.notHere == 4);
        const auto there = client.wait(client.service->searchOnServer({.text = query}));
        QCOMPARE(subjects(client, account.id, there), found);
    }

    void aServerWithoutUtf8IsAskedForWhatItCanRead()
    {
        const auto query = parseSearch(QString::fromUtf8("müller is:unread gartenbank"));
        const auto keys = imapSearchKeys(query);
        QVERIFY(keys.hasOtherThanAscii);
        QCOMPARE(keys.pieces, (QList<QByteArray>{"TEXT ", "m\xc3\xbcller", " TEXT \"gartenbank\""}));
        QCOMPARE(
            imapSearchKeys(query, ImapSearchKeys::Text::OnlyAscii).pieces,
            QList<QByteArray>{"TEXT \"ller\" TEXT \"gartenbank\""});
        QVERIFY(imapSearchKeys(parseSearch(QStringLiteral("is:unread"))).pieces.isEmpty());
    }

    void pop3HasNoServerToAsk()
    {
        ServiceClient client;
        const auto account = client.add(m_lab->account(m_user, Protocol::Pop3));
        client.sync(account.id, SyncDepth::Bodies);
        QVERIFY(
            client.wait(client.service->searchOnServer({.text = QStringLiteral("gartenbank")})).hits.isEmpty());
        const auto here = client.wait(
            client.service->search({.text = QStringLiteral("gartenbank mueller"), .isComplete = true}));
        QCOMPARE(subjects(client, account.id, here), QStringList{QStringLiteral("drei")});
    }

    void savedSearchesOutliveTheProgram()
    {
        ServiceClient client;
        const SavedSearch one{QStringLiteral("Neues"), QStringLiteral("is:unread")};
        client.wait(client.service->setSavedSearches({one}));
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.service->setSavedSearches({one, one})));
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        QCOMPARE(client.service->savedSearches(), QList<SavedSearch>{one});
    }

    void theCommandPrintsWhatScriptsRelyOn()
    {
        ServiceClient client;
        auto account = m_lab->account(m_user, Protocol::Imap);
        account.name = QStringLiteral("lab");
        const auto added = client.add(account);
        client.sync(added.id, SyncDepth::Bodies);
        client.service.reset();
        QProcess process;
        process.start(
            QStringLiteral(DUOPOST_CLI),
            {QStringLiteral("--profile"), client.profile.path(), QStringLiteral("--json"),
             QStringLiteral("search"), QString::fromUtf8("mueller gartenbank"), QStringLiteral("--account"),
             QStringLiteral("lab")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        const auto out = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        const auto hits = out[QStringLiteral("hits")].toArray();
        QCOMPARE(hits.size(), 1);
        const auto hit = hits.first().toObject();
        QCOMPARE(hit[QStringLiteral("subject")].toString(), QStringLiteral("drei"));
        QCOMPARE(hit[QStringLiteral("folder")].toString(), QStringLiteral("INBOX"));
        QCOMPARE(hit[QStringLiteral("account")].toString(), QStringLiteral("lab"));
        for (const auto *field : {"id", "from", "date", "snippet"})
            QVERIFY2(hit.contains(QLatin1String(field)), field);
        const auto coverage = out[QStringLiteral("coverage")].toObject();
        QCOMPARE(coverage[QStringLiteral("headers")].toInt(), 4);
        QCOMPARE(coverage[QStringLiteral("bodies")].toInt(), 4);
        QCOMPARE(coverage[QStringLiteral("notHere")].toInt(), 0);
        QVERIFY(out[QStringLiteral("ms")].toDouble() > 0);
        process.start(QStringLiteral(DUOPOST_CLI), {QStringLiteral("--json"), QStringLiteral("search")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
