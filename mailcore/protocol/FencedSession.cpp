// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/FencedSession.h"

#include "mailcore/protocol/ImapSession.h"
#include "mailcore/protocol/SessionOf.h"

namespace duopost {

namespace {

FolderRole roleNamed(const QByteArray &name)
{
    if (name == "Inbox")
        return FolderRole::Inbox;
    if (name == "Drafts")
        return FolderRole::Drafts;
    return name == "Trash" ? FolderRole::Trash : FolderRole::None;
}

} // namespace

FencedSession::FencedSession(std::unique_ptr<Session> inner, FolderFence fence)
    : m_inner(std::move(inner)), m_fence(std::move(fence))
{
}

void FencedSession::require(const QByteArray &folder) const
{
    if (!m_fence.contains(folder))
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("“%1” is outside the folder of the experiment.").arg(QString::fromUtf8(folder)));
}

QList<RemoteFolder> FencedSession::folders()
{
    auto inside = m_inner->folders();
    inside.removeIf([this](const RemoteFolder &folder) { return !m_fence.contains(folder.name); });
    for (auto &folder : inside)
        folder.role = roleNamed(folder.name.mid(m_fence.name.size() + 1));
    return inside;
}

SyncCursor FencedSession::pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink)
{
    require(folder.name);
    return m_inner->pull(folder, cursor, sink);
}

void FencedSession::fetch(const Targets &targets, const MessageSink &sink)
{
    require(targets.folder.name);
    m_inner->fetch(targets, sink);
}

QList<RemoteId> FencedSession::search(const Targets &targets, const SearchQuery &query)
{
    require(targets.folder.name);
    return m_inner->search(targets, query);
}

Found FencedSession::find(const RemoteFolder &folder, const QByteArray &messageId)
{
    require(folder.name);
    return m_inner->find(folder, messageId);
}

QByteArray FencedSession::fetchPart(const Targets &target, const QByteArray &section)
{
    require(target.folder.name);
    return m_inner->fetchPart(target, section);
}

Performed FencedSession::perform(const Change &change, const Targets &targets)
{
    require(targets.folder.name);
    if (std::holds_alternative<MoveTo>(change) || std::holds_alternative<CopyTo>(change))
        require(targets.target.name);
    return m_inner->perform(change, targets);
}

Performed FencedSession::append(const RemoteFolder &folder, const Upload &upload)
{
    require(folder.name);
    return m_inner->append(folder, upload);
}

void FencedSession::perform(const FolderTask &task)
{
    require(task.name);
    if (task.kind == FolderTask::Kind::Rename)
        require(task.newName);
    m_inner->perform(task);
}

News FencedSession::waitForNews(const QList<RemoteFolder> &folders, int ms)
{
    for (const auto &folder : folders)
        require(folder.name);
    return m_inner->waitForNews(folders, ms);
}

std::unique_ptr<Session> openFenced(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
{
    if (account.protocol != Protocol::Imap)
        throw MailError(MailError::Kind::NotSupported, QStringLiteral("POP3 shows only the inbox."));
    auto inner = std::make_unique<SessionOf<ImapSession>>(account, credentials, std::move(stop), report);
    if (inner->implementation().keepsWhatIsDeleted())
        throw MailError(
            MailError::Kind::NotSupported,
            QStringLiteral("This server keeps what is deleted in a folder of its own, so that nothing could be "
                           "tidied up afterwards."));
    return std::make_unique<FencedSession>(std::move(inner), *account.fence);
}

} // namespace duopost
