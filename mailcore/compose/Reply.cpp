// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Composing.h"
#include "mailcore/compose/Addresses.h"
#include "mailcore/compose/Beginning.h"
#include "mailcore/compose/Quoting.h"
#include "mailcore/compose/Subjects.h"
#include "mailcore/protocol/mime/AddressList.h"
#include "mailcore/protocol/mime/build/Identifiers.h"

#include <QRegularExpression>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype mostReferences = 50; // the first one, and the newest

QString fieldOf(const ParsedMessage &message, QByteArrayView wanted)
{
    for (const auto &[name, value] : message.headerFields) {
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool isOwn(const QList<MailAddress> &from, const QStringList &own)
{
    return std::any_of(from.begin(), from.end(), [&](const MailAddress &author) {
        return std::any_of(own.begin(), own.end(), [&](const QString &address) {
            return addressKey(address) == addressKey(author.address);
        });
    });
}

QList<MailAddress> authorOf(const MessageHeader &header)
{
    return !header.replyTo.isEmpty() ? header.replyTo : !header.from.isEmpty() ? header.from : header.sender;
}

void addressToAll(const ParsedMessage &message, const QStringList &own, OutgoingMessage &answer)
{
    const auto &header = message.header;
    AddressCollector each(own);
    // Where its author wants answers to all to go; in practice only lists' regulars say so.
    if (const auto followUp = fieldOf(message, "mail-followup-to"); !followUp.isEmpty())
        answer.to = each.take(mime::parseAddressList(followUp.toUtf8()));
    if (answer.to.isEmpty()) {
        if (!isOwn(header.from, own))
            answer.to = each.take(authorOf(header));
        answer.to += each.take(header.to);
        answer.cc = each.take(header.cc);
    }
    if (answer.to.isEmpty())
        answer.to.swap(answer.cc);
}

void addressToSender(const ParsedMessage &message, const QStringList &own, OutgoingMessage &answer)
{
    const auto &header = message.header;
    AddressCollector each;
    if (isOwn(header.from, own))
        answer.to = each.take(header.to);
    if (answer.to.isEmpty())
        answer.to = each.take(authorOf(header));
}

/// RFC 5322 section 3.6.4.
void continueThread(const MessageHeader &parent, OutgoingMessage &answer)
{
    const auto add = [&answer](const QByteArray &id) {
        if (isUsableId(id)) {
            answer.references.removeAll(id);
            answer.references << id;
        }
    };
    for (const auto &id : parent.references)
        add(id);
    if (parent.references.isEmpty() && parent.inReplyTo.size() == 1)
        add(parent.inReplyTo.first());
    add(parent.messageId);
    if (answer.references.size() > mostReferences)
        answer.references.remove(1, answer.references.size() - mostReferences);
    if (isUsableId(parent.messageId))
        answer.inReplyTo = {parent.messageId};
}

} // namespace

bool isUsableId(const QByteArray &id)
{
    return id.size() <= 250 && mime::isIdentifier(id);
}

OutgoingMessage begunAs(const Identity &as)
{
    OutgoingMessage message;
    message.from = {as.name, as.address};
    if (!as.replyTo.isEmpty())
        message.replyTo = {{{}, as.replyTo}};
    if (as.bccSelf)
        message.bcc = {{as.name, as.address}};
    return message;
}

QString listAddress(const ParsedMessage &message)
{
    static const QRegularExpression mailto(
        QStringLiteral("<\\s*mailto:([^<>?\\s]{1,320})[^<>]*>"), QRegularExpression::CaseInsensitiveOption);
    const auto match = mailto.match(fieldOf(message, "list-post").left(20'000));
    const auto address = QUrl::fromPercentEncoding(match.captured(1).toUtf8());
    return isSendable(address) ? address : QString();
}

OutgoingMessage replyTo(
    const ParsedMessage &message, ReplyTo whom, const Identity &as, const QStringList &own,
    const Quoted &quoted, const ReplyStyle &style)
{
    auto answer = begunAs(as);
    const auto list = whom == ReplyTo::List ? listAddress(message) : QString();
    if (!list.isEmpty())
        answer.to = {{{}, list}};
    else if (whom != ReplyTo::Sender)
        addressToAll(message, own, answer);
    if (answer.to.isEmpty()) // nobody but oneself was there
        addressToSender(message, own, answer);
    answer.subject = answerSubject(message.header.subject);
    continueThread(message.header, answer);
    writeQuotation(quoted, style, answer);
    if (!answer.html.isEmpty())
        answer.parts = picturesIn(quoted.html, message.attachments);
    mime::replaceOddIds(answer);
    return answer;
}

} // namespace duopost
