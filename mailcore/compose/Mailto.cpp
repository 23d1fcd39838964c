// SPDX-License-Identifier: GPL-3.0-or-later
// Links on web pages and in mail are written by strangers (RFC 6068 section 7): they may suggest whom to write
// to and what, and nothing that a person does not see before sending.
#include "mailcore/Composing.h"
#include "mailcore/compose/Beginning.h"
#include "mailcore/protocol/mime/HeaderReader.h"
#include "mailcore/protocol/mime/Neutralise.h"

namespace duopost {

namespace {

constexpr qsizetype longestLink = 256 * 1024, longestSubject = 2000;
constexpr int mostNamed = 20;

// "+" is a plus here, not a blank. No line ends, no NUL: those could only be there to write another field.
QString headerText(const QByteArray &encoded)
{
    return mime::neutralised(QString::fromUtf8(QByteArray::fromPercentEncoding(encoded))).simplified();
}

QString bodyText(const QByteArray &encoded)
{
    auto text = QString::fromUtf8(QByteArray::fromPercentEncoding(encoded));
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    QStringList lines;
    for (const auto &line : text.split(u'\n'))
        lines << mime::neutralised(QString(line).replace(u'\t', QLatin1String("    ")));
    return lines.join(u'\n');
}

// A "%2C" is part of an address, a "," stands between two.
void addAddresses(QList<MailAddress> &list, const QByteArray &encoded)
{
    for (const auto &piece : encoded.split(',')) {
        const auto typed = headerText(piece);
        if (typed.isEmpty())
            continue;
        const auto read = readAddresses(typed);
        list << (read.size() == 1 ? read.first() : MailAddress{typed, {}});
    }
}

} // namespace

MailtoLink fromMailto(const QUrl &link)
{
    MailtoLink result;
    auto bytes = link.toEncoded(QUrl::FullyEncoded).left(longestLink);
    if (!bytes.toLower().startsWith("mailto:"))
        return result;
    bytes = bytes.mid(7);
    if (const auto fragment = bytes.indexOf('#'); fragment >= 0)
        bytes.truncate(fragment);
    const auto question = bytes.indexOf('?');
    auto &message = result.message;
    addAddresses(message.to, question < 0 ? bytes : bytes.left(question));
    const auto fields = question < 0 ? QList<QByteArray>() : bytes.mid(question + 1).split('&');
    for (const auto &field : fields) {
        const auto equals = field.indexOf('=');
        const auto name = headerText(field.left(equals < 0 ? field.size() : equals)).toLower();
        const auto value = equals < 0 ? QByteArray() : field.mid(equals + 1);
        if (name == QLatin1String("to")) {
            addAddresses(message.to, value);
        } else if (name == QLatin1String("cc")) {
            addAddresses(message.cc, value);
        } else if (name == QLatin1String("subject")) {
            if (message.subject.isEmpty())
                message.subject = headerText(value).left(longestSubject);
        } else if (name == QLatin1String("body")) {
            message.text += (message.text.isEmpty() ? QString() : QStringLiteral("\n")) + bodyText(value);
        } else if (name == QLatin1String("in-reply-to")) {
            const auto ids = mime::parseMessageIds(headerText(value).toUtf8());
            if (!ids.isEmpty() && isUsableId(ids.first()))
                message.inReplyTo = message.references = {ids.first()};
        } else if (!name.isEmpty() && !result.ignored.contains(name) && result.ignored.size() < mostNamed) {
            result.ignored << name.left(60);
        }
    }
    return result;
}

} // namespace duopost
