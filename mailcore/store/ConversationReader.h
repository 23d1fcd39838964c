// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Conversation.h"
#include "mailcore/store/AccountDatabase.h"

#include <QSet>

namespace duopost {

/// What a folder's list shows of conversations. One thread; made for one question.
class ConversationReader {
public:
    /// @param folder the one whose list is shown
    ConversationReader(AccountDatabase &database, FolderId folder);

    /// All conversations with a message in the folder.
    ConversationList all();
    /// Of these, the ones with a message in the folder.
    ConversationList some(const QList<ConversationId> &conversations);
    /// What is counted of a conversation, newest first.
    QList<ConversationMember> members(ConversationId conversation);

private:
    struct Row {
        qint64 message = 0, folder = 0, date = 0, likeness = 0;
        bool unread = false;
    };
    void countOnce(QList<Row> &rows) const;
    void add(qint64 conversation, QList<Row> &rows, ConversationList &list) const;
    void addWaiting(const char *schema, const char *mark, ConversationList &list);
    static Row rowOf(SQLite::Statement &row);

    AccountDatabase &m_database;
    FolderId m_folder;
    QSet<qint64> m_without; ///< folders whose messages do not count
};

} // namespace duopost
