// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario with every set-up, and then a client that shares no code with Duopost looks at the same
// mailboxes: what the experiments say of the server is what it sees, and what they say of a second device is
// what such a device could see. A server that does not keep its word changes the answers.
#include "mailcore/compare/ExperimentWorld.h"
#include "tests/support/CyrusLab.h"
#include "tests/support/FalseLab.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace duopost;
using test::FalseLab;

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

} // namespace

class TestExperiments : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    int m_nextUser = 0;

    LabUser nextUser() { return m_lab->users().at(m_lab->users().size() - ++m_nextUser); }

    QJsonObject askPython(const LabPorts &ports, const QHash<QString, QString> &passwords)
    {
        QJsonObject users;
        for (auto it = passwords.cbegin(); it != passwords.cend(); ++it)
            users.insert(it.key(), it.value());
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/second_client.py"), QString::number(ports.imap),
             QString::number(ports.pop3)});
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
        for (int i = 0; i < 30; ++i)
            options.extraUsers << QStringLiteral("cell%1").arg(i);
        try {
            m_lab = Lab::start(options);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void everyCellIsWhatAnIndependentClientSees_data()
    {
        QTest::addColumn<QString>("software");
        QTest::newRow("Dovecot") << QStringLiteral("dovecot");
        QTest::newRow("Cyrus") << QStringLiteral("cyrus");
    }
    void everyCellIsWhatAnIndependentClientSees()
    {
        QFETCH(const QString, software);
        const auto cells = experimentScenarioList().size() * experimentSetupList().size();
        std::unique_ptr<Lab> own;
        if (software == QLatin1String("cyrus")) {
            const auto why = test::CyrusServer::whyNot();
            if (!why.isEmpty() && !test::CyrusServer::isRequired())
                QSKIP(qPrintable(QStringLiteral("no Cyrus here: ") + why));
            QVERIFY2(why.isEmpty(), qPrintable(why));
            QStringList names;
            for (qsizetype i = 0; i < cells; ++i)
                names << QStringLiteral("cell%1").arg(i);
            own = std::make_unique<test::CyrusLab>(names);
        } else {
            LabOptions options{
                .sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")};
            for (qsizetype i = 0; i < cells; ++i)
                options.extraUsers << QStringLiteral("other%1").arg(i);
            own = Lab::start(options);
        }
        auto users = own->users();
        struct Played {
            ExperimentCell cell;
            const ExperimentSetup *setup;
        };
        QHash<QString, Played> played;
        QHash<QString, QString> passwords;
        for (const auto &scenario : experimentScenarioList()) {
            for (const auto &setup : experimentSetupList()) {
                const auto user = users.takeLast();
                const auto cell = playExperiment(*own, user, scenario, setup);
                QVERIFY2(cell.failed.isEmpty(), qPrintable(scenario.id + cell.failed));
                QVERIFY2(!cell.findings.isEmpty(), qPrintable(scenario.id));
                played.insert(user.name, {cell, &setup});
                passwords.insert(user.name, user.password);
            }
        }
        const auto seen = askPython(own->ports(), passwords);
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
        FalseLab lab(*m_lab, Protocol::Imap, test::swallowing(" STORE "));
        const auto cell = playExperiment(lab, nextUser(), scenarioNamed("star"), setupNamed("imap+imap"));
        QVERIFY2(cell.failed.isEmpty(), qPrintable(cell.failed));
        QVERIFY(!find(cell, Q::SecondSeesMark)->yes);
        QVERIFY(!find(cell, Q::ServerHasMark)->yes);
    }

    void aServerThatDropsKeywordsChangesTheAnswer()
    {
        FalseLab lab(*m_lab, Protocol::Imap, test::swallowing("wichtig"));
        const auto tag = playExperiment(lab, nextUser(), scenarioNamed("tag"), setupNamed("imap+imap"));
        QVERIFY2(tag.failed.isEmpty(), qPrintable(tag.failed));
        QVERIFY(!find(tag, Q::SecondSeesMark)->yes);
        const auto star = playExperiment(lab, nextUser(), scenarioNamed("star"), setupNamed("imap+imap"));
        QVERIFY(find(star, Q::SecondSeesMark)->yes);
    }

    void aServerThatSetsMarksAgainChangesTheAnswer()
    {
        const auto play = [&](Lab &lab) {
            return playExperiment(lab, nextUser(), scenarioNamed("unread"), setupNamed("imap+imap"));
        };
        const auto honest = play(*m_lab);
        QVERIFY(find(honest, Q::SecondSeesMark)->yes && find(honest, Q::ServerHasMark)->yes);
        FalseLab lab(*m_lab, Protocol::Imap, test::addingAgain());
        const auto cell = play(lab);
        QVERIFY2(cell.failed.isEmpty(), qPrintable(cell.failed));
        QVERIFY(!find(cell, Q::SecondSeesMark)->yes);
        QVERIFY(!find(cell, Q::ServerHasMark)->yes);
    }

    // As some large providers do: one POP3 client fetched it, so no other gets it, though it is still there.
    void aServerThatHidesWhatWasFetchedChangesTheAnswer()
    {
        const auto keeping = Lab::start(
            {.sampleMail = false,
             .extraUsers = {QStringLiteral("one"), QStringLiteral("two")},
             .extraDovecotConfig = QStringLiteral("pop3_deleted_flag = \"$POP3Deleted\"\n")});
        FalseLab lab(*keeping, Protocol::Pop3, test::hidingWhatWasFetched());
        auto users = keeping->users();
        const auto setup = setupNamed("pop3-keep+pop3-keep");
        const auto arriving = playExperiment(lab, users.takeLast(), scenarioNamed("new-mail"), setup);
        QVERIFY2(arriving.failed.isEmpty(), qPrintable(arriving.failed));
        QCOMPARE(find(arriving, Q::SecondGetsIt)->count, 0);
        QCOMPARE(find(arriving, Q::ServerKeepsIt)->count, 3);
        const auto another = playExperiment(lab, users.takeLast(), scenarioNamed("new-device"), setup);
        QVERIFY2(another.failed.isEmpty(), qPrintable(another.failed));
        QCOMPARE(find(another, Q::NewDeviceGetsAll)->count, 0);
    }
};

QTEST_GUILESS_MAIN(TestExperiments)
#include "tst_experiments.moc"
