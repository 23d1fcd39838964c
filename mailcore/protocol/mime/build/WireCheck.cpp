// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/WireCheck.h"

#include "mailcore/Composing.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/build/HeaderText.h"
#include "mailcore/protocol/mime/build/Identifiers.h"

#include <QLocale>
#include <QSet>
#include <algorithm>

namespace duopost::mime {

namespace {

void refuse(const QString &subject, const char *why)
{
    throw MailError(MailError::Kind::BadUsage, subject, {}, QString::fromLatin1(why));
}

} // namespace

QByteArray mailDate(const QDateTime &date)
{
    const int minutes = date.offsetFromUtc() / 60;
    const auto zone = QStringLiteral("%1%2%3")
                          .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                          .arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
                          .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return (QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss ")) + zone).toLatin1();
}

void addIds(const PartPtr &part, const QByteArray &name, const QList<QByteArray> &ids)
{
    QByteArrayList pieces;
    for (const auto &id : ids)
        pieces += '<' + id + '>';
    if (!pieces.isEmpty())
        addField(part, foldedField(name, pieces));
}

WireAddress sendable(const MailAddress &address)
{
    const auto wire = wireAddress(address.address);
    if (!wire)
        refuse(display(address), "this is no address");
    return *wire;
}

void nameRecipients(const MailAddress &from, const QList<MailAddress> &recipients, BuiltMessage &result)
{
    const auto sender = sendable(from);
    result.sender = sender.text;
    result.needsSmtpUtf8 |= sender.needsSmtpUtf8;
    QSet<QString> seen;
    for (const auto &recipient : recipients) {
        const auto wire = sendable(recipient);
        result.needsSmtpUtf8 |= wire.needsSmtpUtf8;
        const auto key = QString::fromUtf8(wire.text).toLower();
        if (!seen.contains(key))
            result.recipients << wire.text;
        seen.insert(key);
    }
    if (result.recipients.isEmpty())
        refuse({}, "there is no recipient");
}

void refuseOddIds(const OutgoingMessage &message)
{
    auto ids = message.inReplyTo + message.references;
    for (const auto &id : {message.messageId, message.forwarded}) {
        if (!id.isEmpty())
            ids << id;
    }
    for (const auto &part : message.parts) {
        if (!part.contentId.isEmpty())
            ids << part.contentId;
    }
    for (const auto &id : ids) {
        if (!isIdentifier(id))
            refuse(QString::fromUtf8(id).simplified(), "this is no message or content id");
    }
}

void refuseUnfit(const BuiltMessage &message)
{
    const auto needs = wireNeeds(message.bytes);
    if (message.bytes.contains('\0'))
        refuse({}, "there is a NUL in the message");
    if (needs.lineTooLong)
        refuse({}, "a line of the message is longer than 998 octets");
    if (needs.eightBit && !message.has8Bit && !message.needsSmtpUtf8)
        refuse({}, "the message has eight-bit text where none may be");
    for (qsizetype i = 0; i < message.bytes.size(); ++i) {
        const char c = message.bytes[i];
        const bool alone = (c == '\n' && (i == 0 || message.bytes[i - 1] != '\r'))
            || (c == '\r' && (i + 1 == message.bytes.size() || message.bytes[i + 1] != '\n'));
        if (alone)
            refuse({}, "a CR or LF stands alone in the message");
    }
}

} // namespace duopost::mime
