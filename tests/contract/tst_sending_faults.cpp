// SPDX-License-Identifier: GPL-3.0-or-later
// Submission servers that break off, refuse and come back, with the practice server's mailboxes for the copies.
#include "tests/support/SendingClient.h"
#include "tests/support/SubmissionServer.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestSendingFaults : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_me;

    Account account(const SubmissionServer &server)
    {
        auto account = m_lab->account(m_me, Protocol::Imap, Security::Tls);
        account.outgoing
            = ServerAddress{QStringLiteral("127.0.0.1"), server.port(), Security::Plaintext, m_me.name};
        return account;
    }
    static Composition letter(const Account &account)
    {
        return SendingClient::letter(account, {QStringLiteral("b@example.org")}, QStringLiteral("x"));
    }
    static QByteArray field(const QByteArray &message, const QByteArray &name)
    {
        const auto at = message.indexOf(name + ": ");
        return at < 0 ? QByteArray() : message.mid(at, message.indexOf("\r\n", at) - at);
    }
    static bool triedAndQueued(const OutboxItem &item)
    {
        return item.state == OutboxState::Queued && item.attempts > 0;
    }

private slots:
    void initTestCase()
    {
        qputenv("DUOPOST_SENT_LOOK_MS", "200");
        try {
            m_lab = Lab::start({.sampleMail = false, .extraUsers = {QStringLiteral("me")}});
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
        for (const auto &user : m_lab->users()) {
            if (user.name == QLatin1String("me"))
                m_me = user;
        }
    }

    void m3BrokenOffAtTheDotIsPerhapsSentAndNeverRepeatedInSilence()
    {
        const SubmissionServer server(QList<Way>{{.cut = Cut::AtDot, .takesBeforeCut = true}, {}});
        SendingClient client;
        const auto me = client.add(account(server));
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        const auto maybe = client.waitFor(ref, OutboxState::MaybeSent);
        QCOMPARE(toString(maybe.state), QStringLiteral("maybe-sent"));
        client.service->networkChanged();
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::AtOnce);
        client.service->networkChanged();
        QTest::qWait(300); // nothing is to happen, and nothing announces that
        QCOMPARE(client.item(ref)->attempts, 1);
        QCOMPARE(server.connections(), 1);
        // A person decides; both are the same message, to every server on the way.
        client.wait(client.writing().again(ref, Again::Send));
        QVERIFY(client.waitFor(ref, OutboxState::Done).state == OutboxState::Done);
        const auto taken = server.taken();
        QCOMPARE(taken.size(), 2);
        QVERIFY(!field(taken[0], "Message-ID").isEmpty() && !field(taken[0], "Date").isEmpty());
        QCOMPARE(taken[1], taken[0]);
        QCOMPARE(countThere(*m_lab, m_me, "Sent", maybe.messageId), 1);
    }

    void m3BrokenOffBeforeTheDotIsTriedAgainAndArrivesOnce_data()
    {
        QTest::addColumn<int>("cut");
        QTest::newRow("MAIL") << int(Cut::AtMail);
        QTest::newRow("RCPT") << int(Cut::AtRcpt);
        QTest::newRow("DATA") << int(Cut::AtData);
        QTest::newRow("in the message") << int(Cut::InData);
    }
    void m3BrokenOffBeforeTheDotIsTriedAgainAndArrivesOnce()
    {
        QFETCH(int, cut);
        const SubmissionServer server(QList<Way>{{.cut = Cut(cut)}, {}});
        SendingClient client;
        const auto me = client.add(account(server));
        auto message = letter(me);
        if (Cut(cut) == Cut::InData) // more than all buffers on the way take
            message.message.parts << OutgoingPart{
                QStringLiteral("x.bin"), "application/octet-stream", QByteArray(16'000'000, '\1'), {}};
        const OutboxRef ref{me.id, client.wait(client.writing().send(message, {}))};
        auto item = client.waitFor(ref, triedAndQueued);
        QCOMPARE(toString(item.state), QStringLiteral("queued"));
        QVERIFY(item.nextAttempt.isValid());
        client.wait(client.writing().again(ref, Again::Send));
        QVERIFY(client.waitFor(ref, OutboxState::Done).state == OutboxState::Done);
        QCOMPARE(server.taken().size(), 1);
    }

    void m6PassingRefusalsAreTriedAgainAndThoseForGoodStayWithTheirReason()
    {
        const SubmissionServer server(
            {{.atDot = "451 4.3.0 later"},
             {.atRcpt = "450 4.2.0 greylisted"},
             {.atDot = "554 5.7.1 spam"},
             {}});
        SendingClient client;
        const auto me = client.add(account(server));
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        auto item = client.waitFor(ref, triedAndQueued);
        QCOMPARE(item.serverText, QStringLiteral("451 4.3.0 later"));
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(item.nextAttempt) > 15);
        client.service->networkChanged(); // a network is no reason to press a server that said "later"
        QTest::qWait(200);
        QCOMPARE(client.item(ref)->attempts, 1);
        client.wait(client.writing().again(ref, Again::Send));
        item = client.waitFor(
            ref, [](const OutboxItem &i) { return i.state == OutboxState::Queued && i.attempts == 2; });
        QCOMPARE(item.answers.value(0).reply, QStringLiteral("450 4.2.0 greylisted"));
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(item.nextAttempt) > 30); // longer each time
        client.wait(client.writing().again(ref, Again::Send));
        item = client.waitFor(ref, OutboxState::Refused);
        QCOMPARE(item.serverText, QStringLiteral("554 5.7.1 spam"));
        QVERIFY(server.taken().isEmpty());
        // It can be written further, and sent as another message.
        auto back = client.wait(client.writing().takeBack(ref));
        back.message.text = QStringLiteral("anders\n");
        const OutboxRef again{me.id, client.wait(client.writing().send(back, {}))};
        QVERIFY(client.waitFor(again, OutboxState::Done).state == OutboxState::Done);
        QCOMPARE(server.taken().size(), 1);
    }

    void m4AStoppedTransmissionIsHeldUntilAPersonSaysSo()
    {
        const SubmissionServer server;
        SendingClient client;
        auto wanted = account(server);
        QTcpServer silent; // takes the connection and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        wanted.outgoing->port = silent.serverPort();
        auto me = client.add(wanted);
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        QVERIFY(client.waitFor(ref, OutboxState::Sending).state == OutboxState::Sending);
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.writing().takeBack(ref)));
        QVERIFY_THROWS_EXCEPTION(MailError, client.wait(client.writing().dismiss(ref)));
        QElapsedTimer timer;
        timer.start();
        client.writing().stop(ref);
        const auto item = client.waitFor(ref, triedAndQueued);
        QVERIFY(item.state == OutboxState::Queued && !item.nextAttempt.isValid());
        QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()));
        me.outgoing->port = server.port();
        client.wait(client.service->updateAccount(me));
        client.service->networkChanged();
        QTest::qWait(200);
        QCOMPARE(client.item(ref)->attempts, 1);
        client.wait(client.writing().again(ref, Again::Send));
        QVERIFY(client.waitFor(ref, OutboxState::Done).state == OutboxState::Done);
    }

    void offlineOneTriesForAll()
    {
        const SubmissionServer server(QList<Way>{{.cut = Cut::AtMail}});
        SendingClient client;
        const auto me = client.add(account(server));
        const OutboxRef first{me.id, client.wait(client.writing().send(letter(me), {}))};
        QVERIFY(client.waitFor(first, triedAndQueued).attempts == 1);
        const OutboxRef second{me.id, client.wait(client.writing().send(letter(me), {}))};
        QTest::qWait(200); // nothing is to happen, and nothing announces that
        QCOMPARE(client.item(second)->attempts, 0);
        client.service->networkChanged();
        client.waitFor(second, triedAndQueued);
        QCOMPARE(client.item(second)->attempts, 1);
        QCOMPARE(client.item(first)->attempts, 2);
    }

    // M7: a server that was to encrypt and does not is given nothing, the password included.
    void m7WithoutTheEncryptionThatWasWantedNothingIsSent()
    {
        const SubmissionServer server; // says 250, not 220, to STARTTLS
        SendingClient client;
        auto wanted = account(server);
        wanted.outgoing->security = Security::StartTls;
        const auto me = client.add(wanted);
        std::optional<MailError> told;
        connect(client.service.get(), &MailService::errorRaised, this, [&](AccountId, const MailError &error) {
            told = error;
        });
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        QVERIFY(client.waitFor(ref, triedAndQueued).state == OutboxState::Queued);
        QTRY_VERIFY(told && told->kind() == MailError::Kind::TlsUnavailable);
        QVERIFY(server.taken().isEmpty());
    }

    void leavingWhileAServerIsSilentLosesNothing()
    {
        SendingClient client;
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const SubmissionServer server;
        auto wanted = account(server);
        wanted.outgoing->port = silent.serverPort();
        const auto me = client.add(wanted);
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        client.waitFor(ref, OutboxState::Sending);
        QElapsedTimer timer;
        timer.start();
        client.service.reset();
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()));
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        const auto item = client.item(ref);
        QVERIFY(item && item->state == OutboxState::Queued);
    }

    // M11: nobody named in Bcc is told to anybody; M17: nor is this computer.
    void m11AndM17NothingHiddenReachesTheWireOrTheCopy()
    {
        const SubmissionServer server;
        SendingClient client;
        const auto me = client.add(account(server));
        auto message = letter(me);
        message.message.bcc << MailAddress{{}, QStringLiteral("hidden@example.org")};
        const OutboxRef ref{me.id, client.wait(client.writing().send(message, {}))};
        const auto item = client.waitFor(ref, OutboxState::Done);
        QCOMPARE(item.recipients.size(), 2);
        QCOMPARE(server.taken().size(), 1);
        QVERIFY(!server.taken()[0].contains("hidden"));
        QVERIFY(!server.taken()[0].contains(QSysInfo::machineHostName().toUtf8()));
        const auto sent = client.folder(me.id, QStringLiteral("Sent"));
        for (const auto &row : client.list(me.id, sent.id)) {
            if (row.messageId == item.messageId)
                QVERIFY(!client.wait(client.service->rawMessage({me.id, row.id})).contains("hidden"));
        }
        QVERIFY(!client.wait(client.writing().outbox(me.id)).isEmpty());
        QVERIFY(!client.writing().people(QStringLiteral("hidden")).isEmpty());
        client.wait(client.writing().dismiss(ref));
        QVERIFY(!client.item(ref));
    }
};

QTEST_GUILESS_MAIN(TestSendingFaults)
#include "tst_sending_faults.moc"
