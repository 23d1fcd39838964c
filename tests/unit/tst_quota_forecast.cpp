// SPDX-License-Identifier: GPL-3.0-or-later
// When a mailbox will be full: what may be said, and what is not known well enough to be said.
#include "mailcore/Quota.h"
#include "mailcore/sync/StoredFacts.h"

#include <QtTest>
#include <cmath>
#include <functional>

using namespace duopost;

namespace {

constexpr qint64 MiB = 1024 * 1024;
const QDateTime now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

/// One reading a day, the last one now.
QList<QuotaReading>
daily(int days, qint64 limit, const std::function<double(int day)> &usedMiB, const QDateTime &end = now)
{
    QList<QuotaReading> result;
    for (int day = 0; day < days; ++day)
        result << QuotaReading{
            end.addDays(day - days + 1), static_cast<qint64>(usedMiB(day) * static_cast<double>(MiB)), limit};
    return result;
}

} // namespace

class TestQuotaForecast : public QObject {
    Q_OBJECT
private slots:
    void whatIsSaid_data()
    {
        using Outlook = QuotaForecast::Outlook;
        using Unit = QuotaForecast::Unit;
        QTest::addColumn<QList<QuotaReading>>("history");
        QTest::addColumn<int>("outlook");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("unit");
        const auto row = [](const char *name, const QList<QuotaReading> &history, Outlook outlook,
                            int count = 0, Unit unit = Unit::Weeks) {
            QTest::newRow(name) << history << static_cast<int>(outlook) << count << static_cast<int>(unit);
        };
        row("nothing known", {}, Outlook::TooEarly, 14);
        row("one day", daily(1, 1000 * MiB, [](int) { return 500.0; }), Outlook::TooEarly, 14);
        row("a week", daily(7, 1000 * MiB, [](int day) { return 500.0 + day; }), Outlook::TooEarly, 8);
        row("long ago only",
            daily(
                60, 1000 * MiB, [](int day) { return 400.0 + day; }, now.addDays(-200)),
            Outlook::TooEarly, 14);
        row("two readings far apart", {{now.addDays(-40), 100 * MiB, 1000 * MiB}, {now, 900 * MiB, 1000 * MiB}},
            Outlook::TooEarly, 3);
        // 990 of 1000 after 90 days of 1 a day: ten days are left.
        row("steady, days", daily(90, 1000 * MiB, [](int day) { return 901.0 + day; }), Outlook::FullIn, 10,
            Unit::Days);
        row("steady, weeks", daily(90, 1000 * MiB, [](int day) { return 876.0 + day; }), Outlook::FullIn, 5,
            Unit::Weeks);
        row("steady, months", daily(90, 1000 * MiB, [](int day) { return 728.0 + day; }), Outlook::FullIn, 6,
            Unit::Months);
        row("further than may be looked", daily(15, 1000 * MiB, [](int day) { return 500.0 + day; }),
            Outlook::Room);
        row("does not grow", daily(60, 1000 * MiB, [](int) { return 500.0; }), Outlook::Room);
        row("shrinks", daily(60, 1000 * MiB, [](int day) { return 900.0 - day; }), Outlook::Room);
        row("full", daily(3, 1000 * MiB, [](int day) { return 998.0 + day; }), Outlook::Full);
        row("more than full", daily(30, 1000 * MiB, [](int) { return 1200.0; }), Outlook::Full);
        // One large message changes nothing about how fast it fills.
        row("one large message",
            daily(90, 1000 * MiB, [](int day) { return (day == 89 ? 80.0 : 0) + 796 + day; }), Outlook::FullIn,
            5, Unit::Weeks);
        // Half of the time before a large deletion: what counts is how it grew before and since.
        row("one large deletion",
            daily(90, 1000 * MiB, [](int day) { return (day < 45 ? 400.0 : 0) + 500 + 4 * day; }),
            Outlook::FullIn, 5, Unit::Weeks);
        row("who tidies up every month", daily(90, 1000 * MiB, [](int day) { return 300.0 + 10 * (day % 30); }),
            Outlook::Room);
        auto raised = daily(90, 1000 * MiB, [](int day) { return 876.0 + day; });
        raised.last().limit = 5000 * MiB;
        row("the limit was raised", raised, Outlook::Room);
        auto lowered = daily(90, 5000 * MiB, [](int day) { return 876.0 + day; });
        lowered.last().limit = 1000 * MiB;
        row("the limit was lowered", lowered, Outlook::FullIn, 5, Unit::Weeks);
        auto future = daily(90, 1000 * MiB, [](int day) { return 876.0 + day; });
        future << QuotaReading{now.addYears(10), 10 * MiB, 2000 * MiB};
        row("a clock that was ahead", future, Outlook::FullIn, 5, Unit::Weeks);
        auto past = daily(90, 1000 * MiB, [](int day) { return 876.0 + day; });
        past.prepend({QDateTime(QDate(1970, 1, 2), QTime(), Qt::UTC), 990 * MiB, 1000 * MiB});
        row("a clock that was behind", past, Outlook::FullIn, 5, Unit::Weeks);
        row("set back by an hour",
            daily(
                90, 1000 * MiB, [](int day) { return 876.0 + day; }, now.addSecs(3600)),
            Outlook::FullIn, 5, Unit::Weeks);
        row("no limit", daily(90, 0, [](int day) { return 876.0 + day; }), Outlook::Room);
    }
    void whatIsSaid()
    {
        QFETCH(const QList<QuotaReading>, history);
        const auto said = forecast(history, now);
        QFETCH(const int, outlook);
        QCOMPARE(toString(said.outlook), toString(static_cast<QuotaForecast::Outlook>(outlook)));
        QFETCH(const int, count);
        if (said.outlook == QuotaForecast::Outlook::TooEarly)
            QCOMPARE(said.daysMissing, count);
        if (said.outlook == QuotaForecast::Outlook::FullIn) {
            QFETCH(const int, unit);
            QCOMPARE(said.count, count);
            QCOMPARE(toString(said.unit), toString(static_cast<QuotaForecast::Unit>(unit)));
        }
    }

    // Readings that jump about by more than a day's growth still show how fast it grows.
    void noiseDoesNotMakeItPrecise()
    {
        const auto said = forecast(
            daily(90, 1000 * MiB, [](int day) { return 876.0 + day + 12 * std::sin(day * 2.7); }), now);
        QVERIFY(said.outlook == QuotaForecast::Outlook::FullIn);
        QCOMPARE(toString(said.unit), QStringLiteral("weeks"));
        QVERIFY2(said.count >= 3 && said.count <= 6, qPrintable(QString::number(said.count)));
    }

    void theHistoryIsThinned()
    {
        QList<QuotaReading> history;
        for (int hour = 0; hour < 24 * 500; hour += 6)
            history = withReading(history, {now.addSecs(hour * 3600), hour, 1000});
        QCOMPARE(history.size(), 400);
        QSet<QDate> days;
        for (const auto &one : history)
            days.insert(one.at.date());
        QCOMPARE(days.size(), 400);
        QCOMPARE(history.last().used, qint64(24 * 500 - 6)); // the newest of its day
        QVERIFY(std::is_sorted(
            history.begin(), history.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
    }

    void aWrongClockTakesNothingAway()
    {
        auto history = daily(90, 1000 * MiB, [](int day) { return 876.0 + day; });
        history = withReading(history, {QDateTime(QDate(1970, 1, 1), QTime(), Qt::UTC), 5, 10});
        history = withReading(history, {now.addYears(20), 5, 10});
        QCOMPARE(history.size(), 92);
        QVERIFY(std::is_sorted(
            history.begin(), history.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
    }

    void whatIsStoredComesBack()
    {
        ServerFacts facts{.software = QStringLiteral("x")};
        facts.quotas
            = {{QStringLiteral("a \"strange\" root\n"), QStringLiteral("STORAGE"), 1024, 4096},
               {QString(), QStringLiteral("MESSAGE"), 3, 100}};
        facts.quotaHistory = daily(5, 1000 * MiB, [](int day) { return 876.0 + day; });
        facts.capabilities = {QStringLiteral("IMAP4REV1"), QStringLiteral("EXPIRE 30 USER")};
        facts.asOf = now;
        QVERIFY(fromStored(toStored(facts)) == facts);
        QVERIFY(
            fromStored(
                {{QStringLiteral("server.quotas"), QStringLiteral("rubbish")},
                 {QStringLiteral("server.quota-history"), QStringLiteral("1 2")}})
            == ServerFacts{});
    }
};

QTEST_GUILESS_MAIN(TestQuotaForecast)
#include "tst_quota_forecast.moc"
