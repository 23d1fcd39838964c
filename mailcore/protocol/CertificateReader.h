// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Certificate.h"

using X509 = struct x509_st;

namespace duopost {

/// What a certificate says of itself. Control characters come escaped.
CertificateLink readLink(X509 *certificate);

/// DNS names and addresses of subjectAltName, the first 100.
QStringList readNames(X509 *certificate);

} // namespace duopost
