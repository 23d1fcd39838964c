// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"
#include "mailcore/store/AccountDatabase.h"

#include <optional>

namespace duopost {

/// A message as it enters the outbox.
struct NewOutgoing {
    BuiltMessage message;
    QString subject;
    QString composition; ///< Composition::id; empty for a finished message
    Composition::Relation relation = Composition::Relation::None;
    MessageRef origin;
    MessageId draft; ///< of this account
    QDateTime notBefore;
    QStringList without;
    bool wantsReport = false;
};

/// What the worker knows of a message in the outbox, besides its bytes.
struct OutboxEntry {
    OutboxItem item;
    BuiltMessage envelope; ///< without the bytes and without who was left out
    bool wantsReport = false;
    bool atDot = false; ///< from here on the server may have it
    bool isHeld = false; ///< a person stopped it
    QString composition;
    Composition::Relation relation = Composition::Relation::None;
    MessageRef origin;
    MessageId draft;
    QDateTime accepted, done;
    MessageId copyRow; ///< the message that was made here as the copy
    QDateTime lookAt; ///< when the Sent folder is to be looked at once more
};

/// What an attempt to send came to.
struct SendResult {
    OutboxState state = OutboxState::Queued;
    QString serverText;
    QList<RecipientAnswer> answers;
    QDateTime nextAttempt;
    bool held = false; ///< Queued, and not begun before somebody asks for it
};

/// SQL on the outbox, in user data. A change of state succeeds only from the state it begins at, so that no two
/// can send the same message. One thread; the caller holds the transaction.
class OutboxTable {
public:
    OutboxTable(AccountDatabase &database, AccountId account) : m_database(database), m_account(account) { }

    /// @return the item; of a composition that is in the outbox already: that one
    OutboxId add(const NewOutgoing &message, const QDateTime &now);
    QList<OutboxEntry> all(); ///< oldest first
    std::optional<OutboxEntry> find(OutboxId id);
    QByteArray raw(OutboxId id);
    /// Waiting → Queued for those whose time has come.
    void release(const QDateTime &now);
    /// Queued → Sending. @return false if it is not queued (any more)
    bool begin(OutboxId id);
    /// The last bytes are about to go out. @return false if it is not being sent
    bool reachDot(OutboxId id);
    /// Sending → what came of it. @return false if it was not being sent
    bool settle(OutboxId id, const SendResult &result, const QDateTime &now);
    /// What was being sent when the program ended: Queued if the server cannot have it, else MaybeSent.
    /// @return how many
    int recover();
    /// MaybeSent, Refused, PartlyRefused, Waiting or Queued → Queued, at once; without: is left out from now
    /// on.
    /// @return false from any other
    bool requeue(OutboxId id, const QStringList &without);
    /// No delivery report is asked for any more. @return false unless it was refused
    bool forgetReport(OutboxId id);
    /// Where the copy is, or what keeps it from being there; done: there is nothing more to do for now.
    void setCopy(OutboxId id, const SentCopy &copy, bool done, const QDateTime &now);
    void setCopyRow(OutboxId id, MessageId row);
    void setServerText(OutboxId id, const QString &text);
    void setLookAt(OutboxId id, const QDateTime &at);
    /// Out of the outbox, message and all. @return false if a server is being given it
    bool remove(OutboxId id);
    /// Done before then: nobody asks any more.
    void forgetDone(const QDateTime &before);

private:
    bool exec(const char *sql, OutboxId id);

    AccountDatabase &m_database;
    AccountId m_account;
};

} // namespace duopost
