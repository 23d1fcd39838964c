// SPDX-License-Identifier: GPL-3.0-or-later
// What the server's answer to a queued change means for the rows here.
#include "mailcore/store/FolderOverlay.h"
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MessageActions.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/PendingTable.h"
#include "mailcore/store/RowKey.h"

namespace duopost {

void MessageActions::settle(const PendingChange &pending, Outcome outcome, const Landed &landed)
{
    const bool upload = std::holds_alternative<AppendMessage>(pending.kind);
    if (upload && outcome == Outcome::Refused) {
        // The only copy: it stays in the queue, visible as refused, and is not tried again unasked.
        PendingTable(m_database).postpone({pending.id}, PendingTable::never);
        changes(pending.folder).updated << pending.message;
        return;
    }
    // The queue first: what is applied below must not find its own entry.
    PendingTable(m_database).remove({pending.id});
    if (upload)
        PendingTable(m_database).release(pending.message);
    if (pending.message)
        changes(pending.folder).updated << pending.message; // no longer on its way
    const bool mark = pending.change() && !upload && !pending.is<MoveTo>() && !pending.is<CopyTo>()
        && !pending.is<DeleteForGood>();
    if (mark)
        distrustElsewhere(pending);
    // While it was shown elsewhere, what others did to it where it is was passed over.
    if (outcome == Outcome::Refused && (pending.is<MoveTo>() || pending.is<DeleteForGood>()))
        distrust(pending.folder);
    if (outcome == Outcome::Refused || (mark && landed.missing.contains(pending.remote)))
        rollBack(pending);
    else if (upload || pending.is<MoveTo>() || pending.is<CopyTo>())
        settleMove(pending, landed);
    else if (pending.is<DeleteForGood>() && landed.markedOnly.contains(pending.remote))
        showMarked(pending);
    else if (const auto place = MessageTable(m_database).place(pending.message);
             place && pending.is<DeleteForGood>())
        forget(*place); // in no folder, unless an earlier move was refused and brought it back into one
}

// How the folder's messages are marked shows in the next look into it, which takes nothing for known.
void MessageActions::distrust(FolderId folder)
{
    FolderTable folders(m_database);
    if (folders.find(folder))
        folders.setCursor(folder, {}, folders.uidValidity(folder));
}

// Another device moved the message, and its row was found where it went, with this mark laid over what the
// server said of it there. But the mark was for the message in the old folder.
void MessageActions::distrustElsewhere(const PendingChange &pending)
{
    const auto place = MessageTable(m_database).place(pending.message);
    if (place && !isAwaiting(place->remote)
        && (place->folder != pending.folder || place->remote != pending.remote))
        distrust(place->folder);
}

void MessageActions::settleMove(const PendingChange &pending, const Landed &landed)
{
    MessageTable messages(m_database);
    const bool append = std::holds_alternative<AppendMessage>(pending.kind);
    const auto row = pending.is<CopyTo>() ? pending.copy : pending.message;
    const auto place = messages.place(row);
    if (!place)
        return;
    if (place->folder == nowhere && !PendingTable(m_database).messages().contains(row.value)) {
        messages.drop(row); // its folder went from the list meanwhile: where it landed, it is read anew
        return;
    }
    changes(place->folder).updated << row;
    const auto id = landed.ids.value(append ? QByteArray() : pending.remote.key);
    // A server that tells where the others went has not found this one either.
    const bool untold = id.key.isEmpty() && !landed.ids.isEmpty();
    if (landed.missing.contains(pending.remote) || untold) {
        // Nothing was moved: it is no longer there. A look into the target may have found it, though, brought
        // by another device; then the row is that message.
        if (isAwaiting(place->remote))
            forget(*place);
        return;
    }
    if (id.key.isEmpty())
        return; // it awaits the next look into the folder
    // Moved on since: this id is what the next entry of the queue is for.
    PendingTable(m_database).rebind(row, id, landed.uidValidity);
    if (place->folder == (append ? pending.folder : pending.target) && isAwaiting(place->remote)) {
        if (const auto twin = messages.setRemote(row, id))
            count(place->folder, -1, -unreadOf(twin->flags));
        m_landings.landed(row);
    }
}

// What was queued for the message where the move led to is for where it is again.
void MessageActions::lead(MessageId message, const PendingChange &back)
{
    FolderTable folders(m_database);
    auto folder = folders.find(back.folder);
    if (!folder)
        return;
    PendingTable queue(m_database);
    const auto entries = queue.all();
    const FolderOverlay overlay(entries);
    const auto name = folder->remoteName;
    for (const auto &pending : entries) {
        if (pending.message != message || !pending.change() || !isAwaiting(pending.remote))
            continue;
        // Its name as it will be when this is performed, which may be before the folder gets another one.
        folder->remoteName = overlay.nameBefore(pending.id, name, folder->delimiter).value_or(name);
        queue.follow(pending.id, *folder, back.remote, folders.uidValidity(folder->id));
        if (pending.is<MoveTo>() || pending.is<DeleteForGood>())
            return; // what comes after is for the id that this one gives
    }
}

void MessageActions::rollBack(const PendingChange &pending)
{
    MessageTable messages(m_database);
    const auto place = messages.place(pending.is<CopyTo>() ? pending.copy : pending.message);
    if (!place)
        return;
    if (pending.is<CopyTo>()) {
        forget(*place);
    } else if (pending.is<MoveTo>() || pending.is<DeleteForGood>()) {
        FolderTable folders(m_database);
        // Queued before its id was known, it has the validity that the folder had when it was found: none of
        // its own.
        const bool sameIds
            = pending.uidValidity == 0 || folders.uidValidity(pending.folder) == pending.uidValidity;
        if (!folders.find(pending.folder) || !sameIds) {
            // The folder was renumbered or is gone: what is left of it is read again from the server.
            forget(*place);
            return;
        }
        relocate(*place, pending.folder, pending.remote);
        m_landings.landed(place->id);
        lead(place->id, pending);
    } else if (const auto *change = pending.change()) {
        const auto edit = flagEdit(*change);
        const auto mine = edit.add | edit.remove;
        const bool keywords = !edit.addKeyword.isEmpty() || !edit.removeKeyword.isEmpty();
        count(
            place->folder, 0,
            messages.setMarks(
                place->id, (place->flags & ~mine) | (pending.flagsBefore & mine),
                keywords ? pending.keywordsBefore : place->keywords));
    }
}

// Everybody who looks into the folder sees it there, so it is shown here too, as what it is.
void MessageActions::showMarked(const PendingChange &pending)
{
    rollBack(pending);
    const auto place = MessageTable(m_database).place(pending.message);
    if (!place)
        return;
    const auto flags = place->flags | MessageFlag::Deleted;
    count(place->folder, 0, MessageTable(m_database).setMarks(place->id, flags, place->keywords));
    changes(place->folder).updated << place->id;
}

} // namespace duopost
