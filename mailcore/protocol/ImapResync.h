// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"

#include <optional>

namespace duopost {

/// What identifies the content of an IMAP folder at one moment. 0 = the server did not say.
struct ImapState {
    quint64 uidValidity = 0, uidNext = 0, exists = 0, highestModSeq = 0;
    bool operator==(const ImapState &) const = default;
};

/// What has to be asked to bring a cached folder up to date.
struct ResyncPlan {
    enum class Scope { Nothing, Everything, StartOver, Incremental };
    enum class Flags { None, Told, ChangedSince, All }; ///< Told: came with the opening of the folder
    Scope scope = Scope::Nothing;
    bool newHeaders = false;
    Flags flags = Flags::None;
    /// Ask for all UIDs even if the counts agree.
    bool presence = false;
    bool operator==(const ResyncPlan &) const = default;
};

/// What the server tells by itself when the folder is opened: with QRESYNC, all that changed and vanished.
enum class OpeningTells { Nothing, Changes };

/// Decides, without a server. cached: nothing when the folder was never read to the end.
ResyncPlan planResync(
    const std::optional<ImapState> &cached, const ImapState &server,
    OpeningTells tells = OpeningTells::Nothing);

/// So many messages gone at once that the server is asked a second time before it is believed.
bool isMassDisappearance(quint64 cached, quint64 gone);

std::optional<ImapState> imapStateOf(const SyncCursor &cursor);
SyncCursor cursorOf(const ImapState &state);

} // namespace duopost
