// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Tries, with a small file that is gone again. For errors that do not say it themselves: SQLite calls a full
/// disk an I/O error where its shared memory is concerned, and QLockFile says "unknown". Any thread.
bool diskIsFull(const QString &directory);

/// Messages are not stored into the last room of a disk: SQLite needs some to open, and to close, what is
/// there.
/// @throws MailError StoreFull when less than bytes and a reserve of 1 MiB are left
void requireRoom(const QString &directory, qint64 bytes);
/// What is left; as much as can be said where the system does not tell.
qint64 roomLeft(const QString &directory);

} // namespace duopost
