// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FilterWords.h"

#include <QCoreApplication>

namespace duopost {

namespace {

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

using Field = FilterCondition::Field;
using Match = FilterCondition::Match;
using Kind = FilterAction::Kind;

} // namespace

QString fieldTitle(Field field)
{
    switch (field) {
    case Field::From:
        return FilterWords::tr("Sender");
    case Field::FromAddress:
        return FilterWords::tr("Sender’s address");
    case Field::To:
        return FilterWords::tr("Recipient");
    case Field::ToAddress:
        return FilterWords::tr("Recipient’s address");
    case Field::Subject:
        return FilterWords::tr("Subject");
    case Field::Header:
        return FilterWords::tr("Other header…");
    case Field::ListId:
        return FilterWords::tr("Mailing list");
    case Field::Size:
        return FilterWords::tr("Size");
    case Field::Spam:
        break;
    }
    return FilterWords::tr("Spam mark of the server");
}

QString matchTitle(Match match, bool negated)
{
    switch (match) {
    case Match::Contains:
        return negated ? FilterWords::tr("does not contain") : FilterWords::tr("contains");
    case Match::Is:
        return negated ? FilterWords::tr("is not") : FilterWords::tr("is exactly");
    case Match::Matches:
        return negated ? FilterWords::tr("does not match (* and ?)") : FilterWords::tr("matches (* and ?)");
    case Match::Exists:
        return negated ? FilterWords::tr("is missing") : FilterWords::tr("is there");
    case Match::Larger:
        return negated ? FilterWords::tr("is at most") : FilterWords::tr("is larger than");
    case Match::Smaller:
        break;
    }
    return negated ? FilterWords::tr("is at least") : FilterWords::tr("is smaller than");
}

QString actionTitle(Kind kind)
{
    switch (kind) {
    case Kind::MoveTo:
        return FilterWords::tr("Move to folder");
    case Kind::CopyTo:
        return FilterWords::tr("Copy to folder");
    case Kind::MarkRead:
        return FilterWords::tr("Mark as read");
    case Kind::Star:
        return FilterWords::tr("Add a star");
    case Kind::Forward:
        return FilterWords::tr("Send on to, and keep nothing");
    case Kind::ForwardCopy:
        return FilterWords::tr("Send a copy to");
    case Kind::Discard:
        return FilterWords::tr("Throw away for good");
    case Kind::Keep:
        return FilterWords::tr("Keep in the inbox");
    case Kind::Stop:
        break;
    }
    return FilterWords::tr("Skip later rules");
}

QString ruleTitle(const FilterRule &rule)
{
    if (!rule.name.trimmed().isEmpty())
        return rule.name;
    QString condition = FilterWords::tr("Every message");
    if (!rule.conditions.isEmpty() && rule.combine != FilterRule::Combine::Always) {
        const auto &first = rule.conditions.first();
        const QString field = first.field == Field::Header ? first.header : fieldTitle(first.field);
        condition
            = first.text.isEmpty() ? field : FilterWords::tr("%1: %2", "field, text").arg(field, first.text);
    }
    for (const auto &action : rule.actions)
        if (!action.target.isEmpty())
            return QStringLiteral("%1 %2 %3").arg(condition, QString(QChar(0x2192)), action.target);
    return condition;
}

QString summarySentence(const FilterSummary &summary, const QLocale &locale)
{
    if (summary.script.isEmpty())
        return FilterWords::tr("No filters are active on the server.");
    QStringList parts{FilterWords::tr("Active: “%1”.").arg(summary.script)};
    if (!summary.readable)
        return parts.first();
    parts << FilterWords::tr("%Ln rules.", nullptr, summary.rules);
    if (summary.rulesOff > 0)
        parts << FilterWords::tr("%Ln are switched off.", nullptr, summary.rulesOff);
    if (!summary.folders.isEmpty())
        parts << FilterWords::tr("Files mail into: %1.").arg(summary.folders.join(QStringLiteral(", ")));
    if (!summary.forwardsTo.isEmpty())
        parts << FilterWords::tr("Sends mail on to: %1.").arg(summary.forwardsTo.join(QStringLiteral(", ")));
    if (summary.discards)
        parts << FilterWords::tr("Throws some mail away.");
    if (summary.absence)
        parts
            << (summary.absenceUntil ? FilterWords::tr("Answers that you are away, until %1.")
                                           .arg(locale.toString(*summary.absenceUntil, QLocale::ShortFormat))
                                     : FilterWords::tr("Answers that you are away."));
    return parts.join(QLatin1Char(' '));
}

QString filterWarning(Protocol protocol)
{
    if (protocol == Protocol::Pop3)
        return FilterWords::tr(
            "This account uses POP3, which only sees the inbox. What a filter moves to another folder "
            "never arrives on this computer; you would find it in webmail or with IMAP. Copies do "
            "arrive.");
    return FilterWords::tr(
        "The server carries filters out when mail arrives, also while this computer is off. They hold "
        "for all your devices.");
}

QString missingSentence(const QStringList &extensions)
{
    return FilterWords::tr("The server cannot do all of this. It would need: %1.")
        .arg(extensions.join(QStringLiteral(", ")));
}

} // namespace duopost
