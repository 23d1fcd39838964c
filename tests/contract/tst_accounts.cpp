// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of mailcore against a real Dovecot: the same cases over IMAP and over POP3, with every security.
#include "tests/support/Accounts.h"
#include "tests/support/Relay.h"
#include "tests/support/ServiceClient.h"

#include <QFile>
#include <QFileInfo>
#include <QtTest>

using namespace duopost;

namespace {

constexpr int messageCount = 120;

QByteArray bytesOf(int number)
{
    return "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nTo: anna@lab.example\r\nSubject: "
           "=?utf-8?q?Gr=C3=BC=C3=9Fe?= "
        + QByteArray::number(number)
        + "\r\nDate: Mon, 01 Jan 2024 10:" + QByteArray::number(number / 60).rightJustified(2, '0') + ":"
        + QByteArray::number(number % 60).rightJustified(2, '0') + " +0100\r\nMessage-ID: <"
        + QByteArray::number(number)
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZeile\r\n.Punkt\r\n..\r\nEnde "
        + QByteArray::number(number) + "\r\n";
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol, Security security = Security::Tls) const
    {
        auto result = m_lab->account(m_user, protocol, security);
        result.name = QStringLiteral("anna");
        return result;
    }

    static void writePassword(const QString &path, const QString &password)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(path));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(password.toUtf8() + '\n');
    }

    static void bothProtocols()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
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
        // A mailbox of its own for every case: nothing one case does can help or hurt another.
        m_lab->stop();
        m_lab = Lab::start({.sampleMail = false});
        m_user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < messageCount; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i),
                .received = QDateTime::currentDateTimeUtc().addSecs(i - 1000),
                .flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
    }

    void everythingArrivesExactly_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<int>("security");
        QTest::newRow("IMAP TLS") << int(Protocol::Imap) << int(Security::Tls);
        QTest::newRow("IMAP STARTTLS") << int(Protocol::Imap) << int(Security::StartTls);
        QTest::newRow("POP3 TLS") << int(Protocol::Pop3) << int(Security::Tls);
        QTest::newRow("POP3 STLS") << int(Protocol::Pop3) << int(Security::StartTls);
    }
    void everythingArrivesExactly()
    {
        QFETCH(int, protocol);
        QFETCH(int, security);
        ServiceClient client;
        const auto added = client.add(account(Protocol(protocol), Security(security)));
        const auto report = client.sync(added.id, SyncDepth::Bodies);
        QCOMPARE(report.connections, 1);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, messageCount);
        QCOMPARE(
            inbox.unread,
            Protocol(protocol) == Protocol::Imap ? messageCount - messageCount / 3 : messageCount);
        const auto rows = client.list(added.id, inbox.id);
        QCOMPARE(rows.size(), messageCount);
        for (int i = 0; i < messageCount; ++i) {
            const auto number = messageCount - 1 - i; // newest first
            QCOMPARE(rows[i].subject, QStringLiteral("Grüße %1").arg(number));
            QVERIFY(rows[i].where == Where::ServerAndHere);
            QVERIFY(rows[i].preview.contains(QStringLiteral("Punkt")));
            QCOMPARE(client.wait(client.service->rawMessage({added.id, rows[i].id})), bytesOf(number));
        }
        QCOMPARE(
            client.wait(client.service->openMessage({added.id, rows[0].id}))->text.trimmed(),
            QStringLiteral("Zeile\n.Punkt\n..\nEnde %1").arg(messageCount - 1));
    }

    void aSecondSynchronisationBringsOnlyNews_data() { bothProtocols(); }
    void aSecondSynchronisationBringsOnlyNews()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        const auto added = client.add(account(Protocol(protocol)));
        QCOMPARE(client.sync(added.id).folders.first().arrived, messageCount);
        const auto again = client.sync(added.id);
        QCOMPARE(again.folders.first().arrived, 0);
        QCOMPARE(again.folders.first().gone, 0);
        QVERIFY2(again.bytesIn < 20'000, qPrintable(QString::number(again.bytesIn)));
        m_lab->fill(
            m_user, QStringLiteral("INBOX"),
            {{.bytes = bytesOf(500), .received = QDateTime::currentDateTimeUtc()}});
        const auto third = client.sync(added.id);
        QCOMPARE(third.folders.first().arrived, 1);
        QCOMPARE(third.folders.first().total, messageCount + 1);
    }

    void aMessageNotHereIsFetchedWhenOpened_data() { bothProtocols(); }
    void aMessageNotHereIsFetchedWhenOpened()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        const auto added = client.add(account(Protocol(protocol)));
        client.sync(added.id);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        const auto row = client.list(added.id, inbox.id).at(7);
        QVERIFY(row.where == Where::OnlyOnServer);
        QVERIFY(client.wait(client.service->openMessage({added.id, row.id}))
                    ->text.contains(QStringLiteral("Ende")));
        QVERIFY(client.list(added.id, inbox.id).at(7).where == Where::ServerAndHere);
    }

    // Over IMAP a read mark reaches the next device; over POP3 it stays on this computer.
    void readMarksTravelOverImapOnly_data() { bothProtocols(); }
    void readMarksTravelOverImapOnly()
    {
        QFETCH(int, protocol);
        const bool imap = Protocol(protocol) == Protocol::Imap;
        ServiceClient first, second;
        const auto mine = first.add(account(Protocol(protocol)));
        const auto theirs = second.add(account(Protocol(protocol)));
        first.sync(mine.id);
        second.sync(theirs.id);
        const auto inbox = first.folder(mine.id, QStringLiteral("INBOX"));
        MessageRow unread;
        for (const auto &row : first.list(mine.id, inbox.id)) {
            if (!row.flags.testFlag(MessageFlag::Seen))
                unread = row;
        }
        const auto recorded = first.wait(first.service->change({mine.id, inbox.id}, {unread.id}, MarkRead{}));
        QVERIFY(recorded.first().outcome == (imap ? Outcome::Queued : Outcome::HereOnly));
        const auto performed = first.wait(first.service->performPending(mine.id));
        QCOMPARE(performed.size(), imap ? 1 : 0);
        QVERIFY(!imap || performed.first().outcome == Outcome::Done);
        second.sync(theirs.id);
        const auto there = second.folder(theirs.id, QStringLiteral("INBOX"));
        const auto before = imap ? messageCount - messageCount / 3 : messageCount;
        QCOMPARE(first.folder(mine.id, QStringLiteral("INBOX")).unread, before - 1);
        QCOMPARE(there.unread, imap ? before - 1 : before);

        for (const auto &entry : first.wait(first.service->whatSyncs(mine.id))) {
            if (entry.operation == Operation::MarkRead)
                QVERIFY(entry.verdict == (imap ? Verdict::Proved : Verdict::Impossible));
        }
    }

    void nothingIsRemovedFromTheServer_data() { bothProtocols(); }
    void nothingIsRemovedFromTheServer()
    {
        QFETCH(int, protocol);
        {
            ServiceClient client;
            const auto added = client.add(account(Protocol(protocol)));
            client.sync(added.id, SyncDepth::Bodies);
        }
        ServiceClient other;
        const auto imap = other.add(account(Protocol::Imap));
        QCOMPARE(other.sync(imap.id).folders.first().total, messageCount);
        // Looking changed no mark either.
        QCOMPARE(other.folder(imap.id, QStringLiteral("INBOX")).unread, messageCount - messageCount / 3);
    }

    void aWrongPasswordIsSaidSo_data() { bothProtocols(); }
    void aWrongPasswordIsSaidSo()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        auto wrong = account(Protocol(protocol));
        wrong.passwordFile = client.profile.filePath(QStringLiteral("password"));
        writePassword(wrong.passwordFile, QStringLiteral("wrong-secret"));
        const auto added = client.add(wrong);
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::WrongPassword);
        QVERIFY2(!error->serverText().isEmpty(), error->what());
        QVERIFY(!QString::fromUtf8(error->what()).contains(QStringLiteral("wrong-secret")));
        const auto steps = client.wait(client.service->testAccount(added.id));
        QCOMPARE(steps.last().name(), QStringLiteral("log-in"));
        QVERIFY(!steps.last().ok() && steps.first().ok());
    }

    // CASES I35: attempts in turn lock accounts. Only what the user asks for by name tries again.
    void i35ARefusedPasswordIsNotTriedAgainByClicks()
    {
        Relay relay(m_lab->account(m_user, Protocol::Imap, Security::StartTls).incoming.port);
        ServiceClient client(Perform::AtOnce);
        auto mine = m_lab->account(m_user, Protocol::Imap, Security::StartTls);
        mine.name = QStringLiteral("anna");
        mine.incoming.port = relay.port();
        mine.passwordFile = client.profile.filePath(QStringLiteral("password"));
        writePassword(mine.passwordFile, m_user.password);
        const auto id = client.add(mine).id;
        client.sync(id);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        const auto rows = client.list(id, inbox.id);

        client.service.reset(); // and the connections with it
        client.service = MailService::open(client.profile.path(), Perform::AtOnce);
        writePassword(mine.passwordFile, QStringLiteral("wrong-secret"));
        QList<MailError::Kind> errors;
        connect(client.service.get(), &MailService::errorRaised, this, [&](AccountId, const MailError &error) {
            errors << error.kind();
        });
        QList<Freshness::State> freshness;
        connect(client.service.get(), &MailService::freshnessChanged, this, [&](const Freshness &now) {
            freshness << now.state;
        });
        const int before = relay.connections();
        client.wait(client.service->change({id, inbox.id}, {rows[0].id}, Star{}));
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, 20'000);
        QVERIFY(errors[0] == MailError::Kind::WrongPassword);
        QVERIFY(!freshness.isEmpty() && freshness.last() == Freshness::State::Offline);
        QCOMPARE(relay.connections(), before + 1);

        client.wait(client.service->change({id, inbox.id}, {rows[1].id}, Star{}));
        for (int i = 0; i < 3; ++i) {
            const auto error = errorOf([&] { client.wait(client.service->openMessage({id, rows[i].id})); });
            QVERIFY(error && error->kind() == MailError::Kind::WrongPassword);
        }
        QCOMPARE(relay.connections(), before + 1);
        QCOMPARE(errors.size(), 1);
        QVERIFY(errorOf([&] { client.sync(id); }));
        QCOMPARE(relay.connections(), before + 2);

        writePassword(mine.passwordFile, m_user.password);
        client.sync(id);
        QVERIFY(client.wait(client.service->pending(id)).isEmpty());
        client.wait(client.service->openMessage({id, rows[0].id}));
    }

    void aPasswordFileOthersMayReadIsRefused()
    {
        ServiceClient client;
        auto open = account(Protocol::Imap);
        open.passwordFile = client.profile.filePath(QStringLiteral("password"));
        QFile file(open.passwordFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        const auto added = client.add(open);
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::NoPassword);
    }

    void certificatesAreChecked_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<int>("security");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<int>("kind");
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            for (const auto security : {Security::Tls, Security::StartTls}) {
                const auto name = toString(protocol) + QLatin1Char(' ') + toString(security);
                QTest::addRow("%s untrusted", qPrintable(name))
                    << int(protocol) << int(security) << QStringLiteral("127.0.0.1") << false
                    << int(MailError::Kind::CertificateUntrusted);
                // The same server under an address that its certificate does not have.
                QTest::addRow("%s other host", qPrintable(name))
                    << int(protocol) << int(security) << QStringLiteral("127.0.0.2") << true
                    << int(MailError::Kind::CertificateMismatch);
            }
        }
    }
    void certificatesAreChecked()
    {
        QFETCH(int, protocol);
        QFETCH(int, security);
        QFETCH(QString, host);
        QFETCH(bool, trusted);
        QFETCH(int, kind);
        ServiceClient client;
        auto wanted = account(Protocol(protocol), Security(security));
        const Relay relay(
            QHostAddress(QStringLiteral("127.0.0.2")), QHostAddress::LocalHost, wanted.incoming.port);
        if (host != QLatin1String("127.0.0.1"))
            wanted.incoming.port = relay.port();
        wanted.incoming.host = host;
        if (!trusted)
            wanted.caFile.clear();
        const auto added = client.add(wanted);
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error);
        QVERIFY2(int(error->kind()) == kind, error->what());
    }

    void aServerThatGoesAwayTakesNothingWithIt_data() { bothProtocols(); }
    void aServerThatGoesAwayTakesNothingWithIt()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        auto mine = account(Protocol(protocol)); // the lab's own files go with it
        for (auto *path : {&mine.caFile, &mine.passwordFile}) {
            const auto copy = client.profile.filePath(QFileInfo(*path).fileName());
            QVERIFY(QFile::copy(*path, copy));
            *path = copy;
        }
        const auto added = client.add(mine);
        client.sync(added.id, SyncDepth::Bodies);
        m_lab->stop();
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ConnectionRefused);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, messageCount);
        const auto rows = client.list(added.id, inbox.id);
        QCOMPARE(client.wait(client.service->rawMessage({added.id, rows.last().id})), bytesOf(0));
    }

    // CASES L6: the window raises the first one instead (tests/ui/tst_start.cpp).
    void l6ASecondProgramOnTheProfileIsRefused()
    {
        {
            // A lock of a process that crashed is no lock.
            QTemporaryDir crashed;
            QFile stale(crashed.filePath(QStringLiteral("lock")));
            QVERIFY(stale.open(QIODevice::WriteOnly));
            stale.write(
                QByteArray::number(INT_MAX - 7) + "\nduopost\n" + QSysInfo::machineHostName().toUtf8() + "\n");
            stale.close();
            QVERIFY(MailService::open(crashed.path(), Perform::WhenAsked));
        }
        ServiceClient client;
        const auto error = errorOf([&] { MailService::open(client.profile.path(), Perform::WhenAsked); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ProfileInUse);
    }

    void aProfileThatCannotBeMadeIsSaidSo()
    {
        const auto error
            = errorOf([] { MailService::open(QStringLiteral("/dev/null/profile"), Perform::WhenAsked); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ProfileReadOnly);
    }

    void aDamagedListOfAccountsIsLeftAsItIs()
    {
        QTemporaryDir profile;
        QFile file(profile.filePath(QStringLiteral("accounts.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ broken");
        file.close();
        const auto error = errorOf([&] { MailService::open(profile.path(), Perform::WhenAsked); });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::FileUnreadable);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{ broken"));
    }

    void l10RemovingAnAccountDoesWithItsMailAsAsked()
    {
        for (const auto mail : {LocalMail::Keep, LocalMail::Delete}) {
            ServiceClient client;
            const auto added = client.add(account(Protocol::Pop3));
            client.sync(added.id, SyncDepth::Bodies);
            client.wait(client.service->removeAccount(added.id, mail));
            QVERIFY(client.service->accounts().isEmpty());
            const QDir accounts(client.profile.filePath(QStringLiteral("accounts")));
            const auto left = accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            QCOMPARE(left.size(), mail == LocalMail::Keep ? 1 : 0);
            QVERIFY(
                mail == LocalMail::Delete
                || QFile::exists(accounts.filePath(left.first() + QStringLiteral("/user.db"))));
        }
    }

    void marksAreSentByThemselvesInTheWindow()
    {
        ServiceClient window(Perform::AtOnce), phone;
        const auto mine = window.add(account(Protocol::Imap));
        const auto theirs = phone.add(account(Protocol::Imap));
        window.sync(mine.id);
        const auto inbox = window.folder(mine.id, QStringLiteral("INBOX"));
        const auto row = window.list(mine.id, inbox.id).first();
        window.wait(window.service->change({mine.id, inbox.id}, {row.id}, Star{}));
        QTRY_VERIFY_WITH_TIMEOUT(window.list(mine.id, inbox.id).first().where == Where::OnlyOnServer, 20'000);
        phone.sync(theirs.id);
        const auto there = phone.list(theirs.id, phone.folder(theirs.id, QStringLiteral("INBOX")).id).first();
        QVERIFY(there.flags.testFlag(MessageFlag::Flagged));
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
