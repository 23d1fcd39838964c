// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Protection.h"

namespace duopost {

struct ProtectionWords {
    bool alarming = false;
    QString icon;
    QString sentence;
    QString details; ///< lines a reader must know
    QString more; ///< lines for who wants to know what it rests on; empty = nothing
};

/// Whether a message is signed or encrypted, and what that is worth.
ProtectionWords protectionWords(const Protection &protection);

} // namespace duopost
