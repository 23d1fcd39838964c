// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of mailcore against a real Cyrus: what holds with Dovecot (tst_accounts) must hold there.
#include "tests/support/Accounts.h"
#include "tests/support/CyrusServer.h"
#include "tests/support/LineClient.h"
#include "tests/support/ServiceClient.h"

#include <QtTest>

using namespace duopost;
using test::CyrusServer;
using test::LineClient;

namespace {

constexpr int messageCount = 120;

QByteArray bytesOf(int number)
{
    const auto text = QByteArray::number(number);
    return "From: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r\nTo: anna@cyrus.example\r\nSubject: "
           "=?utf-8?q?Gr=C3=BC=C3=9Fe?= "
        + text + "\r\nDate: Mon, 01 Jan 2024 10:" + QByteArray::number(number / 60).rightJustified(2, '0') + ":"
        + QByteArray::number(number % 60).rightJustified(2, '0') + " +0100\r\nMessage-ID: <" + text
        + "@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nZeile\r\n.Punkt\r\n..\r\nEnde "
        + text + "\r\n";
}

// One device: a profile of its own.
struct Device : ServiceClient {
    Device(const Account &account, Perform perform) : ServiceClient(perform)
    {
        id = add(account).id;
        look();
    }
    void look() { sync(id, SyncDepth::Bodies); }
    static int numberOf(const MessageRow &row) { return row.messageId.split('@').first().toInt(); }
    QList<int> numbers(const QString &path)
    {
        QList<int> result;
        for (const auto &row : list(id, folder(id, path).id))
            result << numberOf(row);
        std::sort(result.begin(), result.end());
        return result;
    }
    MessageRow find(const QString &path, int number)
    {
        for (const auto &row : list(id, folder(id, path).id)) {
            if (numberOf(row) == number)
                return row;
        }
        return {};
    }
    void change(const QString &path, const QList<int> &numbers, const Change &what)
    {
        QList<MessageId> ids;
        for (const auto number : numbers)
            ids << find(path, number).id;
        wait(service->change({id, folder(id, path).id}, ids, what));
    }
    QList<ChangeResult> perform() { return wait(service->performPending(id)); }

    AccountId id;
};

} // namespace

class TestCyrus : public QObject {
    Q_OBJECT

    std::unique_ptr<CyrusServer> m_plain, m_belowInbox;
    int m_nextUser = 0;
    QString m_user;

    static QStringList users()
    {
        QStringList names;
        for (int i = 0; i < 40; ++i)
            names << QStringLiteral("user%1").arg(i);
        return names;
    }
    CyrusServer &server(bool belowInbox = false) { return belowInbox ? *m_belowInbox : *m_plain; }
    Account account(Protocol protocol, Security security = Security::Plaintext)
    {
        return server().account(m_user, protocol, security);
    }
    static void bothProtocols()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }
    void fillInbox(CyrusServer &there, int count = messageCount)
    {
        QList<LabMessage> messages;
        for (int i = 0; i < count; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i),
                .received = QDateTime::fromSecsSinceEpoch(1'700'000'000 + i),
                .flags = i % 3 == 0 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
        there.fill(m_user, QStringLiteral("INBOX"), messages);
    }

private slots:
    void initTestCase()
    {
        const auto why = CyrusServer::whyNot();
        if (!why.isEmpty() && !CyrusServer::isRequired())
            QSKIP(qPrintable(QStringLiteral("no Cyrus here: ") + why));
        QVERIFY2(why.isEmpty(), qPrintable(why));
        try {
            m_plain = std::make_unique<CyrusServer>(users(), CyrusServer::Names::Plain);
            m_belowInbox = std::make_unique<CyrusServer>(users(), CyrusServer::Names::BelowInbox);
        } catch (const MailError &error) {
            QFAIL(qPrintable(QString::fromUtf8(error.what()) + error.detail()));
        }
    }

    void init() { m_user = users().at(m_nextUser++); }

    void everythingArrivesExactly_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<int>("security");
        for (const auto protocol : {Protocol::Imap, Protocol::Pop3}) {
            for (const auto security : {Security::Tls, Security::StartTls, Security::Plaintext})
                QTest::addRow("%s %s", qPrintable(toString(protocol)), qPrintable(toString(security)))
                    << int(protocol) << int(security);
        }
    }
    void everythingArrivesExactly()
    {
        QFETCH(int, protocol);
        QFETCH(int, security);
        fillInbox(server());
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
            QCOMPARE(client.wait(client.service->rawMessage({added.id, rows[i].id})), bytesOf(number));
        }
    }

    void foldersHaveTheirNamesAndRoles_data()
    {
        QTest::addColumn<bool>("belowInbox");
        QTest::newRow("Sent") << false;
        QTest::newRow("INBOX.Sent") << true;
    }
    void foldersHaveTheirNamesAndRoles()
    {
        QFETCH(bool, belowInbox);
        auto &there = server(belowInbox);
        fillInbox(there, 3);
        there.fill(
            m_user, QStringLiteral("Projekte/Alt"), {{.bytes = bytesOf(1), .received = {}, .flags = {}}});
        ServiceClient client;
        const auto added = client.add(there.account(m_user, Protocol::Imap));
        client.sync(added.id, SyncDepth::Bodies);
        QHash<int, int> roles;
        QStringList paths;
        int below = 0;
        for (const auto &folder : client.wait(client.service->folders(added.id))) {
            ++roles[int(folder.role)];
            paths << folder.path;
            below += folder.path.endsWith(QLatin1String("Projekte/Alt")) ? folder.total : 0;
        }
        for (const auto role :
             {FolderRole::Inbox, FolderRole::Sent, FolderRole::Drafts, FolderRole::Trash, FolderRole::Junk,
              FolderRole::Archive})
            QVERIFY2(
                roles.value(int(role)) == 1,
                qPrintable(toString(role) + QStringLiteral(" in ") + paths.join(QLatin1Char(' '))));
        QVERIFY2(below == 1, qPrintable(paths.join(QLatin1Char(' '))));
    }

    void aSecondSynchronisationBringsOnlyNews_data() { bothProtocols(); }
    void aSecondSynchronisationBringsOnlyNews()
    {
        QFETCH(int, protocol);
        fillInbox(server());
        ServiceClient client;
        const auto added = client.add(account(Protocol(protocol)));
        const auto inboxOf = [](const SyncReport &report) {
            for (const auto &folder : report.folders) {
                if (folder.path == QLatin1String("INBOX"))
                    return folder;
            }
            return FolderReport{};
        };
        QCOMPARE(inboxOf(client.sync(added.id)).arrived, messageCount);
        const auto again = client.sync(added.id);
        QCOMPARE(inboxOf(again).arrived, 0);
        QCOMPARE(inboxOf(again).gone, 0);
        QVERIFY2(again.bytesIn < 20'000, qPrintable(QString::number(again.bytesIn)));
        server().fill(m_user, QStringLiteral("INBOX"), {{.bytes = bytesOf(500), .received = {}, .flags = {}}});
        const auto third = client.sync(added.id);
        QCOMPARE(inboxOf(third).arrived, 1);
        QCOMPARE(inboxOf(third).total, messageCount + 1);
    }

    // What another device did while we were away: marks set and taken, messages gone, in one look.
    void changesOfOthersArrive()
    {
        fillInbox(server());
        ServiceClient client;
        const auto added = client.add(account(Protocol::Imap));
        client.sync(added.id, SyncDepth::Bodies);
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        QVERIFY(other.imap("SELECT INBOX").contains("OK"));
        QVERIFY(other.imap("STORE 10:19 +FLAGS (\\Flagged)").contains("OK"));
        QVERIFY(other.imap("STORE 1:3 -FLAGS (\\Seen)").contains("OK"));
        QVERIFY(other.imap("STORE 31:35 +FLAGS (\\Deleted)").contains("OK"));
        QVERIFY(other.imap("EXPUNGE").contains("OK"));
        client.sync(added.id, SyncDepth::Bodies);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, messageCount - 5);
        int flagged = 0;
        for (const auto &row : client.list(added.id, inbox.id)) {
            flagged += row.flags.testFlag(MessageFlag::Flagged) ? 1 : 0;
            const auto number = row.messageId.split('@').first().toInt();
            QVERIFY2(number < 30 || number > 34, row.messageId.constData());
            QCOMPARE(row.flags.testFlag(MessageFlag::Flagged), number >= 9 && number <= 18);
        }
        QCOMPARE(flagged, 10);
        QCOMPARE(inbox.unread, 80 + 1 - 3); // 0 is unread again; of 30 to 34, two were read
    }

    // QRESYNC: what changed and what vanished, and nothing else.
    void anotherLookCostsWhatChanged()
    {
        constexpr int many = 600;
        fillInbox(server(), many);
        ServiceClient client;
        const auto added = client.add(account(Protocol::Imap));
        client.sync(added.id);
        const auto quiet = client.sync(added.id);
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        QVERIFY(other.imap("CAPABILITY").contains("QRESYNC"));
        QVERIFY(other.imap("SELECT INBOX").contains("OK"));
        QVERIFY(other.imap("STORE 200 +FLAGS (\\Flagged)").contains("OK"));
        QVERIFY(other.imap("STORE 301:302 +FLAGS (\\Deleted)").contains("OK"));
        QVERIFY(other.imap("EXPUNGE").contains("OK"));
        const auto busy = client.sync(added.id);
        const auto inbox = client.folder(added.id, QStringLiteral("INBOX"));
        QCOMPARE(inbox.total, many - 2);
        QStringList flagged;
        for (const auto &row : client.list(added.id, inbox.id)) {
            if (row.flags.testFlag(MessageFlag::Flagged))
                flagged << QString::fromLatin1(row.messageId);
            QVERIFY(row.messageId != "300@example.org" && row.messageId != "301@example.org");
        }
        QCOMPARE(flagged, QStringList{QStringLiteral("199@example.org")});
        // All UIDs with their flags would be more than 40 octets each.
        QVERIFY2(
            busy.bytesIn < quiet.bytesIn + 4000, qPrintable(QString::number(busy.bytesIn - quiet.bytesIn)));
    }

    void movesCopiesAndDeletionsReachTheOtherDevice()
    {
        fillInbox(server(), 12);
        const auto inbox = QStringLiteral("INBOX"), shelf = QStringLiteral("Ablage");
        server().fill(m_user, shelf, {{.bytes = bytesOf(100), .received = {}, .flags = {}}});
        Device here(account(Protocol::Imap), Perform::WhenAsked),
            there(account(Protocol::Imap), Perform::WhenAsked);
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        QVERIFY(other.imap("SELECT INBOX").contains("OK"));
        QVERIFY(other.imap("STORE 12 +FLAGS.SILENT (\\Deleted)").contains("OK")); // 11: not ours to remove
        const auto moved = here.find(inbox, 3);
        here.change(inbox, {3, 4}, MoveTo{here.folder(here.id, shelf).id});
        here.change(inbox, {5}, CopyTo{here.folder(here.id, shelf).id});
        here.change(inbox, {6, 7}, DeleteForGood{});
        for (const auto &result : here.perform())
            QVERIFY2(result.outcome == Outcome::Done, qPrintable(result.serverText));
        QVERIFY(here.wait(here.service->pending(here.id)).isEmpty());
        QCOMPARE(here.find(shelf, 3).id, moved.id);
        QVERIFY(here.find(shelf, 3).where == Where::ServerAndHere);
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->numbers(inbox), (QList<int>{0, 1, 2, 5, 8, 9, 10, 11}));
            QCOMPARE(device->numbers(shelf), (QList<int>{3, 4, 5, 100}));
            QVERIFY(device->find(inbox, 11).flags.testFlag(MessageFlag::Deleted));
            for (const auto number : {3, 5})
                QCOMPARE(
                    device->wait(device->service->rawMessage({device->id, device->find(shelf, number).id})),
                    bytesOf(number));
        }
        QCOMPARE(here.find(shelf, 3).id, moved.id);
        QCOMPARE(here.find(shelf, 3).remote, there.find(shelf, 3).remote);
    }

    void newsComeWithoutAsking()
    {
        fillInbox(server(), 5);
        const auto inbox = QStringLiteral("INBOX");
        Device here(account(Protocol::Imap), Perform::AtOnce);
        Freshness fresh;
        connect(
            here.service.get(), &MailService::freshnessChanged, here.service.get(),
            [&](const Freshness &now) { fresh = now; });
        here.service->watch(here.id, true);
        QTRY_VERIFY_WITH_TIMEOUT(fresh.state == Freshness::State::Live && fresh.asOf.isValid(), 20'000);
        server().fill(m_user, inbox, {{.bytes = bytesOf(50), .received = {}, .flags = {}}});
        QTRY_VERIFY_WITH_TIMEOUT(here.find(inbox, 50).id, 20'000);
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        QVERIFY(other.imap("SELECT INBOX").contains("OK"));
        QVERIFY(other.imap("STORE 2 +FLAGS (\\Flagged)").contains("OK"));
        QTRY_VERIFY_WITH_TIMEOUT(here.find(inbox, 1).flags.testFlag(MessageFlag::Flagged), 20'000);
        QVERIFY(other.imap("STORE 3 +FLAGS (\\Deleted)").contains("OK"));
        QVERIFY(other.imap("EXPUNGE").contains("OK"));
        QTRY_COMPARE_WITH_TIMEOUT(here.numbers(inbox), (QList<int>{0, 1, 3, 4, 50}), 20'000);
        QVERIFY(fresh.state == Freshness::State::Live);
    }

    void foldersAreMadeRenamedAndDeletedForBoth_data()
    {
        QTest::addColumn<bool>("belowInbox");
        QTest::newRow("Sent") << false;
        QTest::newRow("INBOX.Sent") << true;
    }
    void foldersAreMadeRenamedAndDeletedForBoth()
    {
        QFETCH(bool, belowInbox);
        auto &server = this->server(belowInbox);
        fillInbox(server, 3);
        const auto where = server.account(m_user, Protocol::Imap);
        Device here(where, Perform::WhenAsked), there(where, Perform::WhenAsked);
        const auto inbox = QStringLiteral("INBOX");
        // As the folders beside it are called here.
        const auto top = belowInbox ? QStringLiteral("INBOX/") : QString();
        const auto project = top + QStringLiteral("Projekt & Größe"), done = top + QStringLiteral("Erledigt"),
                   child = project + QStringLiteral("/Teil");
        const auto act = [&](const FolderChange &change) {
            const auto folder = here.wait(here.service->changeFolder(here.id, change));
            return folder;
        };
        const auto send = [&] {
            for (const auto &result : here.perform())
                QVERIFY2(result.outcome == Outcome::Done, qPrintable(result.serverText));
            here.look();
            there.look();
        };
        const auto made = act(CreateFolder{project});
        act(CreateFolder{child});
        here.change(inbox, {1}, MoveTo{made});
        send();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->numbers(project), QList<int>{1});
            QVERIFY(device->folder(device->id, child).id);
            QVERIFY(device->folder(device->id, project).where == Where::ServerAndHere);
        }
        act(RenameFolder{made, done});
        send();
        for (auto *device : {&here, &there}) {
            QVERIFY(!device->folder(device->id, project).id);
            QVERIFY(!device->folder(device->id, child).id);
            QCOMPARE(device->numbers(done), QList<int>{1});
            QVERIFY(device->folder(device->id, done + QStringLiteral("/Teil")).id);
        }
        QCOMPARE(here.folder(here.id, done).id, made);
        act(UnsubscribeFolder{made});
        send();
        QVERIFY(!there.folder(there.id, done).subscribed);
        act(DeleteFolder{here.folder(here.id, done + QStringLiteral("/Teil")).id});
        act(DeleteFolder{made});
        send();
        for (auto *device : {&here, &there}) {
            QVERIFY(!device->folder(device->id, done).id);
            QVERIFY(!device->folder(device->id, done + QStringLiteral("/Teil")).id);
            QCOMPARE(device->numbers(inbox), (QList<int>{0, 2}));
        }
    }

    void aMessageNotHereIsFetchedWhenOpened_data() { bothProtocols(); }
    void aMessageNotHereIsFetchedWhenOpened()
    {
        QFETCH(int, protocol);
        fillInbox(server(), 10);
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

    void marksTravelOverImapOnly_data() { bothProtocols(); }
    void marksTravelOverImapOnly()
    {
        QFETCH(int, protocol);
        const bool imap = Protocol(protocol) == Protocol::Imap;
        fillInbox(server(), 12);
        ServiceClient first;
        const auto mine = first.add(account(Protocol(protocol)));
        first.sync(mine.id);
        const auto inbox = first.folder(mine.id, QStringLiteral("INBOX"));
        const auto rows = first.list(mine.id, inbox.id);
        first.wait(first.service->change({mine.id, inbox.id}, {rows[0].id, rows[1].id}, MarkRead{}));
        first.wait(first.service->change({mine.id, inbox.id}, {rows[5].id}, Star{}));
        first.wait(first.service->change({mine.id, inbox.id}, {rows[6].id}, MarkJunk{}));
        for (const auto &result : first.wait(first.service->performPending(mine.id)))
            QVERIFY(result.outcome == Outcome::Done);
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        QVERIFY(other.imap("EXAMINE INBOX").contains("OK"));
        const auto count = [&](const QByteArray &what) {
            const auto answer = other.imap("SEARCH " + what).split('\n').first();
            return answer.split(' ').size() - 2; // "* SEARCH 1 2"
        };
        QCOMPARE(count("SEEN"), imap ? 6 : 4);
        QCOMPARE(count("FLAGGED"), imap ? 1 : 0);
        QCOMPARE(count("KEYWORD $Junk"), imap ? 1 : 0);
    }

    void nothingIsRemovedFromTheServer_data() { bothProtocols(); }
    void nothingIsRemovedFromTheServer()
    {
        QFETCH(int, protocol);
        fillInbox(server(), 20);
        {
            ServiceClient client;
            const auto added = client.add(account(Protocol(protocol)));
            client.sync(added.id, SyncDepth::Bodies);
        }
        LineClient other({});
        QVERIFY(logIn(other, account(Protocol::Imap)));
        const auto status = other.imap("STATUS INBOX (MESSAGES UNSEEN)");
        QVERIFY2(status.contains("MESSAGES 20") && status.contains("UNSEEN 13"), status.constData());
    }

    void aWrongPasswordIsSaidSo_data() { bothProtocols(); }
    void aWrongPasswordIsSaidSo()
    {
        QFETCH(int, protocol);
        ServiceClient client;
        auto wrong = account(Protocol(protocol), Security::Tls);
        wrong.passwordFile = client.profile.filePath(QStringLiteral("password"));
        QFile file(wrong.passwordFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write("wrong-secret\n");
        file.close();
        const auto added = client.add(wrong);
        const auto error = errorOf([&] { client.sync(added.id); });
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::WrongPassword, error->what());
        QVERIFY(!QString::fromUtf8(error->what()).contains(QStringLiteral("wrong-secret")));
    }
};

QTEST_GUILESS_MAIN(TestCyrus)
#include "tst_cyrus.moc"
