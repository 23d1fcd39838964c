// SPDX-License-Identifier: GPL-3.0-or-later
// New versions of messages: whatever happens in between, never none of them.
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MaildropTable.h"
#include "mailcore/store/MessageActions.h"

#include <algorithm>

namespace duopost {

MessageId
MessageActions::replace(MessageId old, const NewMessage &message, const StoredBody &body, bool tellServer)
{
    FolderTable folders(m_database);
    PendingTable queue(m_database);
    const auto place = MessageTable(m_database).place(old);
    if (!place || place->folder == nowhere) {
        // Another device was quicker. What was written here is kept all the same.
        for (const auto &folder : folders.all()) {
            if (folder.role == FolderRole::Drafts && folder.selectable)
                return append(folder.id, message, body, tellServer);
        }
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder for drafts"));
    }
    const auto id = append(place->folder, message, body, tellServer);
    if (!tellServer) {
        forget(*place);
        MaildropTable(m_database).deletedHere({old});
    } else if (dropUnsent(*place)) {
        queue.replaceBy(old, id);
    } else {
        auto pending = PendingChange{
            .folder = place->folder,
            .message = old,
            .remoteName = folders.find(place->folder).value_or(Folder{}).remoteName,
            .remote = place->remote,
            .uidValidity = folders.uidValidity(place->folder),
            .kind = Change(DeleteForGood{}),
            .flagsBefore = place->flags,
            .keywordsBefore = place->keywords,
            .copy = id,
            .messageId = place->messageId,
            .size = place->size,
            .notBefore = PendingTable::held};
        applyLocally(pending, *place);
        queue.add(pending);
    }
    return id;
}

// A version that the server never had, and is not being sent, needs not be sent: only the newest is.
bool MessageActions::dropUnsent(const MessagePlace &place)
{
    PendingTable queue(m_database);
    QList<qint64> entries;
    bool unsent = false;
    for (const auto &pending : queue.all()) {
        if (pending.message != place.id)
            continue;
        const bool upload = std::holds_alternative<AppendMessage>(pending.kind);
        const auto *change = pending.change();
        if (!upload && (!change || flagEdit(*change).isEmpty()))
            return false; // it goes somewhere else
        if (upload)
            unsent = !pending.begun || pending.notBefore == PendingTable::never;
        entries << pending.id;
    }
    if (!unsent)
        return false;
    queue.remove(entries);
    forget(place);
    return true;
}

// A deletion that waits for a replacement which is in the queue no longer, as after damage: the old one stays.
QList<PendingChange> MessageActions::takeBackUnreplaced(const QList<PendingChange> &entries)
{
    QList<PendingChange> result;
    for (const auto &pending : entries) {
        const bool waits = pending.notBefore == PendingTable::held;
        const auto isReplacement = [&](const PendingChange &other) {
            return other.message == pending.copy && std::holds_alternative<AppendMessage>(other.kind);
        };
        if (!waits || std::any_of(entries.begin(), entries.end(), isReplacement))
            continue;
        PendingTable(m_database).remove({pending.id});
        rollBack(pending);
        result << pending;
    }
    return result;
}

} // namespace duopost
