// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts that are changed, switched off and ordered, on a real Dovecot: no message comes twice or goes.
#include "tests/support/Accounts.h"
#include "tests/support/Relay.h"
#include "tests/support/ServiceClient.h"

#include <QFile>
#include <QtTest>

using namespace duopost;

namespace {

constexpr int messageCount = 40;

QByteArray bytesOf(int number)
{
    return "From: a@example.org\r\nTo: anna@lab.example\r\nSubject: Brief " + QByteArray::number(number)
        + "\r\nDate: Mon, 01 Jan 2024 10:00:" + QByteArray::number(number).rightJustified(2, '0')
        + " +0100\r\nMessage-ID: <" + QByteArray::number(number) + "@example.org>\r\n\r\n"
        + QByteArray(2000, 'x') + "\r\n";
}

} // namespace

class TestAccountChanges : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol) const
    {
        auto result = m_lab->account(m_user, protocol, Security::StartTls);
        result.name = QStringLiteral("anna");
        return result;
    }
    static void bothProtocols()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }
    static Account known(ServiceClient &client, AccountId id)
    {
        for (const auto &one : client.service->accounts()) {
            if (one.id == id)
                return one;
        }
        return {};
    }
    static QList<MessageId> ids(ServiceClient &client, AccountId id)
    {
        QList<MessageId> result;
        for (const auto &row : client.list(id, client.folder(id, QStringLiteral("INBOX")).id))
            result << row.id;
        return result;
    }
    static void reopen(ServiceClient &client)
    {
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
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
        QList<LabMessage> messages;
        for (int i = 0; i < messageCount; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i), .received = QDateTime::currentDateTimeUtc().addSecs(i - 1000)};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
    }

    void aServerUnderAnotherNameSendsNothingTwice_data() { bothProtocols(); }
    void aServerUnderAnotherNameSendsNothingTwice()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        const auto id = client.add(account(Protocol(protocol))).id;
        client.sync(id, SyncDepth::Bodies);
        const auto before = ids(client, id);
        QCOMPARE(before.size(), messageCount);

        Relay relay(account(Protocol(protocol)).incoming.port);
        auto changed = known(client, id);
        changed.incoming.port = relay.port();
        changed.name = QStringLiteral("work");
        changed.displayName = QStringLiteral("Anna B.");
        client.wait(client.service->updateAccount(changed));
        const auto report = client.sync(id, SyncDepth::Bodies);
        QVERIFY(relay.connections() > 0);
        QCOMPARE(ids(client, id), before);
        for (const auto &folder : report.folders)
            QCOMPARE(folder.arrived, 0);
        QVERIFY2(report.bytesIn < messageCount * 2000, qPrintable(QString::number(report.bytesIn)));

        reopen(client);
        QCOMPARE(known(client, id).name, QStringLiteral("work"));
        QCOMPARE(known(client, id).incoming.port, relay.port());
    }

    // CASES T8
    void t8EncryptionIsLoweredOnlyWhenAPersonSaysSo()
    {
        ServiceClient client;
        auto secure = m_lab->account(m_user, Protocol::Imap, Security::Tls);
        secure.name = QStringLiteral("anna");
        const auto id = client.add(secure).id;
        auto lower = known(client, id);
        lower.incoming = account(Protocol::Imap).incoming;
        const auto error = errorOf([&] { client.wait(client.service->updateAccount(lower)); });
        QVERIFY(error && error->kind() == MailError::Kind::PlaintextForbidden);
        QVERIFY(known(client, id).incoming.security == Security::Tls);
        client.wait(client.service->updateAccount(lower, true));
        QVERIFY(known(client, id).incoming.security == Security::StartTls);
    }

    void anAccountThatIsSwitchedOffMakesNoConnection()
    {
        Relay relay(account(Protocol::Imap).incoming.port);
        ServiceClient client(Perform::AtOnce);
        auto mine = account(Protocol::Imap);
        mine.incoming.port = relay.port();
        const auto id = client.add(mine).id;
        client.sync(id);
        auto off = known(client, id);
        off.enabled = false;
        client.wait(client.service->updateAccount(off));
        const int before = relay.connections();
        const auto error = errorOf([&] { client.sync(id); });
        QVERIFY(error && error->kind() == MailError::Kind::AccountSwitchedOff);
        const auto all = ids(client, id); // its mail is still there
        QCOMPARE(all.size(), messageCount);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        client.wait(client.service->change({id, inbox.id}, {all.first()}, Star{}));
        QVERIFY(errorOf([&] { client.wait(client.service->openMessage({id, all.first()})); }));
        QCOMPARE(relay.connections(), before);
        auto on = known(client, id);
        on.enabled = true;
        client.wait(client.service->updateAccount(on));
        client.sync(id);
        QVERIFY(client.wait(client.service->pending(id)).isEmpty());
    }

    // CASES T9: in memory only, and asked for again at the next start.
    void t9APasswordForThisRunIsNotKept()
    {
        ServiceClient client;
        auto mine = account(Protocol::Imap);
        mine.passwordFile.clear();
        const auto id
            = client
                  .wait(client.service->addAccount(
                      {.account = mine, .password = m_user.password, .keep = KeepPassword::ForThisRun}))
                  .id;
        client.sync(id);
        reopen(client);
        auto error = errorOf([&] { client.sync(id); });
        QVERIFY(error && error->kind() == MailError::Kind::NoPassword);
        client.wait(client.service->setPassword(id, QStringLiteral("wrong"), KeepPassword::ForThisRun));
        error = errorOf([&] { client.sync(id); });
        QVERIFY(error && error->kind() == MailError::Kind::WrongPassword);
        client.wait(client.service->setPassword(id, m_user.password, KeepPassword::ForThisRun));
        client.sync(id);
        QFile file(client.profile.filePath(QStringLiteral("accounts.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(m_user.password.toUtf8()));
    }

    void theOrderOfAccountsIsKept()
    {
        ServiceClient client;
        auto first = account(Protocol::Imap), second = account(Protocol::Pop3);
        second.name = QStringLiteral("ben");
        const auto a = client.add(first).id, b = client.add(second).id;
        client.wait(client.service->setAccountOrder({b, a}));
        QVERIFY(errorOf([&] { client.wait(client.service->setAccountOrder({b, b})); }));
        QVERIFY(errorOf([&] { client.wait(client.service->setAccountOrder({b})); }));
        reopen(client);
        QCOMPARE(client.service->accounts().first().id, b);
    }

    void theProtocolIsNotChangedInPassing()
    {
        ServiceClient client;
        const auto id = client.add(account(Protocol::Imap)).id;
        auto other = known(client, id);
        other.protocol = Protocol::Pop3;
        const auto error = errorOf([&] { client.wait(client.service->updateAccount(other)); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
    }
};

QTEST_GUILESS_MAIN(TestAccountChanges)
#include "tst_account_changes.moc"
