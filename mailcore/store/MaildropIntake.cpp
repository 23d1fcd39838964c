// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/MaildropIntake.h"

#include "mailcore/store/Sql.h"

#include <QDateTime>
#include <algorithm>

namespace duopost {

DeltaResult MaildropIntake::take(FolderRef inbox, const QList<MaildropArrival> &arrivals, qint64 seenAt)
{
    DeltaResult result;
    result.changes.folder = inbox;
    result.changes.total = result.changes.unread = 0;
    auto &db = m_database.handle();
    auto nextId = db.execAndGet("SELECT value FROM main.meta WHERE key='next_id'").getInt64();
    SQLite::Statement add(
        db,
        "INSERT OR IGNORE INTO main.messages (id, folder, remote, date, zone, flags, size, attachments, body, "
        "message_id, subject, from_name, from_address, recipients, refs, preview, people, arrived, keywords) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    SQLite::Statement put(db, "INSERT OR REPLACE INTO main.bodies (message, raw) VALUES (?,?)");
    MaildropTable maildrop(m_database);
    const auto now = QDateTime::currentMSecsSinceEpoch();
    for (const auto &arrival : arrivals) {
        const auto &message = arrival.message;
        const auto date = sortDate(message, now);
        const auto from = message.header.from.value(0);
        const int zone = message.header.date.isValid() ? message.header.date.offsetFromUtc() : 0;
        bindAll(
            add, nextId, inbox.folder.value, message.remote.key, date, zone, message.flags.toInt(),
            message.size, message.hasAttachments, arrival.raw.has_value(), message.header.messageId,
            message.header.subject, from.name, from.address, recipientsOf(message.header),
            referencesOf(message.header), message.preview, peopleOf(message.header), message.arrived,
            message.keywords);
        MessageId id{nextId};
        if (run(add) > 0) {
            ++nextId;
            ++result.arrived;
            result.changes.arrived << SpineRow{id, date};
            result.changes.total += 1;
            result.changes.unread += message.flags.testFlag(MessageFlag::Seen) ? 0 : 1;
            if (arrival.raw) {
                bindAll(put, id.value, *arrival.raw);
                run(put);
            }
        } else {
            // A row without a memory of it: the memory is what is missing.
            id = MessageTable(m_database).idsOf(inbox.folder, {message.remote}).value(message.remote.key);
            if (arrival.raw)
                MessageTable(m_database)
                    .storeBodies({{id, *arrival.raw, message.preview, message.hasAttachments}});
        }
        maildrop.add(
            {.remote = message.remote,
             .message = id,
             .firstSeen = seenAt,
             .hash = arrival.hash,
             .size = message.size,
             .firm = arrival.firm});
    }
    SQLite::Statement update(db, "UPDATE main.meta SET value=? WHERE key='next_id'");
    bindAll(update, nextId);
    run(update);
    std::sort(result.changes.arrived.begin(), result.changes.arrived.end(), comesBefore);
    return result;
}

} // namespace duopost
