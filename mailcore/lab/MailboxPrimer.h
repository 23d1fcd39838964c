// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the server look at new mail before anybody else does.
#pragma once

#include "mailcore/Lab.h"

namespace duopost {

/// Logs in once and asks for the size of every folder, so that Dovecot has numbered all messages. Without it
/// two first sessions at the same time get in each other's way, and one of them sees an empty mailbox for a
/// moment (Dovecot 2.3: POP3 says +OK before it has read the Maildir). Blocks; needs no event loop.
/// @throws MailError LabUnavailable with the server's last words
void primeMailboxes(quint16 imapPort, const LabUser &user);

} // namespace duopost
