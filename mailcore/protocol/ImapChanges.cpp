// SPDX-License-Identifier: GPL-3.0-or-later
// What an IMAP session does to messages and folders as wholes, and what the ledger learns from it.
#include "mailcore/protocol/Advertised.h"
#include "mailcore/protocol/ImapFolderTasks.h"
#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/ImapUploader.h"

namespace duopost {

template <class Job> auto ImapSession::observed(Operation operation, const Job &job)
{
    const auto &transcript = m_connection.socket().transcript();
    const auto from = transcript.position();
    try {
        if constexpr (std::is_void_v<decltype(job())>) {
            job();
            m_observed.add(operation, Reason::AnsweredOk, {}, transcript, from);
        } else {
            auto result = job();
            m_observed.add(operation, Reason::AnsweredOk, {}, transcript, from);
            return result;
        }
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::ServerRefused)
            m_observed.add(operation, Reason::RefusedByServer, {}, transcript, from, false);
        throw;
    }
}

Performed ImapSession::moved(
    Operation operation, const Targets &targets,
    Performed (ImapMover::*how)(const Targets &, ImapMover::Removal &))
{
    const auto &transcript = m_connection.socket().transcript();
    const auto from = transcript.position();
    auto removal = ImapMover::Removal::Removed;
    auto result = observed(operation, [&] { return (ImapMover(m_mailbox).*how)(targets, removal); });
    if (removal == ImapMover::Removal::MarkedOnly)
        m_observed.add(operation, Reason::DeletionMarkedOnly, {}, transcript, from);
    return result;
}

Performed ImapSession::perform(const MoveTo &, const Targets &targets)
{
    return moved(Operation::MoveTo, targets, &ImapMover::move);
}

Performed ImapSession::perform(const CopyTo &, const Targets &targets)
{
    return observed(Operation::CopyTo, [&] { return ImapMover(m_mailbox).copy(targets); });
}

Performed ImapSession::perform(const DeleteForGood &, const Targets &targets)
{
    if (!m_connection.quirks().deletesByTrash)
        return moved(Operation::DeleteForGood, targets, &ImapMover::deleteForGood);
    auto byTrash = targets;
    byTrash.target = {.name = trashFolder(), .role = FolderRole::Trash};
    return moved(Operation::DeleteForGood, byTrash, &ImapMover::deleteForGood);
}

Performed ImapSession::append(const RemoteFolder &folder, const Upload &upload)
{
    return observed(Operation::Append, [&] { return ImapUploader(m_mailbox).append(folder, upload); });
}

void ImapSession::perform(const FolderTask &task)
{
    static constexpr Operation operations[]
        = {Operation::CreateFolder, Operation::RenameFolder, Operation::DeleteFolder,
           Operation::SubscribeFolder, Operation::UnsubscribeFolder};
    observed(operations[static_cast<size_t>(task.kind)], [&] { performFolderTask(m_mailbox, task); });
}

QList<Observation> ImapSession::advertised() const
{
    auto result = advertisedByImap(
        {.has =
             [this](const char *capability) {
                 return qstrcmp(capability, "NOTIFY") == 0 ? m_listener.canNotify()
                                                           : m_connection.has(capability);
             },
         .complete = true});
    const auto *selection = m_mailbox.opened();
    if (!selection)
        return result;
    static constexpr std::pair<Operation, MessageFlag> marks[]
        = {{Operation::MarkRead, MessageFlag::Seen},
           {Operation::MarkUnread, MessageFlag::Seen},
           {Operation::Star, MessageFlag::Flagged},
           {Operation::Unstar, MessageFlag::Flagged},
           {Operation::MarkAnswered, MessageFlag::Answered},
           {Operation::MarkJunk, MessageFlag::Junk},
           {Operation::MarkForwarded, MessageFlag::Forwarded},
           {Operation::MarkNotJunk, MessageFlag::NotJunk}};
    for (const auto &[operation, flag] : marks) {
        const bool kept = selection->keeps(flag);
        result << advertisedNow(
            operation, kept ? Reason::PermanentFlagKept : Reason::PermanentFlagNotKept, toImapNames(flag),
            kept);
    }
    const bool any = selection->keepsAnyKeyword();
    for (const auto operation : {Operation::AddKeyword, Operation::RemoveKeyword})
        result << advertisedNow(
            operation, any ? Reason::PermanentFlagKept : Reason::PermanentFlagNotKept, {QStringLiteral("\\*")},
            any);
    return result;
}

} // namespace duopost
