// SPDX-License-Identifier: GPL-3.0-or-later
// Claims are code, narrowed by the server, corrected by what happened.
#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/sync/CapabilityLedger.h"

#include <QtTest>

using namespace duopost;

namespace {

LedgerEntry entryFor(const QList<LedgerEntry> &entries, Operation operation)
{
    for (const auto &entry : entries) {
        if (entry.operation == operation)
            return entry;
    }
    return {};
}

LedgerRow row(Operation operation, EvidenceSource source, bool supports)
{
    return {operation, {.source = source, .reason = Reason::AnsweredOk, .supports = supports}};
}

} // namespace

class TestCapabilityLedger : public QObject {
    Q_OBJECT
private slots:
    void whatIsDeclaredIsWhatTheSessionsHaveCodeFor()
    {
        const auto imap = declaredOperations(Protocol::Imap);
        for (const auto operation :
             {Operation::ListFolders, Operation::FetchHeaders, Operation::FetchFlags, Operation::MarkRead,
              Operation::MarkNotJunk, Operation::WaitForNews, Operation::MoveTo, Operation::Append,
              Operation::RenameFolder})
            QVERIFY2(imap.contains(operation), qPrintable(toString(operation)));
        const auto pop3 = declaredOperations(Protocol::Pop3);
        QCOMPARE(pop3.size(), 3);
        for (const auto operation :
             {Operation::FetchHeaders, Operation::FetchMessage, Operation::DeleteForGood})
            QVERIFY2(pop3.contains(operation), qPrintable(toString(operation)));
    }

    void pop3KeepsReadMarksOnThisDeviceOnly()
    {
        const auto entry
            = entryFor(judge(Protocol::Pop3, declaredOperations(Protocol::Pop3), {}), Operation::MarkRead);
        QVERIFY(entry.verdict == Verdict::Impossible);
        QVERIFY(entry.reach == Reach::ThisComputer);
        QVERIFY(entry.evidence.first().because().contains(QLatin1String("RFC 1939")));
    }

    // The server would remove it; the account's own rule is that it shall not.
    void deletingReachesTheServerOnlyWhereTheLeaveRuleSaysSo_data()
    {
        QTest::addColumn<LeaveRule>("leave");
        QTest::addColumn<Reach>("reach");
        QTest::newRow("always") << LeaveRule{} << Reach::ThisComputer;
        QTest::newRow("days") << LeaveRule{.kind = LeaveRule::Kind::Days, .days = 14} << Reach::ThisComputer;
        QTest::newRow("until deleted") << LeaveRule{.kind = LeaveRule::Kind::UntilDeleted} << Reach::Server;
        QTest::newRow("never") << LeaveRule{.kind = LeaveRule::Kind::Never} << Reach::Server;
    }
    void deletingReachesTheServerOnlyWhereTheLeaveRuleSaysSo()
    {
        QFETCH(const LeaveRule, leave);
        QFETCH(const Reach, reach);
        Account account;
        account.protocol = Protocol::Pop3;
        account.leave = leave;
        const auto entry = entryFor(
            judge(
                account, declaredOperations(Protocol::Pop3),
                {row(Operation::DeleteForGood, EvidenceSource::Advertised, true)}),
            Operation::DeleteForGood);
        QVERIFY(entry.verdict == Verdict::Offered);
        QVERIFY(entry.reach == reach);
        const bool said = std::any_of(entry.evidence.begin(), entry.evidence.end(), [](const Evidence &e) {
            return e.reason == Reason::LeaveRuleKeeps || e.reason == Reason::LeaveRuleKeepsDays;
        });
        QCOMPARE(said, reach == Reach::ThisComputer);
    }

    void observationOutweighsWhatIsAdvertised_data()
    {
        QTest::addColumn<QList<int>>(
            "rows"); // 1 advertised yes, 2 advertised no, 3 observed yes, 4 observed no
        QTest::addColumn<int>("verdict");
        QTest::newRow("nothing known") << QList<int>{} << int(Verdict::Untested);
        QTest::newRow("offered") << QList<int>{1} << int(Verdict::Offered);
        QTest::newRow("not offered") << QList<int>{2} << int(Verdict::Refused);
        QTest::newRow("done although not offered") << QList<int>{2, 3} << int(Verdict::Proved);
        QTest::newRow("refused although offered") << QList<int>{1, 4} << int(Verdict::Refused);
        QTest::newRow("the last observation counts") << QList<int>{4, 3, 1} << int(Verdict::Proved);
    }
    void observationOutweighsWhatIsAdvertised()
    {
        QFETCH(QList<int>, rows);
        QList<LedgerRow> evidence;
        for (const int kind : rows)
            evidence << row(
                Operation::Star, kind <= 2 ? EvidenceSource::Advertised : EvidenceSource::Observed,
                kind % 2 == 1);
        const auto entry
            = entryFor(judge(Protocol::Imap, declaredOperations(Protocol::Imap), evidence), Operation::Star);
        QTEST(int(entry.verdict), "verdict");
    }

    void whatIsNotBuiltIsSaidSoEvenIfTheServerOffersIt()
    {
        const auto entry = entryFor(
            judge(
                Protocol::Imap, {Operation::FetchHeaders},
                {row(Operation::WaitForNews, EvidenceSource::Advertised, true)}),
            Operation::WaitForNews);
        QVERIFY(entry.verdict == Verdict::NotBuilt);
        QCOMPARE(entry.evidence.size(), 2);
    }

    void everyReasonHasASentenceAndAName()
    {
        for (int i = 0; i <= int(Reason::LeaveRuleKeepsDays); ++i) {
            const Evidence evidence{
                .reason = static_cast<Reason>(i), .arguments = {QStringLiteral("a"), QStringLiteral("b")}};
            QVERIFY(evidence.because().size() > 10);
            QVERIFY(!evidence.because().contains(QLatin1Char('%')));
            QVERIFY(reasonFromString(toString(evidence.reason)) == evidence.reason);
        }
    }

    // Before the first log-in: the standard and the server's own words, and nothing made up.
    void aServerThatSaidNothingYetIsExpectedToKeepTheStandard()
    {
        const auto imap = expectedOf(Protocol::Imap, {});
        for (const auto operation : {Operation::MarkRead, Operation::Append, Operation::ListFolders}) {
            QVERIFY2(entryFor(imap, operation).verdict == Verdict::Offered, qPrintable(toString(operation)));
            QVERIFY(entryFor(imap, operation).reach == Reach::Server);
            QVERIFY(entryFor(imap, operation).evidence.last().because().contains(QStringLiteral("RFC")));
        }
        QVERIFY(entryFor(imap, Operation::WaitForNews).verdict == Verdict::Untested);
        const auto pop3 = expectedOf(Protocol::Pop3, {});
        for (const auto operation : {Operation::MarkRead, Operation::Append, Operation::ListFolders}) {
            QVERIFY2(entryFor(pop3, operation).verdict == Verdict::Impossible, qPrintable(toString(operation)));
            QVERIFY(entryFor(pop3, operation).reach == Reach::ThisComputer);
        }
        QVERIFY(entryFor(pop3, Operation::DeleteForGood).verdict == Verdict::Untested);
    }

    void whatAServerSaysBeforeTheLogInCounts()
    {
        const auto imap = expectedOf(Protocol::Imap, {QStringLiteral("IMAP4REV1"), QStringLiteral("IDLE")});
        QVERIFY(entryFor(imap, Operation::WaitForNews).verdict == Verdict::Offered);
        QVERIFY(entryFor(imap, Operation::MoveTo).verdict == Verdict::Untested); // often told only afterwards
        const auto pop3 = expectedOf(
            Protocol::Pop3, {QStringLiteral("UIDL"), QStringLiteral("TOP"), QStringLiteral("EXPIRE 30 USER")});
        QVERIFY(entryFor(pop3, Operation::DeleteForGood).verdict == Verdict::Offered);
        QVERIFY(entryFor(pop3, Operation::FetchMessage).evidence.last().reason == Reason::ServerKeepsDays);
        QCOMPARE(
            entryFor(pop3, Operation::FetchMessage).evidence.last().arguments,
            QStringList{QStringLiteral("30")});
    }
};

QTEST_GUILESS_MAIN(TestCapabilityLedger)
#include "tst_capability_ledger.moc"
