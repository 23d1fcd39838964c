// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/Writing.h"
#include "mailcore/people/PeopleBook.h"
#include "mailcore/store/OutboxTable.h"
#include "mailcore/threads/JobThread.h"

#include <QHash>
#include <memory>
#include <optional>

namespace duopost {

class AccountEngine;
class LocalMailService;
class MailStore;

/// The service's part that writes and sends. Messages are built on a thread of its own; all else is done by the
/// accounts' stores and engines.
class LocalWriting : public Writing {
    Q_OBJECT
public:
    LocalWriting(LocalMailService &service, const QString &peopleFile);

    QFuture<void> keep(const Composition &composition) override;
    QFuture<QList<Composition>> kept() override;
    QFuture<void> discard(const Composition &composition) override;
    QFuture<MessageRef> saveDraft(const Composition &composition) override;
    QFuture<MessageRef> saveTemplate(const Composition &composition) override;
    QFuture<Composition> open(MessageRef message) override;
    QFuture<OutboxId> send(const Composition &composition, const SendOptions &options) override;
    QFuture<OutboxId> send(AccountId account, const BuiltMessage &message, const SendOptions &options) override;
    QFuture<QList<OutboxItem>> outbox(AccountId account) override;
    QFuture<Composition> takeBack(OutboxRef item) override;
    void stop(OutboxRef item) override;
    QFuture<void> again(OutboxRef item, Again what) override;
    QFuture<void> dismiss(OutboxRef item) override;
    qint64 sizeLimit(AccountId account) const override;
    std::optional<bool> offersDeliveryReport(AccountId account) const override;
    QList<KnownPerson> people(const QString &begin, int most) const override;
    QList<KnownPerson> everybody() const override;
    QFuture<int> importPeople(const QByteArray &cards) override;
    QFuture<void> forgetPerson(const QString &address) override;

    /// A message of any account was answered or forwarded from another one.
    void mark(MessageRef message, const Change &change);

private:
    JobThread &builder() const;
    void readPeople() const;
    PeopleBook &book() const;
    QFuture<void> saveBook();
    AccountEngine *engineOf(AccountId account) const;
    MailStore &storeOf(AccountId account) const; ///< @throws MailError
    void requireServer(AccountId account) const;
    void requireSize(AccountId account, qint64 size) const;
    QFuture<OutboxId>
    enqueue(AccountId account, const NewOutgoing &message, const std::optional<Composition> &composition = {});
    void wake(AccountId account);
    QFuture<MessageRef> originOf(AccountId account, const QByteArray &messageId);
    QFuture<Composition> withOrigin(const Composition &composition);
    QFuture<MessageRef> store(const Composition &composition, FolderRef folder, const QByteArray &raw);
    QFuture<MessageRef> storeDraft(const Composition &composition, const QByteArray &raw);

    LocalMailService &m_service;
    const QDateTime m_begun;
    QHash<QString, AccountId> m_keptIn; ///< where a composition was kept last
    const QString m_peopleFile;
    mutable PeopleBook m_people; ///< what was read, and since changed
    mutable bool m_mayWrite = false, m_wasRead = false; ///< mayWrite: and could be
    mutable std::unique_ptr<JobThread> m_builder; ///< from its first use on
    mutable std::optional<QFuture<PeopleBook>> m_reading; ///< until it is first asked for
};

} // namespace duopost
