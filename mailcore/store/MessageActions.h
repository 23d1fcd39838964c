// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/store/Landings.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/PendingTable.h"

namespace duopost {

/// Rows that were deleted here and whose deletion the server has not confirmed: in no folder, so in no list.
inline constexpr FolderId nowhere{0};

/// What an action changed, as far as it is needed for taking it back.
struct ActionRecord {
    struct Message {
        MessageId id;
        FolderId folder; ///< before
        MessageFlags flags; ///< before
        QByteArray keywords; ///< before
        MessageId copy; ///< made by CopyTo
    };
    Change change;
    QList<Message> messages;
};

struct Recorded {
    QList<ChangeResult> results;
    ActionRecord action;
};

/// Where the messages of a performed change are now on the server, as far as it said.
struct Landed {
    QHash<QByteArray, RemoteId> ids; ///< old remote key → new id
    quint64 uidValidity = 0;
    QList<RemoteId> missing; ///< were not there any more
    QList<RemoteId> markedOnly; ///< of DeleteForGood: are still there, marked as deleted
};

/// The local effect of what a user does to messages, its entry in the queue, and what becomes of both when the
/// server has answered. Collects what views have to be told. One thread; the caller holds the transaction.
class MessageActions {
public:
    MessageActions(AccountDatabase &database, Landings &landings, AccountId account)
        : m_database(database), m_landings(landings), m_account(account)
    {
    }

    /// tellServer: the server is to be told (queued); else the change is for this computer alone.
    /// @throws MailError NotFound, NotSupported (a move into another database)
    Recorded record(FolderId folder, const QList<MessageId> &ids, const Change &change, bool tellServer);
    MessageId append(FolderId folder, const NewMessage &message, const StoredBody &body, bool tellServer);
    /// A new version of a message, usually a draft: it is stored, and queued, before the old one goes; on the
    /// server the old one goes only after that has confirmed that it has the new one. If the old one is gone
    /// already, the new one goes into the folder for drafts.
    /// @throws MailError NotFound if there is no such folder either
    MessageId replace(MessageId old, const NewMessage &message, const StoredBody &body, bool tellServer);
    void settle(const PendingChange &pending, Outcome outcome, const Landed &landed);
    /// Changes that wait for a message's id: they go on where the message is known to be (an earlier move was
    /// refused), or end because there is no such row any more. @return those that ended
    QList<PendingChange> resolveWaiting();
    /// Uploads live in the queue, which is user data; their rows may have been lost with a cache.
    void restoreUploads();
    /// Applies the effect of what is queued once more to a cache that may have lost it, and finds rows whose
    /// queue entry is gone. @return false if folders have to be read from the start
    bool repair();

    /// One set for every folder touched.
    QList<ChangeSet> takeChanges();

private:
    /// What an entry of the queue says of any message of this folder.
    PendingChange entryFor(const Folder &folder, const Change &change, bool tellServer);
    void applyLocally(PendingChange &pending, const MessagePlace &place);
    void relocate(const MessagePlace &place, FolderId target, const RemoteId &remote);
    void distrust(FolderId folder);
    void lead(MessageId message, const PendingChange &back);
    void distrustElsewhere(const PendingChange &pending);
    void settleMove(const PendingChange &pending, const Landed &landed);
    void rollBack(const PendingChange &pending);
    void showMarked(const PendingChange &pending);
    bool dropUnsent(const MessagePlace &place);
    QList<PendingChange> takeBackUnreplaced(const QList<PendingChange> &entries);
    void forget(const MessagePlace &place);
    void count(FolderId folder, int total, int unread);
    ChangeSet &changes(FolderId folder);

    AccountDatabase &m_database;
    Landings &m_landings;
    AccountId m_account;
    QHash<FolderId, ChangeSet> m_changes;
};

} // namespace duopost
