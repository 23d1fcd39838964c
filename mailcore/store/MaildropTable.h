// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "mailcore/store/AccountDatabase.h"

namespace duopost {

struct StoredBody;

enum class MaildropState {
    Listed, ///< on the server, when it was last asked
    RemovalAsked, ///< DELE was, or was about to be, sent; the answer to QUIT did not come
    Removed, ///< by us: the server said so, or did not list it any more
    Gone, ///< removed by somebody else
};

/// A message of the maildrop, as remembered.
struct MaildropEntry {
    RemoteId remote;
    MessageId message; ///< none = deleted on this computer
    qint64 firstSeen = 0; ///< ms since 1970 UTC; 0 = the clock could not be trusted
    QByteArray hash; ///< of the body here; empty = no body here
    qint64 size = 0; ///< as the server announced it; 0 = not known
    MaildropState state = MaildropState::Listed;
    bool unwanted = false; ///< deleted on this computer
    bool firm = true; ///< false: its identity was in doubt once
    bool earlierRule = false; ///< came under another leave rule
};

/// A list of the server compared with what is remembered.
struct MaildropLook {
    QList<RemoteId> unknown; ///< never seen; in the order of the list
    int expected = 0; ///< taken to be on the server before
    int listedBefore = 0; ///< of these, how many had no removal under way
    int found = 0; ///< of expected, listed now
    bool unchanged = false; ///< the very list that was settled last
};

/// POP3's memory of every unique-id ever seen, in user data. It outlives the messages: what was deleted or
/// moved here is not fetched again. One thread; the caller holds the transaction.
class MaildropTable {
public:
    explicit MaildropTable(AccountDatabase &database) : m_database(database) { }

    MaildropLook look(const QList<RemoteId> &listed);

    struct Settled {
        QList<MessageId> appeared; ///< turned up again
        QList<MessageId> gone;
        int goneCount = 0; ///< those without a message here included
    };
    /// Brings the states to what the server lists. complete = what is not listed is gone. What was asked to be
    /// removed is removed if it is not listed, and to be asked for again if it is. What turns up again was
    /// perhaps put there by somebody, or is another message: from then on no rule removes it.
    Settled settle(const QList<RemoteId> &listed, bool complete);
    /// The listing that unchanged compares with; a null one never compares equal.
    void rememberListing(const std::optional<QList<RemoteId>> &listed);

    void add(const MaildropEntry &entry);
    /// Hashes of bodies that just came, in the transaction that stores them.
    void noteBodies(const QList<StoredBody> &bodies);
    /// Deleted for good on this computer; until-deleted removes it from the server.
    void deletedHere(const QList<MessageId> &ids);
    /// The deletion is taken back: the message is here again, under this id.
    void backHere(const RemoteId &remote, MessageId id);

    std::optional<MaildropEntry> find(const RemoteId &remote);
    /// What is taken to be on the server.
    QList<MaildropEntry> onServer();
    void setState(const QList<RemoteId> &ids, MaildropState state);
    void setDoubtful(const QList<RemoteId> &ids);
    void forgetHash(const QList<RemoteId> &ids);
    /// Everything so far came under another rule; or a person agreed that the rule holds for it too.
    void setEarlierRule(bool earlier);
    /// Those first seen while the clock could not be trusted, or was ahead, are counted from now.
    void startCounting(qint64 now);
    /// The server gave the unique-ids to other messages: the memory of these goes under names that no server
    /// uses, so that the others arrive as new.
    void park(const QList<RemoteId> &ids);
    /// The same message under a new unique-id.
    void rename(const RemoteId &from, const RemoteId &to, bool firm);

    /// When the leave rule will remove these from the server, ms since 1970 UTC; the others are left out.
    QHash<MessageId, qint64> removalDue(const QList<MessageId> &ids);

private:
    AccountDatabase &m_database;
};

/// The fact that holds the leave rule in force: "always", "days:30", "until-deleted", "never".
inline const QString leaveRuleFact = QStringLiteral("pop3.leave");

} // namespace duopost
