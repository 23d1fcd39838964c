// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/ProtectionWords.h"

#include <QCoreApplication>
#include <QLocale>

namespace duopost {

namespace {

// The certificate's name is the signer's own word where nobody vouches for it; the address comes along always.
QString signerOf(const Protection &protection)
{
    const QString address = protection.addresses.value(0);
    if (address.isEmpty() || address == protection.signer)
        return protection.signer;
    return QStringLiteral("%1 <%2>").arg(protection.signer, address);
}

QString signedSentence(const Protection &protection)
{
    using V = Protection::Verdict;
    switch (protection.verdict) {
    case V::Confirmed:
        return protection.partly
            ? QCoreApplication::translate("ProtectionWords", "A part of this message is signed by %1.")
                  .arg(signerOf(protection))
            : QCoreApplication::translate("ProtectionWords", "Signed by %1, and unchanged since.")
                  .arg(signerOf(protection));
    case V::OtherSigner:
        return QCoreApplication::translate("ProtectionWords", "Signed by somebody else than the sender: %1.")
            .arg(signerOf(protection));
    case V::UnknownSigner:
        return QCoreApplication::translate(
            "ProtectionWords", "Signed, but nobody this computer trusts vouches for who signed.");
    case V::Broken:
        return QCoreApplication::translate(
            "ProtectionWords", "The signature does not fit: this message is not as it was signed.");
    case V::NotChecked:
        break;
    }
    return QCoreApplication::translate(
        "ProtectionWords", "Signed, but the signer's certificate did not come along; nothing can be checked.");
}

QStringList signedDetails(const Protection &protection)
{
    using V = Protection::Verdict;
    QStringList lines;
    if (protection.partly && protection.verdict != V::Broken)
        lines << QCoreApplication::translate(
            "ProtectionWords", "Something that is shown here was added outside of the signature.");
    if (!protection.changedFields.isEmpty())
        lines << QCoreApplication::translate("ProtectionWords", "These fields do not say what was signed: %1.")
                     .arg(protection.changedFields.join(QLatin1String(", ")));
    if (protection.verdict == V::UnknownSigner)
        lines << QCoreApplication::translate("ProtectionWords", "It says: %1.").arg(signerOf(protection));
    if (protection.expiredSince)
        lines << QCoreApplication::translate(
            "ProtectionWords", "The certificate was valid then and has expired since.");
    if (!protection.detail.isEmpty())
        lines << protection.detail;
    return lines;
}

QStringList furtherLines(const Protection &protection)
{
    using V = Protection::Verdict;
    QStringList lines;
    const QLocale locale;
    if (protection.signedAt.isValid())
        lines << QCoreApplication::translate("ProtectionWords", "Signed on %1, says the signer.")
                     .arg(locale.toString(protection.signedAt.toLocalTime(), QLocale::LongFormat));
    if (!protection.chain.isEmpty())
        lines << QCoreApplication::translate("ProtectionWords", "Certificate: %1, issued by %2.")
                     .arg(protection.chain.first().subject, protection.chain.first().issuer);
    if (protection.verdict == V::Confirmed || protection.verdict == V::OtherSigner)
        lines << QCoreApplication::translate(
            "ProtectionWords",
            "Whether it was revoked is not looked up: that would tell others what you read.");
    return lines;
}

} // namespace

ProtectionWords protectionWords(const Protection &protection)
{
    using K = Protection::Kind;
    using V = Protection::Verdict;
    ProtectionWords words;
    words.icon = QStringLiteral("lock");
    switch (protection.kind) {
    case K::SmimeEncrypted:
        words.sentence = QCoreApplication::translate("ProtectionWords", "This message is encrypted (S/MIME).");
        words.details = QCoreApplication::translate(
            "ProtectionWords",
            "Duopost cannot decrypt messages. The encrypted content can be saved as a file.");
        return words;
    case K::OpenPgpEncrypted:
        words.sentence = QCoreApplication::translate("ProtectionWords", "This message is encrypted (OpenPGP).");
        words.details = QCoreApplication::translate(
            "ProtectionWords",
            "Duopost cannot decrypt messages. The encrypted content can be saved as a file.");
        return words;
    case K::OpenPgpSigned:
        words.icon = QStringLiteral("info");
        words.sentence = QCoreApplication::translate(
            "ProtectionWords", "This message has an OpenPGP signature, which was not checked.");
        words.details = QCoreApplication::translate(
            "ProtectionWords", "It proves nothing here: read the message like one without a signature.");
        return words;
    case K::SmimeSigned:
        break;
    }
    words.alarming = protection.verdict == V::Broken || !protection.changedFields.isEmpty();
    const bool good = protection.verdict == V::Confirmed && !protection.partly && !words.alarming;
    words.icon = words.alarming ? QStringLiteral("warning")
        : good                  ? QStringLiteral("shield-check")
                                : QStringLiteral("info");
    words.sentence = signedSentence(protection);
    words.details = signedDetails(protection).join(QLatin1Char('\n'));
    words.more = furtherLines(protection).join(QLatin1Char('\n'));
    return words;
}

} // namespace duopost
