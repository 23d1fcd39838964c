// SPDX-License-Identifier: GPL-3.0-or-later
// What a server showed to prove who it is, what is wrong with it, and what a person decided about it.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <memory>

namespace duopost {

/// Why a certificate is not believed. In order of weight: the first one of a certificate is the one to speak
/// of.
enum class CertificateProblem {
    ClockWrong, ///< the certificate and this computer's clock are years apart
    SignatureWrong, ///< forged: not signed by whom it names, or signed by a certificate that may not do so
    SelfSigned, ///< issued by itself
    UnknownIssuer, ///< issued by nobody trusted here, or the chain is incomplete
    WrongName, ///< not issued for this host
    WrongPurpose, ///< not meant for servers
    WeakKey, ///< key or signature too weak
    Expired,
    NotYetValid,
    TooLarge, ///< more certificates than are looked at
    Unreadable,
};

/// One certificate of a chain.
struct CertificateLink {
    QString subject; ///< "CN=mail.example.org, O=Example"
    QString issuer;
    QDateTime notBefore, notAfter;
    QString key; ///< "RSA 2048", "EC P-256"
    QString signature; ///< "SHA-256 with RSA"
    QByteArray sha256; ///< 32 bytes, of the whole certificate
    bool operator==(const CertificateLink &) const = default;
};

/// A server's certificate, as it was shown. All text is the server's word until problems is empty.
struct CertificateFacts {
    QString host; ///< whom we meant
    quint16 port = 0;
    QStringList names; ///< DNS names and addresses it was issued for (SAN), at most 100
    QList<CertificateLink> chain; ///< the server's own first; as verified, or as sent if that failed
    QList<CertificateProblem> problems; ///< empty = believed
    QString detail; ///< the same in OpenSSL's words
    bool acceptedByHand = false; ///< there are problems, and an exception for exactly this certificate

    const CertificateLink &own() const { return chain.first(); } ///< chain is never empty
    bool isTrusted() const { return problems.isEmpty(); }
};
using CertificateFactsPtr = std::shared_ptr<const CertificateFacts>;

/// A person looked at this certificate and said: this one, for this server. Ends when the server shows another.
struct CertificateException {
    QString host; ///< lower case
    quint16 port = 0;
    QByteArray sha256; ///< 32 bytes
    QString subject, issuer; ///< to recognise it in a list
    QDateTime notAfter;
    QDateTime acceptedAt;
    bool operator==(const CertificateException &) const = default;
};

/// What a connection is for.
enum class ConnectionFor {
    Incoming,
    Push, ///< waits for the server to tell of something
    Outgoing,
    SentCopies, ///< the copies of a POP3 account
    Filters,
};

/// How a connection is protected.
struct ConnectionFacts {
    QString host;
    quint16 port = 0;
    bool encrypted = false;
    QString protocol; ///< "TLS 1.3"; empty = not encrypted
    QString cipher; ///< "TLS_AES_256_GCM_SHA384"
    int keyBits = 0;
    CertificateFactsPtr certificate; ///< null = not encrypted
    QString mechanism; ///< how it logged in: "SCRAM-SHA-256", "PLAIN", "LOGIN" …
    bool clientCertificateAsked = false; ///< the server asked for one; none was sent
    QDateTime connectedAt; ///< when this connection was made
    QDateTime certificateSince; ///< when this certificate was first seen from this server
    ConnectionFor purpose = ConnectionFor::Incoming;
    bool startTls = false; ///< began in the clear and was then encrypted
};

/// "AB:CD:…", as people compare it.
QString fingerprintText(const QByteArray &sha256);
QString toString(ConnectionFor purpose); ///< "incoming", "push", "outgoing", "sent-copies", "filters"
QString toString(CertificateProblem problem); ///< "self-signed": stable name for scripts
/// One plain English sentence. The window uses its own translated one.
QString sentenceFor(CertificateProblem problem, const CertificateFacts &facts);

} // namespace duopost

Q_DECLARE_METATYPE(duopost::CertificateFactsPtr)
Q_DECLARE_METATYPE(duopost::ConnectionFacts)
