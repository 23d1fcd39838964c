// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written and what is to be sent, in the store.
#include "mailcore/MessageParser.h"
#include "mailcore/store/CompositionTable.h"
#include "mailcore/store/MailStoreJobs.h"

#include <QUuid>

namespace duopost {

namespace {

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

qint64 changedAt(const Composition &composition)
{
    return (composition.changed.isValid() ? composition.changed : now()).toMSecsSinceEpoch();
}

// Being there is no matter: what was answered may be gone meanwhile.
void record(MessageActions &acting, AccountDatabase &db, MessageId id, const Change &change, bool tellServer)
{
    const auto place = id ? MessageTable(db).place(id) : std::nullopt;
    if (place && place->folder != nowhere)
        acting.record(place->folder, {id}, change, tellServer);
}

// Who gets a message and is not named in it, gets a blind copy.
void addHidden(OutgoingMessage &message, const QStringList &recipients)
{
    QStringList named;
    for (const auto &one : message.to + message.cc + message.bcc)
        named << one.address;
    for (const auto &address : recipients) {
        if (!named.contains(address, Qt::CaseInsensitive))
            message.bcc << MailAddress{{}, address};
    }
}

} // namespace

QFuture<void> MailStore::keepComposition(const Composition &composition)
{
    return write([composition](AccountDatabase &db, const auto &commit) {
        CompositionTable(db).keep(composition.id, toValue(composition), changedAt(composition));
        commit();
    });
}

QFuture<QList<Composition>> MailStore::keptCompositions()
{
    return write([](AccountDatabase &db, const auto &) { return CompositionTable(db).all(); });
}

QFuture<void> MailStore::discardComposition(const QString &id)
{
    return write([this, id](AccountDatabase &db, const auto &commit) {
        // What has become a message of the outbox is taken back from there, or stays.
        for (const auto &entry : OutboxTable(db, m_account).all()) {
            if (entry.composition == id)
                return;
        }
        CompositionTable(db).remove(id);
        commit();
    });
}

QFuture<OutboxId>
MailStore::addToOutbox(const NewOutgoing &message, const std::optional<Composition> &composition)
{
    return write([this, message, composition](AccountDatabase &db, const auto &commit) {
        if (composition)
            CompositionTable(db).keep(composition->id, toValue(*composition), changedAt(*composition));
        const auto id = OutboxTable(db, m_account).add(message, now());
        commit();
        return id;
    });
}

QFuture<QList<OutboxEntry>> MailStore::outbox()
{
    return write([this](AccountDatabase &db, const auto &) { return OutboxTable(db, m_account).all(); });
}

QFuture<QByteArray> MailStore::outgoing(OutboxId id)
{
    return write([this, id](AccountDatabase &db, const auto &) { return OutboxTable(db, m_account).raw(id); });
}

QFuture<bool> MailStore::onOutbox(const std::function<bool(OutboxTable &)> &job)
{
    return write([this, job](AccountDatabase &db, const auto &commit) {
        OutboxTable table(db, m_account);
        const bool result = job(table);
        commit();
        return result;
    });
}

QFuture<bool> MailStore::settleSending(OutboxId id, const SendResult &result, bool tellServer)
{
    return write([this, id, result, tellServer](AccountDatabase &db, const auto &commit) {
        OutboxTable table(db, m_account);
        const bool settled = table.settle(id, result, now());
        auto acting = actions(db);
        if (const auto entry = table.find(id); settled && entry && result.state == OutboxState::Accepted) {
            using Relation = Composition::Relation;
            const auto origin = entry->origin.account == m_account ? entry->origin.message : MessageId();
            if (entry->relation == Relation::Answer)
                record(acting, db, origin, MarkAnswered{}, tellServer);
            else if (entry->relation == Relation::Forward)
                record(acting, db, origin, MarkForwarded{}, tellServer);
            record(acting, db, entry->draft, DeleteForGood{}, tellServer);
        }
        commit();
        tellAll(acting, db);
        return settled;
    });
}

QFuture<void>
MailStore::fileSentCopy(OutboxId id, const Folder &folder, const WholeMessage &message, bool tellServer)
{
    return write([this, id, folder, message, tellServer](AccountDatabase &db, const auto &commit) {
        OutboxTable table(db, m_account);
        const auto entry = table.find(id);
        if (!entry || entry->item.state != OutboxState::Accepted || entry->copyRow)
            return; // somebody was quicker
        auto acting = actions(db);
        const auto row = acting.append(folder.id, message.message, message.body, tellServer);
        table.setCopyRow(id, row);
        const auto place = tellServer ? SentCopy::Place::OnItsWay : SentCopy::Place::OnlyHere;
        table.setCopy(
            id,
            {.place = place,
             .by = SentCopy::By::Us,
             .folder = folder.path,
             .since = tellServer ? QDateTime() : now()},
            false, now());
        commit();
        tellAll(acting, db);
    });
}

QFuture<std::optional<Composition>> MailStore::takeBack(OutboxId id)
{
    return write([this, id](AccountDatabase &db, const auto &commit) -> std::optional<Composition> {
        OutboxTable table(db, m_account);
        CompositionTable compositions(db);
        const auto entry = table.find(id);
        if (!entry)
            return std::nullopt;
        const auto state = entry->item.state;
        if (state == OutboxState::Sending || state == OutboxState::Accepted || state == OutboxState::Done)
            return std::nullopt;
        auto composition = compositions.find(entry->composition);
        if (!composition) { // it came as a finished message
            composition.emplace();
            composition->id = entry->composition.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                                                           : entry->composition;
            composition->account = m_account;
            composition->relation = entry->relation;
            composition->origin = entry->origin;
            composition->message = editAsNew(parseMessage(table.raw(id)));
            addHidden(composition->message, entry->item.recipients);
        }
        // What is written further is another message than the one that may have been sent.
        composition->message.messageId.clear();
        composition->message.date = {};
        table.remove(id);
        compositions.keep(composition->id, toValue(*composition), changedAt(*composition));
        commit();
        return composition;
    });
}

} // namespace duopost
