// SPDX-License-Identifier: GPL-3.0-or-later
// What became of an import or export, in the window's language.
#pragma once

#include "mailcore/Archive.h"

#include <QString>

namespace duopost {

/// "1,204 messages imported, 3 were there already, 1 could not be read."
QString importSentence(const ArchiveReport &report);
QString exportSentence(const ArchiveReport &report);
/// Everything that was asked for is there now.
bool isWhole(const ArchiveReport &report);
/// One line for each message or file that is not; the first so many.
QString archiveDetails(const ArchiveReport &report);

} // namespace duopost
