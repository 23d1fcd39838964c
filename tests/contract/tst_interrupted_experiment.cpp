// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment on an account, killed at any step: whatever it had made there is found from this computer's
// notes and removed, and nothing else was touched.
#include "tests/support/InterruptedClaim.h"
#include "tests/support/StepCases.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// At every moment the mailbox is what it was, but for a folder of the experiment.
QString nothingElseChanged(const MailState &, const MailState &there)
{
    QStringList others;
    for (const auto &line : there.messages) {
        if (!line.startsWith(QLatin1String("Duopost experiment ")))
            others << line;
    }
    if (others.size() != 42)
        return QStringLiteral("%1 messages instead of 42").arg(others.size());
    return others.filter(QStringLiteral("INBOX")).filter(QStringLiteral("\\Flagged")).join(QLatin1Char('\n'));
}

} // namespace

class TestInterruptedExperiment : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

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

    void theTestFolderIsFoundAndRemoved()
    {
        claim(
            *m_runs,
            {.name = QStringLiteral("an experiment on an account"),
             .protocol = Protocol::Imap,
             .fill = fill,
             .before = {split("sync mail --all")},
             .command = [](const QString &) { return split("experiment run move --account mail --consent"); },
             .resumeExits = {0, 1, 2}, // begun again beside what was left, which is refused
             .after = {split("experiment clean --account mail"), split("sync mail --all")},
             .afterKill = nothingElseChanged,
             .recovers = true,
             .samples = 14});
    }
};

QTEST_GUILESS_MAIN(TestInterruptedExperiment)
#include "tst_interrupted_experiment.moc"
