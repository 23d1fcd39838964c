// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// For main(), before anything else: no core dump of this process is ever written, and no other process of the
/// same person may read its memory (Linux: PR_SET_DUMPABLE, RLIMIT_CORE). Passwords are wiped after use
/// wherever the memory is ours; the keyring's and the window system's libraries keep copies that nobody can
/// wipe. DUOPOST_DUMPABLE=1 in the environment leaves it be, for debugging.
void keepMemoryPrivate();

/// Overwrites a text where it is, also for everybody who shares it, and empties it.
void overwrite(QString &text);

} // namespace duopost
