// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Replay.h"

#include "mailcore/store/RowKey.h"
#include "mailcore/sync/FoldersToRead.h"
#include "mailcore/sync/WaitingLine.h"

#include <QDateTime>
#include <QSet>
#include <algorithm>
#include <utility>

namespace duopost {

namespace {

constexpr int maxAttempts = 8; // about two hours of passing refusals; then it counts as refused
constexpr qint64 secondMs = 1000;
constexpr qsizetype uploadsInARow = 100;
constexpr int settleMs = 1500;

bool isRefusal(const MailError &error)
{
    return error.kind() == MailError::Kind::ServerRefused || error.kind() == MailError::Kind::MessageGone
        || error.kind() == MailError::Kind::NotSupported || error.kind() == MailError::Kind::LimitExceeded;
}

bool isReplaced(const PendingChange &pending)
{
    return pending.is<DeleteForGood>() && pending.copy;
}

bool isUpload(const PendingChange &pending)
{
    return std::holds_alternative<AppendMessage>(pending.kind);
}

bool isDone(const QList<ChangeResult> &results)
{
    const auto done = [](const ChangeResult &result) { return result.outcome == Outcome::Done; };
    return !results.isEmpty() && std::all_of(results.begin(), results.end(), done);
}

FolderTask taskOf(const PendingChange &pending, const FolderChange &change)
{
    struct Kind {
        FolderTask::Kind operator()(const CreateFolder &) const { return FolderTask::Kind::Create; }
        FolderTask::Kind operator()(const RenameFolder &) const { return FolderTask::Kind::Rename; }
        FolderTask::Kind operator()(const DeleteFolder &) const { return FolderTask::Kind::Delete; }
        FolderTask::Kind operator()(const SubscribeFolder &) const { return FolderTask::Kind::Subscribe; }
        FolderTask::Kind operator()(const UnsubscribeFolder &) const { return FolderTask::Kind::Unsubscribe; }
    };
    return {std::visit(Kind{}, change), pending.remoteName, pending.argument};
}

} // namespace

bool goTogether(const PendingChange &a, const PendingChange &b)
{
    const auto *one = a.change(), *other = b.change();
    return one && other && one->index() == other->index() && a.remoteName == b.remoteName
        && a.uidValidity == b.uidValidity && a.argument == b.argument && a.target == b.target
        && a.begun == b.begun;
}

qint64 backOff(int attempts)
{
    return (30 * secondMs) << qBound(0, attempts - 1, 7);
}

bool isPassing(const QString &serverText)
{
    for (const auto *code : {"[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[EXPIRED]"}) {
        if (serverText.contains(QLatin1String(code), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

// tried: in this run; what is still queued of it has to wait.
QList<PendingChange> Replay::due(Scope scope, const QSet<qint64> &tried)
{
    const auto now = QDateTime::currentMSecsSinceEpoch();
    const auto queue = m_store.pending().result();
    if (queue.isEmpty())
        return {};
    WaitingLine line(m_store.folders().result().value(0).delimiter);
    QList<PendingChange> result;
    for (const auto &pending : queue) {
        const bool append = isUpload(pending);
        const bool later = pending.notBefore > now && scope == Scope::Due;
        // An id not known yet: the next look into the folder finds it.
        const bool unknown = !append && pending.message && isAwaiting(pending.remote);
        if (later || unknown || tried.contains(pending.id) || line.isBehind(pending))
            line.add(pending);
        else
            result << pending;
    }
    return result;
}

// A change that waits for its message to be found waits in vain once the row is gone: with the folder it was
// in, or because another device was quicker.
QList<ChangeResult> Replay::resolveWaiting()
{
    QList<ChangeResult> results;
    for (const auto &pending : m_store.resolveWaiting().result())
        results << ChangeResult{pending.message, Outcome::Refused, {}};
    if (!results.isEmpty())
        m_hooks.refused(MailError(MailError::Kind::MessageGone));
    return results;
}

QList<ChangeResult> Replay::run(Scope scope, std::stop_token stop)
{
    auto results = resolveWaiting();
    // The queue is read again after each group: a move gives what follows it a new id.
    QSet<qint64> tried;
    for (;;) {
        const auto waiting = due(scope, tried);
        if (waiting.isEmpty())
            return results;
        qsizetype at = 0;
        for (bool goOn = true; goOn;) {
            QList<PendingChange> group{waiting[at++]};
            while (at < waiting.size() && goTogether(group.first(), waiting[at]))
                group << waiting[at++];
            for (const auto &pending : std::as_const(group))
                tried.insert(pending.id);
            const auto outcomes = send(group, stop);
            results << outcomes;
            // An upload that went well gives no other upload an id, and imports are long: not read each time.
            goOn = at < qMin(waiting.size(), uploadsInARow) && isUpload(group.first()) && isUpload(waiting[at])
                && isDone(outcomes);
        }
    }
}

QList<ChangeResult> Replay::send(const QList<PendingChange> &group, std::stop_token stop)
{
    auto outcome = Outcome::Done;
    QString serverText;
    Landed landed;
    const auto &first = group.first();
    try {
        if (!m_store.begin(group).result())
            return {}; // replaced by a newer version meanwhile
        landed = perform(group, stop);
    } catch (const MailError &error) {
        if (!isRefusal(error))
            throw; // still queued
        serverText = error.serverText();
        const bool passing = error.kind() == MailError::Kind::ServerRefused && isPassing(serverText);
        if (passing && first.attempts < maxAttempts) {
            m_store.postpone(group, QDateTime::currentMSecsSinceEpoch() + backOff(first.attempts + 1))
                .waitForFinished();
            outcome = Outcome::Queued;
        } else {
            outcome = Outcome::Refused;
        }
        m_hooks.refused(error);
    }
    if (outcome != Outcome::Queued) {
        m_store.settle(group, outcome, landed).waitForFinished();
        // That an old version is gone already is what was wanted.
        const bool missed = std::any_of(group.begin(), group.end(), [&](const PendingChange &pending) {
            return landed.missing.contains(pending.remote) && !isReplaced(pending);
        });
        if (missed)
            m_hooks.refused(MailError(MailError::Kind::MessageGone));
        if (!first.message)
            m_hooks.foldersChanged();
    }
    QList<ChangeResult> results;
    for (const auto &pending : group) {
        const bool gone = landed.missing.contains(pending.remote) && !isReplaced(pending);
        results << ChangeResult{pending.message, gone ? Outcome::Refused : outcome, serverText};
    }
    return results;
}

Targets Replay::targetsOf(const QList<PendingChange> &group)
{
    const auto &first = group.first();
    const auto there = m_store.foldersThere().result();
    Targets targets{
        .folder = remoteNamed(first.remoteName, there),
        .uidValidity = first.uidValidity,
        .target = remoteNamed(first.argument, there)};
    // Queued while the id was not known, and so under no validity: that of the folder, as it was read since.
    if (targets.uidValidity == 0)
        targets.uidValidity = m_store.folderState(first.folder).result().uidValidity;
    for (const auto &pending : group) {
        targets.ids << pending.remote;
        targets.likeness.insert(pending.remote.key, {pending.messageId, pending.size});
    }
    return targets;
}

QList<RemoteId> Replay::leaving(const PendingChange &upload)
{
    QList<RemoteId> result;
    for (const auto &pending : m_store.pending().result()) {
        const bool leaves = pending.is<DeleteForGood>() || pending.is<MoveTo>();
        if (leaves && pending.remoteName == upload.remoteName)
            result << pending.remote;
    }
    return result;
}

Landed Replay::perform(const QList<PendingChange> &group, std::stop_token stop)
{
    const auto &first = group.first();
    bool cutOff = false; // in this very run, on a connection that was kept from before
    return m_holder.use(stop, [&](Session &session) -> Landed {
        Performed performed;
        const bool again = first.begun || std::exchange(cutOff, true);
        if (const auto *folderChange = std::get_if<FolderChange>(&first.kind)) {
            session.perform(taskOf(first, *folderChange));
        } else if (const auto *change = first.change()) {
            auto targets = targetsOf(group);
            targets.again = again;
            performed = session.perform(*change, targets);
        } else {
            // The server may still be storing what came before the cut: it is given the time to tell of it.
            if (again && !first.begun)
                session.waitForNews({remoteNamed(first.remoteName, {})}, settleMs);
            const bool isDraft = first.flagsBefore.testFlag(MessageFlag::Draft);
            performed = session.append(
                remoteNamed(first.remoteName, {}),
                {.raw = m_store.payload(first.id).result(),
                 .flags = first.flagsBefore,
                 .keywords = first.keywordsBefore,
                 .date = first.arrived,
                 .messageId = first.messageId,
                 .again = again,
                 .versions = isDraft,
                 .notThese = isDraft ? leaving(first) : QList<RemoteId>()});
        }
        return {performed.landed, performed.targetUidValidity, performed.missing, performed.markedOnly};
    });
}

} // namespace duopost
