// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Conversation.h"
#include "mailcore/KeptArchive.h"
#include "mailcore/ListOrder.h"
#include "mailcore/MailboxFacts.h"
#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/FactTable.h"
#include "mailcore/store/FolderActions.h"
#include "mailcore/store/FolderDelta.h"
#include "mailcore/store/Landings.h"
#include "mailcore/store/LedgerTable.h"
#include "mailcore/store/MaildropIntake.h"
#include "mailcore/store/MessageActions.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/OutboxTable.h"
#include "mailcore/store/PendingTable.h"
#include "mailcore/threads/JobThread.h"

#include <atomic>
#include <functional>

namespace duopost {

class ConversationTable;

/// One account's mail on this computer: one writing thread, one reading thread. Callable from any thread;
/// every future may end in a MailError (StoreDamaged, StoreFull, ProfileReadOnly, StoreFailed). When a future
/// of the writer is done, its transaction is committed.
class MailStore {
public:
    using Listener = std::function<void(const ChangeSet &)>;
    using ConversationListener = std::function<void(const ConversationChanges &)>;

    /// Opens in the background; a failure comes out of every future. The listeners are called on the writing
    /// thread, of one commit first that for conversations.
    MailStore(
        AccountId account, const QString &directory, Listener onCommit,
        ConversationListener onConversations = {});
    ~MailStore();

    /// What had to be salvaged of damaged user data when it was opened; usually nothing.
    QFuture<std::optional<Salvaged>> salvaged();

    // Reading
    QFuture<QList<Folder>> folders();
    /// FolderTable::there().
    QFuture<QList<Folder>> foldersThere();
    QFuture<QList<SpineRow>> spine(FolderId folder);
    QFuture<QList<SpineRow>> spine(FolderId folder, const Listing &list);
    QFuture<ListPlaces>
    places(FolderId folder, const Listing &list, const QList<MessageId> &ids, const QList<SpineRow> &among);
    QFuture<QList<MessageId>> unread(FolderId folder);
    QFuture<QList<MessageRow>> rows(const QList<MessageId> &ids);
    QFuture<std::optional<MessagePlace>> place(MessageId id);
    /// How many messages are where. Blocks, and reads every message's row through a handle of its own, so that
    /// no list waits; never on the GUI thread.
    QList<FolderCounts> counts();
    QFuture<QList<MessagePlace>> withMessageId(const QByteArray &messageId);
    QFuture<std::optional<QByteArray>> body(MessageId id);
    QFuture<QList<MessageId>> messagesNamed(FolderId folder, const QList<RemoteId> &ids);
    QFuture<QList<LedgerRow>> ledger();
    QFuture<ConversationList> conversations(FolderId folder);
    /// Of these, the ones with a message in the folder.
    QFuture<ConversationList> conversations(FolderId folder, const QList<ConversationId> &some);
    /// Newest first, as far as they are counted where this folder is shown.
    QFuture<QList<ConversationMember>> conversationMembers(FolderId folder, ConversationId conversation);

    // Writing, and reading that must see everything written before
    QFuture<bool> replaceFolders(const QList<ListedFolder> &listed, bool userData);
    struct FolderState {
        SyncCursor cursor;
        quint64 uidValidity = 0;
        bool isEmpty = true;
        quint64 landings = 0; ///< for FolderDelta::since
        std::optional<QByteArray> nameThere; ///< FolderTable::nameThere()
    };
    QFuture<FolderState> folderState(FolderId folder);
    QFuture<DeltaResult> commit(FolderId folder, FolderDelta delta);
    QFuture<QList<ArchiveRow>> archiveRows(FolderId folder);
    QFuture<QList<RemoteId>> unknownOf(FolderId folder, const QList<RemoteId> &ids);
    QFuture<QList<MessagePlace>> withoutBody(FolderId folder, const KeepOffline &keep, int newest, int limit);
    QFuture<void> storeBodies(FolderId folder, const QList<StoredBody> &bodies);
    /// How many messages the server has in this folder as far as is known here: those moved here and not
    /// confirmed are not counted, those moved away and not confirmed are.
    QFuture<qint64> countOnServer(FolderId folder);
    /// See MessageTable::borrowBodies. @return how many
    QFuture<int> borrowBodies(FolderId folder);
    /// These folders were looked at and nothing had changed.
    QFuture<void> touch(const QList<FolderId> &folders);
    QFuture<void> setKeep(FolderId folder, const KeepOffline &keep);
    /// Forgets bodies that the rule does not keep (never what the server has not). @return how many
    QFuture<int> evict(FolderId folder, const KeepOffline &keep, int newest);

    // What a user does: the local effect, and the queue entry if the server is to be told, in one transaction
    QFuture<Recorded>
    change(FolderId folder, const QList<MessageId> &ids, const Change &change, bool tellServer);
    QFuture<MessageId>
    append(FolderId folder, const NewMessage &message, const StoredBody &body, bool tellServer);
    /// All of them or, if something fails, none.
    QFuture<QList<MessageId>> appendAll(FolderId folder, const QList<WholeMessage> &messages, bool tellServer);
    /// MessageActions::replace().
    QFuture<MessageId>
    replace(MessageId old, const NewMessage &message, const StoredBody &body, bool tellServer);
    QFuture<FolderId> changeFolder(const FolderEdit &edit);
    QFuture<bool> ensureLocalFolders(const QList<FolderEdit> &folders);

    // The queue
    QFuture<QList<PendingChange>> pending();
    /// MessageActions::resolveWaiting().
    QFuture<QList<PendingChange>> resolveWaiting();
    QFuture<QByteArray> payload(qint64 pending);
    /// About to be sent: from now on it may have got through. @return false if something took it out of the
    /// queue
    QFuture<bool> begin(const QList<PendingChange> &changes);
    QFuture<void> postpone(const QList<PendingChange> &changes, qint64 notBefore);
    /// Takes performed changes out of the queue; refused ones also have their local effect undone.
    QFuture<void> settle(const QList<PendingChange> &changes, Outcome outcome, const Landed &landed = {});
    QFuture<void> addEvidence(const QList<LedgerRow> &rows);

    // What is being written, and the outbox (MailStoreOutbox.cpp)
    QFuture<void> keepComposition(const Composition &composition);
    QFuture<QList<Composition>> keptCompositions();
    QFuture<void> discardComposition(const QString &id);
    /// Durable when the future ends. composition: with what the message was made of, to be taken back.
    QFuture<OutboxId>
    addToOutbox(const NewOutgoing &message, const std::optional<Composition> &composition = {});
    QFuture<QList<OutboxEntry>> outbox();
    QFuture<QByteArray> outgoing(OutboxId id);
    /// Any change of the outbox, in a transaction of its own.
    QFuture<bool> onOutbox(const std::function<bool(OutboxTable &)> &job);
    /// As OutboxTable::settle(). Once it is accepted, the message that was answered or forwarded is marked, and
    /// the draft goes, in the same transaction.
    QFuture<bool> settleSending(OutboxId id, const SendResult &result, bool tellServer);
    /// The copy of an accepted message, as a message of a folder: on its way to the server, or only here.
    QFuture<void> fileSentCopy(OutboxId id, const Folder &folder, const WholeMessage &message, bool tellServer);
    /// Out of the outbox, to be written further. Nothing if a server is being given it, or has it.
    QFuture<std::optional<Composition>> takeBack(OutboxId id);

    // POP3's maildrop (MailStorePop3.cpp)
    QFuture<MaildropLook> lookAtMaildrop(const QList<RemoteId> &listed);
    struct MaildropSettlement {
        QList<RemoteId> listed;
        bool complete = true; ///< what is not listed is gone
        QList<RemoteId> doubtful; ///< listed in a way that does not name one message for sure
    };
    /// What a list says about messages seen before. @return how many are gone from the server
    QFuture<int> settleMaildrop(FolderId inbox, const MaildropSettlement &settlement);
    struct MaildropFinish {
        std::optional<QList<RemoteId>> listing; ///< nothing of it is unknown or left undone
        std::optional<qint64> startCounting; ///< the clock is trusted (again): now
        Facts facts;
    };
    QFuture<void> finishMaildrop(FolderId inbox, const MaildropFinish &finish);
    QFuture<DeltaResult> takeMaildrop(FolderId inbox, const QList<MaildropArrival> &arrivals, qint64 seenAt);
    /// Messages on the server without a body here, among the newest so many; unproven: also those whose body is
    /// not known by its hash.
    QFuture<QList<MessagePlace>> maildropWithoutBody(int newest, bool unproven);
    QFuture<QList<MaildropEntry>> maildrop();
    /// Through a handle of its own that sees what is committed: those whose body is there and has its hash.
    /// What fails is to be fetched anew.
    QFuture<QList<RemoteId>> readBack(const QList<RemoteId> &ids);
    QFuture<void> forgetHashes(const QList<RemoteId> &ids);
    /// See MaildropTable::park.
    QFuture<void> parkInMaildrop(const QList<RemoteId> &ids);
    QFuture<void> askRemoval(const QList<RemoteId> &ids);
    /// The server confirmed the removal of these, and did nothing to those.
    QFuture<void> settleRemoval(const QList<RemoteId> &removed, const QList<RemoteId> &kept);
    /// earlier: all there is came under another leave rule; else a person agreed to the rule for all of it.
    QFuture<void> setEarlierRule(bool earlier, const Facts &facts);
    struct MaildropContent {
        RemoteId remote;
        MessageId message;
        QByteArray messageId, hash;
        QString subject, fromAddress;
        qint64 date = 0, size = 0;
    };
    /// What can be matched by content after the server renumbered.
    QFuture<QList<MaildropContent>> maildropContents();
    struct MaildropRename {
        RemoteId from, to;
        bool firm = false;
    };
    QFuture<void> renameInMaildrop(const QList<MaildropRename> &renames);
    QFuture<Facts> facts();
    QFuture<void> setFacts(const Facts &facts);

    // The archive of an IMAP account (MailStoreKept.cpp)
    /// KeptTable::begin() and end(); while it is kept, messages are taken in as they come.
    QFuture<void> keepArchive(bool on);
    /// KeptTable::take(). @return whether there are more
    QFuture<bool> takeKept(qint64 octets);
    /// All folders of the server were looked through: KeptTable::showGone(). @return how many
    QFuture<int> showGone(int most);
    QFuture<KeptArchive> keptNumbers();

private:
    template <class F> auto read(F query, JobThread::Priority priority = JobThread::Priority::Normal);
    template <class F> auto write(F job);
    AccountDatabase &writer();
    AccountDatabase &reader();
    void repairAfterOpening();
    void tell(ChangeSet changes, AccountDatabase &db);
    ConversationChanges followConversations();
    void tellConversations(const ConversationChanges &changes);
    void assignWhenIdle();
    MessageActions actions(AccountDatabase &db) { return {db, m_landings, m_account}; }
    void takeKeptSoon();
    void tellAll(MessageActions &actions, AccountDatabase &db);
    void tellEach(const QHash<FolderId, ChangeSet> &changes, AccountDatabase &db);

    AccountId m_account;
    QString m_directory;
    Listener m_onCommit;
    ConversationListener m_onConversations;
    std::unique_ptr<AccountDatabase> m_writerDb, m_readerDb; ///< each opened and closed on its thread
    std::unique_ptr<ConversationTable> m_conversations; ///< of the writing thread
    bool m_keeping = false; ///< an archive; on the writing thread, as is the next
    bool m_taking = false; ///< messages wait to be taken into it, and will be
    bool m_assigning = false; ///< messages wait to be looked at, and will be
    std::atomic<bool> m_ending = false;
    Landings m_landings; ///< on the writing thread
    JobThread m_writer, m_reader;
};

} // namespace duopost
