// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Composing.h"
#include "mailcore/compose/Beginning.h"
#include "mailcore/compose/Quoting.h"
#include "mailcore/compose/Subjects.h"
#include "mailcore/protocol/mime/AttachmentName.h"
#include "mailcore/protocol/mime/build/Identifiers.h"

#include <algorithm>

namespace duopost {

OutgoingMessage
forwardInline(const ParsedMessage &message, const Identity &as, const Quoted &quoted, const QString &heading)
{
    auto result = begunAs(as);
    result.subject = forwardSubject(message.header.subject);
    result.forwarded = isUsableId(message.header.messageId) ? message.header.messageId : QByteArray();
    result.text
        = QStringLiteral("\n\n") + heading.trimmed() + QStringLiteral("\n\n") + quoted.text.trimmed() + u'\n';
    result.text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n').remove(QChar(0));
    if (!quoted.html.isEmpty()) {
        result.html = QStringLiteral("<div><br></div>\n") + htmlOf(heading.trimmed()) + QStringLiteral("<br>\n")
            + bodyOf(quoted.html);
        result.parts = picturesIn(quoted.html, message.attachments);
    }
    // Pictures of an HTML text that is not sent along would be lost: they go as files.
    for (const auto &attachment : message.attachments) {
        const bool shown = std::any_of(result.parts.begin(), result.parts.end(), [&](const OutgoingPart &part) {
            return !attachment.contentId.isEmpty() && part.contentId == attachment.contentId;
        });
        if (!shown)
            result.parts << OutgoingPart{attachment.name, attachment.type, attachment.content, {}};
    }
    mime::replaceOddIds(result);
    return result;
}

OutgoingMessage forwardAttached(const ParsedMessage &message, const Identity &as, const QByteArray &raw)
{
    auto result = begunAs(as);
    result.subject = forwardSubject(message.header.subject);
    result.forwarded = isUsableId(message.header.messageId) ? message.header.messageId : QByteArray();
    const QString base = message.header.subject.simplified().left(80).trimmed();
    const QString wanted = (base.isEmpty() ? QStringLiteral("message") : base) + QStringLiteral(".eml");
    result.parts << OutgoingPart{mime::safeAttachmentName(wanted, "message/rfc822"), "message/rfc822", raw, {}};
    return result;
}

} // namespace duopost
