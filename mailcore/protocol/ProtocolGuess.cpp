// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ProtocolGuess.h"

namespace duopost {

Spoken guessSpoken(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return Spoken::Unknown;
    const auto first = static_cast<uchar>(bytes[0]);
    // RFC 8446 section 5.1: handshake and alert records, then the version's first byte.
    if ((first == 0x16 || first == 0x15) && (bytes.size() < 2 || bytes[1] == 3))
        return Spoken::Tls;
    if (bytes.startsWith("HTTP/") || first == '<')
        return Spoken::Http;
    if (bytes.startsWith("* "))
        return Spoken::Imap;
    if (bytes.startsWith("+OK") || bytes.startsWith("-ERR"))
        return Spoken::Pop3;
    if (first == '"') // RFC 5804 section 1.7: it greets with its capabilities, which are quoted
        return Spoken::Sieve;
    const auto isDigit = [&](qsizetype i) { return bytes[i] >= '0' && bytes[i] <= '9'; };
    if (bytes.size() >= 4 && isDigit(0) && isDigit(1) && isDigit(2) && (bytes[3] == ' ' || bytes[3] == '-'))
        return Spoken::Smtp;
    return Spoken::Unknown;
}

Spoken expectedOf(Service service)
{
    switch (service) {
    case Service::Imap:
        return Spoken::Imap;
    case Service::Pop3:
        return Spoken::Pop3;
    case Service::Submission:
        return Spoken::Smtp;
    case Service::Filters:
        return Spoken::Sieve;
    }
    return Spoken::Unknown;
}

QString nameOf(Spoken spoken)
{
    switch (spoken) {
    case Spoken::Imap:
        return QStringLiteral("an IMAP server");
    case Spoken::Pop3:
        return QStringLiteral("a POP3 server");
    case Spoken::Smtp:
        return QStringLiteral("an SMTP server");
    case Spoken::Sieve:
        return QStringLiteral("a ManageSieve server");
    case Spoken::Http:
        return QStringLiteral("a web server");
    case Spoken::Tls:
        return QStringLiteral("a server that encrypts from the first byte (TLS)");
    case Spoken::Unknown:
        break;
    }
    return QStringLiteral("something unknown");
}

} // namespace duopost
