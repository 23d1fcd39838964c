// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Composing.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/HtmlText.h"
#include "mailcore/protocol/mime/build/HeaderText.h"
#include "mailcore/protocol/mime/build/Identifiers.h"
#include "mailcore/protocol/mime/build/PartWriter.h"
#include "mailcore/protocol/mime/build/WireAddress.h"
#include "mailcore/protocol/mime/build/WireCheck.h"

#include <algorithm>

namespace duopost {

namespace mime {

namespace {

enum class Purpose { Sending, Draft };

QList<OutgoingPart> pictures(const OutgoingMessage &message)
{
    QList<OutgoingPart> result;
    for (const auto &part : message.parts) {
        if (!part.contentId.isEmpty() && !message.html.isEmpty())
            result << part;
    }
    return result;
}

QList<OutgoingPart> files(const OutgoingMessage &message)
{
    QList<OutgoingPart> result;
    for (auto part : message.parts) {
        if (part.contentId.isEmpty() || message.html.isEmpty()) {
            part.contentId.clear();
            result << part;
        }
    }
    return result;
}

void writeHtmlWithPictures(const PartPtr &part, const OutgoingMessage &message, BuiltParts &built)
{
    const auto shown = pictures(message);
    if (shown.isEmpty()) {
        writeHtml(part, message.html, built);
        return;
    }
    QList<PartPtr> children{newPart()};
    writeHtml(children.first(), message.html, built);
    for (const auto &picture : shown) {
        children << newPart();
        writeFile(children.last(), picture, built);
    }
    writeMultipart(part, "related", children, {{"type", "text/html"}});
}

void writeTexts(const PartPtr &part, const OutgoingMessage &message, BuiltParts &built)
{
    if (message.html.isEmpty()) {
        writePlainText(part, message.text, built);
        return;
    }
    const QList<PartPtr> children{newPart(), newPart()};
    writePlainText(
        children[0], message.text.trimmed().isEmpty() ? htmlToText(message.html) : message.text, built);
    writeHtmlWithPictures(children[1], message, built);
    writeMultipart(part, "alternative", children);
}

void writeBody(const PartPtr &part, const OutgoingMessage &message, BuiltParts &built)
{
    const auto attached = files(message);
    if (attached.isEmpty()) {
        writeTexts(part, message, built);
        return;
    }
    QList<PartPtr> children{newPart()};
    writeTexts(children.first(), message, built);
    for (const auto &file : attached) {
        children << newPart();
        writeFile(children.last(), file, built);
    }
    writeMultipart(part, "mixed", children);
}

void writeHeader(
    const PartPtr &part, const OutgoingMessage &message, const QByteArray &messageId, Purpose purpose)
{
    const auto date = message.date.isValid() ? message.date : QDateTime::currentDateTime();
    addField(part, "Date: " + mailDate(date));
    const auto addresses = [&part](const char *name, const QList<MailAddress> &list) {
        if (!list.isEmpty())
            addField(part, addressField(name, list));
    };
    if (message.from != MailAddress())
        addresses("From", {message.from});
    addresses("Reply-To", message.replyTo);
    addresses("To", message.to);
    addresses("Cc", message.cc);
    if (purpose == Purpose::Draft)
        addresses("Bcc", message.bcc);
    else if (message.to.isEmpty() && message.cc.isEmpty())
        addField(part, "To: undisclosed-recipients:;");
    addField(part, "Message-ID: <" + messageId + '>');
    addIds(part, "In-Reply-To", message.inReplyTo);
    addIds(part, "References", message.references);
    // No standard says it; Thunderbird's drafts have this field too.
    if (purpose == Purpose::Draft && !message.forwarded.isEmpty())
        addIds(part, forwardedField, {message.forwarded});
    if (const auto subject = encodedText(message.subject); !subject.isEmpty())
        addField(part, foldedField("Subject", subject));
    addField(part, "MIME-Version: 1.0");
}

QByteArray
built(const OutgoingMessage &message, const QByteArray &messageId, BuiltParts &parts, Purpose purpose)
{
    refuseOddIds(message);
    const auto root = newPart();
    writeHeader(root, message, messageId, purpose);
    writeBody(root, message, parts);
    return bytesOf(root);
}

QByteArray idOf(const OutgoingMessage &message)
{
    return message.messageId.isEmpty() ? newMessageId(message.from.address) : message.messageId;
}

} // namespace

} // namespace mime

BuiltMessage buildMessage(const OutgoingMessage &message, Wire wire)
{
    BuiltMessage result;
    mime::BuiltParts parts{wire};
    mime::nameRecipients(message.from, message.to + message.cc + message.bcc, result);
    for (const auto &address : message.replyTo)
        result.needsSmtpUtf8 |= mime::sendable(address).needsSmtpUtf8;
    result.messageId = mime::idOf(message);
    result.bytes = mime::built(message, result.messageId, parts, mime::Purpose::Sending);
    result.has8Bit = parts.has8Bit;
    mime::refuseUnfit(result);
    return result;
}

QByteArray buildDraft(const OutgoingMessage &message)
{
    mime::BuiltParts parts;
    return mime::built(message, mime::idOf(message), parts, mime::Purpose::Draft);
}

} // namespace duopost
