// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/Dates.h"

#include <QCoreApplication>
#include <limits>

namespace duopost {

namespace {

struct DateWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::DateWords)
};

qint64 startOf(const QDate &day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

/// The locale's short date without its year: "12.06." or "06/12".
QString dayAndMonth(const QDate &day, const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    format.remove(QLatin1Char('y'));
    while (!format.isEmpty() && !format.back().isLetter() && format.back() != QLatin1Char('.'))
        format.chop(1);
    while (!format.isEmpty() && !format.front().isLetter())
        format.remove(0, 1);
    return locale.toString(day, format);
}

constexpr int yearsShown = 30;

} // namespace

QString listDate(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    const qint64 days = local.date().daysTo(now.date());
    if (days == 0)
        return locale.toString(local.time(), QLocale::ShortFormat);
    if (days == 1)
        return DateWords::tr("Yesterday");
    if (days > 1 && days < 7)
        return locale.dayName(local.date().dayOfWeek(), QLocale::LongFormat);
    if (local.date().year() == now.date().year())
        return dayAndMonth(local.date(), locale);
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString longDate(const QDateTime &when, const QLocale &locale)
{
    if (!when.isValid())
        return DateWords::tr("no date");
    const QDateTime local = when.toLocalTime();
    return DateWords::tr("%1, %2", "date, time")
        .arg(
            locale.toString(local.date(), QLocale::LongFormat),
            locale.toString(local.time(), QLocale::ShortFormat));
}

QString freshness(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = when.toLocalTime();
    return local.date() == now.date() ? locale.toString(local.time(), QLocale::ShortFormat)
                                      : locale.toString(local, QLocale::ShortFormat);
}

QList<DateSection> dateSections(const QDateTime &now, const QLocale &locale)
{
    const QDate today = now.date();
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    QList<DateSection> sections;
    // Today may start in the middle of this week or month, so each limit must lie below the one before.
    const auto add = [&sections](const QString &title, const QDate &from) {
        if (sections.isEmpty() || startOf(from) < sections.last().from)
            sections << DateSection{title, startOf(from)};
    };
    add(DateWords::tr("In the future"), today.addDays(1));
    add(DateWords::tr("Today"), today);
    add(DateWords::tr("Yesterday"), today.addDays(-1));
    add(DateWords::tr("This week"), monday);
    add(DateWords::tr("Last week"), monday.addDays(-7));
    QDate month(today.year(), today.month(), 1);
    add(DateWords::tr("This month"), month);
    for (month = month.addMonths(-1); month.year() >= today.year() - 1; month = month.addMonths(-1))
        add(locale.standaloneMonthName(month.month()) + QLatin1Char(' ') + QString::number(month.year()),
            month);
    for (int year = month.year(); year > today.year() - yearsShown; --year)
        add(QString::number(year), QDate(year, 1, 1));
    sections << DateSection{DateWords::tr("Older"), std::numeric_limits<qint64>::min()};
    return sections;
}

} // namespace duopost
