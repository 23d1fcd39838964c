// SPDX-License-Identifier: GPL-3.0-or-later
// The folders that a POP3 account has on this computer: the protocol knows only the maildrop.
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/StoredFacts.h"

#include <QDateTime>

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

// Once a day: a quota is no news, and asking costs a round trip.
void AccountEngine::askFacts(Session &session)
{
    constexpr qint64 daySeconds = 86'400;
    const auto now = QDateTime::currentDateTimeUtc();
    const auto known = fromStored(m_store.facts().result());
    // A clock that was wrong does not stop the questions for years.
    if (known.asOf.isValid() && qAbs(known.asOf.secsTo(now)) < daySeconds)
        return;
    auto facts = session.facts();
    facts.asOf = now;
    m_store.setFacts(toStored(facts)).waitForFinished();
}

QFuture<ServerFacts> AccountEngine::serverFacts()
{
    return m_parseThread.post([this] { return fromStored(m_store.facts().result()); });
}

// A damaged file is never passed over in silence, even when everything could be read.
void AccountEngine::tellSalvage()
{
    try {
        if (const auto salvaged = m_store.salvaged().result())
            m_listener.error(MailError(
                MailError::Kind::StoreDamaged, salvaged->keptAs, {},
                QStringLiteral(
                    "%1 messages, %2 of them whole, were salvaged into a new database; %3 could not be "
                    "read. The damaged file is kept.")
                    .arg(salvaged->messages)
                    .arg(salvaged->bodies)
                    .arg(salvaged->lost)));
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
    return m_syncThread.post([this, rule] { m_leave = rule; });
}

} // namespace duopost
