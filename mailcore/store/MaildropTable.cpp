// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MaildropTable.h"

#include "mailcore/Durations.h"
#include "mailcore/store/BodyHash.h"
#include "mailcore/store/FactTable.h"
#include "mailcore/store/MessageTable.h"
#include "mailcore/store/Sql.h"

#include <QCryptographicHash>
#include <QSet>

namespace duopost {

namespace {

const QString listingFact = QStringLiteral("pop3.listing");
constexpr auto maildropColumns
    = "remote, message, first_seen, hash, state, unwanted, firm, earlier_rule, size FROM main.maildrop";

MaildropEntry entryOf(SQLite::Statement &row)
{
    return {
        {bytes(row, 0)},
        {row.getColumn(1).getInt64()},
        row.getColumn(2).getInt64(),
        bytes(row, 3),
        row.getColumn(8).getInt64(),
        static_cast<MaildropState>(row.getColumn(4).getInt()),
        row.getColumn(5).getInt() != 0,
        row.getColumn(6).getInt() != 0,
        row.getColumn(7).getInt() != 0};
}

QString digest(const QList<RemoteId> &listed)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &id : listed) {
        hash.addData(id.key);
        hash.addData("\n");
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

MaildropLook MaildropTable::look(const QList<RemoteId> &listed)
{
    MaildropLook result;
    if (FactTable(m_database).value(listingFact) == digest(listed)) {
        result.unchanged = true;
        result.expected = result.listedBefore = result.found = static_cast<int>(listed.size());
        return result;
    }
    QHash<QByteArray, int> known; // key → state
    SQLite::Statement row(m_database.handle(), "SELECT remote, state FROM main.maildrop");
    while (row.executeStep()) {
        const int state = row.getColumn(1).getInt();
        known.insert(bytes(row, 0), state);
        result.listedBefore += state == static_cast<int>(MaildropState::Listed);
        result.expected += state <= static_cast<int>(MaildropState::RemovalAsked);
    }
    for (const auto &id : listed) {
        const auto found = known.constFind(id.key);
        if (found == known.constEnd())
            result.unknown << id;
        else
            result.found += *found <= static_cast<int>(MaildropState::RemovalAsked);
    }
    return result;
}

MaildropTable::Settled MaildropTable::settle(const QList<RemoteId> &listed, bool complete)
{
    QSet<QByteArray> there;
    there.reserve(listed.size());
    for (const auto &id : listed)
        there.insert(id.key);
    QList<MaildropEntry> changed;
    SQLite::Statement row(m_database.handle(), std::string("SELECT ") + maildropColumns);
    while (row.executeStep()) {
        const auto state = static_cast<MaildropState>(row.getColumn(4).getInt());
        const bool isThere = there.contains(bytes(row, 0));
        if (isThere ? state != MaildropState::Listed
                    : complete && (state == MaildropState::Listed || state == MaildropState::RemovalAsked))
            changed << entryOf(row);
    }
    row.reset();

    Settled result;
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.maildrop SET state=?, firm=?, unwanted=? WHERE remote=?");
    for (const auto &entry : std::as_const(changed)) {
        auto state = MaildropState::Listed;
        bool firm = entry.firm, unwanted = entry.unwanted;
        if (!there.contains(entry.remote.key)) {
            state = entry.state == MaildropState::Listed ? MaildropState::Gone : MaildropState::Removed;
            ++result.goneCount;
            if (entry.message)
                result.gone << entry.message;
        } else if (entry.state != MaildropState::RemovalAsked) {
            firm = unwanted = false;
            if (entry.message)
                result.appeared << entry.message;
        }
        bindAll(update, static_cast<int>(state), firm, unwanted, entry.remote.key);
        run(update);
    }
    return result;
}

void MaildropTable::rememberListing(const std::optional<QList<RemoteId>> &listed)
{
    FactTable(m_database).set({{listingFact, listed ? digest(*listed) : QString()}});
}

void MaildropTable::add(const MaildropEntry &entry)
{
    SQLite::Statement insert(
        m_database.handle(),
        "INSERT OR REPLACE INTO main.maildrop (remote, message, first_seen, hash, state, unwanted, firm, "
        "earlier_rule, size) VALUES (?,?,?,?,?,?,?,?,?)");
    bindAll(
        insert, entry.remote.key, entry.message.value, entry.firstSeen, entry.hash,
        static_cast<int>(entry.state), entry.unwanted, entry.firm, entry.earlierRule, entry.size);
    run(insert);
}

void MaildropTable::noteBodies(const QList<StoredBody> &bodies)
{
    SQLite::Statement update(m_database.handle(), "UPDATE main.maildrop SET hash=? WHERE message=?");
    for (const auto &body : bodies) {
        if (!AccountDatabase::isUserData(body.id.value))
            continue;
        bindAll(update, bodyHash(body.raw), body.id.value);
        run(update);
    }
}

void MaildropTable::deletedHere(const QList<MessageId> &ids)
{
    // The word of a person, given now: it is not a removal by an earlier rule.
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.maildrop SET message=0, unwanted=1, earlier_rule=0 WHERE message=?");
    for (const auto id : ids) {
        bindAll(update, id.value);
        run(update);
    }
    if (!ids.isEmpty())
        rememberListing(std::nullopt);
}

void MaildropTable::backHere(const RemoteId &remote, MessageId id)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.maildrop SET message=?, unwanted=0 WHERE remote=?");
    bindAll(update, id.value, remote.key);
    run(update);
}

std::optional<MaildropEntry> MaildropTable::find(const RemoteId &remote)
{
    SQLite::Statement row(m_database.handle(), std::string("SELECT ") + maildropColumns + " WHERE remote=?");
    bindAll(row, remote.key);
    return row.executeStep() ? std::optional(entryOf(row)) : std::nullopt;
}

QList<MaildropEntry> MaildropTable::onServer()
{
    QList<MaildropEntry> result;
    SQLite::Statement row(m_database.handle(), std::string("SELECT ") + maildropColumns + " WHERE state<=1");
    while (row.executeStep())
        result << entryOf(row);
    return result;
}

void MaildropTable::setState(const QList<RemoteId> &ids, MaildropState state)
{
    SQLite::Statement update(m_database.handle(), "UPDATE main.maildrop SET state=? WHERE remote=?");
    for (const auto &id : ids) {
        bindAll(update, static_cast<int>(state), id.key);
        run(update);
    }
}

void MaildropTable::setDoubtful(const QList<RemoteId> &ids)
{
    SQLite::Statement update(m_database.handle(), "UPDATE main.maildrop SET firm=0 WHERE remote=? AND firm=1");
    for (const auto &id : ids) {
        bindAll(update, id.key);
        run(update);
    }
}

void MaildropTable::forgetHash(const QList<RemoteId> &ids)
{
    SQLite::Statement update(m_database.handle(), "UPDATE main.maildrop SET hash=x'' WHERE remote=?");
    for (const auto &id : ids) {
        bindAll(update, id.key);
        run(update);
    }
}

void MaildropTable::setEarlierRule(bool earlier)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.maildrop SET earlier_rule=?1 WHERE earlier_rule<>?1");
    bindAll(update, earlier);
    run(update);
}

void MaildropTable::startCounting(qint64 now)
{
    SQLite::Statement update(
        m_database.handle(), "UPDATE main.maildrop SET first_seen=?1 WHERE first_seen=0 OR first_seen>?1");
    bindAll(update, now);
    run(update);
}

void MaildropTable::park(const QList<RemoteId> &ids)
{
    for (const auto &id : ids) {
        const auto entry = find(id);
        if (!entry)
            continue;
        const RemoteId parked{
            id.key + '\x04' + QByteArray::number(entry->message.value) + '.'
            + QByteArray::number(entry->firstSeen)};
        rename(id, parked, false);
        setState({parked}, MaildropState::Gone);
    }
    rememberListing(std::nullopt);
}

void MaildropTable::rename(const RemoteId &from, const RemoteId &to, bool firm)
{
    auto entry = find(from);
    if (!entry)
        return;
    SQLite::Statement drop(m_database.handle(), "DELETE FROM main.maildrop WHERE remote=?");
    bindAll(drop, from.key);
    run(drop);
    entry->remote = to;
    entry->state = MaildropState::Listed;
    entry->firm = firm;
    entry->earlierRule = true;
    entry->size = 0; // another server may count otherwise
    add(*entry);
    SQLite::Statement row(
        m_database.handle(), "UPDATE OR IGNORE main.messages SET remote=? WHERE id=? AND remote=?");
    bindAll(row, to.key, entry->message.value, from.key);
    run(row);
}

QHash<MessageId, qint64> MaildropTable::removalDue(const QList<MessageId> &ids)
{
    QHash<MessageId, qint64> result;
    const auto rule = FactTable(m_database).value(leaveRuleFact);
    if (!rule.startsWith(QLatin1String("days:")))
        return result;
    const auto days = rule.mid(5).toLongLong();
    SQLite::Statement row(
        m_database.handle(),
        "SELECT first_seen FROM main.maildrop WHERE message=? AND state<=1 AND firm=1 AND earlier_rule=0 AND "
        "first_seen>0 AND hash<>x''");
    for (const auto id : ids) {
        bindAll(row, id.value);
        if (row.executeStep())
            result.insert(id, row.getColumn(0).getInt64() + days * dayMs);
    }
    return result;
}

} // namespace duopost
