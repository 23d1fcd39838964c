// SPDX-License-Identifier: GPL-3.0-or-later
// The IMAP session against a real Dovecot, with an independent client looking on.
#include "mailcore/Lab.h"
#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/SessionOf.h"
#include "tests/support/Accounts.h"
#include "tests/support/LineClient.h"
#include "tests/support/MemorySink.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <atomic>
#include <time.h>

using namespace duopost;
using namespace duopost::test;

namespace {

QByteArray mail(const QByteArray &id)
{
    return "From: Someone <someone@lab.example>\r\nTo: anna@lab.example\r\nSubject: About " + id
        + "\r\nDate: Mon, 3 Mar 2025 09:00:00 +0100\r\nMessage-ID: <" + id + "@lab.example>\r\n\r\nHello " + id
        + ".\r\n";
}

struct LiveSession {
    std::unique_ptr<Session> session;
    QHash<QByteArray, RemoteFolder> folders;

    explicit LiveSession(const Account &account, const QByteArray &password, const ImapOptions &options = {})
        : session(std::make_unique<SessionOf<ImapSession>>(
            account, Credentials{account.incoming.user.toUtf8(), password}, std::stop_token(),
            [](const char *, const QString &) {}, options))
    {
        list();
    }
    void list()
    {
        folders.clear();
        for (const auto &folder : session->folders())
            folders.insert(folder.name, folder);
    }
    Targets targets(const QByteArray &folder, const MemorySink &known, const QList<QByteArray> &ids)
    {
        Targets result{.folder = folders[folder], .uidValidity = folders[folder].status->uidValidity};
        for (const auto &header : known.received) {
            for (const auto &id : ids) {
                if (!header.header.contains("<" + id + "@lab.example>"))
                    continue;
                result.ids << header.remote;
                result.likeness.insert(header.remote.key, {id + "@lab.example", header.size});
            }
        }
        return result;
    }
};

/// Somebody on the line: says something of his own to the client when it asks for STARTTLS.
class Injector {
public:
    Injector(quint16 serverPort, const QByteArray &evil)
    {
        m_thread.reset(QThread::create([this, serverPort, evil] {
            QTcpServer listening;
            listening.listen(QHostAddress::LocalHost);
            QEventLoop loop;
            QObject::connect(&listening, &QTcpServer::newConnection, &loop, [&] {
                auto *client = listening.nextPendingConnection();
                auto *server = new QTcpSocket(client);
                server->connectToHost(QHostAddress::LocalHost, serverPort);
                QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server, evil] {
                    const auto bytes = client->readAll();
                    if (bytes.contains("STARTTLS")) {
                        client->write(evil);
                        m_injected = true;
                    }
                    server->write(bytes);
                });
                QObject::connect(server, &QTcpSocket::readyRead, client, [client, server] {
                    client->write(server->readAll());
                });
            });
            m_loop = &loop;
            m_port = listening.serverPort();
            loop.exec();
        }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~Injector()
    {
        QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        m_thread->wait();
    }
    quint16 port() const { return m_port; }
    bool hasInjected() const { return m_injected; }

private:
    std::atomic<QEventLoop *> m_loop = nullptr;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_injected = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace

class TestImapSessionLive : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    int m_users = 0;

    LabUser user(int number) const
    {
        const auto name = QStringLiteral("live%1").arg(number);
        for (const auto &one : m_lab->users()) {
            if (one.name == name)
                return one;
        }
        return {};
    }
    LabUser fresh(const QList<QByteArray> &ids = {})
    {
        const auto one = user(++m_users);
        QList<LabMessage> messages;
        for (const auto &id : ids)
            messages << LabMessage{mail(id), {}, {}};
        if (!messages.isEmpty())
            m_lab->fill(one, QStringLiteral("INBOX"), messages);
        return one;
    }
    Account account(const LabUser &one) const { return m_lab->account(one, Protocol::Imap); }
    LiveSession session(const LabUser &one, const ImapOptions &options = {}) const
    {
        return LiveSession(account(one), one.password.toUtf8(), options);
    }
    /// What an independent client finds in a folder: the subjects, sorted.
    QByteArray seen(const LabUser &one, const QByteArray &folder) const
    {
        LineClient client(m_lab->certificateFile());
        if (!logIn(client, account(one)))
            return "no log-in";
        client.imap("EXAMINE \"" + folder + '"');
        const auto answer = client.imap("FETCH 1:* BODY.PEEK[HEADER.FIELDS (SUBJECT)]");
        QList<QByteArray> subjects;
        for (const auto &line : answer.split('\n')) {
            if (line.startsWith("Subject: About "))
                subjects << line.mid(15).trimmed();
        }
        std::sort(subjects.begin(), subjects.end());
        return subjects.join(' ');
    }

private slots:
    void initTestCase()
    {
        LabOptions options;
        options.sampleMail = false;
        for (int i = 1; i <= 30; ++i)
            options.extraUsers << QStringLiteral("live%1").arg(i);
        try {
            m_lab = Lab::start(options);
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
    }
    void cleanupTestCase() { m_lab.reset(); }

    void i27MovesCopiesAndDeletesArriveAtTheServer()
    {
        const auto one = fresh({"a", "b", "c", "d"});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        QCOMPARE(sink.received.size(), 4);

        auto targets = live.targets("INBOX", sink, {"a", "b"});
        targets.target = live.folders["Archive"];
        const auto moved = live.session->perform(MoveTo{}, targets);
        QCOMPARE(moved.landed.size(), 2);
        QCOMPARE(moved.targetUidValidity, live.folders["Archive"].status->uidValidity);
        QVERIFY(moved.missing.isEmpty());

        targets = live.targets("INBOX", sink, {"c"});
        targets.target = live.folders["Archive"];
        QCOMPARE(live.session->perform(CopyTo{}, targets).landed.size(), 1);
        live.session->perform(DeleteForGood{}, live.targets("INBOX", sink, {"d"}));
        QCOMPARE(seen(one, "INBOX"), QByteArray("c"));
        QCOMPARE(seen(one, "Archive"), QByteArray("a b c"));

        // Once more, as after a lost answer: nothing comes twice, and all of it is found.
        targets = live.targets("INBOX", sink, {"a", "b"});
        targets.target = live.folders["Archive"];
        targets.again = true;
        const auto again = live.session->perform(MoveTo{}, targets);
        QCOMPARE(again.landed, moved.landed);
        QVERIFY(again.missing.isEmpty());
        QCOMPARE(seen(one, "Archive"), QByteArray("a b c"));
    }

    // What another client has marked as deleted stays when we delete ours.
    void i27OthersDeletionsStay()
    {
        const auto one = fresh({"a", "b"});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        LineClient other(m_lab->certificateFile());
        QVERIFY(logIn(other, account(one)));
        other.imap("SELECT INBOX");
        QVERIFY(other.imap("STORE 1 +FLAGS (\\Deleted)").contains("OK"));
        live.session->perform(DeleteForGood{}, live.targets("INBOX", sink, {"b"}));
        live.session->close();
        QCOMPARE(seen(one, "INBOX"), QByteArray("a"));
    }

    void i11AMessageThatIsAnotherOneNowIsLeftAlone()
    {
        const auto one = fresh({"a"});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        auto targets = live.targets("INBOX", sink, {"a"});
        targets.likeness[targets.ids.first().key].messageId = "stranger@lab.example";
        QCOMPARE(live.session->perform(DeleteForGood{}, targets).missing, targets.ids);
        QCOMPARE(seen(one, "INBOX"), QByteArray("a"));
    }

    void i29AppendsAreFoundAgainAndNotRepeated()
    {
        const auto one = fresh();
        auto live = session(one);
        Upload upload{
            .raw = mail("draft"),
            .flags = MessageFlags(MessageFlag::Seen) | MessageFlag::Draft | MessageFlag::Forwarded,
            .keywords = "work",
            .date = 1'700'000'000'000,
            .messageId = "draft@lab.example"};
        const auto first = live.session->append(live.folders["Drafts"], upload);
        QCOMPARE(first.landed.size(), 1);
        upload.again = true;
        const auto again = live.session->append(live.folders["Drafts"], upload);
        QCOMPARE(again.landed, first.landed);
        QCOMPARE(seen(one, "Drafts"), QByteArray("draft"));
        MemorySink sink;
        live.list();
        live.session->pull(live.folders["Drafts"], {}, sink);
        QCOMPARE(sink.received.size(), 1);
        QCOMPARE(sink.received.first().arrived, 1'700'000'000'000);
        QCOMPARE(sink.received.first().keywords, QByteArray("work"));
        QVERIFY(
            sink.received.first().flags
            == (MessageFlags(MessageFlag::Seen) | MessageFlag::Draft | MessageFlag::Forwarded));
    }

    void i30AnAppendToNowhereSaysSo()
    {
        auto live = session(fresh());
        const auto error = errorOf([&] {
            live.session->append({.name = "nowhere"}, {.raw = mail("x"), .messageId = "x@lab.example"});
        });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QVERIFY2(error->serverText().contains(QLatin1String("TRYCREATE")), error->what());
        live.session->check();
    }

    void foldersAreMadeAndUnmade()
    {
        auto live = session(fresh());
        using Kind = FolderTask::Kind;
        live.session->perform(FolderTask{Kind::Create, "K&APY-ln/A", {}});
        live.session->perform(FolderTask{Kind::Create, "K&APY-ln/A", {}}); // as after a crash
        live.list();
        QCOMPARE(live.folders["K&APY-ln/A"].path, QString::fromUtf8("Köln/A"));
        QVERIFY(live.folders["K&APY-ln/A"].subscribed);
        live.session->perform(FolderTask{Kind::Rename, "K&APY-ln/A", "B"});
        live.session->perform(FolderTask{Kind::Unsubscribe, "B", {}});
        live.list();
        QVERIFY(!live.folders.contains("K&APY-ln/A"));
        QVERIFY(live.folders.contains("B") && !live.folders["B"].subscribed);
        live.session->perform(FolderTask{Kind::Delete, "B", {}});
        live.session->perform(FolderTask{Kind::Delete, "B", {}});
        live.list();
        QVERIFY(!live.folders.contains("B"));
    }

    void aResyncIsOneRoundTripAndTellsAll()
    {
        const auto one = fresh({"a", "b", "c"});
        auto live = session(one);
        MemorySink first;
        const auto cursor = live.session->pull(live.folders["INBOX"], {}, first);
        {
            LineClient other(m_lab->certificateFile());
            QVERIFY(logIn(other, account(one)));
            other.imap("SELECT INBOX");
            other.imap("STORE 1 +FLAGS (\\Flagged private)");
            other.imap("STORE 2 +FLAGS (\\Deleted)");
            other.imap("EXPUNGE");
            QVERIFY(
                other.imap("APPEND INBOX {" + QByteArray::number(mail("new").size()) + "+}\r\n" + mail("new"))
                    .contains("OK"));
        }
        live.list();
        const auto before = live.session->counters().commands;
        MemorySink second;
        const auto next = live.session->pull(live.folders["INBOX"], cursor, second);
        QVERIFY(
            live.session->counters().commands - before <= 2); // SELECT (QRESYNC …) and the new one, together
        QCOMPARE(second.received.size(), 1);
        QVERIFY(second.received.first().header.contains("About new"));
        QCOMPARE(second.reflagged.size(), 1);
        QCOMPARE(second.reflagged.first().keywords, QByteArray("private"));
        QCOMPARE(second.goneIds.size(), 1);
        QVERIFY(!second.presentIds);
        // Nothing more: one command for all folders, and none for this one.
        live.list();
        const auto quiet = live.session->counters().commands;
        MemorySink third;
        QCOMPARE(live.session->pull(live.folders["INBOX"], next, third), next);
        QCOMPARE(live.session->counters().commands, quiet);
    }

    void newsArriveWhileWaiting()
    {
        const auto one = fresh({"a"});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        const QList<RemoteFolder> watched{live.folders["INBOX"]};
        QVERIFY(live.session->waitForNews(watched, 50).isEmpty());

        LineClient other(m_lab->certificateFile());
        QVERIFY(logIn(other, account(one)));
        QElapsedTimer timer;
        timer.start();
        other.send("x APPEND INBOX {" + QByteArray::number(mail("new").size()) + "+}\r\n" + mail("new"));
        const auto news = live.session->waitForNews(watched, 20'000);
        QVERIFY(news.folders.contains("INBOX"));
        QVERIFY(timer.elapsed() < 10'000);
    }

    void notifyTellsOfOtherFolders()
    {
        const auto one = fresh({"a"});
        auto live = session(one);
        if (live.session->tells() != Tells::EveryFolder)
            QSKIP("this Dovecot does not offer NOTIFY");
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        const QList<RemoteFolder> watched{live.folders["INBOX"]};
        QVERIFY(live.session->waitForNews(watched, 50).isEmpty());
        LineClient other(m_lab->certificateFile());
        QVERIFY(logIn(other, account(one)));
        other.send("x APPEND Archive {" + QByteArray::number(mail("new").size()) + "+}\r\n" + mail("new"));
        QVERIFY(live.session->waitForNews(watched, 20'000).folders.contains("Archive"));
        other.send("y CREATE Neu");
        News news;
        for (int i = 0; i < 5 && !news.folderList; ++i)
            news = live.session->waitForNews(watched, 5000);
        QVERIFY(news.folderList);
    }

    void i36WaitingTakesNoComputingTime()
    {
        auto live = session(fresh());
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        const auto used = [] {
            timespec now{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
        };
        live.session->waitForNews({live.folders["INBOX"]}, 10); // what it costs to begin
        const auto before = used();
        QVERIFY(live.session->waitForNews({live.folders["INBOX"]}, 4000).isEmpty());
        const auto micro = used() - before;
        QVERIFY2(micro < 20'000, qPrintable(QString::number(micro))); // polling every 25 ms takes more
        qInfo("4 s of waiting took %ld us", static_cast<long>(micro));
    }

    void factsAreTold()
    {
        auto live = session(fresh());
        const auto facts = live.session->facts();
        QVERIFY2(facts.software.startsWith(QLatin1String("Dovecot")), qPrintable(facts.software));
        QVERIFY(facts.quotaLimit && *facts.quotaLimit == 10LL * 1024 * 1024 * 1024);
        QCOMPARE(facts.delimiter, '/');
    }

    void onePartIsFetchedAlone()
    {
        const auto one = user(++m_users);
        const QByteArray parts = "From: a@lab.example\r\nMessage-ID: <p@lab.example>\r\nMIME-Version: 1.0\r\n"
                                 "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x\r\n"
                                 "Content-Type: application/pdf\r\n\r\n"
            + QByteArray(300'000, 'p') + "\r\n--x--\r\n";
        m_lab->fill(one, QStringLiteral("INBOX"), {LabMessage{parts, {}, {}}});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        QVERIFY(sink.received.first().hasAttachments);
        const auto targets = live.targets("INBOX", sink, {"p"});
        qint64 reported = 0;
        live.session->setTransferReport([&](qint64 done, qint64) { reported = done; });
        QCOMPARE(live.session->fetchPart(targets, "2").size(), 300'000);
        QCOMPARE(reported, 300'000);
        const auto error = errorOf([&] { live.session->fetchPart(targets, "2] BODY[1"); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
    }

    // CASES I2: what somebody on the line says before the handshake is not the server's word.
    void i2UntaggedDataBeforeStartTlsIsForgotten()
    {
        const auto one = fresh({"a"});
        const auto server = m_lab->account(one, Protocol::Imap, Security::StartTls);
        Injector injector(
            server.incoming.port,
            "* CAPABILITY IMAP4rev1 AUTH=EVIL LOGINDISABLED\r\n* LIST () \"/\" evil\r\n* 9 EXPUNGE\r\n"
            "* OK [ALERT] Send your password to evil.example\r\n");
        auto account = server;
        account.incoming.port = injector.port();
        LiveSession live(account, one.password.toUtf8());
        QVERIFY(injector.hasInjected());
        QVERIFY(!live.folders.contains("evil"));
        QVERIFY(live.session->takeAlerts().isEmpty());
    }

    void compressionIsUsedWhereItIsWanted()
    {
        QList<LabMessage> messages;
        for (int i = 0; i < 500; ++i)
            messages << LabMessage{mail("c" + QByteArray::number(i)), {}, {}};
        const auto one = user(++m_users);
        m_lab->fill(one, QStringLiteral("INBOX"), messages);
        QList<RemoteHeader> received[2];
        qint64 bytes[2] = {};
        for (const int way : {0, 1}) {
            ImapOptions options;
            options.compression = way == 0 ? ImapOptions::Compression::Never : ImapOptions::Compression::Always;
            auto live = session(one, options);
            MemorySink sink;
            live.session->pull(live.folders["INBOX"], {}, sink);
            received[way] = sink.received;
            bytes[way] = live.session->counters().bytesIn;
            live.session->check();
            QVERIFY(live.session->waitForNews({live.folders["INBOX"]}, 100).isEmpty());
        }
        QCOMPARE(received[1].size(), 500);
        for (qsizetype i = 0; i < 500; ++i)
            QCOMPARE(received[1][i].header, received[0][i].header);
        QVERIFY2(bytes[1] * 3 < bytes[0], qPrintable(QStringLiteral("%1 of %2").arg(bytes[1]).arg(bytes[0])));
    }

    // CASES I39: nothing that reads ever marks as read.
    void i39ReadingSetsNoMark()
    {
        const auto one = fresh({"a"});
        auto live = session(one);
        MemorySink sink;
        live.session->pull(live.folders["INBOX"], {}, sink);
        const auto targets = live.targets("INBOX", sink, {"a"});
        int bodies = 0;
        live.session->fetch(targets, [&](const FetchedMessage &message) {
            ++bodies;
            QCOMPARE(message.raw, mail("a"));
            QVERIFY(!message.shorterThanAnnounced);
        });
        QCOMPARE(bodies, 1);
        live.session->fetchPart(targets, "TEXT");
        live.list();
        QCOMPARE(live.folders["INBOX"].status->unseen, 1U);
    }
};

QTEST_GUILESS_MAIN(TestImapSessionLive)
#include "tst_imap_session_live.moc"
