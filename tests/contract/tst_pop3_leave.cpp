// SPDX-License-Identifier: GPL-3.0-or-later
// What each leave rule leaves on a real Dovecot, counted there by an independent client, before and after.
#include "tests/support/Accounts.h"
#include "tests/support/LineClient.h"
#include "tests/support/ServiceClient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;

namespace {

QByteArray bytesOf(int number)
{
    return "From: Anna <anna@example.org>\r\nSubject: Nachricht " + QByteArray::number(number)
        + "\r\nDate: Mon, 05 Feb 2024 10:00:" + QByteArray::number(number % 60).rightJustified(2, '0')
        + " +0100\r\nMessage-ID: <" + QByteArray::number(number) + "@example.org>\r\n\r\n.Punkt\r\nEnde "
        + QByteArray::number(number) + "\r\n";
}

struct Answer {
    int exit = -1;
    QJsonObject json;
    QString text;
};

} // namespace

class TestPop3LeaveOnDovecot : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    void fill(int count, int from = 0)
    {
        QList<LabMessage> messages;
        for (int i = from; i < from + count; ++i)
            messages << LabMessage{bytesOf(i), QDateTime::currentDateTimeUtc().addSecs(i - 1000), {}};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
    }

    Account account(const LeaveRule &rule, const QString &name = QStringLiteral("anna")) const
    {
        auto result = m_lab->account(m_user, Protocol::Pop3, Security::Tls);
        result.name = name;
        result.leave = rule;
        return result;
    }

    // As somebody else sees it, over IMAP.
    int onServer() const
    {
        const auto imap = m_lab->account(m_user, Protocol::Imap, Security::Tls);
        test::LineClient client(m_lab->certificateFile());
        if (!test::logIn(client, imap))
            return -1;
        const auto answer = client.imap("STATUS INBOX (MESSAGES)");
        const auto at = answer.indexOf("MESSAGES ");
        const auto end = answer.indexOf(')', at);
        return at < 0 ? -1 : answer.mid(at + 9, end - at - 9).toInt();
    }

    static QSet<QByteArray> bodies(ServiceClient &client, AccountId account)
    {
        QSet<QByteArray> result;
        for (const auto &row : client.list(account, client.folder(account, QStringLiteral("INBOX")).id)) {
            if (row.bodyHere)
                result.insert(client.wait(client.service->rawMessage({account, row.id})));
        }
        return result;
    }

    // Ten days pass for everything seen so far.
    static void makeOlder(ServiceClient &client, AccountId account)
    {
        client.service.reset();
        const auto file
            = QStringLiteral("%1/accounts/%2/user.db").arg(client.profile.path()).arg(account.value);
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral(
                 "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('UPDATE maildrop SET "
                 "first_seen = first_seen - 864000000'); db.commit()"),
             file});
        QVERIFY(python.waitForFinished(30'000));
        QCOMPARE(python.exitCode(), 0);
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
    }

    static Answer cli(const QString &profile, const QStringList &words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(QStringLiteral(DUOPOST_CLI), QStringList{QStringLiteral("--profile"), profile} + words);
        if (!process.waitForFinished(60'000))
            return {};
        const auto output = process.readAllStandardOutput();
        return {process.exitCode(), QJsonDocument::fromJson(output).object(), QString::fromUtf8(output)};
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
    }
    void init()
    {
        m_lab->stop();
        m_lab = Lab::start({.sampleMail = false});
        m_user = m_lab->users().first();
    }

    void everyRuleLeavesWhatItSays_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("afterFetching");
        QTest::addColumn<int>("afterDeletingOneHere");
        QTest::addColumn<int>("afterTenDays");
        QTest::newRow("always") << int(LeaveRule::Kind::Always) << 8 << 8 << 8;
        QTest::newRow("ten days") << int(LeaveRule::Kind::Days) << 8 << 8 << 0;
        QTest::newRow("until deleted") << int(LeaveRule::Kind::UntilDeleted) << 8 << 7 << 7;
        QTest::newRow("never") << int(LeaveRule::Kind::Never) << 0 << 0 << 0;
    }
    void everyRuleLeavesWhatItSays()
    {
        QFETCH(int, kind);
        const LeaveRule rule{LeaveRule::Kind(kind), LeaveRule::Kind(kind) == LeaveRule::Kind::Days ? 10 : 0};
        fill(8);
        QCOMPARE(onServer(), 8);
        ServiceClient client;
        const auto added = client.add(account(rule));
        auto report = client.sync(added.id, SyncDepth::Bodies);
        QCOMPARE(report.connections, 1);
        QCOMPARE(report.folders.first().arrived, 8);
        QTEST(onServer(), "afterFetching");
        QCOMPARE(8 - report.folders.first().removed, onServer());
        QCOMPARE(bodies(client, added.id).size(), 8);

        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        client.wait(client.service->change(
            {added.id, inbox.id}, {client.list(added.id, inbox.id).first().id}, DeleteForGood{}));
        report = client.sync(added.id);
        QCOMPARE(report.folders.first().arrived, 0); // never fetched again
        QTEST(onServer(), "afterDeletingOneHere");

        makeOlder(client, added.id);
        report = client.sync(added.id);
        QCOMPARE(report.folders.first().arrived, 0);
        QTEST(onServer(), "afterTenDays");
        QCOMPARE(bodies(client, added.id).size(), 7);
    }

    void p14DeletionsHitTheRightMessageAfterTheNumbersMoved()
    {
        fill(6);
        ServiceClient client;
        const auto added = client.add(account({LeaveRule::Kind::UntilDeleted}));
        client.sync(added.id);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        for (const auto &row : client.list(added.id, inbox.id)) {
            if (row.subject == QLatin1String("Nachricht 3"))
                client.wait(client.service->change({added.id, inbox.id}, {row.id}, DeleteForGood{}));
        }
        // Somebody else removes the first: every number after it is another message now.
        const auto imap = m_lab->account(m_user, Protocol::Imap, Security::Tls);
        test::LineClient other(m_lab->certificateFile());
        QVERIFY(test::logIn(other, imap));
        other.imap("SELECT INBOX");
        other.imap("STORE 1 +FLAGS.SILENT (\\Deleted)");
        other.imap("EXPUNGE");
        const auto report = client.sync(added.id);
        QCOMPARE(report.folders.first().removed, 1);
        QCOMPARE(report.folders.first().gone, 1);
        other.imap("NOOP");
        const auto subjects = other.imap("FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
        for (const int there : {1, 2, 4, 5})
            QVERIFY(subjects.contains("Nachricht " + QByteArray::number(there)));
        QVERIFY(!subjects.contains("Nachricht 3"));
        QCOMPARE(client.folder(added.id, QStringLiteral("INBOX")).total, 5);
    }

    void manyAskFirstOnTheCommandLine()
    {
        fill(30);
        QTemporaryDir profile;
        const auto wanted = account({});
        QCOMPARE(
            cli(profile.path(),
                {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("anna"),
                 QStringLiteral("--address"), m_user.address, QStringLiteral("--user"), m_user.name,
                 QStringLiteral("--protocol"), QStringLiteral("pop3"), QStringLiteral("--host"),
                 wanted.incoming.host, QStringLiteral("--port"), QString::number(wanted.incoming.port),
                 QStringLiteral("--ca"), wanted.caFile, QStringLiteral("--password-file"), wanted.passwordFile,
                 QStringLiteral("--leave"), QStringLiteral("never")})
                .exit,
            0);
        auto answer = cli(profile.path(), {QStringLiteral("--json"), QStringLiteral("sync")});
        QCOMPARE(answer.exit, 3);
        const auto report = answer.json[QStringLiteral("accounts")].toArray().first().toObject();
        const auto plan = report[QStringLiteral("removal")].toObject();
        QCOMPARE(plan[QStringLiteral("arrived")].toInt(), 30);
        QCOMPARE(plan[QStringLiteral("toRemove")].toInt(), 30);
        QCOMPARE(plan[QStringLiteral("answer")].toString(), QStringLiteral("--remove-up-to 30"));
        QCOMPARE(onServer(), 30);
        answer = cli(profile.path(), {QStringLiteral("sync")});
        QCOMPARE(answer.exit, 3);
        QVERIFY2(
            answer.text.contains(QStringLiteral("0 new, 30 of 30 to remove"))
                && answer.text.contains(QStringLiteral("--remove-up-to 30")),
            qPrintable(answer.text));
        answer = cli(
            profile.path(), {QStringLiteral("sync"), QStringLiteral("--remove-up-to"), QStringLiteral("30")});
        QCOMPARE(answer.exit, 0);
        QCOMPARE(onServer(), 0);
        answer = cli(profile.path(), {QStringLiteral("--json"), QStringLiteral("sync")});
        QCOMPARE(answer.exit, 0);
    }

    // Two computers empty one maildrop at the same time: whatever the order, no message is lost.
    void p1TwoClientsAtOnceLoseNothing()
    {
        fill(20);
        ServiceClient one, two;
        const auto first = one.add(account({LeaveRule::Kind::Never}));
        const auto second = two.add(account({LeaveRule::Kind::Never}));
        for (int round = 0; round < 3; ++round) {
            auto a = one.service->synchronize(first.id, {});
            auto b = two.service->synchronize(second.id, {});
            for (auto *future : {&a, &b}) {
                try {
                    one.wait(*future);
                } catch (const MailError &error) {
                    QVERIFY2(
                        error.kind() == MailError::Kind::TemporarilyRefused
                            || error.kind() == MailError::Kind::ServerRefused
                            || error.kind() == MailError::Kind::ConnectionLost,
                        error.what());
                }
            }
        }
        QSet<QByteArray> all;
        for (int i = 0; i < 20; ++i)
            all.insert(bytesOf(i));
        QCOMPARE(bodies(one, first.id) + bodies(two, second.id), all);
        QCOMPARE(onServer(), 0);
    }

    // CASES P12, RFC 1939 section 4: the maildrop belongs to one session.
    void p12AMaildropLockedByAnotherDeviceIsTriedLater()
    {
        m_lab->stop();
        m_lab = Lab::start(
            {.sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")});
        m_user = m_lab->users().first();
        fill(3);
        ServiceClient client;
        const auto added = client.add(account({LeaveRule::Kind::Never}));
        {
            test::LineClient other(m_lab->certificateFile());
            QVERIFY(test::logIn(other, account({})));
            QVERIFY(other.pop3("STAT").startsWith("+OK 3"));
            const auto error = errorOf([&] { client.sync(added.id); });
            QVERIFY(error);
            QVERIFY2(error->kind() == MailError::Kind::TemporarilyRefused, error->what());
            other.pop3("QUIT");
        }
        QCOMPARE(client.sync(added.id).folders.first().removed, 3);
        QCOMPARE(onServer(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPop3LeaveOnDovecot)
#include "tst_pop3_leave.moc"
