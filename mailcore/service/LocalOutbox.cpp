// SPDX-License-Identifier: GPL-3.0-or-later
// Sending, as far as the service is concerned: built, made durable, and handed to the account's worker.
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/SmtpSubmission.h"
#include "mailcore/service/LocalMailServiceJobs.h"
#include "mailcore/service/LocalWriting.h"

namespace duopost {

namespace {

MailError tooLate(OutboxRef item)
{
    return MailError(MailError::Kind::NotSupported, QStringLiteral("outbox %1").arg(item.item.value));
}

/// The message, with what its identity adds to every one.
OutgoingMessage completed(const Composition &composition, const QList<Identity> &identities)
{
    auto message = composition.message;
    for (const auto &identity : identities) {
        if (identity.id == composition.identity && identity.bccSelf)
            message.bcc << MailAddress{identity.name, identity.address};
    }
    return message;
}

QDateTime startOf(const SendOptions &options)
{
    const auto undo
        = options.undoSeconds > 0 ? QDateTime::currentDateTimeUtc().addSecs(options.undoSeconds) : QDateTime();
    return options.notBefore.isValid() ? qMax(options.notBefore, undo) : undo;
}

} // namespace

void LocalWriting::requireServer(AccountId id) const
{
    const auto *account = m_service.known(id);
    if (!account)
        throw m_service.notOpen(id);
    if (!account->outgoing)
        throw MailError(MailError::Kind::NotSupported, account->name);
}

void LocalWriting::requireSize(AccountId account, qint64 size) const
{
    if (const auto limit = sizeLimit(account); limit > 0 && size > limit)
        throw MailError(MailError::Kind::LimitExceeded, QString::number(limit));
}

qint64 LocalWriting::sizeLimit(AccountId account) const
{
    auto *engine = engineOf(account);
    auto *worker = engine ? engine->outbox() : nullptr;
    return worker ? worker->sizeLimit() : 0;
}

std::optional<bool> LocalWriting::offersDeliveryReport(AccountId account) const
{
    auto *engine = engineOf(account);
    auto *worker = engine ? engine->outbox() : nullptr;
    const auto offers = worker ? worker->reports() : Transmitter::Offers::NotKnown;
    if (offers == Transmitter::Offers::NotKnown)
        return std::nullopt;
    return offers == Transmitter::Offers::Yes;
}

void LocalWriting::wake(AccountId account)
{
    auto *engine = engineOf(account);
    if (auto *worker = engine ? engine->outbox() : nullptr)
        worker->wake();
    emit outboxChanged(account);
}

QFuture<OutboxId> LocalWriting::enqueue(
    AccountId account, const NewOutgoing &message, const std::optional<Composition> &composition)
{
    requireSize(account, message.message.bytes.size());
    return storeOf(account).addToOutbox(message, composition).then(this, [this, account](OutboxId id) {
        wake(account);
        return id;
    });
}

QFuture<OutboxId> LocalWriting::send(const Composition &composition, const SendOptions &options)
{
    try {
        requireServer(composition.account);
    } catch (const MailError &error) {
        return failed<OutboxId>(error);
    }
    const auto message = completed(composition, identitiesOf(*m_service.known(composition.account)));
    return builder()
        .post([message] {
            auto built = buildMessage(message);
            requireClean(built);
            return built;
        })
        .then(
            this,
            [this, composition, options](const BuiltMessage &built) {
                // What keep() kept for another account it was written as before is not needed any more.
                if (const auto before = m_keptIn.take(composition.id);
                    before && before != composition.account) {
                    if (auto *open = m_service.find(before))
                        open->store->discardComposition(composition.id);
                }
                const auto &to = composition.message;
                book().wroteTo(to.to + to.cc + to.bcc, QDateTime::currentDateTimeUtc());
                saveBook();
                const bool ownDraft = composition.draft.account == composition.account;
                return enqueue(
                    composition.account,
                    {.message = built,
                     .subject = composition.message.subject,
                     .composition = composition.id,
                     .relation = composition.relation,
                     .origin = composition.origin,
                     .draft = ownDraft ? composition.draft.message : MessageId(),
                     .notBefore = startOf(options),
                     .without = options.withoutRecipients,
                     .wantsReport = options.askForDeliveryReport},
                    composition);
            })
        .unwrap();
}

QFuture<OutboxId> LocalWriting::send(AccountId account, const BuiltMessage &message, const SendOptions &options)
{
    try {
        requireServer(account);
        requireClean(message);
        const auto header = parseHeader(message.bytes);
        return enqueue(
            account,
            {.message = message,
             .subject = header.subject,
             .notBefore = startOf(options),
             .without = options.withoutRecipients,
             .wantsReport = options.askForDeliveryReport});
    } catch (const MailError &error) {
        return failed<OutboxId>(error);
    }
}

QFuture<QList<OutboxItem>> LocalWriting::outbox(AccountId account)
{
    try {
        return storeOf(account).outbox().then(this, [this](const QList<OutboxEntry> &entries) {
            QList<OutboxItem> result;
            for (const auto &entry : entries) {
                if (entry.item.state != OutboxState::Done || entry.done >= m_begun)
                    result << entry.item;
            }
            return result;
        });
    } catch (const MailError &error) {
        return failed<QList<OutboxItem>>(error);
    }
}

QFuture<Composition> LocalWriting::takeBack(OutboxRef item)
{
    try {
        return storeOf(item.account)
            .takeBack(item.item)
            .then(this, [this, item](const std::optional<Composition> &composition) {
                if (!composition)
                    throw tooLate(item);
                emit outboxChanged(item.account);
                return *composition;
            });
    } catch (const MailError &error) {
        return failed<Composition>(error);
    }
}

void LocalWriting::stop(OutboxRef item)
{
    auto *engine = engineOf(item.account);
    if (auto *worker = engine ? engine->outbox() : nullptr)
        worker->stop(item.item);
}

QFuture<void> LocalWriting::again(OutboxRef item, Again what)
{
    try {
        requireServer(item.account);
        const auto id = item.item;
        const auto job = [id, what](OutboxTable &table) {
            const auto entry = table.find(id);
            if (!entry)
                return false;
            const auto state = entry->item.state;
            if (what == Again::FileCopy)
                return state == OutboxState::Accepted || state == OutboxState::Done;
            QStringList without;
            if (what == Again::WithoutRefused) {
                for (const auto &answer : entry->item.answers) {
                    if (!answer.accepted)
                        without << answer.address;
                }
                if (state != OutboxState::PartlyRefused || without.size() >= entry->item.recipients.size())
                    return false;
            }
            if (what == Again::WithoutReport && !table.forgetReport(id))
                return false;
            return table.requeue(id, without);
        };
        return storeOf(item.account).onOutbox(job).then(this, [this, item](bool changed) {
            if (!changed)
                throw tooLate(item);
            auto *engine = engineOf(item.account);
            if (auto *worker = engine ? engine->outbox() : nullptr)
                worker->ask(item.item);
            emit outboxChanged(item.account);
        });
    } catch (const MailError &error) {
        return failed<void>(error);
    }
}

QFuture<void> LocalWriting::dismiss(OutboxRef item)
{
    try {
        const auto id = item.item;
        return storeOf(item.account)
            .onOutbox([id](OutboxTable &table) {
                const auto entry = table.find(id);
                const auto state = entry ? entry->item.state : OutboxState::Sending;
                const bool maySend = state == OutboxState::Waiting || state == OutboxState::Queued
                    || state == OutboxState::Sending;
                return !maySend && table.remove(id);
            })
            .then(this, [this, item](bool removed) {
                if (!removed)
                    throw tooLate(item);
                emit outboxChanged(item.account);
            });
    } catch (const MailError &error) {
        return failed<void>(error);
    }
}

} // namespace duopost
