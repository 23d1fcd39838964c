// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/sample/SampleContext.h"

#include "mailcore/MailError.h"
#include "mailcore/lab/sample/Crc32.h"

#include <QCryptographicHash>
#include <QLocale>
#include <algorithm>

namespace duopost {

SampleContext::SampleContext(SampleOwner owner, QDateTime now, QHash<QString, MailAddress> people)
    : m_owner(std::move(owner)), m_now(std::move(now)), m_people(std::move(people))
{
}

MailAddress SampleContext::person(const QString &key) const
{
    if (key == QLatin1String("me") || key == m_owner.key)
        return m_owner.address;
    const auto found = m_people.find(key);
    if (found == m_people.end())
        throw MailError(MailError::Kind::FileUnreadable, QStringLiteral(":/lab/people.txt (%1)").arg(key));
    return *found;
}

QDateTime SampleContext::moment(int daysBefore, const QString &time) const
{
    const QTime clock = QTime::fromString(time, QStringLiteral("HH:mm"));
    QDateTime result = m_now;
    result.setDate(m_now.date().addDays(-daysBefore));
    result.setTime(clock.isValid() ? clock : QTime(9, 30));
    return notLater(result);
}

QDateTime SampleContext::notLater(const QDateTime &time) const
{
    QDateTime result = time;
    while (result > m_now)
        result = result.addDays(-1);
    return result;
}

QByteArray SampleContext::messageId(const QString &words, const QString &address) const
{
    const QByteArray hash
        = QCryptographicHash::hash((words + address).toUtf8(), QCryptographicHash::Sha1).toHex().left(22);
    return hash + '@' + address.section(QLatin1Char('@'), 1).toUtf8();
}

void SampleContext::add(const QString &folder, const MessageParts &parts, MessageFlags flags)
{
    addRaw(folder, renderMessage(parts), parts.date, flags);
}

void SampleContext::addRaw(
    const QString &folder, const QByteArray &bytes, const QDateTime &received, MessageFlags flags)
{
    m_messages << SampleMessage{folder, {bytes, received, flags}};
}

QList<SampleMessage> SampleContext::takeSorted()
{
    std::stable_sort(m_messages.begin(), m_messages.end(), [](const auto &a, const auto &b) {
        return a.message.received < b.message.received;
    });
    return std::move(m_messages);
}

quint32 sampleHash(const QString &words)
{
    return crc32(words.toUtf8());
}

QString sampleDate(const QDateTime &date, const QString &language)
{
    return QStringLiteral("%1%2 %3 %4, %5")
        .arg(date.date().day())
        .arg(
            language == QLatin1String("de") ? QStringLiteral(".") : QString(),
            sampleMonth(date.date(), language))
        .arg(date.date().year())
        .arg(date.toString(QStringLiteral("HH:mm")));
}

QString sampleMonth(const QDate &date, const QString &language)
{
    const QLocale locale(language == QLatin1String("de") ? QLocale::German : QLocale::English);
    return locale.standaloneMonthName(date.month());
}

} // namespace duopost
