// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SwitchPlanner.h"

#include <algorithm>

namespace duopost {

namespace {

QList<SideMessage> pick(const MailboxSide &side, const QList<qsizetype> &indexes)
{
    QList<SideMessage> result;
    result.reserve(indexes.size());
    for (const auto index : indexes)
        result << side.messages[index];
    return result;
}

QList<SideMessage> withRole(QList<SideMessage> messages, FolderRole role)
{
    messages.removeIf([role](const SideMessage &message) { return message.role != role; });
    return messages;
}

} // namespace

QHash<QString, Folder> foldersThere(const QList<Folder> &here, const QList<Folder> &there)
{
    QHash<QString, Folder> result;
    for (const auto &folder : here) {
        const auto same = [&](const Folder &other) {
            return other.selectable
                && (folder.role != FolderRole::None ? other.role == folder.role : other.path == folder.path);
        };
        auto found = std::find_if(there.begin(), there.end(), same);
        // A special folder that the server does not know as one may still have the name.
        if (found == there.end() && folder.role != FolderRole::None)
            found = std::find_if(there.begin(), there.end(), [&](const Folder &other) {
                return other.selectable && other.role == FolderRole::None && other.path == folder.path;
            });
        if (found != there.end())
            result.insert(folder.path, *found);
    }
    return result;
}

Uploads uploadsOf(
    const MailboxSide &here, const QList<qsizetype> &alone, const SwitchWish &wish,
    const std::optional<qint64> &appendLimit)
{
    Uploads result;
    for (const auto index : alone) {
        const auto &message = here.messages[index];
        if (!message.bodyHere)
            result.notWhole << index;
        else if (wish.upload && appendLimit && message.traits.size > *appendLimit)
            result.tooLarge << index;
        else if (wish.upload)
            result.go << index;
    }
    return result;
}

QList<MatchedPair> movesOf(const MailboxSide &here, const MailboxSide &there, const QList<MatchedPair> &pairs)
{
    QList<MatchedPair> result;
    for (const auto &pair : pairs) {
        if (here.messages[pair.here].role != FolderRole::Inbox
            && there.messages[pair.there].role == FolderRole::Inbox)
            result << pair;
    }
    return result;
}

SwitchPlan planToImap(
    const MailboxSide &here, const MailboxSide &there, const SwitchMatch &match, const SwitchWish &wish,
    const ServerFacts &facts, qint64 deletedHere)
{
    SwitchPlan plan{.to = Protocol::Imap};
    plan.both = match.pairs.size();
    plan.matchedBy = match.matchedBy();
    plan.uidlFormula = match.formula ? match.formula->name() : QString();
    plan.formulaProvedOn = match.provedOn;
    const auto alone = match.aloneHere(here.messages.size());
    const auto hereOnly = pick(here, alone);
    plan.hereOnly = toSwitchList(hereOnly);
    plan.sentHere = toSwitchList(withRole(hereOnly, FolderRole::Sent));
    plan.draftsHere = toSwitchList(withRole(hereOnly, FolderRole::Drafts));
    plan.serverOnly = toSwitchList(pick(there, match.aloneThere(there.messages.size())));
    const auto uploads = uploadsOf(here, alone, wish, facts.appendLimit);
    plan.upload = toSwitchList(pick(here, uploads.go));
    plan.tooLarge = uploads.tooLarge.size();
    const auto moves = wish.keepFolders ? movesOf(here, there, match.pairs) : QList<MatchedPair>();
    plan.moves = moves.size();
    const auto targets = foldersThere(here.folders, there.folders);
    QSet<QString> wanted;
    for (const auto index : uploads.go)
        wanted << here.messages[index].path;
    for (const auto &move : moves)
        wanted << here.messages[move.here].path;
    for (const auto &path : std::as_const(wanted)) {
        if (!targets.contains(path))
            plan.newFolders << path;
    }
    plan.newFolders.sort();
    for (const auto &pair : match.pairs) {
        const auto mine = sharedMarks(here.messages[pair.here].flags);
        const auto theirs = sharedMarks(there.messages[pair.there].flags);
        if (wish.takeOverMarks && (mine & ~theirs))
            ++plan.marksGained;
        if (!wish.takeOverMarks && mine != theirs)
            ++plan.marksLost;
    }
    plan.deletedHere = deletedHere;
    if (facts.quotaLimit && facts.quotaUsed)
        plan.quotaFree = std::max<qint64>(0, *facts.quotaLimit - *facts.quotaUsed);
    return plan;
}

SwitchPlan
planToPop3(const MailboxSide &here, const Pop3Side &there, const SwitchMatch &match, const ServerFacts &facts)
{
    SwitchPlan plan{.to = Protocol::Pop3};
    plan.both = match.pairs.size();
    plan.matchedBy = match.matchedBy();
    plan.uidlFormula = match.formula ? match.formula->name() : QString();
    plan.formulaProvedOn = match.provedOn;
    plan.serverOnly = toSwitchList(pick(there.side, match.aloneThere(there.side.messages.size())));
    QList<SideMessage> hereOnly, missing;
    QSet<QString> invisible;
    for (const auto &message : here.messages) {
        if (message.remote.key.isEmpty())
            hereOnly << message;
        if (!message.bodyHere)
            missing << message;
        if (message.role != FolderRole::Inbox) {
            ++plan.messagesInvisible;
            invisible << message.path;
        }
        // Marks go on counting here; other devices hear no more of them.
        if (sharedMarks(message.flags) || !message.keywords.isEmpty())
            ++plan.marksLost;
    }
    plan.hereOnly = toSwitchList(hereOnly);
    plan.download = toSwitchList(missing);
    plan.foldersInvisible = QStringList(invisible.begin(), invisible.end());
    plan.foldersInvisible.sort();
    plan.keepsDays = facts.keepsDays;
    return plan;
}

} // namespace duopost
