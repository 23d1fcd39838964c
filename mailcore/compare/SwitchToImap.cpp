// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SwitchToImap.h"

#include "mailcore/LocalFolderNames.h"
#include "mailcore/compare/SwitchPlanner.h"
#include "mailcore/sync/BodyIntake.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace duopost {

namespace {

using Step = SwitchProgress::Step;

constexpr qint64 storeBatchBytes = 4 * 1024 * 1024;
constexpr qsizetype uploadBatch = 50; ///< uploads between two looks at what the server says
const QString localFolder = keptFolder();

/// The marks that are taken over, as changes.
QList<std::pair<MessageFlag, Change>> markChanges()
{
    return {
        {MessageFlag::Seen, MarkRead{}},
        {MessageFlag::Answered, MarkAnswered{}},
        {MessageFlag::Flagged, Star{}},
        {MessageFlag::Forwarded, MarkForwarded{}}};
}

} // namespace

SwitchToImap::SwitchToImap(SwitchParts parts, AccountEngine &engine, std::function<QString()> lastRefusal)
    : m_parts(std::move(parts)), m_engine(engine), m_lastRefusal(std::move(lastRefusal))
{
}

void SwitchToImap::requireGoing() const
{
    if (m_parts.stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

void SwitchToImap::report(Step step, const QString &folder, qint64 done, qint64 of)
{
    m_parts.report(step, folder, done, of);
}

SwitchReceipt SwitchToImap::run(const SwitchWish &wish)
{
    m_wish = wish;
    const std::stop_callback stopEngine(m_parts.stop, [this] { m_engine.cancel(); });
    look();
    copyTexts();
    upload();
    if (m_wish.takeOverMarks)
        takeOverMarks();
    if (m_wish.keepFolders)
        moveThere();
    perform();
    checkUploads();
    keepLeft();

    SwitchReceipt receipt{.to = Protocol::Imap};
    receipt.before = m_here.messages.size();
    const auto &begun = m_parts.journal.entry().begun;
    for (const auto &pair : std::as_const(m_match.pairs)) {
        // What an interrupted run of this switch has uploaded is there now, and was not before.
        ++(begun.contains(m_here.messages[pair.here].id.value) ? receipt.uploaded : receipt.recognised);
    }
    receipt.uploaded += m_uploaded.size();
    receipt.leftHere = m_left.size();
    for (const auto &[index, why] : std::as_const(m_left))
        receipt.left << QPair(toSwitchMessage(m_here.messages[index]), why);
    receipt.marksTaken = m_parts.journal.entry().marked;
    receipt.moved = m_parts.journal.entry().moved.size();
    rememberWhatIsThere();
    return receipt;
}

void SwitchToImap::look()
{
    report(Step::Looking);
    m_engine.performPending().waitForFinished(); // of an interrupted run
    m_engine.synchronize({}).waitForFinished();
    requireGoing();
    m_here = readPop3Store(m_parts.here);
    m_there = readStore(m_parts.there);
    report(Step::Matching, {}, 0, m_here.messages.size());
    const auto session = openSession(m_parts.account, m_parts.credentials(), m_parts.stop);
    m_facts = session->facts();
    m_match = matchStoreWithImap(
        m_here, m_there, storeHashes(m_here, m_parts.here),
        eitherHashes(storeHashes(m_there, m_parts.there), imapHashes(m_there, *session)));
    session->close();
}

// What is here need not be fetched again.
void SwitchToImap::copyTexts()
{
    QHash<FolderId, QList<StoredBody>> bodies;
    qint64 bytes = 0, done = 0;
    const auto store = [&] {
        for (auto it = bodies.cbegin(); it != bodies.cend(); ++it)
            m_parts.there.storeBodies(it.key(), it.value()).waitForFinished();
        bodies.clear();
        bytes = 0;
    };
    for (const auto &pair : std::as_const(m_match.pairs)) {
        const auto &here = m_here.messages[pair.here];
        const auto &there = m_there.messages[pair.there];
        ++done;
        if (!here.bodyHere || there.bodyHere)
            continue;
        const auto raw = m_parts.here.body(here.id).result();
        if (!raw)
            continue;
        bytes += raw->size();
        bodies[there.folder] << takeIn(there.id, *raw);
        if (bytes >= storeBatchBytes) {
            report(Step::Matching, there.path, done, m_match.pairs.size());
            store();
            requireGoing();
        }
    }
    store();
}

FolderId SwitchToImap::targetOf(const QString &path) const
{
    return m_targets.value(path).id;
}

// Parents first. A folder that is queued to be made is in the list at once.
void SwitchToImap::makeFolders(const QSet<QString> &paths)
{
    m_targets = foldersThere(m_here.folders, m_there.folders);
    QStringList missing;
    for (const auto &path : paths) {
        if (m_targets.contains(path))
            continue;
        const auto parts = path.split(QLatin1Char('/'));
        for (qsizetype n = 1; n <= parts.size(); ++n)
            missing << parts.mid(0, n).join(QLatin1Char('/'));
    }
    missing.removeDuplicates();
    missing.sort(); // a parent is shorter
    for (const auto &path : std::as_const(missing)) {
        const bool isThere = std::any_of(
            m_there.folders.begin(), m_there.folders.end(), [&](const Folder &f) { return f.path == path; });
        if (!isThere)
            m_engine.changeFolder(CreateFolder{path}, Perform::WhenAsked).waitForFinished();
    }
    if (missing.isEmpty())
        return;
    m_there.folders = m_parts.there.folders().result();
    m_targets = foldersThere(m_here.folders, m_there.folders);
    for (const auto &folder : std::as_const(m_there.folders)) {
        if (paths.contains(folder.path) && !m_targets.contains(folder.path))
            m_targets.insert(folder.path, folder);
    }
}

void SwitchToImap::upload()
{
    const auto alone = m_match.aloneHere(m_here.messages.size());
    const auto uploads = uploadsOf(m_here, alone, m_wish, m_facts.appendLimit);
    const auto moves = m_wish.keepFolders ? movesOf(m_here, m_there, m_match.pairs) : QList<MatchedPair>();
    QSet<QString> paths;
    for (const auto index : uploads.go)
        paths << m_here.messages[index].path;
    for (const auto &move : moves)
        paths << m_here.messages[move.here].path;
    makeFolders(paths);
    for (const auto index : uploads.tooLarge)
        m_left << QPair(index, QStringLiteral("larger than the server takes"));
    for (const auto index : uploads.notWhole)
        m_left << QPair(index, QStringLiteral("not whole on this computer"));
    if (!m_wish.upload) {
        for (const auto index : alone) {
            if (m_here.messages[index].bodyHere)
                m_left << QPair(index, QStringLiteral("not wanted"));
        }
    }
    for (qsizetype at = 0; at < uploads.go.size();) {
        // Said before it is done: after a kill they count as uploaded, and not as having been there.
        auto entry = m_parts.journal.entry();
        const auto batch = uploads.go.mid(at, uploadBatch);
        for (const auto index : batch)
            entry.begun << m_here.messages[index].id.value;
        m_parts.journal.save(entry);
        for (const auto index : batch) {
            const auto &message = m_here.messages[index];
            const auto raw = m_parts.here.body(message.id).result();
            if (!raw) {
                m_left << QPair(index, QStringLiteral("not whole on this computer"));
                continue;
            }
            const auto received = message.arrived > 0 ? message.arrived : message.traits.date;
            const auto id
                = m_engine
                      .append(
                          targetOf(message.path),
                          {.raw = *raw,
                           .flags = message.flags,
                           .keywords = message.keywords,
                           .received = received > 0 ? QDateTime::fromMSecsSinceEpoch(received) : QDateTime()},
                          Perform::WhenAsked)
                      .result();
            m_uploaded << Uploaded{index, id};
        }
        at += batch.size();
        report(Step::Uploading, m_here.messages[batch.first()].path, at, uploads.go.size());
        perform();
        pause();
    }
}

// Out of politeness; who wants to stop does not wait for its end.
void SwitchToImap::pause() const
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any nothing;
    nothing.wait_for(lock, m_parts.stop, std::chrono::milliseconds(m_wish.pauseMs), [] { return false; });
}

void SwitchToImap::perform()
{
    m_engine.performPending().waitForFinished();
    requireGoing();
}

void SwitchToImap::takeOverMarks()
{
    QHash<FolderId, QHash<qsizetype, QList<MessageId>>> marks;
    QHash<FolderId, QHash<QByteArray, QList<MessageId>>> keywords;
    QSet<MessageId> touched;
    const auto changes = markChanges();
    for (const auto &pair : std::as_const(m_match.pairs)) {
        const auto &here = m_here.messages[pair.here];
        const auto &there = m_there.messages[pair.there];
        for (qsizetype i = 0; i < changes.size(); ++i) {
            if (here.flags.testFlag(changes[i].first) && !there.flags.testFlag(changes[i].first)) {
                marks[there.folder][i] << there.id;
                touched << there.id;
            }
        }
        const auto known = there.keywords.split(' ');
        for (const auto &keyword : here.keywords.split(' ')) {
            if (!keyword.isEmpty() && !known.contains(keyword)) {
                keywords[there.folder][keyword] << there.id;
                touched << there.id;
            }
        }
    }
    auto entry = m_parts.journal.entry();
    entry.marked += touched.size();
    m_parts.journal.save(entry);
    for (auto folder = marks.cbegin(); folder != marks.cend(); ++folder) {
        for (auto mark = folder->cbegin(); mark != folder->cend(); ++mark) {
            report(Step::Marking, {}, 0, touched.size());
            m_engine.change(folder.key(), mark.value(), changes[mark.key()].second, Perform::WhenAsked)
                .waitForFinished();
        }
    }
    for (auto folder = keywords.cbegin(); folder != keywords.cend(); ++folder) {
        for (auto keyword = folder->cbegin(); keyword != folder->cend(); ++keyword)
            m_engine.change(folder.key(), keyword.value(), AddKeyword{keyword.key()}, Perform::WhenAsked)
                .waitForFinished();
    }
    perform();
}

void SwitchToImap::moveThere()
{
    QHash<FolderId, QHash<FolderId, QList<MessageId>>> moves;
    auto entry = m_parts.journal.entry();
    qint64 count = 0;
    for (const auto &pair : movesOf(m_here, m_there, m_match.pairs)) {
        const auto &there = m_there.messages[pair.there];
        const auto &here = m_here.messages[pair.here];
        const auto target = targetOf(here.path);
        if (!target)
            continue;
        moves[there.folder][target] << there.id;
        entry.moved << here.id.value;
        ++count;
    }
    if (count == 0)
        return;
    m_parts.journal.save(entry);
    report(Step::Moving, {}, 0, count);
    for (auto from = moves.cbegin(); from != moves.cend(); ++from) {
        for (auto to = from->cbegin(); to != from->cend(); ++to)
            m_engine.change(from.key(), to.value(), MoveTo{to.key()}, Perform::WhenAsked).waitForFinished();
    }
    perform();
}

// Read back from the server, each of them: its answer to APPEND says that it took something, this says what.
// For the way back: what is missing then was deleted on the server.
void SwitchToImap::rememberWhatIsThere()
{
    auto entry = m_parts.journal.entry();
    entry.onServer.clear();
    for (const auto &pair : std::as_const(m_match.pairs))
        entry.onServer << m_here.messages[pair.here].id.value;
    for (const auto &each : std::as_const(m_uploaded))
        entry.onServer << m_here.messages[each.here].id.value;
    m_parts.journal.save(entry);
}

void SwitchToImap::checkUploads()
{
    m_engine.synchronize({}).waitForFinished(); // where the server does not say under which UID it put them
    requireGoing();
    const auto rows = readStore(m_parts.there);
    QHash<MessageId, const SideMessage *> byId;
    for (const auto &message : rows.messages)
        byId.insert(message.id, &message);
    QHash<QByteArray, QList<Uploaded>> byFolder;
    for (const auto &each : std::as_const(m_uploaded)) {
        const auto *row = byId.value(each.there);
        if (!row || row->remote.key.isEmpty()) {
            const auto words = m_lastRefusal();
            m_left << QPair(each.here, words.isEmpty() ? QStringLiteral("not on the server yet") : words);
            continue;
        }
        byFolder[row->folderName] << each;
    }
    m_uploaded.clear();
    const auto session = openSession(m_parts.account, m_parts.credentials(), m_parts.stop);
    qint64 done = 0;
    for (auto folder = byFolder.cbegin(); folder != byFolder.cend(); ++folder) {
        Targets targets;
        QHash<QByteArray, Uploaded> byUid;
        for (const auto &each : folder.value()) {
            const auto &row = *byId.value(each.there);
            targets.folder.name = row.folderName;
            targets.folder.path = row.path;
            targets.uidValidity = row.uidValidity;
            targets.ids << row.remote;
            byUid.insert(row.remote.key, each);
        }
        session->fetch(targets, [&](const FetchedMessage &message) {
            const auto found = byUid.constFind(message.remote.key);
            if (found == byUid.constEnd())
                return;
            const auto raw = m_parts.here.body(m_here.messages[found->here].id).result();
            if (raw && contentHash(*raw) == contentHash(message.raw)) {
                m_uploaded << *found;
                byUid.erase(found);
            }
            report(Step::Checking, targets.folder.path, ++done, folder->size());
        });
        for (const auto &each : std::as_const(byUid))
            m_left << QPair(each.here, QStringLiteral("the server has something else than was sent"));
    }
    session->close();
}

// What could not go to the server stays readable: in a folder of this computer. What waits in the queue is in
// its folder already.
void SwitchToImap::keepLeft()
{
    QSet<MessageId> queued;
    for (const auto &each : m_engine.pending().result())
        queued << each.message;
    const auto rows = readStore(m_parts.there);
    QHash<QByteArray, int> kept; // here already, from an interrupted run
    for (const auto &row : rows.messages) {
        if (row.path == localFolder || queued.contains(row.id)) {
            if (const auto raw = m_parts.there.body(row.id).result())
                ++kept[contentHash(*raw)];
        }
    }
    QList<WholeMessage> batch;
    for (const auto &[index, why] : std::as_const(m_left)) {
        const auto &message = m_here.messages[index];
        const auto raw = m_parts.here.body(message.id).result();
        if (!raw)
            continue; // a bare header; its text is on the server it came from
        if (auto &count = kept[contentHash(*raw)]; count > 0) {
            --count;
            continue;
        }
        batch << takeArriving(
            {.raw = *raw,
             .flags = message.flags,
             .keywords = message.keywords,
             .received = message.arrived > 0 ? QDateTime::fromMSecsSinceEpoch(message.arrived) : QDateTime(),
             .lineEnds = ArrivingMessage::LineEnds::AsTheyAre},
            false);
    }
    if (batch.isEmpty())
        return;
    m_parts.there
        .ensureLocalFolders({FolderEdit{
            .change = CreateFolder{localFolder},
            .remoteName = localFolder.toUtf8(),
            .path = localFolder,
            .local = true}})
        .waitForFinished();
    for (const auto &folder : m_parts.there.folders().result()) {
        if (folder.path == localFolder)
            m_parts.there.appendAll(folder.id, batch, false).waitForFinished();
    }
}

} // namespace duopost
