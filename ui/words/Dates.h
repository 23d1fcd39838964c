// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as the list and the reader write them. Pure: "now" is always passed in.
#pragma once

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QString>

namespace duopost {

/// Time today, "Yesterday", weekday in the last week, day and month this year, else the full date.
QString listDate(const QDateTime &when, const QDateTime &now, const QLocale &locale);
/// Weekday, date and time, for the header of a message.
QString longDate(const QDateTime &when, const QLocale &locale);
/// "12:04" today, else date and time.
QString freshness(const QDateTime &when, const QDateTime &now, const QLocale &locale);

/// One section of the list: all rows with sortKey >= from (and below the section above).
struct DateSection {
    QString title;
    qint64 from = 0; ///< milliseconds since 1970 UTC
};

/// The sections, newest first: Future, Today, Yesterday, This week, Last week, This month, then months of
/// two years, then years. The last one holds everything older.
QList<DateSection> dateSections(const QDateTime &now, const QLocale &locale);

} // namespace duopost
