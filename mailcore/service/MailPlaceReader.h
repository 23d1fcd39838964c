// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailboxFacts.h"

namespace duopost {

/// Who may read a folder on this computer, and whether its disk is encrypted as far as the system says so for
/// sure. Touches the disk; never on the GUI thread.
MailPlace readMailPlace(const QString &directory);

} // namespace duopost
