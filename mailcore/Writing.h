// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the facade that writes and sends: what is being written, drafts, outbox.
#pragma once

#include "mailcore/Composing.h"
#include "mailcore/MailError.h"
#include "mailcore/Outbox.h"

#include <QFuture>
#include <QObject>
#include <optional>

namespace duopost {

/// A message being written, with what is remembered about it besides.
struct Composition {
    QString id; ///< random, made by whoever begins it; stable until it is sent or discarded
    AccountId account; ///< sends it and keeps its draft
    QString identity; ///< Identity::id
    OutgoingMessage message;
    enum class Relation { None, Answer, Forward };
    Relation relation = Relation::None; ///< to origin: it is marked when this was accepted by the server
    MessageRef origin;
    MessageRef draft; ///< the stored version it goes on from, or none
    bool wantsReport = false; ///< the writer's choice; what counts are the SendOptions
    QDateTime changed;
};

struct SendOptions {
    QDateTime notBefore; ///< send later; invalid = at once
    int undoSeconds = 0; ///< it waits so long, and can be taken back
    /// Who was refused before is left out: a person said so. Empty = all or nobody.
    QStringList withoutRecipients;
    /// DSN (RFC 3461); a server without it refuses the message (Lacking::Reports).
    bool askForDeliveryReport = false;
};

enum class Again {
    Send, ///< MaybeSent, Refused, PartlyRefused or Queued: one more attempt now
    WithoutRefused, ///< PartlyRefused: to those who were accepted
    WithoutReport, ///< Refused: no delivery report is asked for any more
    FileCopy, ///< Done or Accepted: only the copy, never the message
};

/// A name and an address that was written to, or was imported.
struct KnownPerson {
    MailAddress address;
    int uses = 0;
    QDateTime lastUsed; ///< invalid = never
    QStringList group; ///< not empty = a group: the addresses, address.name is its name
};

/// Like MailService: nothing blocks, futures may end in a MailError. GUI thread.
class Writing : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Keeps what is being written, on this computer: durable when the future ends. One version an id.
    virtual QFuture<void> keep(const Composition &composition) = 0;
    /// What was being written when the program ended, newest first.
    virtual QFuture<QList<Composition>> kept() = 0;
    virtual QFuture<void> discard(const Composition &composition) = 0;

    /// Into the account's Drafts folder, in place of composition.draft; what keep() kept is gone afterwards.
    /// On the server the new one is there before the old one goes. @return the stored draft
    /// @throws (in the future) MailError NotFound if the account has no Drafts folder
    virtual QFuture<MessageRef> saveDraft(const Composition &composition) = 0;
    /// The same into the Templates folder; never in place of another one.
    virtual QFuture<MessageRef> saveTemplate(const Composition &composition) = 0;
    /// A draft (goes on from it) or any other message (written as new).
    virtual QFuture<Composition> open(MessageRef message) = 0;

    /// Durable in the outbox when the future ends; sent from there. The same composition twice is sent once.
    /// @throws (in the future) MailError BadUsage (no recipient, an address that is none), NotSupported (no
    /// outgoing server), LimitExceeded (larger than the server said it takes; subject(): its limit in bytes)
    virtual QFuture<OutboxId> send(const Composition &composition, const SendOptions &options) = 0;
    /// A finished message: a file, or a redirected one.
    virtual QFuture<OutboxId> send(AccountId account, const BuiltMessage &message, const SendOptions &options)
        = 0;
    /// Waiting, and what is not done, of an account; and what was done in this run. Oldest first.
    virtual QFuture<QList<OutboxItem>> outbox(AccountId account) = 0;
    /// Out of the outbox, to be written further. @throws (in the future) MailError NotSupported when a server
    /// is being given it, or has it
    virtual QFuture<Composition> takeBack(OutboxRef item) = 0;
    /// Stops a transmission before its end; then it can be taken back. No harm if it is too late.
    virtual void stop(OutboxRef item) = 0;
    virtual QFuture<void> again(OutboxRef item, Again what) = 0;
    /// A person has read it and needs it no more. Not while it may still be sent. Its message is forgotten.
    virtual QFuture<void> dismiss(OutboxRef item) = 0;
    /// Largest message the account's server takes, in bytes, as it last said (SIZE); 0 = not known.
    virtual qint64 sizeLimit(AccountId account) const = 0;
    /// Whether a delivery report can be asked for, as the account's server last said; nothing = not known.
    virtual std::optional<bool> offersDeliveryReport(AccountId account) const = 0;

    /// People whose name or address has a part that begins so, best first, at most @p most.
    virtual QList<KnownPerson> people(const QString &begin, int most = 12) const = 0;
    virtual QList<KnownPerson> everybody() const = 0; ///< in no order
    /// vCard 3 or 4 (also several). @return how many were new
    virtual QFuture<int> importPeople(const QByteArray &cards) = 0;
    virtual QFuture<void> forgetPerson(const QString &address) = 0;

signals:
    void outboxChanged(duopost::AccountId account);
    void sendProgress(const duopost::SendProgress &progress);
};

} // namespace duopost
