// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/OutgoingMessage.h"

namespace duopost {

OutgoingMessage editAsNew(const ParsedMessage &message)
{
    OutgoingMessage result;
    const auto &header = message.header;
    result.from = header.from.value(0);
    result.to = header.to;
    result.cc = header.cc;
    result.bcc = header.bcc;
    result.replyTo = header.replyTo;
    result.subject = header.subject;
    result.inReplyTo = header.inReplyTo;
    result.references = header.references;
    result.text = message.text;
    if (result.text.endsWith(QLatin1Char('\n'))) // the end of the last line
        result.text.chop(1);
    result.html = message.html;
    for (const auto &attachment : message.attachments) {
        const bool shown = attachment.isInline && !attachment.contentId.isEmpty() && !message.html.isEmpty();
        result.parts << OutgoingPart{
            attachment.name, attachment.type, attachment.content, shown ? attachment.contentId : QByteArray()};
    }
    return result;
}

} // namespace duopost
