// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/OutboxWords.h"

#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"

#include <QCoreApplication>
#include <QLocale>

namespace duopost {

namespace {

struct Outbox {
    Q_DECLARE_TR_FUNCTIONS(duopost::Outbox)
};

QString at(const QDateTime &when)
{
    return freshness(when.toLocalTime(), QDateTime::currentDateTime(), QLocale());
}

bool isHeld(const OutboxItem &item)
{
    return item.state == OutboxState::Queued && item.attempts > 0 && !item.nextAttempt.isValid();
}

QString queuedSentence(const OutboxItem &item)
{
    if (isHeld(item))
        return Outbox::tr("It was not sent. It is held here until you say that it is to be sent.");
    if (item.nextAttempt.isValid())
        return Outbox::tr("It could not be sent yet. The next attempt is at %1.").arg(at(item.nextAttempt));
    return Outbox::tr("It is sent as soon as there is a connection.");
}

QString refusedSentence(const OutboxItem &item)
{
    switch (lackingOf(item)) {
    case Lacking::Nothing:
        break;
    case Lacking::Room:
        return Outbox::tr("The message is larger than the outgoing server takes. It was sent to nobody.");
    case Lacking::Utf8Addresses:
        return Outbox::tr(
            "The outgoing server cannot send to addresses with such letters. The message was sent to "
            "nobody.");
    case Lacking::EightBit:
        return Outbox::tr("The outgoing server cannot send this kind of message. It was sent to nobody.");
    case Lacking::Reports:
        return Outbox::tr("You asked for a delivery receipt, and the outgoing server does not offer any. The "
                          "message was sent to nobody.");
    }
    return Outbox::tr("The server did not take the message. It was sent to nobody.");
}

// The more it needs a person, the higher.
int urgency(const OutboxItem &item)
{
    switch (item.state) {
    case OutboxState::MaybeSent:
        return 6;
    case OutboxState::Refused:
    case OutboxState::PartlyRefused:
        return 5;
    case OutboxState::Queued:
        return isHeld(item) ? 4 : 2;
    case OutboxState::Sending:
        return 3;
    case OutboxState::Waiting:
        return 1;
    case OutboxState::Accepted:
    case OutboxState::Done:
        break;
    }
    return 0;
}

QString summaryOf(int urgency)
{
    switch (urgency) {
    case 6:
        return Outbox::tr("Perhaps sent");
    case 5:
        return Outbox::tr("Refused");
    case 4:
        return Outbox::tr("Held");
    case 3:
        return Outbox::tr("Being sent");
    default:
        return Outbox::tr("Waiting");
    }
}

} // namespace

OutboxSummary outboxSummary(const QList<OutboxItem> &items)
{
    OutboxSummary summary;
    int most = 0;
    for (const OutboxItem &item : items) {
        const int here = urgency(item);
        summary.count += here > 0 ? 1 : 0;
        most = qMax(most, here);
    }
    if (summary.count > 0)
        summary.state = summaryOf(most);
    summary.needsSomebody = most >= 4;
    return summary;
}

QString sentCopySentence(const SentCopy &copy)
{
    using Place = SentCopy::Place;
    switch (copy.place) {
    case Place::Unknown:
        return Outbox::tr("Sent copy: the server is being asked where it is.");
    case Place::OnServer:
        return copy.uid.isEmpty()
            ? Outbox::tr("Sent copy: on the server since %1, every IMAP device sees it.").arg(at(copy.since))
            : Outbox::tr("Sent copy: on the server since %1 (UID %2), every IMAP device sees it.")
                  .arg(at(copy.since), QString::fromLatin1(copy.uid));
    case Place::OnlyHere:
        return Outbox::tr("Sent copy: only on this computer. Other devices do not see it.");
    case Place::OnItsWay:
        return Outbox::tr("Sent copy: saved here, not on the server yet.");
    case Place::Nowhere:
        return Outbox::tr("Sent copy: the server did not take it. The message itself was sent.");
    }
    return {};
}

OutboxWords outboxWords(const OutboxItem &item)
{
    const Colours &c = colours();
    switch (item.state) {
    case OutboxState::Waiting:
        return {
            QStringLiteral("clock"), c.waiting, Outbox::tr("Waiting"),
            Outbox::tr("It is sent at %1. Until then it can be taken back.").arg(at(item.notBefore))};
    case OutboxState::Queued:
        return {QStringLiteral("cloud-arrow"), c.waiting, Outbox::tr("On its way"), queuedSentence(item)};
    case OutboxState::Sending:
        return {
            QStringLiteral("sent"), c.waiting, Outbox::tr("Being sent"),
            Outbox::tr("The server is being given the message now.")};
    case OutboxState::MaybeSent:
        return {
            QStringLiteral("warning"), c.here, Outbox::tr("Perhaps sent"),
            Outbox::tr("The connection broke after the message was handed over. It may have been sent. If you "
                       "send it again, the recipients may get it twice. If you are not sure, ask one of them "
                       "first.")};
    case OutboxState::PartlyRefused:
        return {
            QStringLiteral("warning"), c.bad, Outbox::tr("Some recipients were refused"),
            Outbox::tr("The server does not take mail for some of the recipients. So far it was sent to "
                       "nobody.")};
    case OutboxState::Refused:
        return {QStringLiteral("refused"), c.bad, Outbox::tr("Refused"), refusedSentence(item)};
    case OutboxState::Accepted:
        return {QStringLiteral("check"), c.good, Outbox::tr("Sent"), sentCopySentence(item.copy)};
    case OutboxState::Done:
        return {
            item.copy.place == SentCopy::Place::Nowhere ? QStringLiteral("warning") : QStringLiteral("check"),
            item.copy.place == SentCopy::Place::Nowhere ? c.here : c.good, Outbox::tr("Sent"),
            sentCopySentence(item.copy)};
    }
    return {};
}

} // namespace duopost
