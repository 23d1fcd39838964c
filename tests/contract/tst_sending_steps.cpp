// SPDX-License-Identifier: GPL-3.0-or-later
// A submission server that fails at every step in every way: what the outbox says then, and that nothing is
// ever sent twice.
#include "tests/support/SendingClient.h"
#include "tests/support/SubmissionServer.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestSendingSteps : public QObject {
    Q_OBJECT

    /// An account whose copies stay here, so that no other server is needed.
    static Account accountOn(SendingClient &client, const SubmissionServer &server, Security security)
    {
        QFile file(client.profile.filePath(QStringLiteral("password")));
        if (!file.open(QIODevice::WriteOnly))
            throw MailError(MailError::Kind::FileUnwritable, file.fileName());
        file.write("secret");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.close();
        Account account;
        account.name = QStringLiteral("me");
        account.address = QStringLiteral("me@example.org");
        account.protocol = Protocol::Pop3;
        account.incoming = {QStringLiteral("127.0.0.1"), 1, Security::Plaintext, QStringLiteral("me")};
        account.outgoing
            = ServerAddress{QStringLiteral("127.0.0.1"), server.port(), security, QStringLiteral("me")};
        account.passwordFile = file.fileName();
        account.insecurePlaintext = true;
        return client.add(account);
    }
    static Composition letter(const Account &account)
    {
        return SendingClient::letter(
            account, {QStringLiteral("b@example.org"), QStringLiteral("c@example.org")}, QStringLiteral("x"));
    }
    static bool isSettled(const OutboxItem &item)
    {
        return item.attempts == 1 && item.state != OutboxState::Sending && item.state != OutboxState::Accepted;
    }

private slots:
    void m2M3M5M6M7EveryStepFailsInEveryWay_data()
    {
        using S = OutboxState;
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("tried"); // 1: again by itself, later; 0: not before a person says so
        const auto row = [](const char *step, const char *says, S state, int tried) {
            const QByteArray name = QByteArray(step) + (*says ? ": " : ": hangs up") + says;
            QTest::newRow(name.constData()) << QByteArray(step) << QByteArray(says) << int(state) << tried;
        };
        row("connect", "", S::Queued, 1);
        row("greeting", "421 4.3.2 not now", S::Queued, 1);
        row("greeting", "554 5.7.1 not from here", S::Queued, 1);
        row("EHLO", "", S::Queued, 1);
        row("EHLO", "421 4.3.2 going down", S::Queued, 1);
        row("EHLO", "451 4.3.0 not now", S::Queued, 1);
        row("EHLO", "550 5.7.1 not you", S::Queued, 1);
        row("STARTTLS", "", S::Queued, 1);
        row("STARTTLS", "454 4.7.0 TLS not available", S::Queued, 1);
        row("STARTTLS", "502 5.5.1 what", S::Queued, 1);
        row("AUTH", "", S::Queued, 1);
        row("AUTH", "421 4.7.0 too many", S::Queued, 1);
        row("AUTH", "454 4.7.0 not now", S::Queued, 1);
        row("AUTH", "535 5.7.8 wrong", S::Queued, 0);
        row("MAIL", "", S::Queued, 1);
        row("MAIL", "421 4.3.2 going down", S::Queued, 1);
        row("MAIL", "451 4.3.0 not now", S::Queued, 1);
        row("MAIL", "550 5.7.1 not you", S::Refused, 0);
        row("RCPT", "", S::Queued, 1);
        row("RCPT", "421 4.3.2 going down", S::Queued, 1);
        row("RCPT", "450 4.2.0 greylisted", S::Queued, 1);
        row("RCPT", "550 5.1.1 unknown", S::PartlyRefused, 0);
        row("RCPT 2", "", S::Queued, 1);
        row("RCPT 2", "421 4.3.2 going down", S::Queued, 1);
        row("RCPT 2", "450 4.2.0 greylisted", S::Queued, 1);
        row("RCPT 2", "550 5.1.1 unknown", S::PartlyRefused, 0);
        row("DATA", "", S::Queued, 1);
        row("DATA", "421 4.3.2 going down", S::Queued, 1);
        row("DATA", "451 4.3.0 not now", S::Queued, 1);
        row("DATA", "554 5.5.1 no", S::Refused, 0);
        row("body", "421 4.3.2 going down", S::Queued, 1);
        row("dot", "", S::MaybeSent, 0);
        row("dot", "421 4.3.2 going down", S::Queued, 1);
        row("dot", "451 4.3.0 not now", S::Queued, 1);
        row("dot", "554 5.7.1 spam", S::Refused, 0);
        row("QUIT", "", S::Done, 0);
        row("QUIT", "421 4.3.2 going down", S::Done, 0);
        row("QUIT", "451 4.3.0 not now", S::Done, 0);
        row("QUIT", "500 5.5.1 what", S::Done, 0);
    }
    void m2M3M5M6M7EveryStepFailsInEveryWay()
    {
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, says);
        QFETCH(int, state);
        QFETCH(int, tried);
        const SubmissionServer server(QList<Way>{{.step = step, .says = says}, {}});
        SendingClient client;
        const bool tls = step == "STARTTLS";
        auto me = accountOn(client, server, tls ? Security::StartTls : Security::Plaintext);
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        auto item = client.waitFor(ref, isSettled);
        QCOMPARE(toString(item.state), toString(OutboxState(state)));
        if (OutboxState(state) != OutboxState::Done)
            QCOMPARE(item.serverText, QString::fromUtf8(says));
        QCOMPARE(item.nextAttempt.isValid(), tried == 1);
        QCOMPARE(server.taken().size(), OutboxState(state) == OutboxState::Done ? 1 : 0);
        // Whatever it said, the same message is given to it once more at most, and only by a person here.
        QCOMPARE(server.connections(), 1);
        if (OutboxState(state) == OutboxState::Done)
            return;
        if (tls) {
            me.outgoing->security = Security::Plaintext;
            client.wait(client.service->updateAccount(me, true));
        }
        client.wait(client.writing().again(ref, Again::Send));
        item = client.waitFor(ref, OutboxState::Done);
        QCOMPARE(toString(item.state), QStringLiteral("done"));
        QCOMPARE(server.taken().size(), 1);
        QVERIFY(server.taken()[0].contains(item.messageId));
    }

    void m5EachRefusedRecipientHasTheWordsOfTheServer()
    {
        const SubmissionServer server(QList<Way>{{.step = "RCPT 2", .says = "550 5.1.1 who is that"}, {}});
        SendingClient client;
        const auto me = accountOn(client, server, Security::Plaintext);
        const OutboxRef ref{me.id, client.wait(client.writing().send(letter(me), {}))};
        const auto item = client.waitFor(ref, OutboxState::PartlyRefused);
        QCOMPARE(item.answers.size(), 2);
        QVERIFY(item.answers[0].accepted && !item.answers[1].accepted);
        QCOMPARE(item.answers[1].reply, QStringLiteral("550 5.1.1 who is that"));
        QCOMPARE(item.answers[1].address, QStringLiteral("c@example.org"));
    }

    void aReportThatTheServerHasNotIsToldAndNothingIsSentWithoutIt()
    {
        const SubmissionServer server;
        SendingClient client;
        const auto me = accountOn(client, server, Security::Plaintext);
        QVERIFY(!client.writing().offersDeliveryReport(me.id));
        const OutboxRef ref{
            me.id, client.wait(client.writing().send(letter(me), {.askForDeliveryReport = true}))};
        auto item = client.waitFor(ref, OutboxState::Refused);
        QVERIFY(lackingOf(item) == Lacking::Reports);
        QVERIFY(server.taken().isEmpty());
        QCOMPARE(client.writing().offersDeliveryReport(me.id), std::optional(false));
        // Known from now on, after a restart too.
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::AtOnce);
        QTRY_COMPARE(client.writing().offersDeliveryReport(me.id), std::optional(false));
        QVERIFY_THROWS_EXCEPTION(
            MailError,
            client.wait(client.writing().again({me.id, {ref.item.value + 1}}, Again::WithoutReport)));
        client.wait(client.writing().again(ref, Again::WithoutReport));
        item = client.waitFor(ref, OutboxState::Done);
        QCOMPARE(toString(item.state), QStringLiteral("done"));
        QCOMPARE(server.taken().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSendingSteps)
#include "tst_sending_steps.moc"
