// SPDX-License-Identifier: GPL-3.0-or-later
// The archive of an IMAP account: another device has emptied the mailbox, and the look that learns of it is
// killed at any step, or cut off from its server. Every message is here, once.
#include "tests/support/InterruptedClaim.h"
#include "tests/support/StepCases.h"

#include "mailcore/MailError.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// Half of the inbox is deleted, some of it is moved, half of another folder is deleted.
void emptied(Lab &lab, const LabUser &user)
{
    atServer(
        lab, user,
        {"SELECT INBOX", "UID STORE 1:15 +FLAGS (\\Deleted)", "EXPUNGE", "UID MOVE 16:20 Projekte/Alt",
         "SELECT Projekte/Alt", "UID STORE 1:6 +FLAGS (\\Deleted)", "EXPUNGE"});
}

} // namespace

class TestInterruptedArchive : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

    static void deaths()
    {
        QTest::addColumn<int>("death");
        QTest::newRow("killed") << int(Scenario::Death::Kill);
        QTest::newRow("cut off") << int(Scenario::Death::Cut);
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

    void l1WhatAnotherDeviceDeletedIsShownOnce_data() { deaths(); }
    void l1WhatAnotherDeviceDeletedIsShownOnce()
    {
        QFETCH(int, death);
        claim(
            *m_runs,
            {.name = QStringLiteral("emptied elsewhere"),
             .fill = fill,
             .before = {split("archive mail --on")},
             .changeServer = emptied,
             .command = [](const QString &) { return split("sync mail --all"); },
             .after = {split("sync mail --all")},
             .death = Scenario::Death(death),
             .recovers = true,
             .samples = death == int(Scenario::Death::Cut) ? 20 : 14}); // cut: all of them
    }
};

QTEST_GUILESS_MAIN(TestInterruptedArchive)
#include "tst_interrupted_archive.moc"
