// SPDX-License-Identifier: GPL-3.0-or-later
// POP3 with each leave rule, and the step to a new schema, killed at any step: a message is removed from the
// server only when it is here for certain, at worst fetched twice, never doubled, never lost.
#include "tests/support/InterruptedClaim.h"
#include "tests/support/StepCases.h"

#include "mailcore/MailError.h"

#include <QProcess>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// Every message is on the server, or here with its body.
QString nothingLost(const MailState &here, const MailState &there)
{
    for (int i = 0; i < 30; ++i) {
        const auto id = QStringLiteral("<in%1@").arg(i);
        const auto bodies = here.bodies.filter(id);
        const bool whole = !bodies.isEmpty() && !bodies.first().endsWith(QLatin1String(" -"));
        if (bodies.size() > 1)
            return id + QStringLiteral(" is here twice");
        if (!whole && there.messages.filter(QStringLiteral("INBOX ") + id).isEmpty())
            return id + QStringLiteral(" is lost");
    }
    return {};
}

// Writes the tables of version 1 anew, from the schema step that made them, with what of the rows they could
// hold.
void toFirstSchema(const QString &profile)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/support/first_schema.py"),
         profile + QStringLiteral("/accounts/1"), QStringLiteral(DUOPOST_SOURCE_DIR "/mailcore/store/schema")});
    if (!python.waitForFinished() || python.exitCode() != 0)
        throw MailError(
            MailError::Kind::StoreFailed, profile, {}, QString::fromUtf8(python.readAllStandardError()));
}

} // namespace

class TestInterruptedPop3 : public QObject {
    Q_OBJECT

    std::unique_ptr<InterruptedRuns> m_runs;

    void claim(const Scenario &scenario) { test::claim(*m_runs, scenario); }
    static std::function<QStringList(const QString &)> just(const char *words)
    {
        return [=](const QString &) { return split(words); };
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

    void l7Migration_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }
    void l7Migration()
    {
        QFETCH(int, protocol);
        claim(
            {.name = QStringLiteral("migration of ") + toString(Protocol(protocol)),
             .protocol = Protocol(protocol),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeProfile = toFirstSchema,
             .command = just("sync mail --all"),
             .afterKill = nothingLost});
    }

    void p1RemovedAfterDownload()
    {
        claim(
            {.name = QStringLiteral("POP3, leave never"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave never"),
             .fill = fill,
             .command = just("sync mail --all --remove-up-to 1000"),
             .after = {split("sync mail --all --remove-up-to 1000")},
             .afterKill = nothingLost});
    }

    void p13RemovedAfterDays()
    {
        claim(
            {.name = QStringLiteral("POP3, leave 3 days"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave days:3"),
             .fill = fill,
             .before = {split("sync mail --all")},
             .changeServer = [](Lab &lab, const LabUser &user) { deliver(lab, user, "later", 4); },
             .command = just("sync mail --all --remove-up-to 1000"),
             .after = {split("sync mail --all --remove-up-to 1000")},
             .afterKill = nothingLost,
             .clock = QStringLiteral("345600")});
    }

    void p1RemovedWhenDeletedHere()
    {
        claim(
            {.name = QStringLiteral("POP3, leave until deleted"),
             .protocol = Protocol::Pop3,
             .accountWords = split("--leave until-deleted"),
             .fill = fill,
             .before = {split("sync mail --all"), },
             .changeProfile =
                 [](const QString &profile) {
                     const auto ids = idsOf(profile, QStringLiteral("INBOX"), 4);
                     const auto done = runCli(profile, {.words = split("delete mail INBOX") + ids + split("--for-good")});
                     if (done.exit != 0)
                         throw MailError(MailError::Kind::StoreFailed, profile, {}, done.describe());
                 },
             .command = just("sync mail --all --remove-up-to 1000"),
             .after = {split("sync mail --all --remove-up-to 1000")}});
    }
};

QTEST_GUILESS_MAIN(TestInterruptedPop3)
#include "tst_interrupted_pop3.moc"
