// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MessageTable.h"

#include "mailcore/Durations.h"
#include "mailcore/store/PendingTable.h"
#include "mailcore/store/Sql.h"

#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

Where whereIs(bool onServer, bool bodyHere)
{
    if (!onServer)
        return Where::OnlyHere;
    return bodyHere ? Where::ServerAndHere : Where::OnlyOnServer;
}

} // namespace

QString recipientsOf(const MessageHeader &header)
{
    QStringList names;
    for (const auto &address : header.to) {
        if (names.size() == 5)
            break;
        names << (address.name.isEmpty() ? address.address : address.name);
    }
    return names.join(QStringLiteral(", "));
}

// For searching: everybody by name and address, up to what lists of a thousand people would cost.
QString peopleOf(const MessageHeader &header)
{
    constexpr qsizetype enough = 4000;
    QString result;
    const auto add = [&](const QList<MailAddress> &people) {
        for (const auto &one : people) {
            if (result.size() > enough)
                return;
            result += one.name + QLatin1Char(' ') + one.address + QStringLiteral(", ");
        }
    };
    add(header.to);
    result += QLatin1Char('\n');
    add(header.cc);
    add(header.bcc);
    return result.size() > 1 ? result : QString();
}

// The first ones name what began a conversation, the last ones what is answered.
QByteArray referencesOf(const MessageHeader &header)
{
    constexpr qsizetype first = 10, last = 40, answered = 5;
    auto ids = header.references;
    if (ids.size() > first + last)
        ids = ids.first(first) + ids.last(last);
    for (const auto &id : header.inReplyTo.first(qMin(header.inReplyTo.size(), answered))) {
        if (!ids.contains(id))
            ids << id;
    }
    return ids.join(' ');
}

qint64 sortDate(const NewMessage &message, qint64 now)
{
    if (message.header.date.isValid()) {
        const auto date = message.header.date.toMSecsSinceEpoch();
        // A Date before e-mail or in the future would pin a message to an end of the list for ever.
        if (date > 0 && date < (message.arrived > 0 ? message.arrived : now) + 2 * dayMs)
            return date;
    }
    return message.arrived > 0 ? message.arrived : now;
}

QList<SpineRow> MessageTable::spine(FolderId folder)
{
    QList<SpineRow> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, date FROM " + tableIn(folder, "messages") + " WHERE folder=? ORDER BY date DESC, id DESC");
    bindAll(row, folder.value);
    while (row.executeStep())
        result << SpineRow{{row.getColumn(0).getInt64()}, row.getColumn(1).getInt64()};
    return result;
}

QList<ArchiveRow> MessageTable::archiveRows(FolderId folder)
{
    QList<ArchiveRow> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id, message_id, size, arrived, date, flags, keywords, subject, body, remote, "
        "from_name, from_address, on_server FROM "
            + tableIn(folder, "messages") + " WHERE folder=? ORDER BY date, id");
    bindAll(row, folder.value);
    while (row.executeStep())
        result << ArchiveRow{
            {row.getColumn(0).getInt64()},
            bytes(row, 1),
            row.getColumn(2).getInt64(),
            row.getColumn(3).getInt64(),
            row.getColumn(4).getInt64(),
            MessageFlags::fromInt(row.getColumn(5).getUInt()),
            bytes(row, 6),
            text(row, 7),
            row.getColumn(8).getInt() != 0,
            {bytes(row, 9)},
            {text(row, 10), text(row, 11)},
            row.getColumn(12).getInt() != 0};
    return result;
}

QList<MessageRow> MessageTable::rows(const QList<MessageId> &ids)
{
    static constexpr auto columns
        = "SELECT id, folder, remote, message_id, subject, from_name, from_address, recipients, "
          "preview, date, zone, size, flags, attachments, body, on_server, keywords, "
          "(SELECT max(not_before) FROM main.pending WHERE message = messages.id), "
          "EXISTS (SELECT 1 FROM main.pending WHERE copy = messages.id) FROM ";
    SQLite::Statement user(m_database.handle(), std::string(columns) + "main.messages WHERE id=?");
    SQLite::Statement cache(m_database.handle(), std::string(columns) + "cache.messages WHERE id=?");
    QList<MessageRow> result;
    result.reserve(ids.size());
    for (const auto id : ids) {
        auto &row = AccountDatabase::isUserData(id.value) ? user : cache;
        bindAll(row, id.value);
        if (!row.executeStep())
            continue;
        MessageRow message;
        message.id = id;
        message.folder = {row.getColumn(1).getInt64()};
        message.remote = {bytes(row, 2)};
        message.messageId = bytes(row, 3);
        message.subject = text(row, 4);
        message.from = {text(row, 5), text(row, 6)};
        message.to = text(row, 7);
        message.preview = text(row, 8);
        message.date = QDateTime::fromMSecsSinceEpoch(
            row.getColumn(9).getInt64(), Qt::OffsetFromUTC, row.getColumn(10).getInt());
        message.size = row.getColumn(11).getInt64();
        message.flags = flagsOf(row, 12);
        message.hasAttachments = row.getColumn(13).getInt() != 0;
        message.bodyHere = row.getColumn(14).getInt() != 0;
        message.where = whereIs(row.getColumn(15).getInt() != 0, message.bodyHere);
        message.keywords = bytes(row, 16);
        if (row.getColumn(17).getInt64() == PendingTable::never && !row.getColumn(17).isNull())
            message.where = Where::Refused;
        else if (!row.getColumn(17).isNull() || row.getColumn(18).getInt() != 0)
            message.where = Where::OnItsWay;
        result << message;
    }
    return result;
}

QList<MessageId> MessageTable::unread(FolderId folder)
{
    QList<MessageId> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id FROM " + tableIn(folder, "messages") + " WHERE folder=? AND (flags & ?)=0");
    bindAll(row, folder.value, static_cast<qint64>(MessageFlag::Seen));
    while (row.executeStep())
        result << MessageId{row.getColumn(0).getInt64()};
    return result;
}

QList<MessagePlace> MessageTable::withMessageId(const QByteArray &messageId)
{
    SQLite::Statement row(
        m_database.handle(),
        "SELECT id FROM main.messages WHERE message_id=?1 AND folder<>0 UNION ALL "
        "SELECT id FROM cache.messages WHERE message_id=?1 AND folder<>0");
    bindAll(row, messageId);
    QList<MessagePlace> result;
    while (row.executeStep()) {
        if (const auto found = place({row.getColumn(0).getInt64()}))
            result << *found;
    }
    return result;
}

std::optional<MessagePlace> MessageTable::place(MessageId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT folder, remote, flags, body, on_server, keywords, message_id, size, date FROM ")
            + AccountDatabase::schemaOf(id.value) + ".messages WHERE id=?");
    bindAll(row, id.value);
    if (!row.executeStep())
        return std::nullopt;
    return MessagePlace{
        id,
        {row.getColumn(0).getInt64()},
        {bytes(row, 1)},
        flagsOf(row, 2),
        row.getColumn(3).getInt() != 0,
        row.getColumn(4).getInt() != 0,
        bytes(row, 5),
        bytes(row, 6),
        row.getColumn(7).getInt64(),
        row.getColumn(8).getInt64()};
}

std::optional<QByteArray> MessageTable::body(MessageId id)
{
    SQLite::Statement row(
        m_database.handle(),
        std::string("SELECT raw FROM ") + AccountDatabase::schemaOf(id.value) + ".bodies WHERE message=?");
    bindAll(row, id.value);
    return row.executeStep() ? std::optional(bytes(row, 0)) : std::nullopt;
}

QList<RemoteId> MessageTable::unknownOf(FolderId folder, const QList<RemoteId> &ids)
{
    const auto here = idsOf(folder, ids);
    QList<RemoteId> result;
    for (const auto &id : ids) {
        if (!here.contains(id.key))
            result << id;
    }
    return result;
}

QHash<QByteArray, MessageId> MessageTable::idsOf(FolderId folder, const QList<RemoteId> &ids)
{
    QHash<QByteArray, MessageId> result;
    result.reserve(ids.size());
    SQLite::Statement row(
        m_database.handle(), "SELECT id FROM " + tableIn(folder, "messages") + " WHERE folder=? AND remote=?");
    for (const auto &id : ids) {
        bindAll(row, folder.value, id.key);
        if (row.executeStep())
            result.insert(id.key, {row.getColumn(0).getInt64()});
    }
    return result;
}

qint64 MessageTable::countKnown(FolderId folder)
{
    SQLite::Statement row(
        m_database.handle(),
        "SELECT count(*) FROM " + tableIn(folder, "messages")
            + " WHERE folder=?1 AND remote<x'02' OR folder=?1 AND remote>=x'03'");
    bindAll(row, folder.value);
    row.executeStep();
    return row.getColumn(0).getInt64();
}

bool MessageTable::isEmpty(FolderId folder)
{
    SQLite::Statement row(
        m_database.handle(), "SELECT 1 FROM " + tableIn(folder, "messages") + " WHERE folder=? LIMIT 1");
    bindAll(row, folder.value);
    return !row.executeStep();
}

int MessageTable::setMarks(MessageId id, MessageFlags flags, const QByteArray &keywords)
{
    const auto message = place(id);
    if (!message)
        return 0;
    SQLite::Statement update(
        m_database.handle(),
        std::string("UPDATE ") + AccountDatabase::schemaOf(id.value)
            + ".messages SET flags=?, keywords=? WHERE id=?");
    bindAll(update, flags.toInt(), keywords, id.value);
    run(update);
    return unreadOf(flags) - unreadOf(message->flags);
}

void MessageTable::storeBodies(const QList<StoredBody> &bodies)
{
    auto &db = m_database.handle();
    for (const auto &body : bodies) {
        const std::string schema = AccountDatabase::schemaOf(body.id.value);
        SQLite::Statement row(
            db, "UPDATE " + schema + ".messages SET body=1, preview=?, attachments=?, short=? WHERE id=?");
        bindAll(row, body.preview, body.hasAttachments, body.isShort, body.id.value);
        if (run(row) == 0)
            continue; // gone meanwhile
        SQLite::Statement put(db, "INSERT OR REPLACE INTO " + schema + ".bodies (message, raw) VALUES (?,?)");
        bindAll(put, body.id.value, body.raw);
        run(put);
    }
}

} // namespace duopost
