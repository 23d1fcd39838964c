// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/OutgoingMessage.h"
#include "mailcore/protocol/mime/build/Identifiers.h"

namespace duopost {

namespace {

/// "undisclosed-recipients:;" stands for nobody; another name without an address is a half typed recipient.
QList<MailAddress> recipients(QList<MailAddress> addresses)
{
    addresses.removeIf([](const MailAddress &address) {
        return address.address.isEmpty()
            && address.name.startsWith(QLatin1String("undisclosed"), Qt::CaseInsensitive);
    });
    return addresses;
}

} // namespace

OutgoingMessage editAsNew(const ParsedMessage &message)
{
    OutgoingMessage result;
    const auto &header = message.header;
    result.from = header.from.value(0);
    result.to = recipients(header.to);
    result.cc = recipients(header.cc);
    result.bcc = header.bcc;
    result.replyTo = header.replyTo;
    result.subject = header.subject;
    result.inReplyTo = header.inReplyTo;
    result.references = header.references;
    for (const auto &[name, value] : message.headerFields) {
        if (name.compare(mime::forwardedField, Qt::CaseInsensitive) == 0)
            result.forwarded = value.trimmed().remove(u'<').remove(u'>').toUtf8();
    }
    result.text = message.text;
    if (result.text.endsWith(QLatin1Char('\n'))) // the end of the last line
        result.text.chop(1);
    result.html = message.html;
    for (const auto &attachment : message.attachments) {
        const bool shown = attachment.isInline && !attachment.contentId.isEmpty() && !message.html.isEmpty();
        result.parts << OutgoingPart{
            attachment.name, attachment.type, attachment.content, shown ? attachment.contentId : QByteArray()};
    }
    mime::replaceOddIds(result);
    return result;
}

} // namespace duopost
