// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/SendCheck.h"

#include "mailcore/Composing.h"
#include "mailcore/WritingQuestions.h"
#include "ui/compose/OutgoingFiles.h"

#include <algorithm>

namespace duopost {

namespace {

qint64 weightOf(const OutgoingMessage &message)
{
    qint64 weight
        = 2000 + weightOnTheWire(message.text.toUtf8().size()) + weightOnTheWire(message.html.toUtf8().size());
    for (const OutgoingPart &part : message.parts)
        weight += weightOnTheWire(part.content.size()) + 300;
    return weight;
}

/// Without what follows the heading of a forwarded message.
QString beforeForwarded(const QString &text)
{
    const qsizetype heading = text.indexOf(QLatin1String("\n-----"));
    return heading < 0 ? text : text.left(heading);
}

} // namespace

QList<SendConcern> concernsBeforeSending(const OutgoingMessage &message, const QString &ownText, qint64 limit)
{
    using K = SendConcern::Kind;
    QList<SendConcern> concerns;
    const QList<MailAddress> all = message.to + message.cc + message.bcc;
    if (all.isEmpty())
        concerns << SendConcern{.kind = K::NoRecipient};
    for (const MailAddress &address : all + message.replyTo) {
        if (!isSendable(address.address))
            concerns << SendConcern{
                .kind = K::InvalidRecipient,
                .what = address.address.isEmpty() ? address.name : address.address};
    }
    if (const qint64 weight = weightOf(message); limit > 0 && weight > limit)
        concerns << SendConcern{.kind = K::TooLarge, .bytes = weight, .limit = limit};
    const bool anyFile
        = std::any_of(message.parts.cbegin(), message.parts.cend(), [](const OutgoingPart &part) {
              return part.contentId.isEmpty();
          });
    if (const QString word = promisedAttachment(beforeForwarded(ownText)); !anyFile && !word.isEmpty())
        concerns << SendConcern{.kind = K::ForgottenAttachment, .what = word};
    if (message.subject.trimmed().isEmpty())
        concerns << SendConcern{.kind = K::EmptySubject};
    if (const qsizetype seen = message.to.size() + message.cc.size(); seen >= manyRecipients)
        concerns << SendConcern{.kind = K::ManyRecipients, .count = static_cast<int>(seen)};
    return concerns;
}

bool forbidsSending(const SendConcern &concern)
{
    using K = SendConcern::Kind;
    return concern.kind == K::NoRecipient || concern.kind == K::InvalidRecipient || concern.kind == K::TooLarge;
}

} // namespace duopost
