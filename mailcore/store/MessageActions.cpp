// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MessageActions.h"

#include "mailcore/MessageParser.h"
#include "mailcore/store/FolderOverlay.h"
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MaildropTable.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/RowKey.h"
#include "mailcore/store/Sql.h"

namespace duopost {

namespace {

FolderId targetOf(const Change &change)
{
    if (const auto *move = std::get_if<MoveTo>(&change))
        return move->target;
    if (const auto *copy = std::get_if<CopyTo>(&change))
        return copy->target;
    return {};
}

} // namespace

ChangeSet &MessageActions::changes(FolderId folder)
{
    auto &set = m_changes[folder];
    set.folder = {m_account, folder};
    return set;
}

QList<ChangeSet> MessageActions::takeChanges()
{
    m_changes.remove(nowhere);
    auto result = std::exchange(m_changes, {}).values();
    for (auto &set : result)
        std::sort(set.arrived.begin(), set.arrived.end(), comesBefore);
    return result;
}

void MessageActions::count(FolderId folder, int total, int unread)
{
    if (folder != nowhere && (total != 0 || unread != 0))
        FolderTable(m_database).addCounts(folder, total, unread);
}

PendingChange MessageActions::entryFor(const Folder &folder, const Change &change, bool tellServer)
{
    FolderTable folders(m_database);
    PendingChange pending{
        .folder = folder.id,
        .remoteName = tellServer ? folder.remoteName : QByteArray(),
        .uidValidity = folders.uidValidity(folder.id),
        .kind = change,
        .target = targetOf(change)};
    if (const auto *add = std::get_if<AddKeyword>(&change))
        pending.argument = add->keyword;
    else if (const auto *remove = std::get_if<RemoveKeyword>(&change))
        pending.argument = remove->keyword;
    else if (pending.target)
        pending.argument = folders.find(pending.target).value_or(Folder{}).remoteName;
    return pending;
}

void MessageActions::relocate(const MessagePlace &place, FolderId target, const RemoteId &remote)
{
    MessageTable messages(m_database);
    messages.move(place.id, target, remote);
    count(place.folder, -1, -unreadOf(place.flags));
    count(target, 1, unreadOf(place.flags));
    changes(place.folder).gone << place.id;
    changes(target).arrived << SpineRow{place.id, place.date};
}

void MessageActions::forget(const MessagePlace &place)
{
    MessageTable(m_database).drop(place.id);
    count(place.folder, -1, -unreadOf(place.flags));
    changes(place.folder).gone << place.id;
}

void MessageActions::applyLocally(PendingChange &pending, const MessagePlace &place)
{
    MessageTable messages(m_database);
    const bool queued = !pending.remoteName.isEmpty();
    if (pending.is<MoveTo>()) {
        relocate(place, pending.target, queued ? awaitingKey(place.id.value) : place.remote);
    } else if (pending.is<CopyTo>()) {
        pending.copy = messages.copy(place.id, pending.target);
        count(pending.target, 1, unreadOf(place.flags));
        changes(pending.target).arrived << SpineRow{pending.copy, place.date};
    } else if (pending.is<DeleteForGood>()) {
        if (queued) {
            relocate(place, nowhere, awaitingKey(place.id.value));
        } else {
            forget(place);
            MaildropTable(m_database).deletedHere({place.id});
        }
    } else if (const auto *change = pending.change()) {
        const auto edit = flagEdit(*change);
        count(
            place.folder, 0,
            messages.setMarks(place.id, edit.appliedTo(place.flags), edit.appliedTo(place.keywords)));
        changes(place.folder).updated << place.id;
    }
}

Recorded
MessageActions::record(FolderId folder, const QList<MessageId> &ids, const Change &change, bool tellServer)
{
    FolderTable folders(m_database);
    MessageTable messages(m_database);
    PendingTable queue(m_database);
    const auto where = folders.find(folder);
    if (!where)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(folder.value));
    const auto target = targetOf(change);
    if (target.value != 0) {
        const auto found = folders.find(target);
        if (!found || !found->selectable)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(target.value));
        if (AccountDatabase::isUserData(target.value) != AccountDatabase::isUserData(folder.value))
            throw MailError(MailError::Kind::NotSupported, found->path);
    }
    Recorded recorded{.action = {.change = change}};
    const auto common = entryFor(*where, change, tellServer);
    for (const auto id : ids) {
        const auto place = messages.place(id);
        if (!place || place->folder != folder)
            throw MailError(
                MailError::Kind::NotFound, QStringLiteral("message %1 in %2").arg(id.value).arg(where->path));
        if (std::holds_alternative<MoveTo>(change) && target == folder)
            continue;
        auto pending = common;
        pending.message = id;
        pending.remote = place->remote;
        pending.flagsBefore = place->flags;
        pending.keywordsBefore = place->keywords;
        pending.messageId = place->messageId;
        pending.size = place->size;
        applyLocally(pending, *place);
        if (tellServer)
            queue.add(pending);
        recorded.action.messages << ActionRecord::Message{
            id, folder, place->flags, place->keywords, pending.copy};
        recorded.results << ChangeResult{id, tellServer ? Outcome::Queued : Outcome::HereOnly, {}};
    }
    return recorded;
}

MessageId
MessageActions::append(FolderId folder, const NewMessage &message, const StoredBody &body, bool tellServer)
{
    FolderTable folders(m_database);
    const auto where = folders.find(folder);
    if (!where)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(folder.value));
    const auto id = MessageTable(m_database).insertWhole(folder, message, body);
    count(folder, 1, unreadOf(message.flags));
    for (const auto &row : MessageTable(m_database).rows({id}))
        changes(folder).arrived << SpineRow{id, row.date.toMSecsSinceEpoch()};
    if (tellServer)
        PendingTable(m_database)
            .add(
                {.folder = folder,
                 .message = id,
                 .remoteName = where->remoteName,
                 .remote = awaitingKey(id.value),
                 .kind = AppendMessage{},
                 .flagsBefore = message.flags,
                 .keywordsBefore = message.keywords,
                 .argument = where->remoteName,
                 .messageId = message.header.messageId,
                 .size = message.size,
                 .arrived = message.arrived},
                body.raw);
    return id;
}

QList<PendingChange> MessageActions::resolveWaiting()
{
    MessageTable messages(m_database);
    FolderTable folders(m_database);
    PendingTable queue(m_database);
    QList<PendingChange> givenUp;
    QSet<qint64> seen;
    givenUp += takeBackUnreplaced(queue.all());
    const auto entries = queue.all();
    const FolderOverlay overlay(entries);
    for (const auto &pending : entries) {
        if (!pending.message || !pending.change() || seen.contains(pending.message.value))
            continue;
        seen.insert(pending.message.value); // what comes later for the same message goes where this one leads
        if (!isAwaiting(pending.remote))
            continue;
        const auto place = messages.place(pending.message);
        auto folder = place ? folders.find(place->folder) : std::nullopt;
        // It was to be found in a folder that is gone: wherever it is, it is read anew from there.
        const bool placeless = place && isAwaiting(place->remote) && !folders.find(pending.folder);
        if (placeless) {
            for (const auto &one : entries) {
                if (one.message == pending.message)
                    queue.remove({one.id});
            }
            forget(*place);
            givenUp << pending;
        } else if (!place) {
            queue.remove({pending.id});
            if (const auto copy = messages.place(pending.copy); pending.is<CopyTo>() && copy)
                forget(*copy);
            givenUp << pending;
        } else if (folder && !isAwaiting(place->remote)) {
            // Its name as it will be when this is performed, which may be before the folder gets another one.
            folder->remoteName = overlay.nameBefore(pending.id, folder->remoteName, folder->delimiter)
                                     .value_or(folder->remoteName);
            queue.follow(pending.id, *folder, place->remote, folders.uidValidity(folder->id));
        }
    }
    return givenUp;
}

void MessageActions::restoreUploads()
{
    FolderTable folders(m_database);
    PendingTable queue(m_database);
    for (const auto &pending : queue.all()) {
        if (!std::holds_alternative<AppendMessage>(pending.kind)
            || MessageTable(m_database).place(pending.message))
            continue;
        for (const auto &folder : folders.all()) {
            if (folder.remoteName != pending.remoteName)
                continue;
            const auto raw = queue.payload(pending.id);
            const auto parsed = parseMessage(raw);
            const NewMessage message{
                .header = parsed.header,
                .arrived = pending.arrived,
                .size = raw.size(),
                .flags = pending.flagsBefore,
                .keywords = pending.keywordsBefore};
            const auto id = append(folder.id, message, {{}, raw, previewOf(parsed)}, false);
            queue.readdress(pending.id, folder.id, id);
        }
    }
}

bool MessageActions::repair()
{
    MessageTable messages(m_database);
    PendingTable queue(m_database);
    for (auto pending : queue.all()) {
        const auto place = messages.place(pending.message);
        if (std::holds_alternative<AppendMessage>(pending.kind) || !place)
            continue;
        const auto *change = pending.change();
        if (!change)
            continue;
        const bool moved = pending.is<MoveTo>() || pending.is<DeleteForGood>();
        if (moved && place->folder == pending.folder && !isAwaiting(place->remote)) {
            applyLocally(pending, *place);
        } else if (!moved && !pending.is<CopyTo>()) {
            const auto edit = flagEdit(*change);
            count(
                place->folder, 0,
                messages.setMarks(place->id, edit.appliedTo(place->flags), edit.appliedTo(place->keywords)));
        }
    }
    // Rows that wait for something the queue no longer knows: the cache lost its last transaction.
    auto &db = m_database.handle();
    db.exec("DELETE FROM cache.messages WHERE folder=0 AND id NOT IN (SELECT message FROM main.pending)");
    const auto orphans = db.execAndGet("SELECT count(*) FROM cache.messages WHERE remote>=x'02' AND "
                                       "remote<x'03' AND id NOT IN (SELECT message "
                                       "FROM main.pending) AND id NOT IN (SELECT copy FROM main.pending)");
    return orphans.getInt() == 0;
}

} // namespace duopost
