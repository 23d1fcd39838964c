// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does, as far as the store is concerned: recorded, begun, settled.
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/MailStoreJobs.h"
#include "mailcore/store/MessageIntake.h"

#include <QDateTime>

namespace duopost {

namespace {

QList<qint64> idsOf(const QList<PendingChange> &changes)
{
    QList<qint64> result;
    for (const auto &change : changes)
        result << change.id;
    return result;
}

} // namespace

void MailStore::tellAll(MessageActions &acting, AccountDatabase &db)
{
    for (const auto &set : acting.takeChanges())
        tell(set, db);
}

QFuture<Recorded>
MailStore::change(FolderId folder, const QList<MessageId> &ids, const Change &change, bool tellServer)
{
    return write([this, folder, ids, change, tellServer](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        auto recorded = acting.record(folder, ids, change, tellServer);
        commit();
        tellAll(acting, db);
        return recorded;
    });
}

QFuture<MessageId>
MailStore::append(FolderId folder, const NewMessage &message, const StoredBody &body, bool tellServer)
{
    return write([this, folder, message, body, tellServer](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        const auto id = acting.append(folder, message, body, tellServer);
        commit();
        tellAll(acting, db);
        return id;
    });
}

QFuture<QList<MessageId>>
MailStore::appendAll(FolderId folder, const QList<WholeMessage> &messages, bool tellServer)
{
    return write([this, folder, messages, tellServer](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        QList<MessageId> ids;
        for (const auto &one : messages)
            ids << acting.append(folder, one.message, one.body, tellServer);
        commit();
        tellAll(acting, db);
        return ids;
    });
}

QFuture<QList<ArchiveRow>> MailStore::archiveRows(FolderId folder)
{
    return write([folder](AccountDatabase &db, const auto &) { return MessageTable(db).archiveRows(folder); });
}

QFuture<MessageId>
MailStore::replace(MessageId old, const NewMessage &message, const StoredBody &body, bool tellServer)
{
    return write([this, old, message, body, tellServer](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        const auto id = acting.replace(old, message, body, tellServer);
        commit();
        tellAll(acting, db);
        return id;
    });
}

QFuture<FolderId> MailStore::changeFolder(const FolderEdit &edit)
{
    return write([edit](AccountDatabase &db, const auto &commit) {
        const auto folder = FolderActions(db).record(edit);
        commit();
        return folder;
    });
}

QFuture<bool> MailStore::ensureLocalFolders(const QList<FolderEdit> &folders)
{
    return write([folders](AccountDatabase &db, const auto &commit) {
        const bool made = FolderActions(db).ensureLocal(folders);
        commit();
        return made;
    });
}

QFuture<QList<PendingChange>> MailStore::pending()
{
    return write([](AccountDatabase &db, const auto &) { return PendingTable(db).all(); });
}

QFuture<QList<PendingChange>> MailStore::resolveWaiting()
{
    return write([this](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        auto givenUp = acting.resolveWaiting();
        commit();
        tellAll(acting, db);
        return givenUp;
    });
}

QFuture<QByteArray> MailStore::payload(qint64 pending)
{
    return write([pending](AccountDatabase &db, const auto &) { return PendingTable(db).payload(pending); });
}

QFuture<bool> MailStore::begin(const QList<PendingChange> &changes)
{
    return write([changes](AccountDatabase &db, const auto &commit) {
        const bool begun = PendingTable(db).begin(idsOf(changes));
        commit();
        return begun;
    });
}

QFuture<void> MailStore::postpone(const QList<PendingChange> &changes, qint64 notBefore)
{
    return write([changes, notBefore](AccountDatabase &db, const auto &commit) {
        PendingTable(db).postpone(idsOf(changes), notBefore);
        commit();
    });
}

QFuture<void> MailStore::settle(const QList<PendingChange> &changes, Outcome outcome, const Landed &landed)
{
    return write([this, changes, outcome, landed](AccountDatabase &db, const auto &commit) {
        auto acting = actions(db);
        // Backwards where effects are undone: a later one may stand on an earlier one.
        auto ordered = changes;
        if (outcome == Outcome::Refused)
            std::reverse(ordered.begin(), ordered.end());
        for (const auto &change : ordered) {
            if (std::holds_alternative<FolderChange>(change.kind))
                FolderActions(db).settle(change, outcome);
            else
                acting.settle(change, outcome, landed);
        }
        commit();
        tellAll(acting, db);
    });
}

QFuture<void> MailStore::touch(const QList<FolderId> &folders)
{
    return write([this, folders](AccountDatabase &db, const auto &commit) {
        const auto now = QDateTime::currentMSecsSinceEpoch();
        QList<ChangeSet> changes;
        for (const auto folder : folders) {
            DeltaResult result;
            result.changes.folder = {m_account, folder};
            result.changes.total = result.changes.unread = 0;
            MessageIntake(db, m_landings).dropUnfound(folder, result);
            FolderTable(db).addCounts(folder, result.changes.total, result.changes.unread);
            FolderTable(db).touch(folder, now);
            changes << result.changes;
        }
        commit();
        for (const auto &one : std::as_const(changes))
            tell(one, db);
    });
}

QFuture<void> MailStore::setKeep(FolderId folder, const KeepOffline &keep)
{
    return write([folder, keep](AccountDatabase &db, const auto &commit) {
        FolderTable(db).setKeep(folder, keep);
        commit();
    });
}

QFuture<qint64> MailStore::countOnServer(FolderId folder)
{
    return write([folder](AccountDatabase &db, const auto &) {
        return MessageTable(db).countKnown(folder) + PendingTable(db).countLeaving(folder);
    });
}

QFuture<int> MailStore::borrowBodies(FolderId folder)
{
    return write([this, folder](AccountDatabase &db, const auto &commit) {
        ChangeSet changes{.folder = {m_account, folder}};
        changes.updated = MessageTable(db).borrowBodies(folder);
        commit();
        tell(changes, db);
        return static_cast<int>(changes.updated.size());
    });
}

QFuture<int> MailStore::evict(FolderId folder, const KeepOffline &keep, int newest)
{
    return write([this, folder, keep, newest](AccountDatabase &db, const auto &commit) {
        const auto forgotten
            = MessageTable(db).evict(folder, keep, newest, QDateTime::currentMSecsSinceEpoch());
        commit();
        ChangeSet changes{.folder = {m_account, folder}};
        changes.updated = forgotten;
        tell(changes, db);
        return static_cast<int>(forgotten.size());
    });
}

} // namespace duopost
