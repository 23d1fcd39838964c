// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/HeaderReader.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/AddressList.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/EncodedWords.h"
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/MailDate.h"
#include "mailcore/protocol/mime/MediaType.h"

#include <algorithm>

namespace duopost {

namespace mime {

namespace {

constexpr qsizetype mostIds = 1000;

enum class Field {
    Other,
    Subject,
    From,
    Sender,
    To,
    Cc,
    Bcc,
    ReplyTo,
    Date,
    MessageId,
    InReplyTo,
    References,
    Type
};

/// By length first: a header has dozens of fields nobody asks for.
Field fieldNamed(QByteArrayView name)
{
    const auto is = [&](QByteArrayView wanted) { return equalsNoCase(name, wanted); };
    switch (name.size()) {
    case 2:
        return is("to") ? Field::To : is("cc") ? Field::Cc : Field::Other;
    case 3:
        return is("bcc") ? Field::Bcc : Field::Other;
    case 4:
        return is("from") ? Field::From : is("date") ? Field::Date : Field::Other;
    case 6:
        return is("sender") ? Field::Sender : Field::Other;
    case 7:
        return is("subject") ? Field::Subject : Field::Other;
    case 8:
        return is("reply-to") ? Field::ReplyTo : Field::Other;
    case 10:
        return is("message-id") ? Field::MessageId : is("references") ? Field::References : Field::Other;
    case 11:
        return is("in-reply-to") ? Field::InReplyTo : Field::Other;
    case 12:
        return is("content-type") ? Field::Type : Field::Other;
    default:
        return Field::Other;
    }
}

bool isAddressField(QByteArrayView name)
{
    if (startsWithNoCase(name, "resent-"))
        name = name.sliced(7);
    switch (fieldNamed(name)) {
    case Field::From:
    case Field::Sender:
    case Field::To:
    case Field::Cc:
    case Field::Bcc:
    case Field::ReplyTo:
        return true;
    default:
        return false;
    }
}

void addAddresses(QList<MailAddress> &list, QByteArrayView body)
{
    if (list.isEmpty())
        list = parseAddressList(body);
    else if (list.size() < mostAddresses)
        list += parseAddressList(body);
}

/// Dates before mail existed, and clocks that never were set, would sink to the bottom of a list.
QDateTime sensibleDate(QByteArrayView body)
{
    constexpr qint64 firstDay = 24 * 60 * 60;
    const QDateTime date = parseMailDate(body);
    return date.isValid() && date.toSecsSinceEpoch() > firstDay ? date : QDateTime();
}

void read(MessageHeader &header, Field field, QByteArrayView body)
{
    switch (field) {
    case Field::Subject:
        if (header.subject.isEmpty())
            header.subject = decodeUnstructured(body);
        break;
    case Field::From: // a second From is not believed
        if (header.from.isEmpty())
            header.from = parseAddressList(body);
        break;
    case Field::Sender:
        if (header.sender.isEmpty())
            header.sender = parseAddressList(body);
        break;
    case Field::To:
        addAddresses(header.to, body);
        break;
    case Field::Cc:
        addAddresses(header.cc, body);
        break;
    case Field::Bcc:
        addAddresses(header.bcc, body);
        break;
    case Field::ReplyTo:
        addAddresses(header.replyTo, body);
        break;
    case Field::Date:
        if (!header.date.isValid())
            header.date = sensibleDate(body);
        break;
    case Field::MessageId:
        if (header.messageId.isEmpty()) {
            if (const auto ids = parseMessageIds(body); !ids.isEmpty())
                header.messageId = ids.first();
        }
        break;
    case Field::InReplyTo:
        if (header.inReplyTo.isEmpty())
            header.inReplyTo = parseMessageIds(body);
        break;
    case Field::References:
        if (header.references.isEmpty())
            header.references = parseMessageIds(body);
        break;
    case Field::Type:
        if (header.contentType.isEmpty())
            header.contentType = mediaTypeOf(body);
        break;
    case Field::Other:
        break;
    }
}

QString displayForm(const QList<MailAddress> &addresses)
{
    QStringList parts;
    for (const MailAddress &address : addresses) {
        if (address.name.isEmpty())
            parts += address.address;
        else if (address.address.isEmpty())
            parts += address.name;
        else
            parts += address.name + QStringLiteral(" <") + address.address + QLatin1Char('>');
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

QList<QByteArray> parseMessageIds(QByteArrayView raw)
{
    QList<QByteArray> ids;
    const auto add = [&ids](QByteArrayView id) {
        id = trimSpace(id);
        if (id.isEmpty())
            return;
        if (ids.size() == 2 * mostIds) // forget the middle
            ids.remove(1, mostIds);
        ids.append(id.toByteArray());
    };
    for (qsizetype begin = raw.indexOf('<'); begin >= 0; begin = raw.indexOf('<', begin + 1)) {
        const qsizetype end = raw.indexOf('>', begin);
        if (end < 0)
            break;
        if (const qsizetype again = raw.sliced(begin, end - begin).lastIndexOf('<'); again > 0)
            begin += again;
        add(raw.sliced(begin + 1, end - begin - 1));
        begin = end;
    }
    if (ids.isEmpty() && !raw.contains('<')) {
        const QByteArrayView whole = trimSpace(raw);
        const bool single = std::none_of(whole.begin(), whole.end(), [](char c) { return isSpace(c); });
        for (qsizetype i = 0; i < raw.size();) {
            const qsizetype begin = i;
            while (i < raw.size() && !isSpace(raw[i]) && raw[i] != ',')
                ++i;
            if (single || raw.sliced(begin, i - begin).contains('@'))
                add(raw.sliced(begin, i - begin));
            ++i;
        }
    }
    if (ids.size() > mostIds)
        ids.remove(1, ids.size() - mostIds);
    return ids;
}

QList<QPair<QByteArray, QString>> decodeFields(QByteArrayView block)
{
    QList<QPair<QByteArray, QString>> fields;
    HeaderScanner scanner(block);
    RawField field;
    while (scanner.next(field)) {
        const QString text = isAddressField(field.name) ? displayForm(parseAddressList(field.body))
                                                        : decodeUnstructured(field.body);
        fields.append({field.name.toByteArray(), text});
    }
    return fields;
}

QStringList headerWarnings(QByteArrayView block)
{
    QStringList warnings;
    int from = 0, date = 0, type = 0, subject = 0, encoding = 0;
    qsizetype fromAddresses = 0;
    bool hasSender = false, fromIsGroup = false;
    HeaderScanner scanner(block);
    RawField field;
    while (scanner.next(field)) {
        switch (fieldNamed(field.name)) {
        case Field::From: {
            ++from;
            const auto addresses = parseAddressList(field.body);
            fromAddresses += addresses.size();
            fromIsGroup = std::any_of(
                addresses.cbegin(), addresses.cend(), [](const MailAddress &a) { return a.address.isEmpty(); });
            break;
        }
        case Field::Sender:
            hasSender = true;
            break;
        case Field::Date:
            ++date;
            break;
        case Field::Subject:
            ++subject;
            break;
        case Field::Type:
            ++type;
            break;
        default:
            encoding += equalsNoCase(field.name, "content-transfer-encoding");
        }
    }
    if (from > 1)
        warnings += QStringLiteral("There are several From fields; the first one is shown.");
    if (from == 0)
        warnings += QStringLiteral("The message does not say who wrote it: there is no From field.");
    else if (fromAddresses == 0 || fromIsGroup)
        warnings += QStringLiteral("The From field holds no usable address.");
    else if (fromAddresses > 1 && from == 1 && !hasSender)
        warnings += QStringLiteral("The From field names several authors and there is no Sender field.");
    if (subject > 1)
        warnings += QStringLiteral("There are several Subject fields; the first one is shown.");
    if (date > 1)
        warnings += QStringLiteral("There are several Date fields; the first readable one is shown.");
    if (type > 1)
        warnings += QStringLiteral("There are several Content-Type fields; the first one is followed.");
    if (encoding > 1)
        warnings
            += QStringLiteral("There are several Content-Transfer-Encoding fields; the first one is followed.");
    return warnings;
}

} // namespace mime

MessageHeader parseHeader(QByteArrayView block)
{
    block.truncate(qMin(block.size(), mime::longestHeader));
    QByteArray converted;
    if (!block.contains('\n') && block.contains('\r')) { // old Macintosh line ends
        converted = block.toByteArray().replace('\r', '\n');
        block = converted;
    }
    MessageHeader header;
    mime::HeaderScanner scanner(block);
    mime::RawField field;
    while (scanner.next(field)) {
        if (const auto known = mime::fieldNamed(field.name); known != mime::Field::Other)
            mime::read(header, known, field.body);
    }
    return header;
}

} // namespace duopost
