// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

/// "Dovecot 2.3.19 (Debian)" from * ID (…); empty if it is no ID response, is NIL or says nothing usable.
/// Printable text of bounded length only: it is shown and stored.
QString softwareFromId(QByteArrayView response);

/// "* QUOTA root (STORAGE 10 512)" into facts, in octets; whatever else stays as it is (RFC 9208).
void takeQuota(QByteArrayView response, ServerFacts &facts);

} // namespace duopost
