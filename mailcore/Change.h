// SPDX-License-Identifier: GPL-3.0-or-later
// What a user can want done to messages. Each operation is a type; a session claims it by having the overload.
#pragma once

#include "mailcore/Message.h"

#include <optional>
#include <variant>

namespace duopost {

struct MarkRead { };
struct MarkUnread { };
struct Star { };
struct Unstar { };
struct MarkAnswered { };
struct MarkJunk { };
struct MarkNotJunk { };

using Change = std::variant<MarkRead, MarkUnread, Star, Unstar, MarkAnswered, MarkJunk, MarkNotJunk>;

/// What a change does to the flags of a message: the local effect, and what the server is asked for.
struct FlagEdit {
    MessageFlags add, remove;
    MessageFlags appliedTo(MessageFlags flags) const { return (flags | add) & ~remove; }
};
FlagEdit flagEdit(const Change &change);

QString changeName(const Change &change); ///< "mark-read": stable, for the store and scripts
std::optional<Change> changeFromName(QStringView name);

enum class Outcome {
    Done, ///< the server said OK
    Queued, ///< recorded durably, not performed yet
    HereOnly, ///< this protocol cannot tell the server: recorded on this computer
    Refused, ///< the server refused; the local effect was rolled back
};
QString toString(Outcome outcome); ///< "done", "queued", "here-only", "refused"

struct ChangeResult {
    MessageId id;
    Outcome outcome = Outcome::Queued;
    QString serverText;
};

} // namespace duopost
