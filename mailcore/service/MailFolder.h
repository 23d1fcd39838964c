// SPDX-License-Identifier: GPL-3.0-or-later
// Folders outside the profile that hold an account's mail. They block; worker threads only.
#pragma once

#include <QString>

namespace duopost {

/// Makes a folder that was not there before, for this account alone (mode 0700), inside one of the person's.
/// @return its path
/// @throws MailError FileUnwritable; BadUsage on a network drive, where databases are damaged sooner or later
QString makeMailFolder(const QString &in, const QString &accountName);

/// Removes what a mail store leaves in its folder, and the folder. Anything else that lies there stays, and
/// then so does the folder.
/// @throws MailError FileUnwritable if a file cannot be removed
void removeMailFolder(const QString &folder);

} // namespace duopost
