// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Certificate.h"

namespace duopost {

namespace {

struct ProblemWords {
    const char *name;
    const char *sentence; // %1 = host, %2 = issuer, %3 = notBefore, %4 = notAfter, %5 = names
};

// In the order of the enumeration.
constexpr ProblemWords problemWords[] = {
    {"clock-wrong",
     "The certificate of %1 is valid from %3 to %4; the clock of this computer is years away from that. Are "
     "date "
     "and time set right?"},
    {"signature-wrong",
     "The certificate of %1 is not signed by whom it names (%2), or by somebody who may not do so."},
    {"self-signed", "The certificate of %1 was issued by itself: nobody vouches for it."},
    {"unknown-issuer", "The certificate of %1 was issued by %2, whom nobody trusted here vouches for."},
    {"wrong-name", "The certificate that %1 showed was issued for: %5"},
    {"wrong-purpose", "The certificate of %1 is not meant for servers."},
    {"weak-key", "The certificate of %1 uses a key or signature that is too weak."},
    {"expired", "The certificate of %1 expired on %4."},
    {"not-yet-valid", "The certificate of %1 is not valid before %3."},
    {"too-large", "%1 showed more certificates than are looked at."},
    {"unreadable", "The certificate of %1 cannot be read."},
};

} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

QString toString(ConnectionFor purpose)
{
    switch (purpose) {
    case ConnectionFor::Incoming:
        return QStringLiteral("incoming");
    case ConnectionFor::Push:
        return QStringLiteral("push");
    case ConnectionFor::Outgoing:
        return QStringLiteral("outgoing");
    case ConnectionFor::SentCopies:
        return QStringLiteral("sent-copies");
    case ConnectionFor::Filters:
        break;
    }
    return QStringLiteral("filters");
}

QString toString(CertificateProblem problem)
{
    return QString::fromLatin1(problemWords[static_cast<size_t>(problem)].name);
}

QString sentenceFor(CertificateProblem problem, const CertificateFacts &facts)
{
    const auto own = facts.chain.value(0);
    const auto names = facts.names.isEmpty() ? QStringLiteral("no name at all")
                                             : facts.names.mid(0, 5).join(QStringLiteral(", "));
    const QString values[]
        = {facts.host, own.issuer, own.notBefore.date().toString(Qt::ISODate),
           own.notAfter.date().toString(Qt::ISODate), names};
    QString result; // by hand: what a certificate says may contain "%1"
    for (const char *c = problemWords[static_cast<size_t>(problem)].sentence; *c; ++c) {
        if (*c == '%')
            result += values[*++c - '1'];
        else
            result += QLatin1Char(*c);
    }
    return result;
}

} // namespace duopost
