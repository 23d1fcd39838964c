// SPDX-License-Identifier: GPL-3.0-or-later
// The folders that a POP3 account has on this computer: the protocol knows only the maildrop.
#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/CapabilityLedger.h"
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
    facts.quotaHistory = known.quotaHistory;
    if (facts.quotaUsed && facts.quotaLimit)
        facts.quotaHistory = withReading(facts.quotaHistory, {now, *facts.quotaUsed, *facts.quotaLimit});
    m_store.setFacts(toStored(facts)).waitForFinished();
}

// RFC 2449 section 6.5: sooner than that the server refuses the log-in. Who asks by hand is told so by it.
bool AccountEngine::mayLogInAgain()
{
    const auto since = m_syncHolder.sinceLogin();
    if (!pop3() || !since)
        return true;
    const auto delay = fromStored(m_store.facts().result()).loginDelay;
    return !delay || *since >= *delay * qint64(1000);
}

QFuture<ServerFacts> AccountEngine::serverFacts()
{
    return m_parseThread.post([this] { return factsNow(); });
}

// What lies there is known better here than the server was last asked: what was removed since is not counted.
ServerFacts AccountEngine::factsNow()
{
    auto facts = fromStored(m_store.facts().result());
    if (!pop3() || !facts.asOf.isValid())
        return facts;
    qint64 count = 0, size = 0;
    bool sizesKnown = true;
    for (const auto &entry : m_store.maildrop().result()) {
        ++count;
        size += entry.size;
        sizesKnown &= entry.size > 0;
    }
    facts.maildropCount = count;
    if (sizesKnown)
        facts.maildropSize = size;
    return facts;
}

QFuture<MailboxFacts> AccountEngine::mailboxFacts()
{
    return m_parseThread.post([this] {
        MailboxFacts facts{.server = factsNow()};
        facts.ledger = judge(m_account, declaredOperations(m_account.protocol), m_store.ledger().result());
        facts.folders = m_store.counts();
        facts.pending = pendingNow();
        facts.archive = keptNow();
        for (const auto &entry : m_store.outbox().result()) {
            if (entry.item.state != OutboxState::Done)
                facts.outbox << entry.item;
        }
        return facts;
    });
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
