// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of every kind, good and bad, made by OpenSSL.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <memory>

using EVP_PKEY = struct evp_pkey_st;
using X509 = struct x509_st;

namespace duopost::test {

/// A key and its certificate. Copies share it.
struct Identity {
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;

    QByteArray der() const;
    QByteArray pem() const;
    QByteArray keyPem() const;
};

struct Wanted {
    QByteArray commonName = "server";
    QByteArray alternativeNames; ///< "DNS:mail.example.test,IP:127.0.0.1"; empty = none
    bool isAuthority = false;
    QByteArray extendedKeyUsage = "serverAuth"; ///< empty = none
    QByteArray authorityInformation; ///< "caIssuers;URI:http://…,OCSP;URI:http://…"
    QDateTime notBefore, notAfter; ///< invalid = yesterday, in a year
    int rsaBits = 0; ///< 0 = EC P-256
    bool sha1 = false; ///< signed with SHA-1
};

/// Signed by issuer; without one, by itself.
Identity makeIdentity(const Wanted &wanted, const Identity *issuer = nullptr);

/// The same certificate with another key and signed by nobody who may: issuer's name, signer's signature.
Identity makeForged(const Wanted &wanted, const Identity &namedIssuer, const Identity &signer);

} // namespace duopost::test
