// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/MailDate.h"

#include "mailcore/protocol/mime/Bytes.h"

#include <optional>

namespace duopost::mime {

namespace {

constexpr char monthNames[] = "janfebmaraprmayjunjulaugsepoctnovdec";

int monthNamed(QByteArrayView word)
{
    if (word.size() < 3)
        return 0;
    for (int m = 0; m < 12; ++m) {
        if (equalsNoCase(word.first(3), QByteArrayView(monthNames + 3 * m, 3)))
            return m + 1;
    }
    return 0;
}

/// Minutes east of UTC for the names of RFC 5322 section 4.3 and a few European ones; the military letters were
/// used with both signs and count as UTC there.
std::optional<int> zoneNamed(QByteArrayView word)
{
    struct Zone {
        const char *name;
        int minutes;
    };
    static constexpr Zone zones[] = {
        {"gmt", 0},    {"ut", 0},     {"utc", 0},    {"z", 0},      {"est", -300}, {"edt", -240}, {"cst", -360},
        {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"wet", 0},    {"west", 60},
        {"bst", 60},   {"cet", 60},   {"met", 60},   {"mez", 60},   {"cest", 120}, {"mest", 120}, {"mesz", 120},
        {"eet", 120},  {"eest", 180}, {"msk", 180},  {"msd", 240},  {"jst", 540},  {"kst", 540}};
    for (const Zone &zone : zones) {
        if (equalsNoCase(word, zone.name))
            return zone.minutes;
    }
    return std::nullopt;
}

/// Up to nine digits; more count as nine.
int number(QByteArrayView digits)
{
    int value = 0;
    for (const char c : digits.first(qMin<qsizetype>(9, digits.size())))
        value = value * 10 + (c - '0');
    return value;
}

/// Collects the parts of a date in whatever order they come.
class DateReader {
public:
    explicit DateReader(QByteArrayView text) : m_text(text) { }

    QDateTime read()
    {
        while (m_at < m_text.size() && !m_nonsense)
            step();
        if (m_nonsense || !m_day || !m_month || m_year < 0)
            return {};
        const QDate date(m_year, m_month, m_day);
        if (m_twelveHour && m_hour >= 0 && m_hour <= 12)
            m_hour = m_hour % 12 + (m_afternoon ? 12 : 0);
        const QTime time
            = m_hour < 0 ? QTime(0, 0) : QTime(m_hour, m_minute, qMin(m_second, 59)); // leap seconds
        if (!date.isValid() || !time.isValid() || m_second > 60 || m_year < 1900 || m_year > 9999)
            return {};
        return QDateTime(date, time, Qt::OffsetFromUTC, m_zoneMinutes.value_or(0) * 60);
    }

private:
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void step()
    {
        const char c = peek();
        if (c == '(')
            skipComment();
        else if (isDigit(c))
            readNumber();
        else if (isLetter(c))
            readWord();
        else if ((c == '+' || c == '-') && m_hour >= 0 && isDigit(peek(1)))
            readOffset();
        else
            ++m_at;
    }

    void skipComment()
    {
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            if (peek() == '(')
                ++depth;
            else if (peek() == ')' && --depth == 0)
                break;
        }
        ++m_at;
    }

    QByteArrayView takeDigits()
    {
        const qsizetype begin = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

    void readNumber()
    {
        const QByteArrayView digits = takeDigits();
        if (digits.size() > 9) {
            m_nonsense = true;
        } else if (
            digits.size() <= 2 && m_hour < 0
            && (peek() == ':' || (peek() == '.' && isDigit(peek(1)) && m_month)) && isDigit(peek(1))) {
            readTime(number(digits));
        } else if (digits.size() == 4 && peek() == '-' && isDigit(peek(1)) && m_year < 0) {
            readIsoDate(number(digits));
        } else if (digits.size() <= 2 && !m_day && (m_month || m_year < 0)) {
            m_day = number(digits);
        } else if (digits.size() <= 2 && m_day && !m_month && m_year < 0 && number(digits) <= 12) {
            m_month = number(digits); // "20 11 79"
        } else if (m_year < 0) {
            setYear(digits);
        }
        // Anything more ("IST 2003 17") is ignored.
    }

    void setYear(QByteArrayView digits)
    {
        m_year = number(digits);
        if (digits.size() == 2) // RFC 5322 section 4.3
            m_year += m_year < 50 ? 2000 : 1900;
        else if (digits.size() == 3)
            m_year += 1900;
        else if (digits.size() == 1)
            m_year += 2000;
    }

    void readTime(int hour)
    {
        const char separator = peek();
        m_hour = hour;
        ++m_at;
        m_minute = number(takeDigits());
        if (peek() == separator && isDigit(peek(1))) {
            ++m_at;
            const QByteArrayView digits = takeDigits();
            m_second = digits.size() <= 2 ? number(digits) : 99;
        }
        if (peek() == '.' || (peek() == ',' && isDigit(peek(1)))) { // fractions
            ++m_at;
            takeDigits();
        }
    }

    /// 2024-02-29T13:14:15Z, RFC 3339
    void readIsoDate(int year)
    {
        m_year = year;
        ++m_at;
        const QByteArrayView month = takeDigits();
        m_month = month.size() <= 2 ? number(month) : 0;
        if (peek() == '-' && isDigit(peek(1))) {
            ++m_at;
            const QByteArrayView day = takeDigits();
            m_day = day.size() <= 2 ? number(day) : 0;
        }
        m_nonsense = !m_month || !m_day;
        if (toLower(peek()) == 't')
            ++m_at;
    }

    void readOffset()
    {
        const int sign = peek() == '-' ? -1 : 1;
        ++m_at;
        QByteArrayView digits = takeDigits();
        if (m_zoneMinutes && *m_zoneMinutes != 0)
            return;
        int hours = 0, minutes = 0;
        if (digits.size() <= 2) {
            hours = number(digits);
            if (peek() == ':' && isDigit(peek(1))) {
                ++m_at;
                const QByteArrayView rest = takeDigits();
                minutes = number(rest.first(qMin<qsizetype>(2, rest.size())));
            }
        } else if (digits.size() <= 4) {
            hours = number(digits.chopped(2));
            minutes = number(digits.last(2));
        }
        if (hours <= 14 && minutes < 60) // else senseless: the time is taken as UTC
            m_zoneMinutes = sign * (hours * 60 + minutes);
    }

    void readWord()
    {
        const qsizetype begin = m_at;
        while (isLetter(peek()))
            ++m_at;
        const QByteArrayView word = m_text.sliced(begin, m_at - begin);
        if (const int month = monthNamed(word); month && !m_month) {
            m_month = month;
        } else if (equalsNoCase(word, "pm") || equalsNoCase(word, "am")) {
            m_twelveHour = true;
            m_afternoon = equalsNoCase(word, "pm");
        } else if (const auto zone = zoneNamed(word); zone && m_hour >= 0 && !m_zoneMinutes) {
            m_zoneMinutes = zone;
        }
        // Weekdays say nothing that is not said; other words neither.
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_year = -1, m_month = 0, m_day = 0;
    int m_hour = -1, m_minute = 0, m_second = 0;
    std::optional<int> m_zoneMinutes;
    bool m_twelveHour = false, m_afternoon = false, m_nonsense = false;
};

} // namespace

QDateTime parseMailDate(QByteArrayView raw)
{
    constexpr qsizetype longest = 1000;
    return DateReader(raw.first(qMin(raw.size(), longest))).read();
}

} // namespace duopost::mime
