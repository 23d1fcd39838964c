// SPDX-License-Identifier: GPL-3.0-or-later
// Killed at any step of any work, the program goes on as if nothing had happened: the same mail here and there.
// DUOPOST_EVERY_STEP=1 tries every step instead of a sample.
#include "tests/support/InterruptedRun.h"
#include "tests/support/StepCases.h"

#include "mailcore/MailError.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

class TestInterrupted : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

    void claim(const Scenario &scenario)
    {
        try {
            const auto wrong = m_runs->failures(scenario);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        } catch (const MailError &error) {
            QFAIL(qPrintable(QString::fromUtf8(error.what()) + QLatin1Char('\n') + error.serverText()));
        }
    }

private slots:
    void initTestCase()
    {
        try {
            m_runs = std::make_unique<InterruptedRuns>();
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }

    void l1FirstSynchronisation()
    {
        claim(
            {.name = QStringLiteral("first synchronisation over IMAP"),
             .fill = fillMany,
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1ResynchronisationAfterChanges()
    {
        claim(
            {.name = QStringLiteral("resynchronisation"),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(
                         lab, user,
                         {"SELECT INBOX", "STORE 1:9 +FLAGS (\\Flagged)", "STORE 4:7 -FLAGS (\\Seen)",
                          "STORE 20:24 +FLAGS (\\Deleted)", "EXPUNGE", "CREATE Neu", "COPY 3:5 Neu",
                          "DELETE Archive", "CLOSE"});
                     deliver(lab, user, "later", 7);
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1FlagStorm()
    {
        claim(
            {.name = QStringLiteral("flag storm"),
             .fill = fill,
             .before = {split("sync mail --all"), },
             .command =
                 [](const QString &profile) {
                     return split("mark mail INBOX") + idsOf(profile, QStringLiteral("INBOX"), 25)
                         + split("--flagged --now");
                 },
             .resume = split("sync mail --all"),
             .after = {split("sync mail --all")}});
    }

    void i8FolderWithANewUidValidity()
    {
        claim(
            {.name = QStringLiteral("UIDVALIDITY changed"),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(
                         lab, user,
                         {"CREATE Twin", "SELECT Projekte/Alt", "STORE 1 +FLAGS (\\Flagged)", "COPY 5:12 Twin",
                          "COPY 1:3 Twin", "UNSELECT", "DELETE Projekte/Alt", "RENAME Twin Projekte/Alt"});
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1FirstPop3Synchronisation()
    {
        claim(
            {.name = QStringLiteral("first synchronisation over POP3"),
             .protocol = Protocol::Pop3,
             .fill = fillMany,
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void l1SecondPop3Synchronisation()
    {
        claim(
            {.name = QStringLiteral("POP3 after changes"),
             .protocol = Protocol::Pop3,
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer =
                 [](Lab &lab, const LabUser &user) {
                     atServer(lab, user, {"SELECT INBOX", "STORE 5:8 +FLAGS (\\Deleted)", "EXPUNGE"});
                     deliver(lab, user, "later", 7);
                 },
             .command = [](const QString &) { return split("sync mail --all"); }});
    }

    void i17ConnectionCut_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("p8 POP3") << int(Protocol::Pop3);
    }
    void i17ConnectionCut()
    {
        QFETCH(int, protocol);
        claim(
            {.name = QStringLiteral("connection cut over ") + toString(Protocol(protocol)),
             .protocol = Protocol(protocol),
             .fill = fillMany,
             .command = [](const QString &) { return split("sync mail --all"); },
             .death = Scenario::Death::Cut});
    }
};

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
