// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/SearchValues.h"

#include <QHash>
#include <QRegularExpression>
#include <cmath>

namespace duopost {

namespace {

using Days = std::pair<QDate, QDate>;

std::optional<Days> period(QDate from, QDate until)
{
    return from.isValid() && until.isValid() ? std::optional(Days{from, until}) : std::nullopt;
}

std::optional<Days> relative(const QString &value, QDate today)
{
    static const QRegularExpression ago(QStringLiteral("^(\\d{1,4})([dtwmyj])$"));
    if (value == QLatin1String("today") || value == QLatin1String("heute"))
        return Days{today, today.addDays(1)};
    if (value == QLatin1String("yesterday") || value == QLatin1String("gestern"))
        return Days{today.addDays(-1), today};
    const auto match = ago.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const int count = match.captured(1).toInt();
    switch (match.captured(2).at(0).unicode()) {
    case 'w':
        return period(today.addDays(-7 * count), today.addDays(1));
    case 'm':
        return period(today.addMonths(-count), today.addDays(1));
    case 'y':
    case 'j':
        return period(today.addYears(-count), today.addDays(1));
    default:
        return period(today.addDays(-count), today.addDays(1));
    }
}

struct StateWord {
    StateTerm::State state;
    const char16_t *english, *german;
};

constexpr StateWord states[] = {
    {StateTerm::State::Unread, u"unread", u"ungelesen"},
    {StateTerm::State::Read, u"read", u"gelesen"},
    {StateTerm::State::Starred, u"starred", u"markiert"},
    {StateTerm::State::Starred, u"flagged", u"stern"},
    {StateTerm::State::Answered, u"answered", u"beantwortet"},
    {StateTerm::State::Answered, u"replied", nullptr},
    {StateTerm::State::Forwarded, u"forwarded", u"weitergeleitet"},
    {StateTerm::State::Draft, u"draft", u"entwurf"},
    {StateTerm::State::Junk, u"junk", u"spam"},
};

std::optional<FolderRole> roleNamed(const QString &name)
{
    static const QHash<QString, FolderRole> roles{
        {QStringLiteral("inbox"), FolderRole::Inbox},     {QStringLiteral("posteingang"), FolderRole::Inbox},
        {QStringLiteral("sent"), FolderRole::Sent},       {QStringLiteral("gesendet"), FolderRole::Sent},
        {QStringLiteral("drafts"), FolderRole::Drafts},   {QString::fromUtf8("entwürfe"), FolderRole::Drafts},
        {QStringLiteral("trash"), FolderRole::Trash},     {QStringLiteral("papierkorb"), FolderRole::Trash},
        {QStringLiteral("junk"), FolderRole::Junk},       {QStringLiteral("spam"), FolderRole::Junk},
        {QStringLiteral("archive"), FolderRole::Archive}, {QStringLiteral("archiv"), FolderRole::Archive},
        {QStringLiteral("all"), FolderRole::All},         {QStringLiteral("alle"), FolderRole::All}};
    const auto found = roles.constFind(name.toLower());
    return found == roles.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<std::pair<QDate, QDate>> daysOf(const QString &value, QDate today)
{
    static const QRegularExpression iso(QStringLiteral("^(\\d{4})(?:[-/](\\d{1,2})(?:[-/](\\d{1,2}))?)?$"));
    static const QRegularExpression german(QStringLiteral("^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|\\d{2})?$"));
    if (const auto match = iso.match(value); match.hasMatch()) {
        const int year = match.captured(1).toInt();
        if (match.captured(2).isEmpty())
            return period(QDate(year, 1, 1), QDate(year + 1, 1, 1));
        const int month = match.captured(2).toInt();
        if (match.captured(3).isEmpty())
            return period(QDate(year, month, 1), QDate(year, month, 1).addMonths(1));
        const QDate day(year, month, match.captured(3).toInt());
        return period(day, day.addDays(1));
    }
    if (const auto match = german.match(value); match.hasMatch()) {
        int year = match.captured(3).isEmpty() ? today.year() : match.captured(3).toInt();
        if (match.captured(3).size() == 2)
            year += year > today.year() % 100 + 10 ? 1900 : 2000;
        const QDate day(year, match.captured(2).toInt(), match.captured(1).toInt());
        return period(day, day.addDays(1));
    }
    return relative(value.toLower(), today);
}

std::optional<qint64> bytesOf(const QString &value)
{
    static const QRegularExpression size(
        QStringLiteral("^(\\d{1,9}(?:[.,]\\d{1,3})?)\\s*([kmg]?)(?:i?b)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = size.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    double bytes = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    const auto unit = match.captured(2).toLower();
    if (unit == QLatin1String("k"))
        bytes *= 1024;
    else if (unit == QLatin1String("m"))
        bytes *= 1024 * 1024;
    else if (unit == QLatin1String("g"))
        bytes *= 1024.0 * 1024 * 1024;
    return std::llround(bytes);
}

std::optional<StateTerm::State> stateOf(const QString &value)
{
    for (const auto &known : states) {
        for (const auto *word : {known.english, known.german}) {
            if (word && value.compare(QString::fromUtf16(word), Qt::CaseInsensitive) == 0)
                return known.state;
        }
    }
    return std::nullopt;
}

QStringList stateWords(bool german)
{
    QStringList result;
    StateTerm::State last{};
    for (const auto &known : states) {
        if (result.isEmpty() || known.state != last)
            result << QString::fromUtf16(german ? known.german : known.english);
        last = known.state;
    }
    return result;
}

bool isAttachmentWord(const QString &value)
{
    for (const auto *word : {u"attachment", u"attachments", u"anhang", u"anhänge"}) {
        if (value.compare(QString::fromUtf16(word), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool isFolderNamed(const Folder &folder, const QString &name)
{
    if (const auto role = roleNamed(name); role && folder.role == *role)
        return true;
    return folder.path.compare(name, Qt::CaseInsensitive) == 0
        || folder.name.compare(name, Qt::CaseInsensitive) == 0
        || folder.path.startsWith(name + QLatin1Char('/'), Qt::CaseInsensitive);
}

} // namespace duopost
