// SPDX-License-Identifier: GPL-3.0-or-later
// A real submission server, Debian's Exim, with PIPELINING, CHUNKING, DSN and SMTPUTF8.
#include "tests/support/EximServer.h"
#include "tests/support/SendingClient.h"

#include "mailcore/MessageParser.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestExim : public QObject {
    Q_OBJECT

    std::unique_ptr<EximServer> m_server;

    Account account(SendingClient &client) const
    {
        Account account;
        account.name = QStringLiteral("exim");
        account.displayName = QStringLiteral("Jörg Größe");
        account.address = QStringLiteral("me@mta.example");
        account.protocol = Protocol::Pop3; // copies stay here
        account.incoming = {QStringLiteral("127.0.0.1"), 1, Security::Plaintext, QStringLiteral("u")};
        account.outgoing = m_server->address();
        account.passwordFile = client.profile.filePath(QStringLiteral("password"));
        QFile file(account.passwordFile);
        if (file.open(QIODevice::WriteOnly))
            file.write("geheim-4711");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return account;
    }
    static Composition letter(const Account &account, const QStringList &to)
    {
        return SendingClient::letter(account, to, QStringLiteral("Grüße 🌷"));
    }

private slots:
    void initTestCase()
    {
        if (const auto why = EximServer::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_server = std::make_unique<EximServer>();
    }

    void aMessageArrivesAsItWasBuilt()
    {
        SendingClient client;
        const auto me = client.add(account(client));
        auto message = letter(me, {QStringLiteral("a@mta.example"), QStringLiteral("b@mta.example")});
        message.message.bcc << MailAddress{{}, QStringLiteral("hidden@mta.example")};
        message.message.parts << OutgoingPart{
            QStringLiteral("Übersicht.bin"), "application/octet-stream", QByteArray(200'000, '\x17'), {}};
        const OutboxRef ref{me.id, client.wait(client.writing().send(message, {}))};
        const auto item = client.waitFor(ref, OutboxState::Done);
        QVERIFY2(
            item.state == OutboxState::Done,
            qPrintable(toString(item.state) + item.serverText + m_server->log()));
        QCOMPARE(item.answers.size(), 3);
        const auto sent = client.list(me.id, client.folder(me.id, QStringLiteral("Sent")).id);
        QCOMPARE(sent.size(), 1);
        const auto raw = client.wait(client.service->rawMessage({me.id, sent[0].id}));
        const auto there = m_server->delivered(item.messageId);
        QVERIFY(!there.isEmpty());
        QVERIFY(!there.contains("hidden@"));
        // Behind the fields that Exim put in front: byte for byte, though a Maildir has other line ends.
        auto expected = raw;
        expected.replace("\r\n", "\n");
        QVERIFY2(there.endsWith(expected), "it arrived changed");
        const auto parsed = parseMessage(there);
        QCOMPARE(parsed.header.subject, QStringLiteral("Grüße 🌷"));
        QCOMPARE(parsed.attachments.size(), 1);
        QCOMPARE(parsed.attachments[0].name, QStringLiteral("Übersicht.bin"));
        QCOMPARE(parsed.attachments[0].content, QByteArray(200'000, '\x17'));
        QCOMPARE(client.writing().sizeLimit(me.id), 40 * 1024 * 1024);
    }

    void m5OneUnknownRecipientAndNothingIsDelivered()
    {
        SendingClient client;
        const auto me = client.add(account(client));
        const OutboxRef ref{
            me.id,
            client.wait(client.writing().send(
                letter(me, {QStringLiteral("a@mta.example"), QStringLiteral("nobody@mta.example")}), {}))};
        const auto refused = client.waitFor(ref, OutboxState::PartlyRefused);
        QCOMPARE(toString(refused.state), QStringLiteral("partly-refused"));
        QVERIFY2(refused.serverText.contains(QLatin1String("No such user")), qPrintable(refused.serverText));
        QVERIFY(!m_server->log().contains(QString::fromUtf8(refused.messageId)));
        client.wait(client.writing().again(ref, Again::WithoutRefused));
        const auto item = client.waitFor(ref, OutboxState::Done);
        QVERIFY2(item.state == OutboxState::Done, qPrintable(item.serverText));
        QVERIFY(!m_server->delivered(item.messageId).isEmpty());
    }

    void m6NotYetIsTriedLater()
    {
        SendingClient client;
        const auto me = client.add(account(client));
        const OutboxRef ref{
            me.id, client.wait(client.writing().send(letter(me, {QStringLiteral("later@mta.example")}), {}))};
        const auto item = client.waitFor(
            ref, [](const OutboxItem &i) { return i.state == OutboxState::Queued && i.attempts > 0; });
        QVERIFY(item.state == OutboxState::Queued && item.nextAttempt.isValid());
        QVERIFY2(item.serverText.contains(QLatin1String("Not yet")), qPrintable(item.serverText));
    }

    void m12AnAddressInUtf8AndADeliveryReport()
    {
        SendingClient client;
        const auto me = client.add(account(client));
        auto message = letter(me, {QStringLiteral("jörg@mta.example")});
        const OutboxRef ref{me.id, client.wait(client.writing().send(message, {.askForDeliveryReport = true}))};
        const auto item = client.waitFor(ref, OutboxState::Done);
        QVERIFY2(item.state == OutboxState::Done, qPrintable(item.serverText));
        QVERIFY(!m_server->delivered(item.messageId).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestExim)
#include "tst_exim.moc"
