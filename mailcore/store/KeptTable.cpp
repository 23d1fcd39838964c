// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/KeptTable.h"

#include "mailcore/LocalFolderNames.h"
#include "mailcore/MessageParser.h"
#include "mailcore/store/BodyHash.h"
#include "mailcore/store/FactTable.h"
#include "mailcore/store/FolderActions.h"
#include "mailcore/store/FolderTable.h"
#include "mailcore/store/Sql.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr int compression = 1; // most of it is base64, where more effort gains little
const QString cacheFact = QStringLiteral("archive.cache"); // which cache.db the places are about

// What comes there is not asked to stay: what was elsewhere before is in the archive already.
bool isPassing(int role)
{
    const auto known = static_cast<FolderRole>(role);
    return known == FolderRole::Junk || known == FolderRole::Trash || known == FolderRole::Drafts;
}

std::string passingRoles()
{
    return std::to_string(static_cast<int>(FolderRole::Junk)) + ","
        + std::to_string(static_cast<int>(FolderRole::Trash)) + ","
        + std::to_string(static_cast<int>(FolderRole::Drafts));
}

bool hasAttachments(const ParsedMessage &message)
{
    return std::any_of(message.attachments.begin(), message.attachments.end(), [](const Attachment &one) {
        return !one.isInline;
    });
}

} // namespace

// Triggers of this connection alone: those of a database could not reach into another one. Inside them a name
// stands for the first table that has it.
void KeptTable::begin()
{
    auto &db = m_database.handle();
    if (!isWatching(m_database))
        db.exec("CREATE TEMP TABLE kept_noted (message INTEGER PRIMARY KEY);"
                "CREATE TEMP TRIGGER kept_body AFTER INSERT ON cache.bodies BEGIN"
                " INSERT OR IGNORE INTO kept_noted VALUES (new.message); END;"
                "CREATE TEMP TRIGGER kept_moved AFTER UPDATE OF folder ON cache.messages WHEN new.body=1 BEGIN"
                " INSERT OR IGNORE INTO kept_noted VALUES (new.id); END;"
                "CREATE TEMP TRIGGER kept_gone AFTER DELETE ON cache.messages BEGIN"
                " UPDATE kept_places SET gone=1, flags=old.flags, keywords=old.keywords,"
                " path=coalesce((SELECT path FROM cache.folders WHERE id=old.folder), path)"
                " WHERE message=old.id; END;");
    noteCache();
    db.exec("UPDATE main.kept_places SET gone=1 WHERE gone=0 AND message NOT IN (SELECT id FROM "
            "cache.messages);"
            "INSERT OR IGNORE INTO temp.kept_noted SELECT id FROM cache.messages WHERE body=1 AND short=0 AND "
            "id NOT IN (SELECT message FROM main.kept_places)");
}

// A cache that was made anew gives other ids.
void KeptTable::noteCache()
{
    auto &db = m_database.handle();
    const auto made
        = QString::number(db.execAndGet("SELECT value FROM cache.meta WHERE key='made'").getInt64());
    FactTable facts(m_database);
    if (facts.value(cacheFact) == made)
        return;
    // Numbers that no message has: what was in the old cache is looked for in the new one by its hash.
    const auto highest
        = db.execAndGet("SELECT coalesce(max(abs(message)), 0) FROM main.kept_places").getInt64();
    SQLite::Statement renumber(db, "UPDATE main.kept_places SET gone=1, message=-(message+?) WHERE message>0");
    bindAll(renumber, highest);
    run(renumber);
    facts.set({{cacheFact, made}});
}

void KeptTable::end()
{
    auto &db = m_database.handle();
    if (isWatching(m_database))
        db.exec("DROP TRIGGER temp.kept_body; DROP TRIGGER temp.kept_moved; DROP TRIGGER temp.kept_gone;"
                "DROP TABLE temp.kept_noted");
    // What is gone there and not shown yet stays.
    db.exec("DELETE FROM main.kept WHERE shown=0 AND id IN (SELECT p.kept FROM main.kept_places p JOIN "
            "cache.messages m ON m.id=p.message WHERE p.gone=0);"
            "DELETE FROM main.kept_places WHERE kept NOT IN (SELECT id FROM main.kept)");
}

bool KeptTable::isWatching(AccountDatabase &database)
{
    return database.handle()
               .execAndGet("SELECT count(*) FROM temp.sqlite_master WHERE name='kept_noted'")
               .getInt()
        > 0;
}

std::optional<KeptTable::Kept> KeptTable::find(const QByteArray &hash)
{
    SQLite::Statement row(m_database.handle(), "SELECT id, shown, length(raw)>0 FROM main.kept WHERE hash=?");
    bindAll(row, hash);
    if (!row.executeStep())
        return std::nullopt;
    return Kept{row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt() != 0};
}

// It is on the server again: what stood for it goes, unless somebody has filed it elsewhere meanwhile.
void KeptTable::takeBack(const Kept &kept, MessageActions &actions)
{
    const auto place = MessageTable(m_database).place({kept.shown});
    const auto folder = place ? FolderTable(m_database).find(place->folder) : std::nullopt;
    if (folder && isInKeptFolders(folder->path))
        actions.record(folder->id, {place->id}, DeleteForGood{}, false);
}

bool KeptTable::take(qint64 octets, MessageActions &actions)
{
    auto &db = m_database.handle();
    SQLite::Statement noted(
        db,
        "SELECT n.message, coalesce(f.role, 0), coalesce(f.path, ''), m.flags, m.keywords, m.arrived, b.raw, "
        "p.kept IS NOT NULL FROM temp.kept_noted n JOIN cache.messages m ON m.id=n.message AND m.short=0 JOIN "
        "cache.bodies b ON b.message=n.message LEFT JOIN cache.folders f ON f.id=m.folder LEFT JOIN "
        "main.kept_places p ON p.message=n.message");
    SQLite::Statement insert(db, "INSERT INTO main.kept (hash, size, raw) VALUES (?,?,?)");
    SQLite::Statement refill(db, "UPDATE main.kept SET raw=?, shown=0 WHERE id=?");
    SQLite::Statement settle(
        db,
        "INSERT OR REPLACE INTO main.kept_places (message, kept, path, flags, keywords, arrived) "
        "VALUES (?,?,?,?,?,?)");
    SQLite::Statement done(db, "DELETE FROM temp.kept_noted WHERE message=?");
    QList<qint64> taken;
    bool more = false;
    while (noted.executeStep()) {
        if (octets <= 0) {
            more = true;
            break;
        }
        const auto message = noted.getColumn(0).getInt64();
        taken << message;
        if (noted.getColumn(7).getInt() != 0)
            continue;
        const auto raw = bytes(noted, 6);
        octets -= raw.size();
        const auto hash = bodyHash(raw);
        auto kept = find(hash);
        if (!kept && isPassing(noted.getColumn(1).getInt()))
            continue;
        if (!kept) {
            bindAll(insert, hash, raw.size(), qCompress(raw, compression));
            run(insert);
            kept = Kept{db.getLastInsertRowid(), 0, true};
        } else if (kept->shown != 0 || !kept->raw) {
            takeBack(*kept, actions);
            bindAll(refill, qCompress(raw, compression), kept->id);
            run(refill);
        }
        bindAll(
            settle, message, kept->id, text(noted, 2), noted.getColumn(3).getInt(), bytes(noted, 4),
            noted.getColumn(5).getInt64());
        run(settle);
    }
    noted.reset();
    if (!more) {
        db.exec("DELETE FROM temp.kept_noted"); // also what has no body, or not all of it, after all
        return false;
    }
    for (const auto message : std::as_const(taken)) {
        bindAll(done, message);
        run(done);
    }
    return true;
}

// Messages whose text has not been fetched yet: one that went from a folder may be among them.
KeptTable::Unread KeptTable::withoutText()
{
    Unread result;
    SQLite::Statement row(m_database.handle(), "SELECT message_id, size FROM cache.messages WHERE body=0");
    while (row.executeStep()) {
        const auto id = bytes(row, 0);
        if (id.isEmpty())
            result.sizes << row.getColumn(1).getInt64();
        else
            result.messageIds << id;
    }
    return result;
}

std::optional<FolderId> KeptTable::localFolder(const QString &path)
{
    QList<FolderEdit> edits;
    const auto parts = path.split(QLatin1Char('/'));
    for (qsizetype n = 1; n <= parts.size(); ++n) {
        const auto one = parts.mid(0, n).join(QLatin1Char('/'));
        edits << FolderEdit{
            .change = CreateFolder{one}, .remoteName = one.toUtf8(), .path = one, .local = true};
    }
    FolderActions(m_database).ensureLocal(edits);
    for (const auto &folder : FolderTable(m_database).all()) {
        if (folder.path == path && AccountDatabase::isUserData(folder.id.value))
            return folder.id;
    }
    return std::nullopt; // the server has one of this name
}

FolderId KeptTable::folderFor(const QString &path)
{
    if (const auto known = m_folders.constFind(path); known != m_folders.cend())
        return *known;
    const auto wanted = path.isEmpty() ? keptFolder() : keptFolder() + QLatin1Char('/') + path;
    auto folder = localFolder(wanted);
    for (int n = 2; !folder; ++n)
        folder = localFolder(QStringLiteral("%1 (%2)").arg(wanted).arg(n));
    return *m_folders.insert(path, *folder);
}

void KeptTable::show(const Place &place, const QByteArray &raw, MessageActions &actions)
{
    const auto parsed = parseMessage(raw);
    const bool attachments = hasAttachments(parsed);
    const NewMessage message{
        .header = parsed.header,
        .arrived = place.arrived,
        .size = raw.size(),
        .flags = place.flags,
        .keywords = place.keywords,
        .hasAttachments = attachments};
    const auto id
        = actions.append(folderFor(place.path), message, {{}, raw, previewOf(parsed), attachments}, false);
    SQLite::Statement shown(m_database.handle(), "UPDATE main.kept SET shown=?, raw=x'' WHERE id=?");
    bindAll(shown, id.value, place.kept);
    run(shown);
}

int KeptTable::showGone(int most, MessageActions &actions)
{
    auto &db = m_database.handle();
    db.exec("DELETE FROM main.kept_places WHERE gone=1 AND kept IN (SELECT kept FROM main.kept_places WHERE "
            "gone=0)");
    QList<Place> gone; // the last place of each
    {
        SQLite::Statement row(
            db,
            "SELECT kept, path, flags, keywords, arrived, max(abs(message)) FROM main.kept_places WHERE gone=1 "
            "GROUP BY kept");
        while (row.executeStep())
            gone << Place{
                row.getColumn(0).getInt64(), text(row, 1), MessageFlags::fromInt(row.getColumn(2).getInt()),
                bytes(row, 3), row.getColumn(4).getInt64()};
    }
    const auto waiting = gone.isEmpty() ? Unread() : withoutText();
    SQLite::Statement content(db, "SELECT raw FROM main.kept WHERE id=? AND shown=0");
    SQLite::Statement settled(db, "DELETE FROM main.kept_places WHERE kept=?");
    int count = 0;
    for (const auto &place : std::as_const(gone)) {
        if (count == most)
            break;
        bindAll(content, place.kept);
        if (content.executeStep()) {
            const auto raw = qUncompress(bytes(content, 0));
            content.reset();
            const auto messageId = parseHeader(raw).messageId;
            if (messageId.isEmpty() ? waiting.sizes.contains(raw.size())
                                    : waiting.messageIds.contains(messageId))
                continue;
            show(place, raw, actions);
            ++count;
        }
        bindAll(settled, place.kept);
        run(settled);
    }
    return count;
}

KeptArchive KeptTable::numbers()
{
    auto &db = m_database.handle();
    KeptArchive result;
    // What somebody deleted in the folder that showed it is in the archive no more.
    SQLite::Statement sums(
        db,
        "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(shown<>0), 0) FROM main.kept WHERE shown=0 OR "
        "shown IN "
        "(SELECT id FROM main.messages)");
    sums.executeStep();
    result.messages = sums.getColumn(0).getInt64();
    result.bytes = sums.getColumn(1).getInt64();
    result.onlyHere = sums.getColumn(2).getInt64();
    SQLite::Statement missing(
        db,
        "SELECT count(*) FROM cache.messages m JOIN cache.folders f ON f.id=m.folder WHERE f.role NOT IN ("
            + passingRoles() + ") AND f.hidden=0 AND m.id NOT IN (SELECT message FROM main.kept_places)");
    missing.executeStep();
    result.toCome = missing.getColumn(0).getInt64();
    return result;
}

} // namespace duopost
