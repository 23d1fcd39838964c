// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Conversation.h"
#include "mailcore/store/AccountDatabase.h"

#include <functional>
#include <map>
#include <string>

namespace duopost {

/// Keeps what belongs together in step with the messages, on the writing thread. It notices by itself what
/// comes (by ids, which only grow) and what goes or changes (by triggers of its connection); the caller holds
/// the transaction.
class ConversationTable {
public:
    explicit ConversationTable(AccountDatabase &database);

    /// Messages that were not looked at yet. 0 means that all were.
    qint64 waiting();
    /// Looks at the next ones, oldest id first, for as long as @p goOn says so. @return whether all were
    bool assign(const std::function<bool()> &goOn);
    /// Conversations touched since it was last asked. To be asked before each commit.
    QList<ConversationId> takeTouched();

private:
    struct Message;
    void watch(const std::string &schema);
    bool fitsUserData();
    void startOver();
    qint64 fact(const char *schema, const char *key);
    void setFact(const char *schema, const char *key, qint64 value);
    bool assignIn(const char *schema, const char *mark, const std::function<bool()> &goOn);
    void assignOne(const Message &message);
    qint64 root(qint64 conversation);
    std::optional<qint64> find(qint64 key);
    qint64 merge(qint64 a, qint64 b);
    bool isLarger(qint64 a, qint64 b);
    void touch(qint64 conversation);
    SQLite::Statement &prepared(const char *sql);

    AccountDatabase &m_database;
    std::map<const char *, SQLite::Statement> m_statements; ///< by the place of their text
};

} // namespace duopost
