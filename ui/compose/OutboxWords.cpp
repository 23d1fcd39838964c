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

QString queuedSentence(const OutboxItem &item)
{
    if (item.nextAttempt.isValid())
        return Outbox::tr("It could not be sent yet. The next attempt is at %1.").arg(at(item.nextAttempt));
    return Outbox::tr("It is sent as soon as there is a connection.");
}

} // namespace

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
        return {
            QStringLiteral("refused"), c.bad, Outbox::tr("Refused"),
            Outbox::tr("The server did not take the message. It was sent to nobody.")};
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
