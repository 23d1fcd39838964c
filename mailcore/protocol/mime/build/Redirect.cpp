// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/build/HeaderText.h"
#include "mailcore/protocol/mime/build/WireCheck.h"

namespace duopost {

namespace {

/// Blind copies stay blind, also those that a message of one's own was kept with.
QByteArray withoutBlindCopies(const QByteArray &raw)
{
    QByteArray result;
    result.reserve(raw.size());
    bool dropped = false;
    for (qsizetype at = 0; at < raw.size();) {
        const auto end = raw.indexOf('\n', at);
        const auto line = QByteArrayView(raw).sliced(at, (end < 0 ? raw.size() : end + 1) - at);
        if (line == QByteArrayView("\r\n") || line == QByteArrayView("\n")) // the body follows
            return result + raw.mid(at);
        if (!mime::isBlank(line.front())) { // else it goes on with the field before it
            const auto name = line.first(mime::fieldNameLength(line));
            dropped = mime::equalsNoCase(mime::trimSpace(name), "bcc")
                || mime::equalsNoCase(mime::trimSpace(name), "resent-bcc");
        }
        if (!dropped)
            result += line;
        at += line.size();
    }
    return result;
}

} // namespace

BuiltMessage redirect(const QByteArray &raw, const Identity &as, const QList<MailAddress> &to)
{
    BuiltMessage result;
    const MailAddress from{as.name, as.address};
    mime::nameRecipients(from, to, result);
    const auto resentId = newMessageId(as.address);
    result.messageId = parseHeader(raw).messageId;
    if (result.messageId.isEmpty())
        result.messageId = resentId;
    const QByteArrayList fields{
        "Resent-Date: " + mime::mailDate(QDateTime::currentDateTime()),
        mime::addressField("Resent-From", {from}), mime::addressField("Resent-To", to),
        "Resent-Message-ID: <" + resentId + '>'};
    // What lies on this computer may have LF line ends; a CR alone, or a NUL, is refused and not repaired.
    auto original = withoutBlindCopies(raw);
    if (!original.contains('\r'))
        original.replace("\n", "\r\n");
    result.bytes = fields.join("\r\n") + "\r\n" + original;
    result.has8Bit = !mime::isAscii(original);
    mime::refuseUnfit(result);
    return result;
}

} // namespace duopost
