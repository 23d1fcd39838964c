// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ServerFacts.h"
#include "mailcore/compare/SwitchMatch.h"

namespace duopost {

/// Where a message of another folder here is to lie on the server: path → the server's folder; those that have
/// to be made are left out. By role, else by path. Pure.
QHash<QString, Folder> foldersThere(const QList<Folder> &here, const QList<Folder> &there);

/// Those of one side's messages that a wish uploads, of the ones that are alone here. Pure.
struct Uploads {
    QList<qsizetype> go; ///< indexes
    QList<qsizetype> tooLarge, notWhole; ///< stay here: above APPENDLIMIT; their text was never fetched
};
Uploads uploadsOf(
    const MailboxSide &here, const QList<qsizetype> &alone, const SwitchWish &wish,
    const std::optional<qint64> &appendLimit);

/// Pairs whose message lies in another folder here than the server's inbox. Pure.
QList<MatchedPair> movesOf(const MailboxSide &here, const MailboxSide &there, const QList<MatchedPair> &pairs);

/// Pure. @param deletedHere messages on the server that were deleted on this computer
SwitchPlan planToImap(
    const MailboxSide &here, const MailboxSide &there, const SwitchMatch &match, const SwitchWish &wish,
    const ServerFacts &facts, qint64 deletedHere);
/// Pure. here: the IMAP account's mail, bodyHere as it is on this computer
SwitchPlan
planToPop3(const MailboxSide &here, const Pop3Side &there, const SwitchMatch &match, const ServerFacts &facts);

} // namespace duopost
