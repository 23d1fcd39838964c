// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Tries, with a small file that is gone again. For errors that do not say it themselves: SQLite calls a full
/// disk an I/O error where its shared memory is concerned, and QLockFile says "unknown". Any thread.
bool diskIsFull(const QString &directory);

} // namespace duopost
