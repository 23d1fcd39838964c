// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario with every set-up, and then a client that shares no code with Duopost looks at the same
// mailboxes: what the experiments say of the server is what it sees, and what they say of a second device is
// what such a device could see. A server that does not keep its word changes the answers.
#include "mailcore/compare/ExperimentWorld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QtTest>

using namespace duopost;

namespace {

using Q = ExperimentQuestion;

const ExperimentFinding *find(const ExperimentCell &cell, Q question)
{
    for (const auto &finding : cell.findings) {
        if (finding.question == question)
            return &finding;
    }
    return nullptr;
}

const ExperimentSetup &setupNamed(const char *id)
{
    for (const auto &setup : experimentSetupList()) {
        if (setup.id == QLatin1String(id))
            return setup;
    }
    qFatal("%s", id);
}

const ExperimentScenario &scenarioNamed(const char *id)
{
    for (const auto &scenario : experimentScenarioList()) {
        if (scenario.id == QLatin1String(id))
            return scenario;
    }
    qFatal("%s", id);
}

/// Between a device and a server; says OK to some commands and does not pass them on.
class FalseFriend {
public:
    FalseFriend(quint16 port, QByteArray swallowed)
    {
        m_thread.reset(QThread::create([this, port, swallowed] {
            QTcpServer server;
            if (!server.listen(QHostAddress::LocalHost))
                qFatal("cannot listen");
            QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, port, swallowed] {
                auto *client = server.nextPendingConnection();
                auto *target = new QTcpSocket(client);
                target->connectToHost(QHostAddress::LocalHost, port);
                QObject::connect(client, &QTcpSocket::readyRead, target, [client, target, swallowed] {
                    while (client->canReadLine()) {
                        const auto line = client->readLine();
                        if (line.contains(swallowed))
                            client->write(line.split(' ').first() + " OK done\r\n");
                        else
                            target->write(line);
                    }
                });
                QObject::connect(target, &QTcpSocket::readyRead, client, [client, target] {
                    client->write(target->readAll());
                });
                QObject::connect(client, &QTcpSocket::disconnected, target, &QTcpSocket::disconnectFromHost);
                QObject::connect(target, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            });
            QEventLoop loop;
            m_loop = &loop;
            m_port = server.serverPort();
            loop.exec();
        }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~FalseFriend()
    {
        QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        m_thread->wait();
    }
    quint16 port() const { return m_port; }

private:
    std::atomic<QEventLoop *> m_loop = nullptr;
    std::atomic<quint16> m_port = 0;
    std::unique_ptr<QThread> m_thread;
};

/// A practice server whose IMAP is behind a false friend.
class FalseLab : public Lab {
public:
    FalseLab(Lab &lab, const QByteArray &swallowed) : m_lab(lab), m_friend(lab.ports().imap, swallowed) { }
    LabPorts ports() const override { return m_lab.ports(); }
    QList<LabUser> users() const override { return m_lab.users(); }
    QString certificateFile() const override { return m_lab.certificateFile(); }
    QString directory() const override { return m_lab.directory(); }
    QStringList notes() const override { return m_lab.notes(); }
    void fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages) override
    {
        m_lab.fill(user, folder, messages);
    }
    void stop() override { }
    Account account(const LabUser &user, Protocol protocol, Security security) const override
    {
        auto account = m_lab.account(user, protocol, security);
        if (protocol == Protocol::Imap)
            account.incoming.port = m_friend.port();
        return account;
    }

private:
    Lab &m_lab;
    FalseFriend m_friend;
};

} // namespace

class TestExperiments : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    int m_nextUser = 0;

    LabUser nextUser() { return m_lab->users().at(m_lab->users().size() - ++m_nextUser); }

    QJsonObject askPython(const QHash<QString, QString> &passwords)
    {
        QJsonObject users;
        for (auto it = passwords.cbegin(); it != passwords.cend(); ++it)
            users.insert(it.key(), it.value());
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/second_client.py"),
             QString::number(m_lab->ports().imap), QString::number(m_lab->ports().pop3)});
        python.write(QJsonDocument(users).toJson());
        python.closeWriteChannel();
        if (!python.waitForFinished(240'000) || python.exitCode() != 0)
            qWarning("%s", python.readAllStandardError().constData());
        return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
    }
    static QStringList strings(const QJsonValue &value)
    {
        QStringList list;
        for (const auto &each : value.toArray())
            list << each.toString();
        list.sort();
        return list;
    }

private slots:
    void initTestCase()
    {
        LabOptions options{
            .sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")};
        const auto cells = experimentScenarioList().size() * experimentSetupList().size();
        for (qsizetype i = 0; i < cells + 20; ++i)
            options.extraUsers << QStringLiteral("cell%1").arg(i);
        try {
            m_lab = Lab::start(options);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void everyCellIsWhatAnIndependentClientSees()
    {
        struct Played {
            ExperimentCell cell;
            const ExperimentSetup *setup;
        };
        QHash<QString, Played> played;
        QHash<QString, QString> passwords;
        for (const auto &scenario : experimentScenarioList()) {
            for (const auto &setup : experimentSetupList()) {
                const auto user = nextUser();
                const auto cell = playExperiment(*m_lab, user, scenario, setup);
                QVERIFY2(cell.failed.isEmpty(), qPrintable(scenario.id + cell.failed));
                QVERIFY2(!cell.findings.isEmpty(), qPrintable(scenario.id));
                played.insert(user.name, {cell, &setup});
                passwords.insert(user.name, user.password);
            }
        }
        const auto seen = askPython(passwords);
        QCOMPARE(seen.size(), played.size());
        int findings = 0;
        for (auto it = played.cbegin(); it != played.cend(); ++it) {
            const auto &cell = it->cell;
            const auto where = cell.scenario + QLatin1Char(' ') + cell.setup;
            const auto theirs = seen.value(it.key()).toObject();
            const auto imap = strings(theirs.value(QStringLiteral("imap")));
            QVERIFY2(
                imap == cell.server,
                qPrintable(
                    where + QLatin1Char('\n') + imap.join(QLatin1Char('\n')) + QStringLiteral("\n--\n")
                    + cell.server.join(QLatin1Char('\n'))));
            // POP3 shows the inbox, and nothing of its marks.
            QStringList inbox;
            for (const auto &line : imap.filter(QRegularExpression(QStringLiteral("^INBOX <"))))
                inbox << line.section(QLatin1Char(' '), 1, 1);
            inbox.sort();
            QVERIFY2(strings(theirs.value(QStringLiteral("pop3"))) == inbox, qPrintable(where));
            // A second device over IMAP sees what the server has; one over POP3 nothing but new messages.
            const bool byImap = it->setup->second.protocol == Protocol::Imap;
            static const std::pair<Q, Q> sameForImap[]
                = {{Q::SecondSeesMark, Q::ServerHasMark},        {Q::SecondSeesFolder, Q::ServerHasFolder},
                   {Q::SecondFindsItThere, Q::ServerHasItThere}, {Q::SecondSeesSent, Q::ServerHasSent},
                   {Q::SecondSeesDraft, Q::ServerHasDraft},      {Q::SecondStillHasIt, Q::ServerKeepsIt}};
            for (const auto &[second, server] : sameForImap) {
                const auto *onSecond = find(cell, second);
                const auto *onServer = find(cell, server);
                if (!onSecond || !onServer || cell.scenario == QLatin1String("offline-both"))
                    continue;
                ++findings;
                if (byImap)
                    QVERIFY2(onSecond->yes == onServer->yes, qPrintable(where + toString(second)));
                else if (second == Q::SecondStillHasIt)
                    QVERIFY2(onSecond->yes, qPrintable(where + toString(second)));
                else
                    QVERIFY2(!onSecond->yes, qPrintable(where + toString(second)));
            }
            for (const auto &finding : cell.findings)
                QVERIFY2(
                    !finding.evidence.isEmpty() || finding.question == Q::ServerHasFolder,
                    qPrintable(where + toString(finding.question)));
        }
        qInfo("%d cells, %d answers about a second device", static_cast<int>(played.size()), findings);
    }

    // What people believe of POP3 and IMAP, as it turned out; if this changes, somebody has to know.
    void theWellKnownOnesComeOutAsKnown()
    {
        const auto play = [&](const char *scenario, const char *setup) {
            return playExperiment(*m_lab, nextUser(), scenarioNamed(scenario), setupNamed(setup));
        };
        QVERIFY(find(play("read", "imap+imap"), Q::SecondSeesMark)->yes);
        QVERIFY(!find(play("read", "pop3-keep+imap"), Q::SecondSeesMark)->yes);
        QCOMPARE(find(play("new-mail", "pop3-remove+pop3-keep"), Q::SecondGetsIt)->count, 0);
        const auto another = play("new-device", "pop3-keep+pop3-keep");
        QCOMPARE(find(another, Q::NewDeviceFetchesAgain)->count, 4);
        QCOMPARE(find(another, Q::NewDeviceKnowsRead)->count, 0);
        QVERIFY(!find(play("after-8-days", "pop3-days+pop3-keep"), Q::ServerKeepsIt)->yes);
        QVERIFY(!find(play("fetch-meanwhile", "pop3-keep+pop3-keep"), Q::SecondCanFetch)->yes);
    }

    void aServerThatIgnoresStoreChangesTheAnswer()
    {
        FalseLab lab(*m_lab, " STORE ");
        const auto cell = playExperiment(lab, nextUser(), scenarioNamed("star"), setupNamed("imap+imap"));
        QVERIFY2(cell.failed.isEmpty(), qPrintable(cell.failed));
        QVERIFY(!find(cell, Q::SecondSeesMark)->yes);
        QVERIFY(!find(cell, Q::ServerHasMark)->yes);
    }

    void aServerThatDropsKeywordsChangesTheAnswer()
    {
        FalseLab lab(*m_lab, "wichtig");
        const auto tag = playExperiment(lab, nextUser(), scenarioNamed("tag"), setupNamed("imap+imap"));
        QVERIFY2(tag.failed.isEmpty(), qPrintable(tag.failed));
        QVERIFY(!find(tag, Q::SecondSeesMark)->yes);
        const auto star = playExperiment(lab, nextUser(), scenarioNamed("star"), setupNamed("imap+imap"));
        QVERIFY(find(star, Q::SecondSeesMark)->yes);
    }
};

QTEST_GUILESS_MAIN(TestExperiments)
#include "tst_experiments.moc"
