// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate authority of the lab's own, and a server certificate for this computer's loopback names.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace duopost {

struct CertificateRequest {
    QStringList dnsNames{QStringLiteral("localhost")};
    QStringList addresses{QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    QDateTime notBefore; ///< invalid = yesterday
    QDateTime notAfter; ///< invalid = in a year
};

struct LabCertificates {
    QByteArray authority; ///< PEM; its private key is thrown away at once
    QByteArray server; ///< PEM, signed by authority
    QByteArray serverKey; ///< PEM, unencrypted
};

/// Takes a few milliseconds (P-256). Pure but for randomness.
/// @throws MailError LabUnavailable with OpenSSL's words
LabCertificates makeLabCertificates(const CertificateRequest &request = {});

} // namespace duopost
