// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/OutboxTable.h"

#include "mailcore/store/CompositionTable.h"
#include "mailcore/store/Sql.h"

#include <QCborArray>

namespace duopost {

namespace {

constexpr qint64 held = -1; ///< next_attempt of what a person stopped

enum Trait { SmtpUtf8 = 1, EightBit = 2, Report = 4 };

qint64 msOf(const QDateTime &at)
{
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

QDateTime timeOf(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

QList<QByteArray> lines(const QByteArray &text)
{
    return text.isEmpty() ? QList<QByteArray>() : text.split('\n');
}

QByteArray toBytes(const QList<RecipientAnswer> &answers)
{
    QCborArray result;
    for (const auto &one : answers)
        result << QCborArray{one.address, one.accepted, one.reply};
    return result.toCborValue().toCbor();
}

QList<RecipientAnswer> answersFrom(const QByteArray &value)
{
    QList<RecipientAnswer> result;
    for (const auto &one : QCborValue::fromCbor(value).toArray())
        result << RecipientAnswer{
            one.toArray()[0].toString(), one.toArray()[1].toBool(), one.toArray()[2].toString()};
    return result;
}

constexpr const char *outboxQuery
    = "SELECT b.id, b.composition, b.state, b.at_dot, b.since, b.not_before, b.next_attempt, b.attempts,"
      " b.server_text, b.answers, b.without, b.relation, b.origin_account, b.origin, b.draft, b.accepted, "
      "b.done,"
      " b.copy_place, b.copy_by, b.copy_folder, b.copy_uid, b.copy_since, b.copy_row, b.look_at,"
      " o.message_id, o.subject, o.sender, o.recipients, o.traits, o.size"
      " FROM main.outbox b JOIN main.outgoing o ON o.id=b.id";

OutboxEntry read(SQLite::Statement &row, AccountId account)
{
    int at = -1;
    const auto number = [&] { return row.getColumn(++at).getInt64(); };
    OutboxEntry entry;
    auto &item = entry.item;
    item.ref = {account, {number()}};
    entry.composition = text(row, ++at);
    item.state = static_cast<OutboxState>(number());
    entry.atDot = number() != 0;
    item.since = timeOf(number());
    item.notBefore = timeOf(number());
    const auto next = number();
    entry.isHeld = next < 0;
    item.nextAttempt = timeOf(next);
    item.attempts = static_cast<int>(number());
    item.serverText = text(row, ++at);
    item.answers = answersFrom(bytes(row, ++at));
    const auto without = lines(bytes(row, ++at));
    entry.relation = static_cast<Composition::Relation>(number());
    entry.origin.account = {number()};
    entry.origin.message = {number()};
    entry.draft = {number()};
    entry.accepted = timeOf(number());
    entry.done = timeOf(number());
    item.copy.place = static_cast<SentCopy::Place>(number());
    item.copy.by = static_cast<SentCopy::By>(number());
    item.copy.folder = text(row, ++at);
    item.copy.uid = bytes(row, ++at);
    item.copy.since = timeOf(number());
    entry.copyRow = {number()};
    entry.lookAt = timeOf(number());
    item.messageId = bytes(row, ++at);
    item.subject = text(row, ++at);
    auto &envelope = entry.envelope;
    envelope.messageId = item.messageId;
    envelope.sender = bytes(row, ++at);
    for (const auto &recipient : lines(bytes(row, ++at))) {
        if (without.contains(recipient))
            continue;
        envelope.recipients << recipient;
        item.recipients << QString::fromUtf8(recipient);
    }
    const auto traits = number();
    envelope.needsSmtpUtf8 = (traits & SmtpUtf8) != 0;
    envelope.has8Bit = (traits & EightBit) != 0;
    entry.wantsReport = (traits & Report) != 0;
    item.size = number();
    return entry;
}

} // namespace

bool OutboxTable::exec(const char *sql, OutboxId id)
{
    SQLite::Statement statement(m_database.handle(), sql);
    bindAll(statement, id.value);
    return run(statement) > 0;
}

OutboxId OutboxTable::add(const NewOutgoing &message, const QDateTime &now)
{
    auto &db = m_database.handle();
    if (!message.composition.isEmpty()) {
        SQLite::Statement before(db, "SELECT id FROM main.outbox WHERE composition=?");
        bindAll(before, message.composition);
        if (before.executeStep())
            return {before.getColumn(0).getInt64()};
    }
    const auto &built = message.message;
    const int traits = (built.needsSmtpUtf8 ? SmtpUtf8 : 0) | (built.has8Bit ? EightBit : 0)
        | (message.wantsReport ? Report : 0);
    SQLite::Statement outgoing(
        db,
        "INSERT INTO main.outgoing (message_id, subject, sender, recipients, traits, size, raw) "
        "VALUES (?,?,?,?,?,?,?)");
    bindAll(
        outgoing, built.messageId, message.subject, built.sender, built.recipients.join('\n'), traits,
        built.bytes.size(), built.bytes);
    run(outgoing);
    const OutboxId id{db.getLastInsertRowid()};
    const bool waits = message.notBefore.isValid() && message.notBefore > now;
    SQLite::Statement state(
        db,
        "INSERT INTO main.outbox (id, composition, state, since, not_before, without, relation, origin_account,"
        " origin, draft) VALUES (?,?,?,?,?,?,?,?,?,?)");
    bindAll(
        state, id.value, message.composition, waits ? OutboxState::Waiting : OutboxState::Queued, msOf(now),
        msOf(message.notBefore), message.without.join(QLatin1Char('\n')).toUtf8(), message.relation,
        message.origin.account.value, message.origin.message.value, message.draft.value);
    run(state);
    if (!message.composition.isEmpty())
        CompositionTable(m_database).setOutbox(message.composition, id.value);
    return id;
}

QList<OutboxEntry> OutboxTable::all()
{
    QList<OutboxEntry> result;
    SQLite::Statement row(m_database.handle(), std::string(outboxQuery) + " ORDER BY b.id");
    while (row.executeStep())
        result << read(row, m_account);
    return result;
}

std::optional<OutboxEntry> OutboxTable::find(OutboxId id)
{
    SQLite::Statement row(m_database.handle(), std::string(outboxQuery) + " WHERE b.id=?");
    bindAll(row, id.value);
    return row.executeStep() ? std::optional(read(row, m_account)) : std::nullopt;
}

QByteArray OutboxTable::raw(OutboxId id)
{
    SQLite::Statement row(m_database.handle(), "SELECT raw FROM main.outgoing WHERE id=?");
    bindAll(row, id.value);
    return row.executeStep() ? bytes(row, 0) : QByteArray();
}

void OutboxTable::release(const QDateTime &now)
{
    SQLite::Statement set(
        m_database.handle(), "UPDATE main.outbox SET state=? WHERE state=? AND not_before<=?");
    bindAll(set, OutboxState::Queued, OutboxState::Waiting, msOf(now));
    run(set);
}

bool OutboxTable::begin(OutboxId id)
{
    SQLite::Statement set(
        m_database.handle(),
        "UPDATE main.outbox SET state=?, at_dot=0, attempts=attempts+1, next_attempt=0 WHERE id=? AND state=?");
    bindAll(set, OutboxState::Sending, id.value, OutboxState::Queued);
    return run(set) == 1;
}

bool OutboxTable::reachDot(OutboxId id)
{
    SQLite::Statement set(m_database.handle(), "UPDATE main.outbox SET at_dot=1 WHERE id=? AND state=?");
    bindAll(set, id.value, OutboxState::Sending);
    return run(set) == 1;
}

bool OutboxTable::settle(OutboxId id, const SendResult &result, const QDateTime &now)
{
    SQLite::Statement set(
        m_database.handle(),
        "UPDATE main.outbox SET state=?, server_text=?, answers=?, next_attempt=?, accepted=?, at_dot=(at_dot "
        "AND ?) WHERE id=? AND state=?");
    const bool accepted = result.state == OutboxState::Accepted;
    const bool maybe = accepted || result.state == OutboxState::MaybeSent;
    bindAll(
        set, result.state, result.serverText, toBytes(result.answers),
        result.held ? held : msOf(result.nextAttempt), accepted ? msOf(now) : 0, maybe, id.value,
        OutboxState::Sending);
    return run(set) == 1;
}

int OutboxTable::recover()
{
    SQLite::Statement set(
        m_database.handle(), "UPDATE main.outbox SET state=CASE WHEN at_dot=1 THEN ? ELSE ? END WHERE state=?");
    bindAll(set, OutboxState::MaybeSent, OutboxState::Queued, OutboxState::Sending);
    return run(set);
}

bool OutboxTable::requeue(OutboxId id, const QStringList &without)
{
    SQLite::Statement set(
        m_database.handle(),
        "UPDATE main.outbox SET state=?1, at_dot=0, next_attempt=0, not_before=0,"
        " without=CASE WHEN ?2=x'' THEN without WHEN without=x'' THEN ?2 ELSE CAST(without||x'0a'||?2 AS BLOB) "
        "END WHERE id=?3 AND state IN (?1,?4,?5,?6,?7)");
    bindAll(
        set, OutboxState::Queued, without.join(QLatin1Char('\n')).toUtf8(), id.value, OutboxState::MaybeSent,
        OutboxState::Refused, OutboxState::PartlyRefused, OutboxState::Waiting);
    return run(set) == 1;
}

bool OutboxTable::forgetReport(OutboxId id)
{
    SQLite::Statement set(
        m_database.handle(),
        "UPDATE main.outgoing SET traits=traits & ~?1 WHERE id=?2 AND EXISTS (SELECT 1 FROM main.outbox WHERE "
        "id=?2 "
        "AND state=?3)");
    bindAll(set, int(Report), id.value, OutboxState::Refused);
    return run(set) == 1;
}

void OutboxTable::setCopy(OutboxId id, const SentCopy &copy, bool done, const QDateTime &now)
{
    SQLite::Statement set(
        m_database.handle(),
        "UPDATE main.outbox SET copy_place=?1, copy_by=?2, copy_folder=?3, copy_uid=?4, copy_since=?5,"
        " done=CASE WHEN ?6 AND done=0 THEN ?7 ELSE done END, state=CASE WHEN ?6 THEN ?8 ELSE state END"
        " WHERE id=?9 AND state IN (?8,?10)");
    bindAll(
        set, copy.place, copy.by, copy.folder, copy.uid, msOf(copy.since), done, msOf(now), OutboxState::Done,
        id.value, OutboxState::Accepted);
    const bool changed = run(set) == 1;
    if (!changed || !done)
        return;
    // What was written is not needed any more: the copy is what counts.
    exec("UPDATE main.outgoing SET raw=x'' WHERE id=?", id);
    if (const auto entry = find(id); entry && !entry->composition.isEmpty())
        CompositionTable(m_database).remove(entry->composition);
}

void OutboxTable::setCopyRow(OutboxId id, MessageId row)
{
    SQLite::Statement set(m_database.handle(), "UPDATE main.outbox SET copy_row=? WHERE id=?");
    bindAll(set, row.value, id.value);
    run(set);
}

void OutboxTable::setServerText(OutboxId id, const QString &serverText)
{
    SQLite::Statement set(m_database.handle(), "UPDATE main.outbox SET server_text=? WHERE id=?");
    bindAll(set, serverText, id.value);
    run(set);
}

void OutboxTable::setLookAt(OutboxId id, const QDateTime &at)
{
    SQLite::Statement set(m_database.handle(), "UPDATE main.outbox SET look_at=? WHERE id=?");
    bindAll(set, msOf(at), id.value);
    run(set);
}

bool OutboxTable::remove(OutboxId id)
{
    const auto entry = find(id);
    if (!entry || entry->item.state == OutboxState::Sending)
        return false;
    if (!entry->composition.isEmpty())
        CompositionTable(m_database).remove(entry->composition);
    exec("DELETE FROM main.outbox WHERE id=?", id);
    return exec("DELETE FROM main.outgoing WHERE id=?", id);
}

void OutboxTable::forgetDone(const QDateTime &before)
{
    for (const auto &entry : all()) {
        if (entry.item.state == OutboxState::Done && entry.done < before)
            remove(entry.item.ref.item);
    }
}

} // namespace duopost
