// SPDX-License-Identifier: GPL-3.0-or-later
// How full a mailbox was, day by day, and when it will be full if that goes on. Pure; any thread.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace duopost {

/// One resource of one quota root, as the server told (RFC 9208, RFC 2087).
struct QuotaResource {
    QString root; ///< the server's name for it; often empty
    QString resource; ///< "STORAGE", "MESSAGE"; upper case
    qint64 used = 0, limit = 0; ///< octets for STORAGE, else as counted
    bool isStorage() const { return resource == QLatin1String("STORAGE"); }
    bool operator==(const QuotaResource &) const = default;
};

struct QuotaReading {
    QDateTime at;
    qint64 used = 0, limit = 0; ///< octets
    bool operator==(const QuotaReading &) const = default;
};

/// The history with one more reading, by time: at most one a day, the newest 400. A clock that was wrong puts
/// its readings where forecast() does not look, and takes away none.
QList<QuotaReading> withReading(QList<QuotaReading> history, const QuotaReading &reading);

struct QuotaForecast {
    enum class Outlook {
        TooEarly, ///< not enough known yet
        Room, ///< does not grow, or so slowly that nothing sensible can be said
        FullIn, ///< if it goes on like that
        Full,
    };
    enum class Unit { Days, Weeks, Months }; ///< as coarse as what is known
    Outlook outlook = Outlook::TooEarly;
    int daysMissing = 0; ///< of TooEarly: so many more days of readings
    int count = 0; ///< of FullIn
    Unit unit = Unit::Weeks;
    qint64 perMonth = 0; ///< octets in 30 days, the median of what was seen; below 0 = it becomes emptier
    bool operator==(const QuotaForecast &) const = default;
};

/// Median of the slopes between readings of the last 90 days (Theil–Sen), so that one large message changes
/// little. One large deletion is taken for an exception; who deletes now and then will go on doing so. Looks
/// ahead at most eight times as far as it looked back.
QuotaForecast forecast(const QList<QuotaReading> &history, const QDateTime &now);

QString toString(QuotaForecast::Outlook outlook); ///< "too-early", "room", "full-in", "full"
QString toString(QuotaForecast::Unit unit); ///< "days", "weeks", "months"

} // namespace duopost
