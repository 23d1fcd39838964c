// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

/// Creates, renames, deletes and subscribes folders. What a crash repeats is no error: creating what is there
/// and deleting what is not there both succeed. Subscriptions follow, so that other clients show the same.
/// @throws MailError ServerRefused, BadUsage for what must never be done to INBOX
void performFolderTask(ImapMailbox &mailbox, const FolderTask &task);

} // namespace duopost
