// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MailStore that knows what belongs together.
#include "mailcore/store/ConversationReader.h"
#include "mailcore/store/ConversationTable.h"
#include "mailcore/store/MailStoreJobs.h"

#include <QElapsedTimer>

namespace duopost {

namespace {

constexpr qint64 fewArrivals = 200; ///< are looked at in the transaction that brings them
constexpr qsizetype mostTold = 2000;
constexpr qint64 stepMs = 10;

} // namespace

QFuture<ConversationList> MailStore::conversations(FolderId folder)
{
    return read([folder](AccountDatabase &db) { return ConversationReader(db, folder).all(); });
}

QFuture<ConversationList> MailStore::conversations(FolderId folder, const QList<ConversationId> &some)
{
    return read([folder, some](AccountDatabase &db) { return ConversationReader(db, folder).some(some); });
}

QFuture<QList<ConversationMember>> MailStore::conversationMembers(FolderId folder, ConversationId conversation)
{
    return read([folder, conversation](AccountDatabase &db) {
        return ConversationReader(db, folder).members(conversation);
    });
}

// In the transaction that changes the messages.
ConversationChanges MailStore::followConversations()
{
    ConversationChanges changes{.account = m_account};
    const auto waiting = m_conversations->waiting();
    changes.behind = waiting > fewArrivals;
    if (waiting > 0 && !changes.behind)
        m_conversations->assign([] { return true; });
    changes.touched = m_conversations->takeTouched();
    if (changes.touched.size() > mostTold) {
        changes.touched.clear();
        changes.everything = true;
    }
    return changes;
}

void MailStore::tellConversations(const ConversationChanges &changes)
{
    if (changes.behind && !m_assigning)
        assignWhenIdle();
    if (m_onConversations && (changes.everything || changes.behind || !changes.touched.isEmpty()))
        m_onConversations(changes);
}

// Many at once come with a first synchronisation, which shall not become slower by it.
void MailStore::assignWhenIdle()
{
    m_assigning = true;
    m_writer.post(
        [this] {
            if (m_ending)
                return;
            m_assigning = false;
            try {
                const bool all = guarded(m_directory, [this] {
                    SQLite::Transaction transaction(writer().handle());
                    QElapsedTimer timer;
                    timer.start();
                    const bool done = m_conversations->assign([&] { return timer.elapsed() < stepMs; });
                    m_conversations->takeTouched(); // everything is told at the end
                    transaction.commit();
                    return done;
                });
                if (!all)
                    assignWhenIdle();
                else if (m_onConversations)
                    m_onConversations({.account = m_account, .everything = true});
            } catch (const MailError &error) {
                // The next commit tries again. Until then these messages stand alone.
                qWarning("conversations: %s", error.what());
            }
        },
        JobThread::Priority::Idle);
}

} // namespace duopost
