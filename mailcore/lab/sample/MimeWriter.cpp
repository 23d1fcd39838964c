// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/sample/MimeWriter.h"

#include <QCryptographicHash>
#include <QLocale>

namespace duopost {

namespace {

QByteArray addressText(const MailAddress &address, const MessageParts &parts)
{
    if (address.name.isEmpty())
        return address.address.toUtf8();
    const QByteArray latin = address.name.toLatin1();
    const bool ascii
        = std::all_of(address.name.begin(), address.name.end(), [](QChar c) { return c.unicode() < 128; });
    const QByteArray angle = " <" + address.address.toUtf8() + '>';
    if (!ascii)
        return encodeWords(address.name, parts.headerCharset, parts.wordEncoding) + angle;
    const bool plain = std::all_of(
        latin.begin(), latin.end(), [](char c) { return std::isalnum(c) || c == ' ' || c == '-'; });
    return (plain ? latin : '"' + latin + '"') + angle;
}

QByteArray addressLine(const QByteArray &field, const QList<MailAddress> &addresses, const MessageParts &parts)
{
    QByteArrayList texts;
    for (const MailAddress &address : addresses)
        texts << addressText(address, parts);
    return texts.isEmpty() ? QByteArray() : field + ": " + texts.join(",\r\n ") + "\r\n";
}

QByteArray dateText(const QDateTime &date)
{
    return QLocale::c().toString(date, QStringLiteral("ddd, d MMM yyyy HH:mm:ss ")).toLatin1() + [&] {
        const int minutes = date.offsetFromUtc() / 60;
        return QString::asprintf(
                   "%c%02d%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60)
            .toLatin1();
    }();
}

QByteArray fileNameParameter(const QByteArray &name, const QString &value, FileNameStyle style)
{
    const bool ascii = std::all_of(value.begin(), value.end(), [](QChar c) { return c.unicode() < 128; });
    if (ascii || style == FileNameStyle::Plain)
        return ";\r\n " + name + "=\"" + value.toUtf8() + '"';
    if (style == FileNameStyle::EncodedWord) // forbidden by RFC 2047 section 5, and everywhere
        return ";\r\n " + name + "=\"" + encodeWords(value, "utf-8", 'B') + '"';
    const QByteArray all = value.toUtf8().toPercentEncoding(".-_");
    if (all.size() < 60)
        return ";\r\n " + name + "*=utf-8''" + all;
    QByteArray result; // RFC 2231 section 3: continuations
    int number = 0;
    for (qsizetype at = 0; at < all.size(); ++number) {
        qsizetype length = qMin<qsizetype>(48, all.size() - at);
        for (int back = 1; back <= 2; ++back) { // not inside %XX
            if (length > 2 && at + length < all.size() && all[at + length - back] == '%')
                length -= back;
        }
        result += ";\r\n " + name + '*' + QByteArray::number(number) + "*=" + (number == 0 ? "utf-8''" : "")
            + all.mid(at, length);
        at += length;
    }
    return result;
}

QByteArray renderPart(const MimePart &part, const QByteArray &seed)
{
    QByteArray head = "Content-Type: " + part.type;
    if (!part.children.isEmpty()) {
        const QByteArray boundary
            = "=_" + QCryptographicHash::hash(seed, QCryptographicHash::Sha1).toHex().left(24);
        head += "; boundary=\"" + boundary + "\"\r\n\r\n";
        int number = 0;
        for (const MimePart &child : part.children)
            head += "--" + boundary + "\r\n" + renderPart(child, boundary + QByteArray::number(++number))
                + "\r\n";
        return head + "--" + boundary + "--\r\n";
    }
    if (!part.fileName.isEmpty())
        head += fileNameParameter("name", part.fileName, part.fileNameStyle);
    head += "\r\nContent-Transfer-Encoding: " + part.encoding + "\r\n";
    if (!part.disposition.isEmpty()) {
        head += "Content-Disposition: " + part.disposition;
        if (!part.fileName.isEmpty())
            head += fileNameParameter("filename", part.fileName, part.fileNameStyle);
        head += "\r\n";
    }
    if (!part.contentId.isEmpty())
        head += "Content-ID: <" + part.contentId + ">\r\n";
    if (part.encoding == "base64")
        return head + "\r\n" + base64Lines(part.content);
    if (part.encoding == "quoted-printable")
        return head + "\r\n" + quotedPrintable(part.content);
    return head + "\r\n" + part.content;
}

} // namespace

MimePart textPart(const QString &text, const QByteArray &charset, const QByteArray &encoding)
{
    MimePart part;
    part.type = "text/plain; charset=" + charset;
    part.encoding = encoding;
    part.content = encodeText(text, charset);
    return part;
}

MimePart flowedPart(const QString &text, const QByteArray &charset, bool deleteSpace)
{
    QString flowed;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        if (paragraph.startsWith(QLatin1Char('>')) || paragraph == QLatin1String("-- ")) {
            flowed += paragraph + QLatin1Char('\n');
            continue;
        }
        QString line;
        for (const QString &word : paragraph.split(QLatin1Char(' '))) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > 72) {
                // A trailing space says "goes on"; with DelSp it is dropped, so the real one comes before it.
                flowed += line + (deleteSpace ? QStringLiteral("  \n") : QStringLiteral(" \n"));
                line.clear();
            }
            if (line.isEmpty() && (word.startsWith(QLatin1String("From")) || word.startsWith(QLatin1Char('>'))))
                line = QLatin1Char(' ') + word; // space-stuffing, RFC 3676 section 4.4
            else
                line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
        flowed += line + QLatin1Char('\n');
    }
    MimePart part = textPart(flowed, charset, "8bit");
    part.type += QByteArray("; format=flowed") + (deleteSpace ? "; delsp=yes" : "");
    return part;
}

MimePart htmlPart(const QString &html, const QByteArray &charset)
{
    MimePart part = textPart(html, charset);
    part.type = "text/html; charset=" + charset;
    return part;
}

MimePart filePart(const QByteArray &type, const QString &name, const QByteArray &bytes)
{
    MimePart part;
    part.type = type;
    part.encoding = "base64";
    part.disposition = "attachment";
    part.fileName = name;
    part.content = bytes;
    return part;
}

MimePart multipart(const QByteArray &subtype, const QList<MimePart> &children)
{
    MimePart part;
    part.type = "multipart/" + subtype;
    part.children = children;
    return part;
}

QByteArray renderMessage(const MessageParts &parts)
{
    QByteArray bytes;
    for (const auto &[name, value] : parts.more) {
        if (name == "Received") // trace fields stand on top
            bytes += name + ": " + value + "\r\n";
    }
    bytes += "Date: " + dateText(parts.date) + "\r\n" + addressLine("From", {parts.from}, parts)
        + addressLine("To", parts.to, parts) + addressLine("Cc", parts.cc, parts) + "Message-ID: <"
        + parts.messageId + ">\r\n";
    if (!parts.inReplyTo.isEmpty())
        bytes += "In-Reply-To: <" + parts.inReplyTo + ">\r\n";
    QByteArrayList references;
    for (const QByteArray &reference : parts.references)
        references << '<' + reference + '>';
    if (!references.isEmpty())
        bytes += "References: " + references.join("\r\n ") + "\r\n";
    bytes += "Subject: " + encodeWords(parts.subject, parts.headerCharset, parts.wordEncoding) + "\r\n";
    for (const auto &[name, value] : parts.more) {
        if (name != "Received")
            bytes += name + ": " + value + "\r\n";
    }
    bytes += "MIME-Version: 1.0\r\n" + renderPart(parts.body, parts.messageId);
    return bytes.endsWith("\r\n") ? bytes : bytes + "\r\n";
}

} // namespace duopost
