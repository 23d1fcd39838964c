// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Cards.h"

#include "mailcore/attachments/ContentLines.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <QTimeZone>

namespace duopost {

namespace {

constexpr int mostAttendees = 200;
constexpr qsizetype longestDescription = 4000;

Invitation::Kind kindOf(const QString &method)
{
    const QString upper = method.toUpper();
    if (upper == QLatin1String("REQUEST") || upper == QLatin1String("ADD"))
        return Invitation::Kind::Request;
    if (upper == QLatin1String("CANCEL"))
        return Invitation::Kind::Cancelled;
    if (upper == QLatin1String("REPLY") || upper == QLatin1String("COUNTER"))
        return Invitation::Kind::Answer;
    return Invitation::Kind::Published;
}

MailAddress personOf(const ContentLine &line)
{
    QString address = line.text();
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        address = address.mid(7);
    return {mime::neutralised(line.parameters.value(QStringLiteral("CN"))).trimmed(), address};
}

// Outlook writes the names Windows has for zones.
QTimeZone zoneNamed(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    if (zone.isValid())
        return zone;
    const QByteArray known = QTimeZone::windowsIdToDefaultIanaId(name.toUtf8());
    return known.isEmpty() ? QTimeZone() : QTimeZone(known);
}

struct Moment {
    QDateTime time;
    bool isDate = false;
    QString unknownZone;
};

Moment momentOf(const ContentLine &line)
{
    Moment moment;
    const QString value = line.value.trimmed();
    const QDate date = QDate::fromString(value.left(8), QStringLiteral("yyyyMMdd"));
    if (!date.isValid())
        return moment;
    if (value.size() == 8) {
        moment.isDate = true;
        moment.time = date.startOfDay();
        return moment;
    }
    const QTime time = QTime::fromString(value.mid(9, 6), QStringLiteral("hhmmss"));
    if (!time.isValid())
        return moment;
    if (value.endsWith(QLatin1Char('Z'))) {
        moment.time = QDateTime(date, time, Qt::UTC);
        return moment;
    }
    const QString name = line.parameters.value(QStringLiteral("TZID"));
    const QTimeZone zone = name.isEmpty() ? QTimeZone() : zoneNamed(name);
    if (zone.isValid()) {
        moment.time = QDateTime(date, time, zone);
    } else {
        moment.time = QDateTime(date, time);
        moment.unknownZone = mime::neutralised(name).left(80);
    }
    return moment;
}

// "P1DT2H30M" (RFC 5545 section 3.3.6) in seconds; negative or senseless = 0.
qint64 durationOf(const QString &text)
{
    qint64 seconds = 0, number = 0;
    for (const QChar c : text.trimmed().toUpper()) {
        if (c.isDigit()) {
            number = qMin<qint64>(number * 10 + c.digitValue(), 1'000'000);
            continue;
        }
        const qint64 unit = c == u'W' ? 604'800
            : c == u'D'               ? 86'400
            : c == u'H'               ? 3600
            : c == u'M'               ? 60
                                      : c == u'S';
        seconds += number * unit;
        number = 0;
    }
    return text.startsWith(QLatin1Char('-')) ? 0 : seconds;
}

struct EventReader {
    Invitation event;
    qint64 duration = 0;

    void take(const ContentLine &line)
    {
        if (line.name == QLatin1String("SUMMARY"))
            event.summary = line.text().replace(QLatin1Char('\n'), QLatin1Char(' ')).left(500);
        else if (line.name == QLatin1String("LOCATION"))
            event.place = line.text().replace(QLatin1Char('\n'), QLatin1String(", ")).left(500);
        else if (line.name == QLatin1String("DESCRIPTION"))
            event.description = line.text().left(longestDescription);
        else if (line.name == QLatin1String("ORGANIZER"))
            event.organizer = personOf(line);
        else if (line.name == QLatin1String("ATTENDEE") && event.attendees.size() < mostAttendees)
            event.attendees << personOf(line);
        else if (line.name == QLatin1String("RRULE"))
            event.repeats = mime::neutralised(line.value).left(200);
        else if (line.name == QLatin1String("DURATION"))
            duration = durationOf(line.value);
        else if (line.name == QLatin1String("DTSTART"))
            begin(momentOf(line));
        else if (line.name == QLatin1String("DTEND"))
            event.end = momentOf(line).time;
    }

    void begin(const Moment &moment)
    {
        event.begin = moment.time;
        event.wholeDays = moment.isDate;
        event.zone = moment.unknownZone;
    }

    void finish()
    {
        if (!event.end.isValid() && duration > 0 && event.begin.isValid())
            event.end = event.begin.addSecs(duration);
        // The end of whole days is the first day that is not part of them any more.
        if (event.wholeDays && event.end.isValid())
            event.end = event.end.addDays(-1);
        if (event.end < event.begin)
            event.end = {};
    }
};

} // namespace

std::optional<Invitation> invitationOf(const QByteArray &calendar)
{
    EventReader reader;
    QString method;
    int events = 0, inside = 0; // inside: an alarm and the like within the event
    bool inEvent = false;
    for (const ContentLine &line : contentLines(calendar)) {
        const QString value = line.value.trimmed().toUpper();
        if (line.name == QLatin1String("METHOD")) {
            method = value;
        } else if (line.name == QLatin1String("BEGIN") && value == QLatin1String("VEVENT")) {
            inEvent = ++events == 1;
        } else if (line.name == QLatin1String("END") && value == QLatin1String("VEVENT")) {
            inEvent = false;
            inside = 0;
        } else if (inEvent && line.name == QLatin1String("BEGIN")) {
            ++inside;
        } else if (inEvent && line.name == QLatin1String("END")) {
            --inside;
        } else if (inEvent && inside == 0) {
            reader.take(line);
        }
    }
    if (events == 0)
        return {};
    reader.finish();
    reader.event.kind = kindOf(method);
    reader.event.moreEvents = events - 1;
    return reader.event;
}

} // namespace duopost
