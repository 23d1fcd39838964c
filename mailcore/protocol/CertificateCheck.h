// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Certificate.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/TrustAnchors.h"

namespace duopost {

/// Judges what a server showed: chain, signatures, validity, purpose and strength by OpenSSL, and the host's
/// name by subjectAltName alone (RFC 9525), addresses only as addresses. Asks nobody: no AIA, CRL or OCSP. der:
/// as sent, the server's own first. now: when it is to be valid. Pure; any thread.
CertificateFacts checkCertificate(
    const QList<QByteArray> &der, const QString &host, const TrustAnchors &anchors,
    const QDateTime &now = QDateTime::currentDateTimeUtc());

/// What the weightiest of its problems is as an error, with the facts along. There must be a problem.
MailError certificateError(const CertificateFacts &facts);

/// The host as it is on the wire and in certificates: lower case, A-labels, no dot at the end; addresses as
/// they are. Empty = no such name is possible.
QByteArray asciiHost(const QString &host);

} // namespace duopost
