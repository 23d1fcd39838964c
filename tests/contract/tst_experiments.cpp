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

    // Of what the server itself does with mail. @return how many answers were compared
    static int checkWhatTheServerDid(
        const ExperimentCell &cell, const ExperimentSetup &setup, const QStringList &imap, const QString &where)
    {
        const auto has = [&](const char *id) { return !imap.filter(QString::fromLatin1(id)).isEmpty(); };
        int compared = 0;
        const auto check = [&](Q question, bool expected) {
            const auto *finding = find(cell, question);
            if (!finding)
                return;
            ++compared;
            QVERIFY2(finding->yes == expected, qPrintable(where + QLatin1Char(' ') + toString(question)));
        };
        if (cell.scenario == QLatin1String("server-filter")) {
            check(Q::ServerHasItThere, has("Verein <list@lab.example>"));
            check(
                Q::FirstGetsFiltered,
                setup.first.protocol == Protocol::Imap && has("Verein <list@lab.example>"));
        }
        if (cell.scenario == QLatin1String("mailbox-full")) {
            check(Q::ArrivesAgain, has("INBOX <again@lab.example>"));
            check(Q::ArrivesWhileFull, false); // or it was not full
            check(Q::ServerHasDraft, has("<draft@lab.example>"));
            check(Q::FirstIsTold, !has("<draft@lab.example>"));
            const auto *got = find(cell, Q::SecondGetsIt);
            const auto large = imap.filter(QStringLiteral("INBOX <large")).size();
            if (got) // nothing comes or goes behind the second look
                [&] { QCOMPARE(got->count, static_cast<qint64>(large)); }();
        }
        return compared;
    }

private slots:
    void initTestCase()
    {
        LabOptions options{
            .sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")};
        for (int i = 0; i < 40; ++i)
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
                if (cell.failed.contains(QLatin1String("dovecot-sieve is not installed"))
                    && !test::CyrusServer::isRequired())
                    continue;
                QVERIFY2(
                    cell.failed.isEmpty(),
                    qPrintable(scenario.id + QLatin1Char(' ') + setup.id + QStringLiteral(": ") + cell.failed));
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
                   {Q::SecondSeesDraft, Q::ServerHasDraft},      {Q::SecondStillHasIt, Q::ServerKeepsIt},
                   {Q::SecondGetsFiltered, Q::ServerHasItThere}};
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
            findings += checkWhatTheServerDid(cell, *it->setup, imap, where);
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
        const auto removing = play("mailbox-full", "pop3-remove+pop3-keep");
        QVERIFY(find(removing, Q::ArrivesAgain)->yes); // what was fetched and removed makes room
        QVERIFY(!find(removing, Q::ArrivesWhileFull)->yes);
        QVERIFY(!find(play("mailbox-full", "pop3-keep+pop3-keep"), Q::ArrivesAgain)->yes);
        const auto imap = play("mailbox-full", "imap+imap");
        QVERIFY(!find(imap, Q::ServerHasDraft)->yes);
        QVERIFY(find(imap, Q::FirstIsTold)->yes);
        QVERIFY2(
            find(imap, Q::FirstIsTold)->evidence.first().contains(QLatin1String("quota"), Qt::CaseInsensitive),
            qPrintable(find(imap, Q::FirstIsTold)->evidence.first()));
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

    // Whatever did arrive with it: a filter shows in folders, and POP3 has none.
    void aFilterIsForImapOnly()
    {
        const auto play = [&](Lab &lab, const char *setup) {
            return playExperiment(lab, nextUser(), scenarioNamed("server-filter"), setupNamed(setup));
        };
        const auto pop3 = play(*m_lab, "imap+pop3-keep");
        if (pop3.failed.contains(QLatin1String("Filters are not possible")))
            QSKIP(qPrintable(pop3.failed));
        QVERIFY2(pop3.failed.isEmpty(), qPrintable(pop3.failed));
        QVERIFY(find(pop3, Q::ServerHasItThere)->yes);
        QVERIFY(find(pop3, Q::FirstGetsFiltered)->yes);
        QVERIFY(!find(pop3, Q::SecondGetsFiltered)->yes);
        QVERIFY(find(play(*m_lab, "imap+imap"), Q::SecondGetsFiltered)->yes);

        // A server that takes the filter and does not run it.
        class Forgetful : public FalseLab {
        public:
            using FalseLab::FalseLab;
            void setFilter(const LabUser &, const QByteArray &) override { }
        };
        Forgetful forgetful(*m_lab, Protocol::Imap, test::swallowing("no such words"));
        const auto unfiltered = play(forgetful, "imap+pop3-keep");
        QVERIFY2(unfiltered.failed.isEmpty(), qPrintable(unfiltered.failed));
        QVERIFY(!find(unfiltered, Q::ServerHasItThere)->yes);
        QVERIFY(find(unfiltered, Q::SecondGetsFiltered)->yes);
    }

    void aServerThatSaysYesToWhatDoesNotFitChangesTheAnswer()
    {
        FalseLab lab(*m_lab, Protocol::Imap, test::losingUploads());
        const auto cell
            = playExperiment(lab, nextUser(), scenarioNamed("mailbox-full"), setupNamed("imap+imap"));
        QVERIFY2(cell.failed.isEmpty(), qPrintable(cell.failed));
        QVERIFY(!find(cell, Q::FirstIsTold)->yes);
        QVERIFY(!find(cell, Q::ServerHasDraft)->yes);
    }

    void whatAServerCannotDoIsSaid()
    {
        class Simple : public FalseLab {
        public:
            using FalseLab::FalseLab;
            void setFilter(const LabUser &, const QByteArray &) override
            {
                throw MailError(
                    MailError::Kind::LabUnavailable,
                    QStringLiteral("Filters are not possible on this server."));
            }
        };
        Simple lab(*m_lab, Protocol::Imap, test::swallowing("no such words"));
        const auto cell
            = playExperiment(lab, nextUser(), scenarioNamed("server-filter"), setupNamed("imap+imap"));
        QVERIFY(cell.findings.isEmpty());
        QVERIFY2(
            cell.failed.contains(QStringLiteral("Filters are not possible on this server.")),
            qPrintable(cell.failed));
    }
};

QTEST_GUILESS_MAIN(TestExperiments)
#include "tst_experiments.moc"
