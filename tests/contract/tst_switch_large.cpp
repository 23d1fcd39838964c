// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand messages go from POP3 to IMAP and back on real servers: counted in messages and in bytes on the
// wire.
#include "mailcore/Switching.h"
#include "tests/support/LargeMailbox.h"
#include "tests/support/MailState.h"
#include "tests/support/Relay.h"
#include "tests/support/ServiceClient.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

constexpr int ownCount = 40; ///< more, that are only on this computer

} // namespace

class TestSwitchLarge : public QObject {
    Q_OBJECT

private slots:
    void thereAndBack_data() { LargeMailbox::addRows(); }
    void thereAndBack()
    {
        QFETCH(const LargeMailbox::Server, server);
        QFETCH(const QString, formula);
        if (const auto why = LargeMailbox::whyNot(server); !why.isEmpty())
            QSKIP(qPrintable(why));
        std::optional<LargeMailbox> mailbox;
        try {
            mailbox.emplace(server);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable && server != LargeMailbox::Server::Cyrus)
                QSKIP(error.what());
            throw;
        }
        ServiceClient client;
        client.patienceMs = 240'000;
        const auto id = client.add(mailbox->account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, largeCount);
        QList<MessageId> read;
        const auto spine = client.wait(client.service->spine({id, inbox.id}));
        for (qsizetype i = 0; i < spine.size(); i += 2)
            read << spine[i].id;
        client.wait(client.service->change({id, inbox.id}, read, MarkRead{}));
        const auto sent = client.folder(id, QStringLiteral("Sent"));
        for (int i = 0; i < ownCount; ++i)
            client.wait(client.service->append({id, sent.id}, largeMessage(i, "sent"), MessageFlag::Seen));

        Relay relay(mailbox->account(Protocol::Imap).incoming.port);
        SwitchWish toImap{.to = Protocol::Imap, .incoming = mailbox->account(Protocol::Imap).incoming};
        toImap.incoming.host = QStringLiteral("127.0.0.1");
        toImap.incoming.port = relay.port();
        auto &switching = *client.service->switching();
        const auto plan = client.wait(switching.plan(id, toImap));
        QCOMPARE(plan.uidlFormula, formula);
        QCOMPARE(plan.both, largeCount);
        QCOMPARE(plan.hereOnly.count, ownCount);

        const auto planned = relay.bytesFromServer();
        const auto there = client.wait(switching.run(id, toImap));
        QCOMPARE(there.before, largeCount + ownCount);
        QCOMPARE(there.recognised, largeCount);
        QCOMPARE(there.uploaded, ownCount);
        QCOMPARE(there.leftHere, 0);
        QCOMPARE(there.marksTaken, largeCount / 2);
        client.sync(id, SyncDepth::Bodies);
        // 14 MB of mail are here: of these the headers came, and the uploaded ones to be looked at.
        const auto perMessage = (relay.bytesFromServer() - planned) / largeCount;
        qInfo(
            "from the server: %lld bytes for the plan, %lld for the switch", planned,
            relay.bytesFromServer() - planned);
        QVERIFY2(perMessage < 700, qPrintable(QString::number(perMessage)));
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, largeCount);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).unread, largeCount / 2);
        const auto independent = stateThere(mailbox->account(Protocol::Imap));
        QCOMPARE(independent.messages.size(), largeCount + ownCount);
        QCOMPARE(independent.messages.filter(QStringLiteral("\\Seen")).size(), largeCount / 2 + ownCount);

        const auto back = client.wait(switching.goBack(id));
        QCOMPARE(back.accounted(), back.before);
        QCOMPARE(back.recognised, largeCount);
        QCOMPARE(back.leftHere, 0);
        QCOMPARE(back.fetched, 0);
        const auto report = client.sync(id, SyncDepth::Bodies);
        QCOMPARE(report.folders.first().arrived, 0);
        QVERIFY2(report.bytesIn < largeCount * 60, qPrintable(QString::number(report.bytesIn))); // the list
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, largeCount);
        QCOMPARE(client.folder(id, QStringLiteral("Sent")).total, ownCount);
        QCOMPARE(stateThere(mailbox->account(Protocol::Imap)).messages, independent.messages);
    }
};

QTEST_GUILESS_MAIN(TestSwitchLarge)
#include "tst_switch_large.moc"
