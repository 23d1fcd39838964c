// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

#include <QPromise>
#include <QTimer>

#include <memory>
#include <optional>

namespace duopost {

/// Writing without a disk and a server: remembers what it was asked for, answers what it was told, after a
/// delay.
class FakeWriting : public Writing {
public:
    using Writing::Writing;

    int delayMs = 0; ///< before each answer
    std::optional<MailError> keepFails, saveFails, sendFails, openFails, takeBackFails;
    QList<Composition> keptNow; ///< what would be found after a crash
    QList<Composition> keeps, discarded, drafts, templates;
    struct Sent {
        Composition composition;
        SendOptions options;
    };
    QList<Sent> sent;
    QList<QPair<BuiltMessage, SendOptions>> sentBuilt;
    QHash<MessageId, Composition> stored; ///< what open() finds
    QHash<AccountId, QList<OutboxItem>> boxes;
    QHash<AccountId, qint64> limits;
    QHash<AccountId, bool> reports;
    QList<KnownPerson> known;
    QList<QPair<OutboxRef, Again>> agains;
    QList<OutboxRef> dismissed, stopped, takenBack;
    qint64 lastId = 1000;

    void setOutbox(AccountId account, const QList<OutboxItem> &items)
    {
        boxes[account] = items;
        emit outboxChanged(account);
    }

    QFuture<void> keep(const Composition &composition) override
    {
        keeps << composition;
        if (!keepFails) {
            forget(composition.id);
            keptNow.prepend(composition);
        }
        return nothing(keepFails);
    }
    QFuture<QList<Composition>> kept() override { return later(keptNow, {}); }
    QFuture<void> discard(const Composition &composition) override
    {
        discarded << composition;
        forget(composition.id);
        return nothing({});
    }
    QFuture<MessageRef> saveDraft(const Composition &composition) override
    {
        drafts << composition;
        const MessageRef ref{composition.account, {++lastId}};
        if (!saveFails) {
            forget(composition.id);
            stored[ref.message] = composition;
            stored[ref.message].draft = ref;
        }
        return later(ref, saveFails);
    }
    QFuture<MessageRef> saveTemplate(const Composition &composition) override
    {
        templates << composition;
        return later(MessageRef{composition.account, {++lastId}}, saveFails);
    }
    QFuture<Composition> open(MessageRef message) override
    {
        Composition composition = stored.value(message.message);
        composition.id = QStringLiteral("opened-%1").arg(message.message.value);
        composition.account = message.account;
        return later(composition, openFails);
    }
    QFuture<OutboxId> send(const Composition &composition, const SendOptions &options) override
    {
        sent << Sent{composition, options};
        if (sendFails)
            return later(OutboxId(), sendFails);
        forget(composition.id);
        OutboxItem item;
        item.ref = {composition.account, {++lastId}};
        item.subject = composition.message.subject;
        for (const MailAddress &to : composition.message.to + composition.message.cc)
            item.recipients << to.address;
        item.state = OutboxState::Queued;
        if (options.undoSeconds > 0 || options.notBefore.isValid()) {
            item.state = OutboxState::Waiting;
            item.notBefore = options.notBefore.isValid()
                ? options.notBefore
                : QDateTime::currentDateTime().addSecs(options.undoSeconds);
        }
        waiting[item.ref.item] = composition;
        setOutbox(composition.account, boxes.value(composition.account) << item);
        return later(item.ref.item, {});
    }
    QFuture<OutboxId> send(AccountId, const BuiltMessage &message, const SendOptions &options) override
    {
        sentBuilt << qMakePair(message, options);
        return later(OutboxId{++lastId}, sendFails);
    }
    QFuture<QList<OutboxItem>> outbox(AccountId account) override { return later(boxes.value(account), {}); }
    QFuture<Composition> takeBack(OutboxRef ref) override
    {
        takenBack << ref;
        if (!takeBackFails)
            remove(ref);
        return later(waiting.value(ref.item), takeBackFails);
    }
    void stop(OutboxRef item) override { stopped << item; }
    QFuture<void> again(OutboxRef item, Again what) override
    {
        agains << qMakePair(item, what);
        return nothing({});
    }
    QFuture<void> dismiss(OutboxRef item) override
    {
        dismissed << item;
        remove(item);
        return nothing({});
    }
    qint64 sizeLimit(AccountId account) const override { return limits.value(account); }
    std::optional<bool> offersDeliveryReport(AccountId account) const override
    {
        return reports.contains(account) ? std::optional(reports.value(account)) : std::nullopt;
    }
    QList<KnownPerson> people(const QString &begin, int most) const override
    {
        QList<KnownPerson> found;
        for (const KnownPerson &person : known) {
            const bool fits = person.address.name.contains(begin, Qt::CaseInsensitive)
                || person.address.address.startsWith(begin, Qt::CaseInsensitive);
            if (fits && found.size() < most)
                found << person;
        }
        return found;
    }
    QList<KnownPerson> everybody() const override { return known; }
    /// Each line of the file is somebody's address.
    QFuture<int> importPeople(const QByteArray &cards) override
    {
        const auto lines = cards.simplified().split(' ');
        for (const auto &line : lines)
            known << KnownPerson{{{}, QString::fromUtf8(line)}, 0, {}, {}};
        return later(static_cast<int>(lines.size()), {});
    }
    QFuture<void> forgetPerson(const QString &address) override
    {
        const auto forgotten = known.removeIf([&](const KnownPerson &one) {
            return one.group.isEmpty() ? one.address.address == address : one.address.name == address;
        });
        return nothing(
            forgotten > 0 ? std::nullopt : std::optional(MailError(MailError::Kind::NotFound, address)));
    }
    QHash<OutboxId, Composition> waiting;

private:
    void forget(const QString &id)
    {
        keptNow.removeIf([&](const Composition &one) { return one.id == id; });
    }
    void remove(OutboxRef ref)
    {
        QList<OutboxItem> items = boxes.value(ref.account);
        items.removeIf([&](const OutboxItem &one) { return one.ref == ref; });
        setOutbox(ref.account, items);
    }
    template <class T> QFuture<T> later(T value, const std::optional<MailError> &error)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QTimer::singleShot(delayMs, this, [promise, value, error] {
            if (error)
                promise->setException(std::make_exception_ptr(*error));
            else
                promise->addResult(value);
            promise->finish();
        });
        return promise->future();
    }
    QFuture<void> nothing(const std::optional<MailError> &error)
    {
        auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        QTimer::singleShot(delayMs, this, [promise, error] {
            if (error)
                promise->setException(std::make_exception_ptr(*error));
            promise->finish();
        });
        return promise->future();
    }
};

} // namespace duopost
