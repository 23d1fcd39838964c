// SPDX-License-Identifier: GPL-3.0-or-later
// The one facade that the window and the command line hold.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/AccountTest.h"
#include "mailcore/Activity.h"
#include "mailcore/Archive.h"
#include "mailcore/BrowserSignIn.h"
#include "mailcore/Capability.h"
#include "mailcore/Certificate.h"
#include "mailcore/Change.h"
#include "mailcore/ChangeSet.h"
#include "mailcore/Conversation.h"
#include "mailcore/Folder.h"
#include "mailcore/FolderChange.h"
#include "mailcore/KeptArchive.h"
#include "mailcore/ListOrder.h"
#include "mailcore/MailError.h"
#include "mailcore/MailboxFacts.h"
#include "mailcore/Message.h"
#include "mailcore/PendingAction.h"
#include "mailcore/RemoteImages.h"
#include "mailcore/RemovalPlan.h"
#include "mailcore/SavedSearch.h"
#include "mailcore/Search.h"
#include "mailcore/SecondDevice.h"
#include "mailcore/ServerFacts.h"
#include "mailcore/Tag.h"
#include "mailcore/Undo.h"

#include <QFuture>
#include <QObject>
#include <QUrl>
#include <memory>

namespace duopost {

enum class KeepPassword {
    InKeyring,
    ForThisRun, ///< in memory; asked for again at the next start
};

struct NewAccount {
    Account account; ///< id is ignored
    QString password; ///< goes to the keyring; empty when account.passwordFile is set
    KeepPassword keep = KeepPassword::InKeyring;
    SignInGrantPtr grant = {}; ///< instead of a password: the account signs in with the browser
    QString storeIn = {}; ///< the account's own folder is made in this one; empty = in the profile
};

enum class LocalMail { Keep, Delete };

/// When changes are sent to the server: by themselves (the window), or by performPending and synchronize only
/// (the command line).
enum class Perform { AtOnce, WhenAsked };

class AccountExperiments;
class Filters;
class Switching;
class Writing;

/// Lives on the GUI thread (or the CLI's main thread). No call blocks: everything that touches the disk
/// or the network returns a QFuture, which may end in a MailError. Signals arrive on the same thread.
class MailService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens a profile folder, creating it if need be (mode 0700).
    /// @throws MailError ProfileInUse, ProfileReadOnly, ProfileTooNew, StoreDamaged, FileUnreadable
    static std::unique_ptr<MailService> open(const QString &profileDir, Perform perform);
    /// The folder used when nothing else is said: DUOPOST_PROFILE, else the platform's data folder.
    static QString defaultProfileDir();

    virtual QList<Account> accounts() const = 0; ///< in the user's order; held in memory
    virtual QFuture<Account> addAccount(const NewAccount &account) = 0;
    /// Changes what is known about an account, found by its id: names, servers, colour, what is kept offline,
    /// whether it is switched on. Its mail stays as it is, and where it is. Not for the protocol; the leave
    /// rule and the passwords have their own functions.
    /// @param weaker a person was warned and wants less encryption than before
    /// @throws (in the future) MailError BadUsage, NotFound, PlaintextForbidden, FileUnwritable
    virtual QFuture<void> updateAccount(const Account &account, bool weaker = false) = 0;
    /// Used from the next connection on, also if the last one was refused. An account that signed in with the
    /// browser logs in with the password from now on.
    /// @throws (in the future) MailError KeyringUnavailable; then nothing has changed
    virtual QFuture<void> setPassword(AccountId account, const QString &password, KeepPassword keep) = 0;
    /// The outgoing server's own password. Empty: it takes the incoming one's again.
    virtual QFuture<void> setOutgoingPassword(AccountId account, const QString &password, KeepPassword keep)
        = 0;
    /// The folder with the account's mail; of an account that is not saved: where it goes if nothing is said.
    virtual QString mailFolder(AccountId account) const = 0;
    /// @param order every account once
    virtual QFuture<void> setAccountOrder(const QList<AccountId> &order) = 0;
    virtual QFuture<void> removeAccount(AccountId account, LocalMail mail) = 0;
    /// Begins at once to try out an account that need not be saved; see AccountTest.
    virtual std::unique_ptr<AccountTest> test(const Account &account, const TestSecrets &secrets) = 0;
    /// The same for a saved account, as a whole: the steps that were taken.
    virtual QFuture<QList<AccountTestStep>> testAccount(AccountId account) = 0;

    /// Who lets people sign in to this mail server with the browser, and whether that is possible here.
    virtual SignInOffer signInOffer(const QString &host) const = 0;
    /// Begins at once; see BrowserSignIn.
    /// @param address offered to the provider as the one that signs in
    virtual std::unique_ptr<BrowserSignIn> signIn(const QString &provider, const QString &address) = 0;
    /// As setPassword(): what was allowed in the browser is used from the next connection on, also by an
    /// account that had a password so far; that one is forgotten.
    virtual QFuture<void> setSignIn(AccountId account, const SignInGrantPtr &grant, KeepPassword keep) = 0;
    /// All providers that let people sign in with the browser.
    virtual QList<SignInClient> signInClients() const = 0;
    /// For this profile; an empty id lets the built-in one count again.
    virtual QFuture<void> setSignInClient(const SignInClient &client) = 0;

    /// Certificates that a person accepted although something is wrong with them.
    virtual QList<CertificateException> certificateExceptions() const = 0;
    /// From the next connection on, to exactly this host and port, and only as long as it shows this
    /// certificate.
    virtual QFuture<void> acceptCertificate(const CertificateFacts &facts) = 0;
    virtual QFuture<void> revokeCertificate(const CertificateException &exception) = 0;
    /// After MailError LoginWeaker: a person agreed that this server offers less than before.
    virtual QFuture<void> acceptWeakerLogin(const ServerAddress &server) = 0;
    /// How the newest connection of each kind was protected, incoming first; empty before the first one.
    virtual QList<ConnectionFacts> connections(AccountId account) const = 0;

    /// All folders of the account, special ones first, then by path.
    virtual QFuture<QList<Folder>> folders(AccountId account) = 0;
    /// Every row of a folder, sorted with comesBefore. 16 bytes a message.
    virtual QFuture<QList<SpineRow>> spine(FolderRef folder) = 0;
    /// The rows of a folder that a list shows, in its order: sorted with comesBefore by keys made for it.
    virtual QFuture<QList<SpineRow>> spine(FolderRef folder, const Listing &list) = 0;
    /// Of these messages, those that belong in the list, at their places.
    /// @param among the rows that are in it already
    virtual QFuture<ListPlaces>
    places(FolderRef folder, const Listing &list, const QList<MessageId> &ids, const QList<SpineRow> &among)
        = 0;
    /// The unread messages of a folder, in no order.
    virtual QFuture<QList<MessageId>> unread(FolderRef folder) = 0;
    /// The rows for these ids, same order; ids that are gone are left out.
    virtual QFuture<QList<MessageRow>> rows(AccountId account, const QList<MessageId> &ids) = 0;

    /// The conversations that a folder's list shows. Follow it with conversationsChanged().
    virtual QFuture<ConversationList> conversations(FolderRef folder) = 0;
    /// Of these, the ones with a message in the folder.
    virtual QFuture<ConversationList> conversations(FolderRef folder, const QList<ConversationId> &some) = 0;
    /// What is counted of a conversation where this folder is shown, newest first, from all folders.
    virtual QFuture<QList<ConversationMember>>
    conversationMembers(FolderRef folder, ConversationId conversation) = 0;

    /// What is here and fits, from the index. One search at a time: the one before, if it has not ended, ends
    /// in MailError Cancelled.
    virtual QFuture<SearchResult> search(const SearchRequest &request) = 0;
    /// Messages known here in which the server finds the words, texts that are only there included; where they
    /// also fit what else is asked for. Of POP3 accounts nothing. cancel() stops it.
    virtual QFuture<SearchResult> searchOnServer(const SearchRequest &request) = 0;
    /// Where in these messages a query's words are, same order; from what is here.
    virtual QFuture<QList<SearchSnippet>>
    snippets(AccountId account, const QString &query, const QList<MessageId> &ids) = 0;
    /// Begins the index of an account anew, in the background.
    virtual void rebuildSearchIndex(AccountId account) = 0;
    virtual QList<SavedSearch> savedSearches() const = 0; ///< in the user's order; held in memory
    /// @throws (in the future) MailError BadUsage for an empty name or one that is there twice, FileUnwritable
    virtual QFuture<void> setSavedSearches(const QList<SavedSearch> &searches) = 0;

    /// In the user's order, the well-known ones among them; held in memory.
    virtual QList<Tag> tags() const = 0;
    /// @throws (in the future) MailError BadUsage for a keyword that is there twice, FileUnwritable
    virtual QFuture<void> setTags(const QList<Tag> &tags) = 0;

    /// The message, opened: from the cache, or fetched now.
    /// @throws (in the future) MailError MessageGone, or any network error
    virtual QFuture<ParsedMessagePtr> openMessage(MessageRef message) = 0;
    /// Its exact bytes.
    virtual QFuture<QByteArray> rawMessage(MessageRef message) = 0;
    /// Pictures of messages that lie on the internet. GUI thread; lives as long as the service.
    virtual RemoteImages &remoteImages() = 0;
    /// Leaves a mailing list with one request (RFC 8058): a POST to Unsubscribe::oneClick, https only, never to
    /// a private address, no cookies, no redirect followed. Ends when the list's server agreed.
    /// @throws (in the future) MailError ServerRefused (serverText(): what it said), NotSupported (a private
    /// address, no https), TimedOut, or any network error
    virtual QFuture<void> unsubscribe(const QUrl &oneClick) = 0;

    /// Recorded and shown at once; performed by the account's worker now or later (Perform). The future ends
    /// when the local effect is durable: outcomes are Queued or HereOnly.
    virtual QFuture<QList<ChangeResult>>
    change(FolderRef folder, const QList<MessageId> &ids, const Change &change) = 0;
    /// Connects and performs what is queued. The future ends when the server has answered.
    virtual QFuture<QList<ChangeResult>> performPending(AccountId account) = 0;

    /// Into the account's trash, or, from the trash, DeleteForGood. Undone like a move.
    /// @throws (in the future) MailError NotFound if the account has no trash folder
    virtual QFuture<QList<ChangeResult>> moveToTrash(FolderRef folder, const QList<MessageId> &ids) = 0;
    /// A message of this computer into a folder: stored here at once, on the server as soon as possible.
    virtual QFuture<MessageId> append(FolderRef folder, const ArrivingMessage &message) = 0;
    QFuture<MessageId> append(FolderRef folder, const QByteArray &raw, MessageFlags flags)
    {
        return append(folder, ArrivingMessage{.raw = raw, .flags = flags});
    }
    /// Messages from files into a folder, like append(). What is in the folder already is passed over, so that
    /// the same import again goes on where one was interrupted. cancel() stops it; activityChanged() tells how
    /// far it is.
    /// @throws (in the future) MailError NotFound, FileUnreadable, or what append() throws
    virtual QFuture<ArchiveReport> importArchive(const ImportRequest &request) = 0;
    /// Messages of a folder, or of all, into files. What is not here is fetched. Goes on where an export into
    /// the same path was interrupted; cancel() stops it.
    /// @throws (in the future) MailError NotFound, FileUnwritable (also if the path exists), or a network error
    virtual QFuture<ArchiveReport> exportArchive(const ExportRequest &request) = 0;
    /// A new version of a draft, into the same folder and marked as a draft. It is durable here when the future
    /// ends; on the server the old one is removed only after the new one is there. What another device made of
    /// the draft meanwhile is kept as well. @return the new message
    virtual QFuture<MessageId> replaceDraft(MessageRef old, const QByteArray &raw, MessageFlags flags) = 0;
    /// Applied here at once and queued. @return the folder (of a deleted one: its parent)
    virtual QFuture<FolderId> changeFolder(AccountId account, const FolderChange &change) = 0;
    /// What the server has not confirmed yet, oldest first.
    virtual QFuture<QList<PendingAction>> pending(AccountId account) = 0;

    /// Takes the last action on messages back, of the last 50, whichever account; undoChanged() tells which.
    virtual QFuture<void> undo() = 0;
    virtual UndoStep nextUndo() const = 0;

    virtual QFuture<SyncReport> synchronize(AccountId account, const SyncOptions &options) = 0;
    virtual void cancel(AccountId account) = 0;
    /// Stays connected and brings what changes as it changes (push, where the server can), or stops doing so.
    virtual void watch(AccountId account, bool on) = 0;
    /// After sleep or a change of network: tests connections now instead of at their next use.
    virtual void networkChanged() = 0;

    /// What POP3 leaves on the server, from the next connection on.
    virtual QFuture<void> setLeaveRule(AccountId account, const LeaveRule &rule) = 0;
    virtual QFuture<void> setKeepOffline(FolderRef folder, const KeepOffline &keep) = 0;

    virtual QFuture<QList<LedgerEntry>> whatSyncs(AccountId account) = 0;
    /// What the server stated about the mailbox when it was last asked.
    virtual QFuture<ServerFacts> serverFacts(AccountId account) = 0;
    /// What the account's archive on this computer holds.
    virtual QFuture<KeptArchive> keptArchive(AccountId account);
    /// That, the ledger, what is where and how it got there; nobody is asked anything for it.
    virtual QFuture<MailboxFacts> mailboxFacts(AccountId account) = 0;

    /// What is being written, drafts and the outbox. GUI thread; lives as long as the service. Null where
    /// nothing can be written.
    virtual Writing *writing() { return nullptr; }
    /// Changing accounts between the protocols. GUI thread; lives as long as the service.
    virtual Switching *switching() { return nullptr; }
    /// Experiments on the accounts themselves. GUI thread; lives as long as the service.
    virtual AccountExperiments *experiments() { return nullptr; }
    /// Filters on the servers. GUI thread; lives as long as the service.
    virtual Filters *filters() { return nullptr; }
    /// Another device of the same person, beside this one: see SecondDevice.
    /// @param other protocol, server and leave rule it is to have
    virtual std::unique_ptr<SecondDevice> secondDevice(AccountId account, const Account &other);

signals:
    void accountsChanged();
    void certificateExceptionsChanged();
    void savedSearchesChanged();
    void tagsChanged();
    void connectionsChanged(duopost::AccountId account);
    void foldersChanged(duopost::AccountId account); ///< folders were added, removed or renamed
    void messagesChanged(const duopost::ChangeSet &changes); ///< one folder, one commit
    /// Of one commit before its messagesChanged().
    void conversationsChanged(const duopost::ConversationChanges &changes);
    void activityChanged(const duopost::Activity &activity);
    void freshnessChanged(const duopost::Freshness &freshness);
    void undoChanged(const duopost::UndoStep &next);
    /// POP3 stopped before removing; answer with synchronize() and SyncOptions::removeUpTo.
    void removalAsked(const duopost::RemovalPlan &plan);
    /// Something failed that no future reports (background work, a refused change).
    void errorRaised(duopost::AccountId account, const duopost::MailError &error);
};

} // namespace duopost
