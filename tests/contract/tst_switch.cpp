// SPDX-License-Identifier: GPL-3.0-or-later
// An account goes from POP3 to IMAP and back on a real server: nothing is lost, doubled or fetched again, and
// what the receipt says is what another client sees.
#include "mailcore/Switching.h"
#include "mailcore/Writing.h"
#include "tests/support/MailState.h"
#include "tests/support/Relay.h"
#include "tests/support/ServiceClient.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace duopost;

namespace {

QByteArray bytesOf(int number, const QByteArray &where = "inbox", int padding = 20'000)
{
    const auto text = where + '-' + QByteArray::number(number);
    return "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nTo: anna@lab.example\r\nSubject: " + text
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <" + text
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZeile\r\n.Punkt\r\n"
        + QByteArray(padding, 'x').replace("xxxxxxxxxx", "xxxxxxxx\r\n") + "\r\nEnde " + text + "\r\n";
}

/// Every message of an account here, by content: path, digest, marks; once for each copy.
QStringList contents(ServiceClient &client, AccountId account, bool withMarks)
{
    QStringList result;
    for (const auto &folder : client.wait(client.service->folders(account))) {
        for (const auto &row : client.list(account, folder.id)) {
            const auto raw = client.wait(client.service->rawMessage({account, row.id}));
            result << folder.name + QLatin1Char(' ')
                    + QString::fromLatin1(
                          QCryptographicHash::hash(raw, QCryptographicHash::Sha256).toHex().left(16))
                    + (withMarks ? QLatin1Char(' ') + toImapNames(row.flags).join(QLatin1Char(' '))
                                 : QString());
        }
    }
    result.sort();
    return result;
}

} // namespace

class TestSwitch : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol) const
    {
        auto result = m_lab->account(m_user, protocol, Security::Plaintext);
        result.name = QStringLiteral("anna");
        return result;
    }
    SwitchWish wish(Protocol to) const { return {.to = to, .incoming = account(to).incoming}; }

    void fillInbox(int count)
    {
        QList<LabMessage> messages;
        for (int i = 0; i < count; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i), .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i)};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
    }
    /// What only POP3 accounts have: mail in folders of this computer, marks nobody else knows.
    void livePop3(ServiceClient &client, AccountId id)
    {
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        const auto rows = client.list(id, inbox.id);
        QList<MessageId> read, starred, answered, away;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (i % 3 == 0)
                read << rows[i].id;
            if (i % 5 == 0)
                starred << rows[i].id;
            if (i % 7 == 0)
                answered << rows[i].id;
            if (i % 10 == 0)
                away << rows[i].id;
        }
        const FolderRef ref{id, inbox.id};
        client.wait(client.service->change(ref, read, MarkRead{}));
        client.wait(client.service->change(ref, starred, Star{}));
        client.wait(client.service->change(ref, answered, MarkAnswered{}));
        client.wait(client.service->changeFolder(id, CreateFolder{QStringLiteral("Verträge")}));
        client.wait(
            client.service->change(ref, away, MoveTo{client.folder(id, QStringLiteral("Verträge")).id}));
        for (int i = 0; i < 4; ++i) {
            client.wait(client.service->append(
                {id, client.folder(id, QStringLiteral("Sent")).id}, bytesOf(i, "sent"), MessageFlag::Seen));
            client.wait(client.service->append(
                {id, client.folder(id, QStringLiteral("Verträge")).id}, bytesOf(i, "own"), {}));
        }
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

    void aPlanWritesNothingAndTellsWhatWouldHappen()
    {
        fillInbox(60);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        livePop3(client, id);
        const auto here = contents(client, id, true);
        const auto there = test::stateThere(account(Protocol::Imap)).text();
        const auto plan = client.wait(client.service->switching()->plan(id, wish(Protocol::Imap)));
        QCOMPARE(plan.both, 60);
        QCOMPARE(plan.hereOnly.count, 8);
        QCOMPARE(plan.sentHere.count, 4);
        QCOMPARE(plan.serverOnly.count, 0);
        QCOMPARE(plan.moves, 6);
        QCOMPARE(plan.upload.count, 8);
        QVERIFY(plan.upload.bytes > 8 * 2000);
        QVERIFY(plan.newFolders.contains(QStringLiteral("Verträge")));
        QCOMPARE(plan.uidlFormula, QStringLiteral("%08Xu%08Xv"));
        QVERIFY(plan.formulaProvedOn >= 20);
        QCOMPARE(plan.matchedBy.value(QStringLiteral("uidl-formula")), 60);
        QVERIFY(plan.marksGained > 20);
        QCOMPARE(contents(client, id, true), here);
        QCOMPARE(test::stateThere(account(Protocol::Imap)).text(), there);
    }

    void pop3ToImapLosesDoublesAndFetchesNothing()
    {
        fillInbox(60);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        livePop3(client, id);
        const auto before = contents(client, id, true);
        Relay relay(account(Protocol::Imap).incoming.port);
        auto through = wish(Protocol::Imap);
        through.incoming.port = relay.port();
        const auto receipt = client.wait(client.service->switching()->run(id, through));
        QCOMPARE(receipt.before, 68);
        QCOMPARE(receipt.accounted(), 68);
        QCOMPARE(receipt.recognised, 60);
        QCOMPARE(receipt.uploaded, 8);
        QCOMPARE(receipt.leftHere, 0);
        QCOMPARE(receipt.moved, 6);
        QVERIFY(client.service->accounts().first().protocol == Protocol::Imap);
        QCOMPARE(client.service->accounts().first().id, id);
        // 1.3 MB of mail were here. What was uploaded was read back; of the rest came headers.
        const qint64 readBack = 8 * 25'000, headers = 60 * 1'500;
        QVERIFY2(
            relay.bytesFromServer() < readBack + headers, qPrintable(QString::number(relay.bytesFromServer())));
        const auto seen = relay.bytesFromServer();
        QCOMPARE(contents(client, id, true), before);
        QVERIFY2(relay.bytesFromServer() - seen < 2'000, "a text was fetched again");
        // Another client sees the same.
        const auto there = test::stateThere(account(Protocol::Imap));
        QCOMPARE(there.messages.size(), 68);
        QCOMPARE(there.folders.filter(QStringLiteral("(10,")).size(), 1);
        QCOMPARE(client.sync(id).folders.size() >= 2, true);
        QCOMPARE(contents(client, id, true), before);
    }

    void imapToPop3KeepsEveryFolderAndFetchesNothingAgain()
    {
        fillInbox(40);
        QList<LabMessage> sent, old;
        for (int i = 0; i < 5; ++i)
            sent << LabMessage{.bytes = bytesOf(i, "sent"), .flags = MessageFlag::Seen};
        for (int i = 0; i < 7; ++i)
            old << LabMessage{.bytes = bytesOf(i, "old"), .flags = MessageFlag::Flagged | MessageFlag::Seen};
        m_lab->fill(m_user, QStringLiteral("Sent"), sent);
        m_lab->fill(m_user, QStringLiteral("2023"), old);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Imap)).id;
        client.sync(id, SyncDepth::Headers);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        QList<MessageId> read;
        for (const auto &row : client.list(id, inbox.id).mid(0, 15))
            read << row.id;
        client.wait(client.service->change({id, inbox.id}, read, MarkRead{}));
        client.wait(client.service->performPending(id));

        const auto plan = client.wait(client.service->switching()->plan(id, wish(Protocol::Pop3)));
        QCOMPARE(plan.both, 40);
        QCOMPARE(plan.messagesInvisible, 12);
        QVERIFY(plan.foldersInvisible.contains(QStringLiteral("2023")));
        QCOMPARE(plan.download.count, 52);
        const auto there = test::stateThere(account(Protocol::Imap)).text();

        const auto receipt = client.wait(client.service->switching()->run(id, wish(Protocol::Pop3)));
        QCOMPARE(receipt.before, 52);
        QCOMPARE(receipt.accounted(), 52);
        QCOMPARE(receipt.recognised, 40);
        QCOMPARE(receipt.archived, 12);
        QCOMPARE(receipt.fetched, 52);
        QCOMPARE(test::stateThere(account(Protocol::Imap)).text(), there);
        QVERIFY(client.service->accounts().first().protocol == Protocol::Pop3);
        QVERIFY(client.service->accounts().first().leave.kind == LeaveRule::Kind::Always);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, 40);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).unread, 25);
        QCOMPARE(client.folder(id, QStringLiteral("Sent")).total, 5);
        QCOMPARE(client.folder(id, QStringLiteral("2023")).total, 7);
        const auto before = contents(client, id, true);
        QCOMPARE(before.size(), 52);
        // POP3 looks for itself: nothing new, nothing fetched.
        const auto report = client.sync(id, SyncDepth::Bodies);
        QCOMPARE(report.folders.first().arrived, 0);
        QVERIFY2(report.bytesIn < 10'000, qPrintable(QString::number(report.bytesIn)));
        QCOMPARE(contents(client, id, true), before);
    }

    void thereAndBackAgainWithWhatCameMeanwhile()
    {
        fillInbox(30);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        livePop3(client, id);
        const auto asPop3 = contents(client, id, false);
        auto &switching = *client.service->switching();
        QVERIFY(!switching.state(id).canGoBack);
        client.wait(switching.run(id, wish(Protocol::Imap)));
        QVERIFY(switching.state(id).canGoBack);

        // New mail, a mark and an answer filed on the server, all over IMAP.
        m_lab->fill(m_user, QStringLiteral("INBOX"), {{.bytes = bytesOf(900)}});
        client.sync(id, SyncDepth::Bodies);
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        const auto rows = client.list(id, inbox.id);
        QCOMPARE(rows.size(), 28); // three went into a folder
        QList<MessageId> all;
        for (const auto &row : rows)
            all << row.id;
        client.wait(client.service->change({id, inbox.id}, all, MarkRead{}));
        client.wait(client.service->performPending(id));

        const auto receipt = client.wait(switching.goBack(id));
        QCOMPARE(receipt.accounted(), receipt.before);
        QCOMPARE(receipt.leftHere, 0);
        QVERIFY(client.service->accounts().first().protocol == Protocol::Pop3);
        auto back = contents(client, id, false);
        QCOMPARE(back.size(), asPop3.size() + 1);
        for (const auto &one : asPop3)
            QVERIFY2(back.removeOne(one), qPrintable(one));
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).unread, 0);
        const auto report = client.sync(id, SyncDepth::Bodies);
        QCOMPARE(report.folders.first().arrived, 0);

        // And once more forward: all of it is recognised.
        const auto again = client.wait(switching.run(id, wish(Protocol::Imap)));
        QCOMPARE(again.uploaded, 0);
        QCOMPARE(again.leftHere, 0);
        QCOMPARE(again.recognised, again.before);
        QCOMPARE(test::stateThere(account(Protocol::Imap)).messages.size(), 39);
    }

    // The store from before has it in the inbox still.
    void whatWasMovedMeanwhileIsNotThereTwiceAfterGoingBack()
    {
        fillInbox(12);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        auto &switching = *client.service->switching();
        client.wait(switching.run(id, wish(Protocol::Imap)));
        client.wait(client.service->changeFolder(id, CreateFolder{QStringLiteral("Reisen")}));
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        QList<MessageId> away;
        for (const auto &row : client.list(id, inbox.id).mid(0, 5))
            away << row.id;
        client.wait(client.service->change({id, inbox.id}, away, Star{}));
        client.wait(client.service->change(
            {id, inbox.id}, away, MoveTo{client.folder(id, QStringLiteral("Reisen")).id}));
        client.wait(client.service->performPending(id));
        client.sync(id, SyncDepth::Bodies);
        const auto before = contents(client, id, true);
        QCOMPARE(before.size(), 12);
        const auto receipt = client.wait(switching.goBack(id));
        QCOMPARE(receipt.accounted(), receipt.before);
        QCOMPARE(contents(client, id, true), before);
        client.sync(id, SyncDepth::Bodies);
        QCOMPARE(contents(client, id, true), before);
        QCOMPARE(client.folder(id, QStringLiteral("Reisen")).total, 5);
    }

    // The store from before has it still; it was deleted, so it is not to lie in the inbox again.
    void whatWasDeletedMeanwhileIsInTheTrashAfterGoingBack()
    {
        fillInbox(12);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        const auto texts = [&] { // wherever they lie
            auto all = contents(client, id, false);
            for (auto &one : all)
                one = one.section(QLatin1Char(' '), -1);
            all.sort();
            return all;
        };
        const auto before = texts();
        auto &switching = *client.service->switching();
        client.wait(switching.run(id, wish(Protocol::Imap)));
        const auto inbox = client.folder(id, QStringLiteral("INBOX"));
        QList<MessageId> gone, trashed;
        const auto rows = client.list(id, inbox.id);
        for (qsizetype i = 0; i < 5; ++i)
            (i < 3 ? gone : trashed) << rows[i].id;
        client.wait(client.service->change({id, inbox.id}, gone, DeleteForGood{}));
        client.wait(client.service->moveToTrash({id, inbox.id}, trashed));
        client.wait(client.service->performPending(id));
        client.sync(id, SyncDepth::Bodies);
        QCOMPARE(texts().size(), 9);

        const auto receipt = client.wait(switching.goBack(id));
        QCOMPARE(receipt.accounted(), receipt.before);
        QCOMPARE(receipt.deletedMeanwhile, 3);
        const auto asExpected = [&] {
            for (const auto &folder : client.wait(client.service->folders(id))) {
                if (folder.role == FolderRole::Inbox && folder.total != 7)
                    return false;
                if (folder.role == FolderRole::Trash && folder.total != 5)
                    return false;
            }
            return texts() == before; // nothing is lost, nothing doubled
        };
        QVERIFY(asExpected());
        client.sync(id, SyncDepth::Bodies);
        QVERIFY(asExpected());
        QCOMPARE(switching.state(id).last->deletedMeanwhile, 3);
        // Forward again: in the trash, on the server too.
        client.wait(switching.run(id, wish(Protocol::Imap)));
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, 7);
    }

    void whatTheServerDoesNotTakeStaysReadable()
    {
        fillInbox(5);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        livePop3(client, id);
        const auto before = contents(client, id, false);
        auto here = wish(Protocol::Imap);
        here.upload = false;
        const auto receipt = client.wait(client.service->switching()->run(id, here));
        QCOMPARE(receipt.leftHere, 8);
        QCOMPARE(receipt.left.size(), 8);
        QCOMPARE(receipt.accounted(), receipt.before);
        const auto local = client.folder(id, QStringLiteral("Only on this computer"));
        QCOMPARE(local.total, 8);
        QVERIFY(local.where == Where::OnlyHere);
        const auto rows = client.list(id, local.id);
        for (const auto &row : rows)
            QVERIFY(row.where == Where::OnlyHere);
        // It can be worked with, and no look at the server takes it away.
        client.wait(client.service->change({id, local.id}, {rows[0].id}, Star{}));
        QCOMPARE(client.wait(client.service->performPending(id)).size(), 0);
        client.sync(id, SyncDepth::Bodies);
        QCOMPARE(client.folder(id, QStringLiteral("Only on this computer")).total, 8);
        QCOMPARE(contents(client, id, false).size(), before.size());
    }

    void aDamagedJournalIsSaidAndChangesNothing()
    {
        fillInbox(3);
        ServiceClient client;
        const auto id = client.add(account(Protocol::Pop3)).id;
        client.sync(id, SyncDepth::Bodies);
        QFile journal(client.profile.filePath(QStringLiteral("switch-%1.json").arg(id.value)));
        QVERIFY(journal.open(QIODevice::WriteOnly));
        journal.write("{ damaged");
        journal.close();
        QVERIFY(!client.service->switching()->state(id).canGoBack);
        try {
            client.wait(client.service->switching()->run(id, wish(Protocol::Imap)));
            QFAIL("nothing was said");
        } catch (const MailError &error) {
            QVERIFY(error.kind() == MailError::Kind::FileUnreadable);
        }
        QVERIFY(client.service->accounts().first().protocol == Protocol::Pop3);
        QCOMPARE(client.folder(id, QStringLiteral("INBOX")).total, 3);
        client.wait(client.service->removeAccount(id, LocalMail::Delete));
    }

    void anOutboxThatIsNotEmptyComesFirst()
    {
        fillInbox(3);
        ServiceClient client;
        auto own = account(Protocol::Pop3);
        own.outgoing
            = ServerAddress{QStringLiteral("127.0.0.1"), 1, Security::Plaintext, m_user.name}; // nobody there
        const auto id = client.add(own).id;
        client.sync(id, SyncDepth::Bodies);
        Composition letter;
        letter.id = QStringLiteral("letter");
        letter.account = id;
        letter.message.from = {{}, m_user.address};
        letter.message.to = {{{}, QStringLiteral("ben@lab.example")}};
        letter.message.subject = QStringLiteral("Warte");
        client.wait(client.service->writing()->send(letter, {}));
        try {
            client.wait(client.service->switching()->run(id, wish(Protocol::Imap)));
            QFAIL("it was switched");
        } catch (const MailError &error) {
            QVERIFY(error.subject().contains(QStringLiteral("outbox")));
        }
        QVERIFY(client.service->accounts().first().protocol == Protocol::Pop3);
    }
};

QTEST_GUILESS_MAIN(TestSwitch)
#include "tst_switch.moc"
