// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Capability.h"
#include "mailcore/Discovery.h"

namespace duopost {

/// One line of what a protocol means for this mailbox, and what says so.
struct Consequence {
    QString title; ///< "Read and starred"
    QString text; ///< "Seen on all devices"
    QString because; ///< sentences of the ledger's evidence
    Reach reach = Reach::Unknown;
};

/// In the window's language; from the capability ledger, what the server said before any log-in, and what the
/// catalogue knows. server and provider may be null.
QList<Consequence> consequencesOf(Protocol protocol, const FoundServer *server, const Provider *provider);

} // namespace duopost
