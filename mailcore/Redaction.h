// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves this computer in a report: the facts without secrets and, unless somebody wants otherwise,
// without other people. Pure; implemented in mailcore/compare; any thread.
#pragma once

#include "mailcore/MailboxFacts.h"

namespace duopost {

struct ReportChoice {
    bool hidePeople = true; ///< addresses that are not the account's own, and what messages are about
    bool hideUser = false; ///< the account's own address and user name
};

/// Passwords and tokens are never in MailboxFacts to begin with; what merely looks like one goes all the same.
MailboxFacts redacted(MailboxFacts facts, const ReportChoice &choice);

/// Text of a server for a page: control characters and those that turn the direction of writing are named
/// instead of obeyed.
QString harmless(const QString &text);

} // namespace duopost
