// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario with every set-up, and then a client that shares no code with Duopost looks at the same
// mailboxes: what the experiments say of the server is what it sees, and what they say of a second device is
// what such a device could see. A server that does not keep its word changes the answers.
#include "tests/support/ExperimentTruth.h"
#include "tests/support/FalseLab.h"

using namespace duopost;
using test::FalseLab;
using test::find;
using test::scenarioNamed;
using test::setupNamed;
using Q = ExperimentQuestion;

class TestExperiments : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    int m_nextUser = 0;

    LabUser nextUser() { return m_lab->users().at(m_lab->users().size() - ++m_nextUser); }

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

    // Cyrus: tst_experiments_cyrus.
    void everyCellIsWhatAnIndependentClientSees()
    {
        LabOptions options{
            .sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")};
        for (int i = 0; i < experimentScenarioList().size() * experimentSetupList().size(); ++i)
            options.extraUsers << QStringLiteral("other%1").arg(i);
        test::everyCellIsWhatAnIndependentClientSees(*Lab::start(options));
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
