// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

/// "Dovecot 2.3.19 (Debian)" from * ID (…); empty if it is no ID response, is NIL or says nothing usable.
/// Printable text of bounded length only: it is shown and stored.
QString softwareFromId(QByteArrayView response);

/// "* QUOTA root (STORAGE 10 512 MESSAGE 3 100)" into facts, octets for STORAGE, and of all roots the fullest as
/// the mailbox's own; whatever else stays as it is (RFC 9208).
void takeQuota(QByteArrayView response, ServerFacts &facts);

} // namespace duopost
