// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand messages go from POP3 to IMAP and back on real servers, one of which makes unique-ids that tell
// nothing: counted in messages and in bytes on the wire.
#include "mailcore/Switching.h"
#include "tests/support/CyrusServer.h"
#include "tests/support/MailState.h"
#include "tests/support/Relay.h"
#include "tests/support/ServiceClient.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace duopost;

namespace {

constexpr int count = 10'000;
constexpr int ownCount = 40; ///< more, that are only on this computer

QByteArray bytesOf(int number, const QByteArray &where)
{
    const auto text = where + '-' + QByteArray::number(number);
    return "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nTo: anna@lab.example\r\nSubject: " + text
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + text
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + QByteArray("Eine Zeile mit etwas Text darin, damit es etwas zu holen gibt.\r\n").repeated(20) + text
        + "\r\n";
}

} // namespace

class TestSwitchLarge : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<test::CyrusServer> m_cyrus;
    std::function<Account(Protocol)> m_account;

    void startDovecot(const QString &config)
    {
        m_lab = Lab::start({.sampleMail = false, .extraDovecotConfig = config});
        const auto user = m_lab->users().first();
        m_account
            = [this, user](Protocol protocol) { return m_lab->account(user, protocol, Security::Plaintext); };
        m_lab->fill(user, QStringLiteral("INBOX"), messages());
    }
    void startCyrus()
    {
        const auto user = QStringLiteral("anna");
        m_cyrus = std::make_unique<test::CyrusServer>(QStringList{user}, test::CyrusServer::Names::Plain);
        m_account
            = [this, user](Protocol protocol) { return m_cyrus->account(user, protocol, Security::Plaintext); };
        m_cyrus->fill(user, QStringLiteral("INBOX"), messages());
    }
    static QList<LabMessage> messages()
    {
        QList<LabMessage> result;
        for (int i = 0; i < count; ++i)
            result << LabMessage{
                .bytes = bytesOf(i, "inbox"), .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i)};
        return result;
    }

private slots:
    void cleanup()
    {
        m_lab.reset();
        m_cyrus.reset();
    }

    void thereAndBack_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("config");
        QTest::newRow("Dovecot") << QStringLiteral("dovecot") << QStringLiteral("%08Xu%08Xv") << QString();
        QTest::newRow("Dovecot, ids that tell nothing")
            << QStringLiteral("dovecot") << QString() << QStringLiteral("pop3_uidl_format = %g\n");
        QTest::newRow("Cyrus") << QStringLiteral("cyrus") << QStringLiteral("%v.%u") << QString();
    }
    void thereAndBack()
    {
        QFETCH(const QString, server);
        QFETCH(const QString, formula);
        QFETCH(const QString, config);
        if (server == QLatin1String("cyrus")) {
            const auto why = test::CyrusServer::whyNot();
            if (!why.isEmpty() && !test::CyrusServer::isRequired())
                QSKIP(qPrintable(QStringLiteral("no Cyrus here: ") + why));
            QVERIFY2(why.isEmpty(), qPrintable(why));
            startCyrus();
        } else {
            try {
                startDovecot(config);
            } catch (const MailError &error) {
                if (error.kind() == MailError::Kind::LabUnavailable)
                    QSKIP(error.what());
                throw;
            }
        }
        ServiceClient client;
        client.patienceMs = 240'000;
        const auto id = client.add(m_account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, count);
        QList<MessageId> read;
        const auto spine = client.wait(client.service->spine({id, inbox.id}));
        for (qsizetype i = 0; i < spine.size(); i += 2)
            read << spine[i].id;
        client.wait(client.service->change({id, inbox.id}, read, MarkRead{}));
        const auto sent = client.folder(id, QStringLiteral("Sent"));
        for (int i = 0; i < ownCount; ++i)
            client.wait(client.service->append({id, sent.id}, bytesOf(i, "sent"), MessageFlag::Seen));

        Relay relay(m_account(Protocol::Imap).incoming.port);
        SwitchWish toImap{.to = Protocol::Imap, .incoming = m_account(Protocol::Imap).incoming};
        toImap.incoming.host = QStringLiteral("127.0.0.1");
        toImap.incoming.port = relay.port();
        auto &switching = *client.service->switching();
        const auto plan = client.wait(switching.plan(id, toImap));
        QCOMPARE(plan.uidlFormula, formula);
        QCOMPARE(plan.both, count);
        QCOMPARE(plan.hereOnly.count, ownCount);

        const auto planned = relay.bytesFromServer();
        const auto there = client.wait(switching.run(id, toImap));
        QCOMPARE(there.before, count + ownCount);
        QCOMPARE(there.recognised, count);
        QCOMPARE(there.uploaded, ownCount);
        QCOMPARE(there.leftHere, 0);
        QCOMPARE(there.marksTaken, count / 2);
        client.sync(id, SyncDepth::Bodies);
        // 14 MB of mail are here: of these the headers came, and the uploaded ones to be looked at.
        const auto perMessage = (relay.bytesFromServer() - planned) / count;
        qInfo(
            "from the server: %lld bytes for the plan, %lld for the switch", planned,
            relay.bytesFromServer() - planned);
        QVERIFY2(perMessage < 700, qPrintable(QString::number(perMessage)));
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, count);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).unread, count / 2);
        const auto independent = test::stateThere(m_account(Protocol::Imap));
        QCOMPARE(independent.messages.size(), count + ownCount);
        QCOMPARE(independent.messages.filter(QStringLiteral("\\Seen")).size(), count / 2 + ownCount);

        const auto back = client.wait(switching.goBack(id));
        QCOMPARE(back.accounted(), back.before);
        QCOMPARE(back.recognised, count);
        QCOMPARE(back.leftHere, 0);
        QCOMPARE(back.fetched, 0);
        const auto report = client.sync(id, SyncDepth::Bodies);
        QCOMPARE(report.folders.first().arrived, 0);
        QVERIFY2(report.bytesIn < count * 60, qPrintable(QString::number(report.bytesIn))); // the list
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, count);
        QCOMPARE(client.folder(id, QStringLiteral("Sent")).total, ownCount);
        QCOMPARE(test::stateThere(m_account(Protocol::Imap)).messages, independent.messages);
    }
};

QTEST_GUILESS_MAIN(TestSwitchLarge)
#include "tst_switch_large.moc"
