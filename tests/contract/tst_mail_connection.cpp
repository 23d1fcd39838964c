// SPDX-License-Identifier: GPL-3.0-or-later
// What is done here, and elsewhere, while connections come, go and wait; on a real Dovecot.
#include "tests/support/Accounts.h"
#include "tests/support/ActionDevice.h"
#include "tests/support/Relay.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestMailConnection : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account() const
    {
        auto result = m_lab->account(m_user, Protocol::Imap);
        result.name = QStringLiteral("anna");
        return result;
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
        QList<LabMessage> messages;
        for (int i = 0; i < messageCount; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i), .received = QDateTime::currentDateTimeUtc().addSecs(i - 1000)};
        m_lab->fill(m_user, inbox, messages);
        m_lab->fill(m_user, archive, {});
        m_lab->fill(m_user, trash, {});
    }

    void workDoneWithoutAConnectionIsDoneWhenThereIsOne()
    {
        Relay relay(m_lab->ports().imap);
        auto wanted = m_lab->account(m_user, Protocol::Imap, Security::Plaintext);
        wanted.incoming.port = relay.port();
        Device here(wanted, Perform::AtOnce), there(account(), Perform::WhenAsked);
        relay.stop();
        here.change(inbox, {brief(0)}, MoveTo{here.folder(here.id, archive).id});
        here.change(inbox, {brief(1)}, Star{});
        QCOMPARE(here.subjects(archive), QStringList{brief(0)});
        QTRY_COMPARE(here.waiting(), 2);
        there.look();
        QVERIFY(there.subjects(archive).isEmpty());
        relay.start();
        here.look();
        QCOMPARE(here.waiting(), 0);
        there.look();
        QCOMPARE(there.subjects(archive), QStringList{brief(0)});
        QVERIFY(there.row(inbox, brief(1)).flags.testFlag(MessageFlag::Flagged));
    }

    void aChangeMadeWhileFoldersAreListedDoesNotWaitForTheNextLook()
    {
        Relay relay(m_lab->ports().imap);
        auto wanted = m_lab->account(m_user, Protocol::Imap, Security::Plaintext);
        wanted.incoming.port = relay.port();
        Device here(wanted, Perform::AtOnce);
        here.wait(here.service->setKeepOffline(here.ref(inbox), {KeepOffline::Extent::Headers}));
        here.look();
        relay.swallowList();
        auto look = here.service->synchronize(here.id, {});
        QTRY_VERIFY(relay.hasSwallowed());
        here.change(inbox, {brief(1)}, Star{});
        // On the connection for changes, behind the change: its turn has come and gone by then.
        for (int i = 3; i < 6; ++i)
            here.wait(here.service->rawMessage({here.id, here.row(inbox, brief(i)).id}));
        QCOMPARE(here.waiting(), 1);
        here.service->cancel(here.id);
        QVERIFY_THROWS_EXCEPTION(MailError, here.wait(look));
        QTRY_COMPARE(here.waiting(), 0);
    }

    // The connection that changes things opened the folder before the message came: it has to look again.
    void aMessageNewerThanTheOpenFolderIsChangedToo()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        here.change(inbox, {brief(1)}, Star{});
        here.perform();
        m_lab->fill(m_user, inbox, {LabMessage{.bytes = bytesOf(60)}, LabMessage{.bytes = bytesOf(61)}});
        here.sync(here.id);
        QVERIFY(here.row(inbox, brief(60)).id);
        here.change(inbox, {brief(60)}, Star{});
        here.perform();
        here.change(inbox, {brief(61)}, MoveTo{here.folder(here.id, archive).id});
        for (const auto &result : here.perform())
            QVERIFY(result.outcome == Outcome::Done);
        there.look();
        QVERIFY(there.row(inbox, brief(60)).flags.testFlag(MessageFlag::Flagged));
        QCOMPARE(there.subjects(archive), QStringList{brief(61)});
    }

    void whatHappensElsewhereArrivesWithoutAsking()
    {
        Device here(account(), Perform::AtOnce), there(account(), Perform::AtOnce);
        QSignalSpy fresh(here.service.get(), &MailService::freshnessChanged);
        here.service->watch(here.id, true);
        const auto live = [&fresh] {
            return !fresh.isEmpty() && fresh.last().first().value<Freshness>().state == Freshness::State::Live
                && fresh.last().first().value<Freshness>().asOf.isValid();
        };
        QTRY_VERIFY_WITH_TIMEOUT(live(), 20'000);
        there.change(inbox, {brief(2)}, Star{});
        QTRY_VERIFY_WITH_TIMEOUT(here.row(inbox, brief(2)).flags.testFlag(MessageFlag::Flagged), 20'000);
        there.change(inbox, {brief(3)}, MoveTo{there.folder(there.id, archive).id});
        QTRY_COMPARE_WITH_TIMEOUT(here.subjects(inbox).size(), messageCount - 1, 20'000);
        m_lab->fill(m_user, inbox, {LabMessage{.bytes = bytesOf(50)}});
        QTRY_VERIFY_WITH_TIMEOUT(here.row(inbox, brief(50)).id, 60'000);
        // A change of network makes a new connection, and nothing that happened meanwhile is missed.
        here.service->networkChanged();
        there.change(inbox, {brief(5)}, Star{});
        QTRY_VERIFY_WITH_TIMEOUT(here.row(inbox, brief(5)).flags.testFlag(MessageFlag::Flagged), 20'000);
    }

    void i35AWrongPasswordIsNotTriedAgainUnasked()
    {
        auto wrong = account();
        QFile secret(m_lab->directory() + QStringLiteral("/wrong"));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("wrong");
        secret.close();
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        Relay relay(m_lab->ports().imap);
        wrong.incoming.port = relay.port();
        wrong.incoming.security = Security::Plaintext;
        wrong.passwordFile = secret.fileName();
        ServiceClient client;
        const auto id = client.add(wrong).id;
        QVERIFY(errorOf([&] { client.sync(id); }).value().kind() == MailError::Kind::WrongPassword);
        const auto connections = relay.connections();
        const auto again = errorOf([&] { client.wait(client.service->synchronize(id, {.automatic = true})); });
        QVERIFY(again.value().kind() == MailError::Kind::WrongPassword);
        QCOMPARE(relay.connections(), connections);
        QVERIFY(errorOf([&] { client.sync(id); }).value().kind() == MailError::Kind::WrongPassword);
        QCOMPARE(relay.connections(), connections + 1);
    }
};

QTEST_GUILESS_MAIN(TestMailConnection)
#include "tst_mail_connection.moc"
