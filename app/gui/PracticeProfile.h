// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Beside the given profile folder.
QString practiceDirFor(const QString &profileDir);
bool isPracticeProfile(const QString &profileDir);

/// Makes @p profileDir an empty practice profile. Only a folder that is missing, empty or carries the mark of
/// an earlier practice profile is touched, so that no real mail can be lost. How the window looks is kept.
/// @throws MailError BadUsage, FileUnwritable
void preparePracticeProfile(const QString &profileDir);

} // namespace duopost
