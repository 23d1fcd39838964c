// SPDX-License-Identifier: GPL-3.0-or-later
// What syncs: the ledger of operations, with evidence. Every view of "what syncs" is made from this.
#pragma once

#include "mailcore/Account.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace duopost {

/// Everything a session can be asked for: requests (what comes from the server) and changes (what goes to it).
enum class Operation {
    ListFolders,
    FetchHeaders,
    FetchMessage,
    FetchFlags, ///< read, answered, starred marks as other devices set them
    WaitForNews, ///< the server tells us of new mail by itself
    MarkRead,
    MarkUnread,
    Star,
    Unstar,
    MarkAnswered,
    MarkForwarded,
    MarkJunk,
    MarkNotJunk,
    AddKeyword,
    RemoveKeyword,
    MoveTo,
    CopyTo,
    DeleteForGood,
    Append, ///< a message of this computer goes to the server
    CreateFolder,
    RenameFolder,
    DeleteFolder,
    SubscribeFolder,
    UnsubscribeFolder,
};
inline constexpr int operationCount = static_cast<int>(Operation::UnsubscribeFolder) + 1;

enum class Verdict {
    Proved, ///< done here, with this server, and seen
    Offered, ///< the server says it can
    Impossible, ///< the protocol has no such thing
    Refused, ///< the server refused it
    Untested, ///< possible by protocol; this server has said nothing yet
    NotBuilt, ///< the protocol could, this program does not yet
};

/// How far the effect of an operation travels.
enum class Reach { ThisComputer, Server, Unknown };

enum class EvidenceSource { Declared, Advertised, Observed };

/// Why, as a value: the window says it in the user's language, because() in English.
enum class Reason {
    CodeExists, ///< protocol
    CodeMissing, ///< protocol
    Pop3NoFolders,
    Pop3NeverSpeaksFirst,
    Pop3NoMarks,
    Pop3NoMarkCommand,
    ListedFolders,
    SentFolder, ///< path
    SentMarks,
    SentMessages,
    SentHeaders, ///< count
    AnsweredOk,
    RefusedByServer,
    OpenedReadOnly,
    KeywordsNotKept, ///< flags
    CapabilityListed, ///< capability, RFC section
    CapabilityNotListed, ///< capability
    PermanentFlagKept, ///< flag
    PermanentFlagNotKept, ///< flag
    RetrieveIsStandard,
    HeadersWithWholeMessage,
    ServerKeepsDays, ///< argument of EXPIRE
    Pop3NoUpload,
    Pop3NoMoves,
    UidPlusMissing, ///< UIDPLUS: without it only own deletions may be expunged
    DeletionMarkedOnly, ///< \\Deleted was set, but nothing was expunged, because others' deletions are pending
    StandardCommand, ///< command, RFC section
    QuitAnsweredOk, ///< count
    OkAndShown, ///< and a look at the message showed it
    OkButNotKept, ///< but a look at the message showed nothing of it
    LeaveRuleKeeps, ///< this account's own setting: nothing is removed from the server
    LeaveRuleKeepsDays, ///< days
};

struct Evidence {
    EvidenceSource source = EvidenceSource::Declared;
    Reason reason{};
    QStringList arguments; ///< protocol words, counts and names for the reason's sentence
    QDateTime at; ///< invalid for what is declared by the code
    QStringList transcript; ///< redacted "C: …" / "S: …" lines
    bool supports = true; ///< speaks for (true) or against (false) the operation
    QString because() const; ///< English, one sentence, RFC section or capability named
};

struct LedgerEntry {
    Operation operation{};
    Verdict verdict = Verdict::Untested;
    Reach reach = Reach::Unknown;
    QList<Evidence> evidence; ///< oldest first
};

/// What to expect of a server before the first log-in: the protocol's standard, and what the server says
/// without being asked for more (CAPABILITY, CAPA). Servers say less then than afterwards, so what is missing
/// is untested, not refused.
/// @param capabilities upper case, "IDLE", "EXPIRE 30"; empty = the server was not asked
QList<LedgerEntry> expectedOf(Protocol protocol, const QStringList &capabilities);

QString toString(Operation operation); ///< "mark-read"
QString toString(Verdict verdict); ///< "proved", "offered", "impossible", "refused", "untested", "not-built"
QString toString(Reason reason); ///< stable, for the store
std::optional<Reason> reasonFromString(QStringView name);
QString toString(Reach reach); ///< "this-computer", "server", "unknown"
QString toString(EvidenceSource source); ///< "declared", "advertised", "observed"

} // namespace duopost
