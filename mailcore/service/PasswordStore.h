// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/protocol/Credentials.h"

namespace duopost {

/// The password of an account: from its password file, or from the system's keyring. Blocks; worker threads
/// only.
/// @throws MailError NoPassword (none stored, or the keyring is locked or missing), FileUnreadable
Credentials readCredentials(const Account &account);

/// The account as its outgoing server knows it, if that has a password of its own.
std::optional<Account> withOutgoingSecret(const Account &account);

/// The same for the outgoing server, with its own user name, and its own password or the incoming one's.
/// @throws as readCredentials(); BadUsage if there is no outgoing server
Credentials readOutgoingCredentials(const Account &account);

/// @throws MailError KeyringUnavailable when there is no keyring to put it into
void storePassword(const Account &account, const Secret &password);

/// Nothing stored is not an error.
void forgetPassword(const Account &account);

} // namespace duopost
