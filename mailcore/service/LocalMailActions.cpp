// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does through the facade, and taking it back.
#include "mailcore/service/LocalMailServiceJobs.h"

namespace duopost {

namespace {

constexpr qsizetype undoSteps = 50;

// What an inverse exists for: nobody undoes an answer by unmarking it, and deleting for good is for good.
bool canBeUndone(const Change &change)
{
    return !std::holds_alternative<MarkAnswered>(change) && !std::holds_alternative<MarkForwarded>(change)
        && !std::holds_alternative<DeleteForGood>(change);
}

} // namespace

QList<ChangeResult> LocalMailService::remember(AccountId account, const Recorded &recorded)
{
    if (!recorded.action.messages.isEmpty() && canBeUndone(recorded.action.change)) {
        m_undo.append({account, recorded.action});
        if (m_undo.size() > undoSteps)
            m_undo.removeFirst();
        emit undoChanged(nextUndo());
    }
    return recorded.results;
}

QFuture<QList<ChangeResult>>
LocalMailService::change(FolderRef folder, const QList<MessageId> &ids, const Change &change)
{
    return with(folder.account, [&](Open &open) {
        return open.engine->change(folder.folder, ids, change, performFor(folder.account))
            .then(this, [this, account = folder.account](const Recorded &recorded) {
                return remember(account, recorded);
            });
    });
}

QFuture<QList<ChangeResult>> LocalMailService::moveToTrash(FolderRef folder, const QList<MessageId> &ids)
{
    return with(folder.account, [&](Open &open) {
        return open.engine->moveToTrash(folder.folder, ids, performFor(folder.account))
            .then(this, [this, account = folder.account](const Recorded &recorded) {
                return remember(account, recorded);
            });
    });
}

QFuture<MessageId> LocalMailService::append(FolderRef folder, const ArrivingMessage &message)
{
    return with(folder.account, [&](Open &open) {
        return open.engine->append(folder.folder, message, performFor(folder.account));
    });
}

QFuture<ArchiveReport> LocalMailService::importArchive(const ImportRequest &request)
{
    const auto account = request.folder.account;
    return with(account, [&](Open &open) { return open.engine->importArchive(request, performFor(account)); });
}

QFuture<ArchiveReport> LocalMailService::exportArchive(const ExportRequest &request)
{
    return with(request.account, [&](Open &open) { return open.engine->exportArchive(request); });
}

QFuture<MessageId> LocalMailService::replaceDraft(MessageRef old, const QByteArray &raw, MessageFlags flags)
{
    return with(old.account, [&](Open &open) {
        return open.engine->replaceDraft(old.message, raw, flags, performFor(old.account));
    });
}

QFuture<FolderId> LocalMailService::changeFolder(AccountId account, const FolderChange &change)
{
    return with(account, [&](Open &open) { return open.engine->changeFolder(change, performFor(account)); });
}

QFuture<QList<PendingAction>> LocalMailService::pending(AccountId account)
{
    return with(account, [](Open &open) { return open.engine->pending(); });
}

UndoStep LocalMailService::nextUndo() const
{
    if (m_undo.isEmpty())
        return {};
    const auto &action = m_undo.last().second;
    return {changeName(action.change), static_cast<int>(action.messages.size())};
}

QFuture<void> LocalMailService::undo()
{
    if (m_undo.isEmpty())
        return failed<void>(
            MailError(MailError::Kind::NotFound, QStringLiteral("action that could be taken back")));
    const auto last = m_undo.takeLast();
    const auto account = last.first;
    const auto &action = last.second;
    emit undoChanged(nextUndo());
    return with(account, [&](Open &open) { return open.engine->undo(action, performFor(account)); });
}

QFuture<void> LocalMailService::setKeepOffline(FolderRef folder, const KeepOffline &keep)
{
    return with(folder.account, [&](Open &open) { return open.engine->setKeepOffline(folder.folder, keep); });
}

void LocalMailService::watch(AccountId account, bool on)
{
    if (on)
        m_watched << account;
    else
        m_watched.remove(account);
    if (auto *open = find(account))
        open->engine->watch(on);
}

void LocalMailService::networkChanged()
{
    for (auto &[id, open] : m_open)
        open.engine->networkChanged();
}

QFuture<void> LocalMailService::setLeaveRule(AccountId id, const LeaveRule &rule)
{
    auto accounts = m_accounts;
    const auto account
        = std::find_if(accounts.begin(), accounts.end(), [id](const Account &a) { return a.id == id; });
    if (account == accounts.end())
        return failed<void>(MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(id.value)));
    account->leave = rule;
    try {
        checkLeave(*account);
        m_file.save(accounts);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_accounts = accounts;
    emit accountsChanged();
    return with(id, [&](Open &open) { return open.engine->setLeaveRule(rule); });
}

} // namespace duopost
