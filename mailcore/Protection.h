// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a message is signed or encrypted, by whom, and whether it can be believed (S/MIME: RFC 8551; OpenPGP:
// RFC 3156). Implemented in mailcore/protocol/smime.
#pragma once

#include "mailcore/Certificate.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <optional>

namespace duopost {

struct ParsedMessage;

struct Protection {
    enum class Kind {
        SmimeSigned,
        SmimeEncrypted, ///< recognised; not read here
        OpenPgpSigned, ///< recognised; not checked here
        OpenPgpEncrypted, ///< recognised; not read here
    };
    enum class Verdict {
        Confirmed, ///< as it was signed, by a trusted certificate issued for the From address
        OtherSigner, ///< as it was signed and trusted, but issued for another address than From
        UnknownSigner, ///< as it was signed, but nobody trusted here vouches for who signed
        Broken, ///< not as it was signed, or the signature cannot be read
        NotChecked, ///< OpenPGP, or encrypted
    };
    Kind kind{};
    Verdict verdict = Verdict::NotChecked;
    bool partly = false; ///< parts of what is shown lie outside of what was signed
    QString signer; ///< the name in the certificate, or its address; control characters escaped
    QStringList addresses; ///< that the certificate was issued for, at most 20; as written
    QDateTime signedAt; ///< says the signer; invalid = not said
    bool expiredSince = false; ///< the certificate was valid then and is not any more
    QList<CertificateLink> chain; ///< the signer's own first
    /// Header fields that were signed and now say something else outside ("Subject").
    QStringList changedFields;
    QString detail; ///< OpenSSL's words for what is wrong
};

/// Verifies a message's signature against the system's certificate authorities, at the time the signer names
/// unless that is in the future. Asks nobody: revocation is not looked up. Empty if the message is neither
/// signed nor encrypted. Any thread.
/// @param raw the whole message as it was received
/// @param message what parseMessage() made of it
std::optional<Protection> protectionOf(const QByteArray &raw, const ParsedMessage &message);

} // namespace duopost
