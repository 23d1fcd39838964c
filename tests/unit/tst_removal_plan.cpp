// SPDX-License-Identifier: GPL-3.0-or-later
// What POP3 removes, decided by table; the clock it is decided by; and names for messages of a maildrop.
#include "mailcore/protocol/Pop3Listing.h"
#include "mailcore/sync/Pop3Match.h"
#include "mailcore/sync/RemovalClock.h"
#include "mailcore/sync/RemovalPlanner.h"

#include <QtTest>

using namespace duopost;

namespace {

constexpr qint64 day = 86'400'000;
constexpr qint64 today = 1'800'000'000'000;

constexpr LeaveRule always{};
constexpr LeaveRule never{LeaveRule::Kind::Never, 0};
constexpr LeaveRule untilDeleted{LeaveRule::Kind::UntilDeleted, 0};
constexpr LeaveRule tenDays{LeaveRule::Kind::Days, 10};

RemovalCandidate message(int number, int seenDaysAgo = 0)
{
    return {.remote = {QByteArray::number(number)}, .firstSeen = today - seenDaysAgo * day, .bodyHere = true};
}

QList<RemovalCandidate> messages(int count)
{
    QList<RemovalCandidate> result;
    for (int i = 0; i < count; ++i)
        result << message(i);
    return result;
}

RemovalInput input(const LeaveRule &rule, const QList<RemovalCandidate> &candidates, int listed = -1)
{
    return {
        .rule = rule,
        .candidates = candidates,
        .listed = listed < 0 ? static_cast<int>(candidates.size()) : listed,
        .now = today};
}

QByteArray removed(const RemovalInput &what)
{
    QByteArrayList keys;
    for (const auto &id : planRemoval(what).ids)
        keys << id.key;
    return keys.join(' ');
}

} // namespace

class TestRemovalPlan : public QObject {
    Q_OBJECT
private slots:
    void eachRuleRemovesItsOwn_data()
    {
        QTest::addColumn<LeaveRule>("rule");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("always") << always << QByteArray();
        QTest::newRow("never") << never << QByteArray("1 2 3 5");
        QTest::newRow("until deleted") << untilDeleted << QByteArray("5");
        QTest::newRow("days") << tenDays << QByteArray("2 3");
    }
    void eachRuleRemovesItsOwn()
    {
        QFETCH(LeaveRule, rule);
        auto notHere = message(4, 20);
        notHere.bodyHere = false;
        auto deletedHere = message(5, 1);
        deletedHere.bodyHere = false;
        deletedHere.unwanted = true;
        const QList<RemovalCandidate> all{message(1, 9), message(2, 10), message(3, 300), notHere, deletedHere};
        QTEST(removed(input(rule, all)), "expected");
    }

    void ageIsCountedFromTheFirstSightOnly()
    {
        auto unknown = message(1);
        unknown.firstSeen = 0; // seen by a clock nobody trusts
        QCOMPARE(removed(input(tenDays, {unknown})), QByteArray());
        auto future = message(2, -400);
        QCOMPARE(removed(input(tenDays, {future})), QByteArray());
        auto barely = message(3, 10);
        barely.firstSeen += 1;
        QCOMPARE(removed(input(tenDays, {barely})), QByteArray());
        barely.firstSeen -= 1;
        QCOMPARE(removed(input(tenDays, {barely})), QByteArray("3"));
    }

    void p13WithoutATrustedClockNothingGoesByAge()
    {
        auto what = input(tenDays, {message(1, 20)});
        what.clockTrusted = false;
        const auto removal = planRemoval(what);
        QVERIFY(removal.ids.isEmpty());
        QVERIFY(removal.plan.clockJumped);
        QVERIFY(!removal.plan.needsConsent);
        // What does not go by age needs no clock.
        what.rule = never;
        QCOMPARE(removed(what), QByteArray("1"));
        QVERIFY(!planRemoval(what).plan.clockJumped);
    }

    void moreThanTwentyAndMoreThanATenthNeedAWord_data()
    {
        QTest::addColumn<int>("toRemove");
        QTest::addColumn<int>("listed");
        QTest::addColumn<bool>("asks");
        QTest::newRow("20 of 20") << 20 << 20 << false;
        QTest::newRow("21 of 21") << 21 << 21 << true;
        QTest::newRow("21 of 210: a tenth is not more") << 21 << 210 << false;
        QTest::newRow("21 of 209") << 21 << 209 << true;
        QTest::newRow("5000 of 100000") << 5000 << 100'000 << false;
        QTest::newRow("none") << 0 << 100 << false;
    }
    void moreThanTwentyAndMoreThanATenthNeedAWord()
    {
        QFETCH(int, toRemove);
        QFETCH(int, listed);
        QFETCH(bool, asks);
        const auto removal = planRemoval(input(never, messages(toRemove), listed));
        QCOMPARE(removal.plan.needsConsent, asks);
        QCOMPARE(removal.plan.toRemove, toRemove);
        QCOMPARE(removal.ids.size(), asks ? 0 : toRemove);
    }

    void aNumberSaidIsALimit_data()
    {
        QTest::addColumn<int>("said");
        QTest::addColumn<int>("goes");
        QTest::newRow("enough") << 30 << 30;
        QTest::newRow("more than enough") << 100 << 30;
        QTest::newRow("too few: the plan changed since it was asked") << 29 << 0;
        QTest::newRow("none") << 0 << 0;
    }
    void aNumberSaidIsALimit()
    {
        QFETCH(int, said);
        QFETCH(int, goes);
        auto what = input(never, messages(30));
        what.consent = said;
        const auto removal = planRemoval(what);
        QCOMPARE(removal.ids.size(), goes);
        QCOMPARE(removal.plan.needsConsent, goes == 0);
    }

    void aChangedRuleAsksEvenForOne()
    {
        auto old = message(1);
        old.earlierRule = true;
        auto what = input(never, {old, message(2)});
        const auto removal = planRemoval(what);
        QVERIFY(removal.plan.needsConsent && removal.plan.settingChanged);
        QVERIFY(removal.ids.isEmpty());
        what.consent = 2;
        QCOMPARE(planRemoval(what).ids.size(), 2);
        // Not due under the new rule: no question.
        what = input(tenDays, {old});
        QVERIFY(!planRemoval(what).plan.needsConsent);
    }

    void p13TheClockIsBelievedOrNot_data()
    {
        QTest::addColumn<qint64>("trusted");
        QTest::addColumn<qint64>("suspectSince");
        QTest::addColumn<qint64>("suspectLast");
        QTest::addColumn<bool>("expected");
        const qint64 none = 0;
        QTest::newRow("first use") << none << none << none << true;
        QTest::newRow("an hour later") << today - day / 24 << none << none << true;
        QTest::newRow("a month later") << today - 31 * day << none << none << true;
        QTest::newRow("more than a month") << today - 32 * day << none << none << false;
        QTest::newRow("corrected by minutes") << today + 300'000 << none << none << true;
        QTest::newRow("back by an hour") << today + day / 24 << none << none << false;
        QTest::newRow("back by years") << today + 3000 * day << none << none << false;
        QTest::newRow("steady, not long enough")
            << today - 99 * day << today - day / 2 << today - day / 4 << false;
        QTest::newRow("steady for a day") << today - 99 * day << today - day << today - day / 4 << true;
        QTest::newRow("jumped again") << today - 99 * day << today - 60 * day << today - 50 * day << false;
        QTest::newRow("back where it was") << today - day << today + 400 * day << today + 401 * day << true;
    }
    void p13TheClockIsBelievedOrNot()
    {
        QFETCH(qint64, trusted);
        QFETCH(qint64, suspectSince);
        QFETCH(qint64, suspectLast);
        const auto verdict = judgeClock({trusted, suspectSince, suspectLast}, today);
        QTEST(verdict.trusted, "expected");
        if (verdict.trusted)
            QVERIFY((verdict.memory == ClockMemory{.trusted = today}));
        else
            QCOMPARE(verdict.memory.trusted, trusted); // what was believed is not forgotten
    }
    void p13ADateBeforeThisProgramIsNoDate()
    {
        QVERIFY(!judgeClock({}, 0).trusted);
        QVERIFY(!judgeClock({}, 86'400'000).trusted);
        QVERIFY(!judgeClock({.suspectSince = 1, .suspectLast = 2 * day}, 3 * day).trusted);
    }

    void p7SharedUniqueIdsAreTwoMessagesAndNeitherIsFirm()
    {
        const auto named = nameMessages(
            parseUidl("1 a\r\n2 b\r\n3 a\r\n4\r\n5 \r\n6 c d\r\nnonsense\r\n-1 e\r\n4 f\r\n"), [](int number) {
                return number == 4 ? QByteArray("\x03"
                                                "four")
                                   : QByteArray();
            });
        QByteArrayList text;
        for (const auto &message : named)
            text << QByteArray::number(message.number) + ':' + message.item.remote.key
                    + (message.item.firm ? "!" : "?");
        QCOMPARE(
            text.join(' '),
            QByteArray("1:a? 2:b! 3:a\x01"
                       "1? 4:\x03"
                       "four? 6:c d! 0:e? 4:f?"));
    }

    void p11SenselessSizesAreNoSizes()
    {
        const auto sizes
            = parseSizes("1 100\r\n2 -5\r\n3 99999999999999999999999\r\nx y\r\n4 7 more\r\n-1 3\r\n");
        QCOMPARE(sizes.size(), 4);
        QCOMPARE(sizes.value(1), 100);
        QCOMPARE(sizes.value(2), 0);
        QCOMPARE(sizes.value(3), 0);
        QCOMPARE(sizes.value(4), 7);
    }

    void p7AContentKeyIgnoresWhatServersWriteIntoAMessage()
    {
        const auto plain = contentKey("From: a\r\nSubject: x\r\n y\r\n\r\n");
        QCOMPARE(contentKey("From: a\nStatus: RO\nX-UID: 5\n 6\nSubject: x\n y\n\nbody"), plain);
        QVERIFY(contentKey("From: a\r\nSubject: x\r\n z\r\n\r\n") != plain);
    }

    void p7RenumberedMessagesMatchByContentAndOnlyOnce()
    {
        const QByteArray header = "Message-ID: <1@x>\r\nDate: Mon, 05 Feb 2024 10:00:00 +0000\r\n\r\n";
        const auto date = QDateTime({2024, 2, 5}, {10, 0}, Qt::UTC).toMSecsSinceEpoch();
        const auto known = [&](const char *uid, qint64 id, qint64 size) {
            return MailStore::MaildropContent{
                .remote = {uid}, .message = {id}, .messageId = "1@x", .date = date, .size = size};
        };
        const auto noBody = [](MessageId) { return QByteArray(); };
        // Two copies here, three there: two pairs.
        const auto renames = matchByContent(
            {known("a", 1, 50), known("b", 2, 50)},
            {renumbered({"x"}, header, 50), renumbered({"y"}, header, 50), renumbered({"z"}, header, 50)},
            noBody);
        QCOMPARE(renames.size(), 2);
        QCOMPARE(
            renames[0].from.key + renames[0].to.key + renames[1].from.key + renames[1].to.key,
            QByteArray("axby"));
        QVERIFY(!renames[0].firm);
        // Another size, and no proof by the header: not the same.
        QVERIFY(matchByContent({known("a", 1, 50)}, {renumbered({"x"}, header, 51)}, noBody).isEmpty());
        // A server that counts otherwise, but the very same header.
        const auto sameHeader = [&](MessageId) { return headerHashOf(header + "body"); };
        QCOMPARE(matchByContent({known("a", 1, 50)}, {renumbered({"x"}, header, 51)}, sameHeader).size(), 1);
        // What was deleted here has no content to match.
        QVERIFY(matchByContent({known("a", 0, 50)}, {renumbered({"x"}, header, 50)}, noBody).isEmpty());
    }

    void aFewUnknownIdsAreNoRenumbering()
    {
        const auto look = [](int expected, int found, int unknown) {
            MaildropLook result{.expected = expected, .found = found};
            for (int i = 0; i < unknown; ++i)
                result.unknown << RemoteId{QByteArray::number(i)};
            return result;
        };
        QVERIFY(looksRenumbered(look(10, 0, 10), 10));
        QVERIFY(looksRenumbered(look(100, 9, 100), 109));
        QVERIFY(!looksRenumbered(look(100, 10, 100), 110));
        QVERIFY(!looksRenumbered(look(9, 0, 9), 9));
        QVERIFY(!looksRenumbered(look(50, 0, 0), 0));
        QVERIFY(!looksRenumbered(look(50, 50, 500), 550));
    }
};

QTEST_GUILESS_MAIN(TestRemovalPlan)
#include "tst_removal_plan.moc"
