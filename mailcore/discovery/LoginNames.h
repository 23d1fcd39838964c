// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

namespace duopost {

/// What to log in as, best first, each once: a server may lock an account out after a few wrong tries. Nothing
/// for a name that only the user can know.
QStringList loginNames(LoginName rule, const AccountAddress &address);

} // namespace duopost
