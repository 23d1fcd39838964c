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
struct MarkForwarded { };
struct MarkJunk { };
struct MarkNotJunk { };
struct AddKeyword {
    QByteArray keyword; ///< an IMAP atom
};
struct RemoveKeyword {
    QByteArray keyword;
};
struct MoveTo {
    FolderId target; ///< of the same account
};
struct CopyTo {
    FolderId target; ///< of the same account
};
/// For good: from this computer and, where the protocol can, from the server. To the trash is MoveTo.
struct DeleteForGood { };

using Change = std::variant<
    MarkRead, MarkUnread, Star, Unstar, MarkAnswered, MarkForwarded, MarkJunk, MarkNotJunk, AddKeyword,
    RemoveKeyword, MoveTo, CopyTo, DeleteForGood>;

/// What a change does to the flags of a message: the local effect, and what the server is asked for.
struct FlagEdit {
    MessageFlags add, remove;
    QByteArray addKeyword, removeKeyword; ///< empty = none
    MessageFlags appliedTo(MessageFlags flags) const { return (flags | add) & ~remove; }
    /// Blank-separated, sorted, each once.
    QByteArray appliedTo(const QByteArray &keywords) const;
    bool isEmpty() const { return !add && !remove && addKeyword.isEmpty() && removeKeyword.isEmpty(); }
};
/// Empty for what changes no marks.
FlagEdit flagEdit(const Change &change);

QString changeName(const Change &change); ///< "mark-read": stable, for the store and scripts
/// With the parts a name does not say left empty.
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
