// SPDX-License-Identifier: GPL-3.0-or-later
// The folders that a POP3 account has on this computer: the protocol knows only the maildrop.
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

void AccountEngine::makeLocalFolders()
{
    static constexpr std::pair<const char *, FolderRole> wanted[]
        = {{"Drafts", FolderRole::Drafts},
           {"Sent", FolderRole::Sent},
           {"Archive", FolderRole::Archive},
           {"Junk", FolderRole::Junk},
           {"Trash", FolderRole::Trash}};
    QList<FolderEdit> edits;
    for (const auto &[name, role] : wanted) {
        const auto path = QString::fromLatin1(name);
        edits << FolderEdit{
            .change = CreateFolder{path}, .remoteName = name, .path = path, .role = role, .local = true};
    }
    try {
        if (m_store.ensureLocalFolders(edits).result())
            m_listener.foldersChanged();
    } catch (const MailError &error) {
        m_listener.error(error);
    }
}

QFuture<void> AccountEngine::setKeepOffline(FolderId folder, const KeepOffline &keep)
{
    return m_store.setKeep(folder, keep);
}

QFuture<void> AccountEngine::setLeaveRule(const LeaveRule &rule)
{
    return m_syncThread.post([this, rule] { m_account.leave = rule; });
}

} // namespace duopost
