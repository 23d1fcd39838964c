// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/DifferenceWords.h"

#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <algorithm>

namespace duopost {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(duopost::DifferenceWords)
};

struct Mark {
    MessageFlag flag;
    MessageFactKind fact;
    Operation operation;
};
constexpr Mark marks[]
    = {{MessageFlag::Seen, MessageFactKind::Read, Operation::MarkRead},
       {MessageFlag::Answered, MessageFactKind::Answered, Operation::MarkAnswered},
       {MessageFlag::Flagged, MessageFactKind::Starred, Operation::Star}};

QString titleOf(MessageFlag flag)
{
    switch (flag) {
    case MessageFlag::Seen:
        return Words::tr("Read");
    case MessageFlag::Answered:
        return Words::tr("Answered");
    default:
        return Words::tr("Star");
    }
}

QString titleOf(Side side)
{
    switch (side) {
    case Side::Here:
        return Words::tr("this computer");
    case Side::Second:
        return Words::tr("second device");
    case Side::Server:
        break;
    }
    return Words::tr("server");
}

// "this computer yes, second device no", of the sides that have been looked at and say() something about.
template <class Say> QString sidesThat(const DeviceSides &sides, Say say)
{
    QStringList parts;
    for (const auto side : {Side::Here, Side::Second, Side::Server}) {
        const std::optional<bool> yes = sides[static_cast<size_t>(side)] ? say(side) : std::nullopt;
        if (yes)
            parts << (*yes ? Words::tr("%1 yes") : Words::tr("%1 no")).arg(titleOf(side));
    }
    return parts.join(QStringLiteral(", "));
}

// The newest that speaks against it, else the newest.
QString reasonOf(Operation operation, const DifferenceContext &context)
{
    const bool pop3 = context.here == Protocol::Pop3 || context.second == Protocol::Pop3;
    if (!pop3)
        return Words::tr("With IMAP every device hears of it from the server, at its next look.");
    // What the account's own server said counts for its own protocol only.
    const auto ledger
        = context.here == Protocol::Pop3 ? context.ledger : expectedOf(Protocol::Pop3, QStringList());
    const auto entry = std::find_if(
        ledger.begin(), ledger.end(), [&](const LedgerEntry &one) { return one.operation == operation; });
    if (entry == ledger.end() || entry->evidence.isEmpty())
        return {};
    const auto against = std::find_if(
        entry->evidence.rbegin(), entry->evidence.rend(), [](const Evidence &one) { return !one.supports; });
    return reasonSentence(against == entry->evidence.rend() ? entry->evidence.last() : *against);
}

// Either the device with POP3 could not tell its mark, or it cannot hear of another one's.
Operation operationFor(const Mark &mark, const DeviceRow &row, const DifferenceContext &context)
{
    const auto &withPop3 = row.side(context.here == Protocol::Pop3 ? Side::Here : Side::Second);
    return withPop3 && withPop3->flags.testFlag(mark.flag) ? mark.operation : Operation::FetchFlags;
}

QString waitingReason(MessageFactKind kind, const DifferenceContext &context)
{
    for (const auto &fact : context.facts) {
        if (fact.kind == kind && (fact.where == Where::OnItsWay || fact.where == Where::Refused))
            return whereWords(fact.where).sentence;
    }
    return {};
}

QString joined(const QString &what, const QString &who, const QString &why)
{
    const QString sentence = Words::tr("%1: %2.").arg(what, who);
    return why.isEmpty() ? sentence : sentence + QLatin1Char(' ') + why;
}

} // namespace

QStringList
differenceSentences(const DeviceRow &row, const DeviceSides &sides, const DifferenceContext &context)
{
    const auto difference = differenceOf(row, sides);
    QStringList sentences;
    if (difference.there) {
        const bool sent = row.role == FolderRole::Sent;
        QString why = waitingReason(MessageFactKind::Received, context);
        if (why.isEmpty())
            why = reasonOf(sent ? Operation::Append : Operation::MoveTo, context);
        if (!sent)
            why.prepend(
                Words::tr("It was moved or deleted, or has not been fetched everywhere yet.")
                + QLatin1Char(' '));
        sentences << joined(
            sent ? Words::tr("In Sent") : Words::tr("In the inbox"),
            sidesThat(sides, [&](Side side) { return std::optional(row.side(side).has_value()); }), why);
    }
    for (const auto &mark : marks) {
        if (!difference.marks.testFlag(mark.flag))
            continue;
        QString why = waitingReason(mark.fact, context);
        if (why.isEmpty())
            why = reasonOf(operationFor(mark, row, context), context);
        const auto says = [&](Side side) -> std::optional<bool> {
            const auto &message = row.side(side);
            return message ? std::optional(message->flags.testFlag(mark.flag)) : std::nullopt;
        };
        sentences << joined(titleOf(mark.flag), sidesThat(sides, says), why);
    }
    return sentences;
}

} // namespace duopost
