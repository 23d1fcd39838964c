// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Quota.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace duopost {

namespace {

constexpr qsizetype mostReadings = 400;
constexpr double windowDays = 90, neededDays = 14, lookAhead = 8;
constexpr size_t neededReadings = 5;
constexpr double dropPart = 0.05; // of the limit: less than that goes up and down with every day's mail
constexpr double daySeconds = 86'400;

struct Point {
    double day = 0; ///< before now: negative
    double used = 0;
};

std::vector<Point> recent(const QList<QuotaReading> &history, const QDateTime &now)
{
    std::vector<Point> result;
    for (const auto &one : history) {
        const double day = static_cast<double>(now.secsTo(one.at)) / daySeconds;
        // A clock is set back by an hour at times; by more it was wrong.
        if (one.at.isValid() && day > -windowDays && day < 1)
            result.push_back({day, static_cast<double>(one.used)});
    }
    std::sort(result.begin(), result.end(), [](const Point &a, const Point &b) { return a.day < b.day; });
    return result;
}

std::vector<size_t> drops(const std::vector<Point> &points, double limit)
{
    std::vector<size_t> result;
    for (size_t i = 1; i < points.size(); ++i) {
        if (points[i - 1].used - points[i].used > limit * dropPart)
            result.push_back(i);
    }
    return result;
}

// Of somebody who tidies up now and then: how full it was each time before that, and is now if that is more.
std::vector<Point> peaks(const std::vector<Point> &points, const std::vector<size_t> &fallen)
{
    std::vector<Point> result;
    for (const auto place : fallen)
        result.push_back(points[place - 1]);
    if (points.back().used > result.back().used)
        result.push_back(points.back());
    return result;
}

std::optional<double> medianSlope(std::vector<Point> points, double limit)
{
    const auto fallen = drops(points, limit);
    const auto across = [&](size_t from, size_t to) {
        return fallen.size() == 1 && from < fallen.front() && to >= fallen.front();
    };
    if (fallen.size() > 1)
        points = peaks(points, fallen);
    std::vector<double> slopes;
    for (size_t i = 0; i < points.size(); ++i) {
        for (size_t j = i + 1; j < points.size(); ++j) {
            const double days = points[j].day - points[i].day;
            if (days >= 0.5 && !across(i, j))
                slopes.push_back((points[j].used - points[i].used) / days);
        }
    }
    if (slopes.empty())
        return std::nullopt;
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    return *middle;
}

int rounded(double value)
{
    return std::max(1, static_cast<int>(std::lround(value)));
}

} // namespace

QList<QuotaReading> withReading(QList<QuotaReading> history, const QuotaReading &reading)
{
    const auto day = reading.at.toUTC().date();
    history.removeIf([&](const QuotaReading &one) { return one.at.toUTC().date() == day; });
    const auto place = std::upper_bound(
        history.begin(), history.end(), reading,
        [](const QuotaReading &a, const QuotaReading &b) { return a.at < b.at; });
    history.insert(place, reading);
    while (history.size() > mostReadings)
        history.removeFirst();
    return history;
}

QuotaForecast forecast(const QList<QuotaReading> &history, const QDateTime &now)
{
    using Outlook = QuotaForecast::Outlook;
    const auto points = recent(history, now);
    const QuotaReading *newest = nullptr;
    for (const auto &one : history) {
        if (one.at < now.addDays(1) && (!newest || newest->at < one.at))
            newest = &one;
    }
    QuotaForecast result;
    if (newest && newest->limit > 0 && newest->used >= newest->limit) {
        result.outlook = Outlook::Full;
        return result;
    }
    const double span = points.empty() ? 0 : points.back().day - points.front().day;
    // A day of readings begins and ends at any hour.
    const double missing = neededDays - span - 0.5;
    if (!newest || missing > 0 || points.size() < neededReadings) {
        const auto few = static_cast<int>(neededReadings - std::min(points.size(), neededReadings));
        result.daysMissing = std::max({1, few, static_cast<int>(std::ceil(missing))});
        return result;
    }
    const auto limit = static_cast<double>(newest->limit);
    const auto slope = medianSlope(points, limit);
    result.outlook = Outlook::Room;
    if (!slope)
        return result;
    result.perMonth = std::llround(*slope * 30);
    if (*slope <= 0 || newest->limit <= 0)
        return result;
    const double days = static_cast<double>(newest->limit - newest->used) / *slope;
    if (days > span * lookAhead)
        return result;
    result.outlook = Outlook::FullIn;
    using Unit = QuotaForecast::Unit;
    if (days < 13.5) {
        result.unit = Unit::Days;
        result.count = rounded(days);
    } else if (days < 70) {
        result.unit = Unit::Weeks;
        result.count = rounded(days / 7);
    } else {
        result.unit = Unit::Months;
        result.count = rounded(days / 30.4);
    }
    return result;
}

QString toString(QuotaForecast::Outlook outlook)
{
    switch (outlook) {
    case QuotaForecast::Outlook::TooEarly:
        return QStringLiteral("too-early");
    case QuotaForecast::Outlook::Room:
        return QStringLiteral("room");
    case QuotaForecast::Outlook::FullIn:
        return QStringLiteral("full-in");
    case QuotaForecast::Outlook::Full:
        break;
    }
    return QStringLiteral("full");
}

QString toString(QuotaForecast::Unit unit)
{
    switch (unit) {
    case QuotaForecast::Unit::Days:
        return QStringLiteral("days");
    case QuotaForecast::Unit::Weeks:
        return QStringLiteral("weeks");
    case QuotaForecast::Unit::Months:
        break;
    }
    return QStringLiteral("months");
}

} // namespace duopost
