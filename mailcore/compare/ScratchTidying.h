// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"
#include "mailcore/compare/ScratchNote.h"
#include "mailcore/protocol/Session.h"

namespace duopost {

enum class TidyUp { WhatIsInIt, Everything };

struct Tidied {
    ScratchCleanup cleanup;
    bool oursLeft = false; ///< something of ours is still there, or may be
};

/// Removes our own messages from the test folder, then the folders that are empty, innermost first; and looks
/// whether it is gone. A message that is not ours, and the folder it is in, stay as they are.
/// @param session fenced in that folder
Tidied tidyScratch(Session &session, const ScratchNote &note, TidyUp what);

} // namespace duopost
