// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand on the wire, and how.
#include "mailcore/protocol/SmtpSubmission.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype longestLine = 998; // RFC 5322 section 2.1.1
constexpr qsizetype longestAddress = 1000;

[[noreturn]] void refuse(const QString &why)
{
    throw MailError(MailError::Kind::BadUsage, why);
}

// In a quoted local part there may be blanks and brackets (RFC 5321 section 4.1.2), nowhere else.
bool isSafeAddress(const QByteArray &address, bool utf8)
{
    bool quoted = false;
    for (qsizetype i = 0; i < address.size(); ++i) {
        const auto c = static_cast<unsigned char>(address[i]);
        if (c < 0x20 || c == 0x7f || (c > 0x7f && !utf8))
            return false;
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ' ' || c == '<' || c == '>'))
            return false;
        if (i < address.size() && static_cast<unsigned char>(address[i]) < 0x20)
            return false;
    }
    return !quoted && !address.isEmpty() && address.size() <= longestAddress;
}

} // namespace

void requireClean(const BuiltMessage &message)
{
    const auto check = [&](const QByteArray &address) {
        if (!isSafeAddress(address, message.needsSmtpUtf8))
            refuse(QStringLiteral("“%1” is not an address that can be sent to.")
                       .arg(QString::fromUtf8(address).simplified()));
    };
    check(message.sender);
    if (message.recipients.isEmpty())
        refuse(QStringLiteral("The message has no recipient."));
    std::for_each(message.recipients.begin(), message.recipients.end(), check);
    const auto &bytes = message.bytes;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0')
            refuse(QStringLiteral("The message contains a zero octet."));
        if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')))
            refuse(QStringLiteral("The message contains a line end that is none."));
        if (bytes[i] != '\r')
            continue;
        if (i - lineStart > longestLine)
            refuse(QStringLiteral("The message contains a line that is too long."));
        lineStart = ++i + 1;
    }
    if (bytes.isEmpty() || lineStart != bytes.size())
        refuse(QStringLiteral("The message has no end of its last line."));
}

QByteArray stuffed(QByteArrayView piece, bool &atLineStart)
{
    QByteArray result;
    result.reserve(piece.size() + piece.size() / 64 + 2);
    for (const char c : piece) {
        if (atLineStart && c == '.')
            result += '.';
        result += c;
        atLineStart = c == '\n'; // there is none without its CR
    }
    return result;
}

} // namespace duopost
