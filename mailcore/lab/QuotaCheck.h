// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the server knows how much a user may keep.
#pragma once

#include "mailcore/Lab.h"

namespace duopost {

/// Asks until the server says so (GETQUOTAROOT, RFC 9208): Dovecot looks at its list of users at most once a
/// second. Blocks; needs no event loop.
/// @throws MailError LabUnavailable with what it said instead
void awaitQuota(quint16 imapPort, const LabUser &user, int kibibytes);

} // namespace duopost
