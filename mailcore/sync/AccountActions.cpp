// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to messages and folders of an account: recorded here at once, performed when there is a
// connection, taken back on request.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/FolderNames.h"
#include "mailcore/protocol/mime/LineEnds.h"
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/BodyIntake.h"

#include <QDateTime>

namespace duopost {

namespace {

const Folder *find(const QList<Folder> &folders, FolderId id)
{
    for (const auto &folder : folders) {
        if (folder.id == id)
            return &folder;
    }
    return nullptr;
}

const Folder &require(const QList<Folder> &folders, FolderId id)
{
    if (const auto *folder = find(folders, id))
        return *folder;
    throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(id.value));
}

// The change that takes a change back, for messages whose mark it did change.
struct Inverse {
    std::optional<Change> operator()(MarkRead) const { return MarkUnread{}; }
    std::optional<Change> operator()(MarkUnread) const { return MarkRead{}; }
    std::optional<Change> operator()(Star) const { return Unstar{}; }
    std::optional<Change> operator()(Unstar) const { return Star{}; }
    std::optional<Change> operator()(MarkJunk) const { return MarkNotJunk{}; }
    std::optional<Change> operator()(MarkNotJunk) const { return MarkJunk{}; }
    std::optional<Change> operator()(const AddKeyword &c) const { return RemoveKeyword{c.keyword}; }
    std::optional<Change> operator()(const RemoveKeyword &c) const { return AddKeyword{c.keyword}; }
    std::optional<Change> operator()(const auto &) const { return std::nullopt; }
};

} // namespace

// Local folders are this computer's business; so is everything but deleting for good under POP3.
bool AccountEngine::tellsServer(const Change &change, FolderId folder)
{
    return isServers(folder.value) && declaredOperations(m_account.protocol).contains(operationFor(change));
}

Recorded
AccountEngine::record(FolderId folder, const QList<MessageId> &ids, const Change &change, Perform perform)
{
    const bool tell = tellsServer(change, folder);
    auto recorded = m_store.change(folder, ids, change, tell).result();
    if (tell && perform == Perform::AtOnce)
        performSoon();
    return recorded;
}

QFuture<Recorded>
AccountEngine::change(FolderId folder, const QList<MessageId> &ids, const Change &change, Perform perform)
{
    return m_parseThread.post(
        [this, folder, ids, change, perform] { return record(folder, ids, change, perform); });
}

QFuture<Recorded> AccountEngine::moveToTrash(FolderId folder, const QList<MessageId> &ids, Perform perform)
{
    return m_parseThread.post([this, folder, ids, perform] {
        const auto folders = knownFolders();
        const auto trash = std::find_if(
            folders.begin(), folders.end(), [](const Folder &f) { return f.role == FolderRole::Trash; });
        if (trash == folders.end())
            throw MailError(MailError::Kind::NotFound, QStringLiteral("trash folder"));
        if (trash->id == folder)
            return record(folder, ids, DeleteForGood{}, perform);
        return record(folder, ids, MoveTo{trash->id}, perform);
    });
}

QFuture<MessageId>
AccountEngine::append(FolderId folder, const ArrivingMessage &message, Perform perform)
{
    return m_parseThread.post([this, folder, message, perform] {
        const bool tell = isServers(folder.value);
        const auto whole = takeArriving(message, tell);
        const auto id = m_store.append(folder, whole.message, whole.body, tell).result();
        if (tell && perform == Perform::AtOnce)
            performSoon();
        return id;
    });
}

QFuture<MessageId>
AccountEngine::replaceDraft(MessageId old, const QByteArray &raw, MessageFlags flags, Perform perform)
{
    return m_parseThread.post([this, old, raw, flags, perform] {
        const auto bytes = mime::withCrLf(raw);
        const NewMessage message{
            .header = parseHeader(bytes), .size = bytes.size(), .flags = flags | MessageFlag::Draft};
        const bool tell = isServers(old.value);
        const auto id = m_store.replace(old, message, takeIn({}, bytes), tell).result();
        if (tell && perform == Perform::AtOnce)
            performSoon();
        return id;
    });
}

FolderEdit AccountEngine::editFor(const FolderChange &change)
{
    const auto folders = knownFolders();
    FolderEdit edit{.change = change, .local = pop3()};
    const auto name = [&](const QString &path) {
        const auto parentPath = path.left(qMax<qsizetype>(0, path.lastIndexOf(QLatin1Char('/'))));
        const Folder *parent = nullptr;
        for (const auto &folder : folders) {
            if (folder.path == parentPath)
                parent = &folder;
        }
        if (!parentPath.isEmpty() && !parent)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(parentPath));
        edit.path = path;
        edit.delimiter = parent ? parent->delimiter : folders.isEmpty() ? '/' : folders.first().delimiter;
        edit.remoteName = wireNameFor(path, parent, folders);
    };
    if (const auto *create = std::get_if<CreateFolder>(&change)) {
        name(create->path);
    } else if (const auto *rename = std::get_if<RenameFolder>(&change)) {
        if (require(folders, rename->folder).role == FolderRole::Inbox)
            throw MailError(MailError::Kind::BadUsage, QStringLiteral("The inbox cannot be renamed."));
        name(rename->path);
    } else if (const auto *remove = std::get_if<DeleteFolder>(&change)) {
        if (require(folders, remove->folder).role != FolderRole::None)
            throw MailError(
                MailError::Kind::BadUsage,
                QStringLiteral("The folder %1 has a special purpose and cannot be deleted.")
                    .arg(require(folders, remove->folder).path));
    }
    return edit;
}

QFuture<FolderId> AccountEngine::changeFolder(const FolderChange &change, Perform perform)
{
    return m_parseThread.post([this, change, perform] {
        const auto edit = editFor(change);
        const auto folder = m_store.changeFolder(edit).result();
        m_listener.foldersChanged();
        if (!edit.local && perform == Perform::AtOnce)
            performSoon();
        return folder;
    });
}

QFuture<QList<PendingAction>> AccountEngine::pending()
{
    return m_parseThread.post([this] { return pendingNow(); });
}

QList<PendingAction> AccountEngine::pendingNow()
{
    const auto folders = knownFolders();
    QList<PendingAction> result;
    for (const auto &pending : m_store.pending().result()) {
        const auto *folder = find(folders, pending.folder);
        PendingAction action{
            .id = pending.id,
            .action = pending.name(),
            .folder = pending.folder,
            .message = pending.message,
            .path = folder ? folder->path : QString::fromUtf8(pending.remoteName),
            .since = QDateTime::fromMSecsSinceEpoch(pending.created),
            .attempts = pending.attempts};
        if (pending.notBefore > 0 && pending.notBefore < PendingTable::held)
            action.nextAttempt = QDateTime::fromMSecsSinceEpoch(pending.notBefore);
        action.refused = pending.notBefore == PendingTable::never;
        result << action;
    }
    return result;
}

QFuture<void> AccountEngine::undo(const ActionRecord &action, Perform perform)
{
    return m_parseThread.post([this, action, perform] {
        QHash<FolderId, QList<MessageId>> byFolder; // where each message is now
        QHash<FolderId, QHash<FolderId, QList<MessageId>>> back; // now → before
        const bool moved = std::holds_alternative<MoveTo>(action.change);
        const bool copied = std::holds_alternative<CopyTo>(action.change);
        const auto edit = flagEdit(action.change);
        for (const auto &message : action.messages) {
            const auto place = m_store.place(copied ? message.copy : message.id).result();
            if (!place)
                continue; // gone meanwhile
            const bool changed = edit.appliedTo(message.flags) != message.flags
                || edit.appliedTo(message.keywords) != message.keywords;
            if (moved)
                back[place->folder][message.folder] << message.id;
            else if (copied || changed)
                byFolder[place->folder] << place->id;
        }
        for (auto from = back.cbegin(); from != back.cend(); ++from) {
            for (auto to = from->cbegin(); to != from->cend(); ++to)
                record(from.key(), to.value(), MoveTo{to.key()}, perform);
        }
        const auto inverse
            = copied ? std::optional<Change>(DeleteForGood{}) : std::visit(Inverse{}, action.change);
        for (auto it = byFolder.cbegin(); inverse && it != byFolder.cend(); ++it)
            record(it.key(), it.value(), *inverse, perform);
    });
}

// One run takes everything that is in the queue when it begins; the store's writer has recorded the change by
// then, because it answers in order.
void AccountEngine::performSoon()
{
    if (m_ending || m_performing.exchange(true))
        return;
    const auto stop = stopToken();
    fetchThread().post([this, stop] {
        m_performing = false;
        if (m_gate.refusal())
            return; // that was said
        try {
            runPending(Replay::Scope::Due, stop);
        } catch (const MailError &error) {
            // The change stays queued and is shown as on its way; the next synchronisation tries again.
            noteFailure(error);
            if (error.kind() != MailError::Kind::Cancelled && !Watcher::isPassing(error))
                m_listener.error(error);
        }
    });
}

QFuture<QList<ChangeResult>> AccountEngine::performPending()
{
    const auto stop = stopToken();
    auto &thread = fetchThread();
    return thread.post([this, stop] { return runPending(Replay::Scope::AlsoRefused, stop); });
}

// Called by both workers of an IMAP account; one of them at a time, so that nothing is performed twice.
QList<ChangeResult> AccountEngine::runPending(Replay::Scope scope, std::stop_token stop)
{
    if (pop3())
        return {}; // what a POP3 server is told is decided by its removal plan
    // A message that somebody waits for is not held up by a folder being read on the other connection.
    const bool waits = m_syncThread.isCurrent() || scope == Replay::Scope::AlsoRefused;
    const auto exchange = waits ? m_exchange.wait() : m_exchange.tryOnce();
    if (!exchange)
        return {}; // performSoon() is called when it is free
    auto &holder = m_syncThread.isCurrent() ? m_syncHolder : m_fetchHolder;
    if (m_syncThread.isCurrent())
        report(Activity::Step::SendingChanges);
    Replay replay(
        m_store, holder,
        {.refused = [this](const MailError &error) { m_listener.error(error); },
         .foldersChanged = [this] { m_listener.foldersChanged(); }});
    try {
        auto results = replay.run(scope, stop);
        saveEvidence(holder);
        return results;
    } catch (const MailError &) {
        saveEvidence(holder);
        throw;
    }
}

} // namespace duopost
