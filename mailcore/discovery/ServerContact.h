// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Certificate.h"
#include "mailcore/protocol/TrustAnchors.h"

#include <QStringList>
#include <stop_token>

namespace duopost {

/// What a mail server tells anybody.
struct ServerWords {
    CertificateFactsPtr certificate; ///< null without TLS
    QString certificateOwner, certificateIssuer;
    QString greeting;
    QStringList capabilities; ///< upper case
};

/// Connects, insists on a certificate that fits the host, reads greeting and capabilities, takes leave. Sends
/// no credentials and no name of this computer or its user. Blocking; for worker threads that Qt made.
/// @throws MailError as MailSocket does, TlsUnavailable, TemporarilyRefused, ProtocolViolation, TimedOut (after
/// ms altogether), Cancelled
ServerWords contactServer(
    Service service, const ServerAddress &address, const TrustAnchors &anchors, int ms, std::stop_token stop);

} // namespace duopost
