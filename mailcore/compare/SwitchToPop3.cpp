// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SwitchToPop3.h"

#include "mailcore/LocalFolderNames.h"
#include "mailcore/MessageParser.h"
#include "mailcore/store/BodyHash.h"
#include "mailcore/sync/BodyIntake.h"

#include <QDateTime>
#include <algorithm>

namespace duopost {

namespace {

using Step = SwitchProgress::Step;

constexpr qsizetype batchCount = 200;
constexpr qint64 batchBytes = 8 * 1024 * 1024;

ArrivingMessage arriving(const SideMessage &message, const QByteArray &raw)
{
    return {
        .raw = raw,
        .flags = message.flags,
        .keywords = message.keywords,
        .received = message.arrived > 0 ? QDateTime::fromMSecsSinceEpoch(message.arrived) : QDateTime(),
        .lineEnds = ArrivingMessage::LineEnds::AsTheyAre};
}

QString pathOutside(const QString &path)
{
    return isInKeptFolders(path) ? path.mid(keptFolder().size() + 1) : path;
}

bool isInbox(const QString &path)
{
    return path.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0;
}

} // namespace

SwitchToPop3::SwitchToPop3(SwitchParts parts, Account imap, CredentialSource imapCredentials)
    : m_parts(std::move(parts)), m_imapAccount(std::move(imap)), m_imapCredentials(std::move(imapCredentials))
{
}

void SwitchToPop3::requireGoing() const
{
    if (m_parts.stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

SwitchReceipt SwitchToPop3::run()
{
    m_receipt = {.to = Protocol::Pop3};
    look();
    makeFolders();
    m_receipt.before = m_here.messages.size();
    for (const auto &folder : std::as_const(m_here.folders))
        archive(folder);
    takeOverMarks();
    trashDeleted();
    if (m_imap)
        m_imap->close();
    return m_receipt;
}

void SwitchToPop3::look()
{
    m_parts.report(Step::Looking, {}, 0, 0);
    m_here = readStore(m_parts.here);
    m_imap = openSession(m_imapAccount, m_imapCredentials(), m_parts.stop);
    const auto pop3 = openSession(m_parts.account, m_parts.credentials(), m_parts.stop);
    m_parts.report(Step::Matching, {}, 0, m_here.messages.size());
    m_pop3 = readPop3(*pop3, Pop3Depth::UniqueIds, m_parts.stop);
    m_match = matchImapWithPop3(
        m_here, m_pop3, *pop3, eitherHashes(storeHashes(m_here, m_parts.here), imapHashes(m_here, *m_imap)),
        m_parts.stop);
    pop3->close(); // nothing was marked for removal
    for (const auto &pair : std::as_const(m_match.pairs))
        m_uniqueIds.insert(pair.here, m_pop3.side.messages[pair.there].remote);
}

void SwitchToPop3::makeFolders()
{
    m_parts.there
        .replaceFolders(
            {{.remoteName = "INBOX", .path = QStringLiteral("INBOX"), .role = FolderRole::Inbox}}, true)
        .waitForFinished();
    QList<FolderEdit> edits;
    for (const auto &folder : std::as_const(m_here.folders)) {
        if (folder.role == FolderRole::Inbox || isInKeptFolders(folder.path))
            continue;
        edits << FolderEdit{
            .change = CreateFolder{folder.path},
            .remoteName = folder.path.toUtf8(),
            .path = folder.path,
            .role = folder.role,
            .local = true};
    }
    // Of an archive: what was only on this computer lies where it lay before, as everything does now.
    for (const auto &folder : std::as_const(m_here.folders)) {
        const auto path = pathOutside(folder.path);
        const bool known
            = std::any_of(edits.begin(), edits.end(), [&](const FolderEdit &one) { return one.path == path; });
        if (isInKeptFolders(folder.path) && !isInbox(path) && !known)
            edits << FolderEdit{
                .change = CreateFolder{path}, .remoteName = path.toUtf8(), .path = path, .local = true};
    }
    m_parts.there.ensureLocalFolders(edits).waitForFinished();
    const auto made = m_parts.there.folders().result();
    for (const auto &folder : std::as_const(m_here.folders)) {
        for (const auto &other : made) {
            const bool inbox = folder.role == FolderRole::Inbox && other.role == FolderRole::Inbox;
            // A store from before may have another folder for the same purpose.
            const bool samePurpose = folder.role != FolderRole::None && other.role == folder.role;
            if (inbox || other.path == folder.path || (samePurpose && !m_targets.contains(folder.path)))
                m_targets.insert(folder.path, other.id);
        }
    }
    for (const auto &folder : std::as_const(m_here.folders)) {
        if (!isInKeptFolders(folder.path))
            continue;
        const auto path = pathOutside(folder.path);
        for (const auto &other : made) {
            if (other.path == path || (isInbox(path) && other.role == FolderRole::Inbox))
                m_targets.insert(folder.path, m_targets.value(path, other.id));
        }
    }
    QList<RemoteId> ids;
    for (const auto &message : std::as_const(m_pop3.side.messages))
        ids << message.remote;
    for (const auto &id : m_parts.there.lookAtMaildrop(ids).result().unknown)
        m_unknown << id.key;
}

void SwitchToPop3::archive(const Folder &folder)
{
    const auto target = m_targets.value(folder.path);
    QList<qsizetype> batch;
    qint64 bytes = 0;
    for (qsizetype i = 0; i < m_here.messages.size(); ++i) {
        const auto &message = m_here.messages[i];
        if (message.folder != folder.id)
            continue;
        if (const auto uniqueId = m_uniqueIds.constFind(i);
            uniqueId != m_uniqueIds.constEnd() && !m_unknown.contains(uniqueId->key)) {
            ++m_receipt.recognised; // from an earlier run, or from when this account was a POP3 account
            ++m_done;
            continue;
        }
        batch << i;
        bytes += message.traits.size;
        if (batch.size() >= batchCount || bytes >= batchBytes) {
            archiveBatch(batch, target);
            batch.clear();
            bytes = 0;
        }
    }
    archiveBatch(batch, target);
}

QHash<qsizetype, QByteArray> SwitchToPop3::textsOf(const QList<qsizetype> &batch)
{
    QHash<qsizetype, QByteArray> texts;
    Targets targets;
    QHash<QByteArray, qsizetype> asked;
    for (const auto index : batch) {
        const auto &message = m_here.messages[index];
        const auto raw = message.bodyHere ? m_parts.here.body(message.id).result() : std::nullopt;
        if (raw) {
            texts.insert(index, *raw);
        } else if (!message.remote.key.isEmpty()) {
            targets.folder.name = message.folderName;
            targets.folder.path = message.path;
            targets.uidValidity = message.uidValidity;
            targets.ids << message.remote;
            asked.insert(message.remote.key, index);
        }
    }
    if (!targets.ids.isEmpty())
        m_imap->fetch(targets, [&](FetchedMessage message) {
            const auto index = asked.constFind(message.remote.key);
            if (index == asked.constEnd())
                return;
            ++m_receipt.fetched;
            m_receipt.fetchedBytes += message.raw.size();
            texts.insert(*index, std::move(message.raw));
        });
    return texts;
}

// Whatever lies in the other store and is not a message that POP3 lists.
void SwitchToPop3::lookForSpares()
{
    m_spares.emplace();
    QSet<QByteArray> listed;
    for (const auto &message : std::as_const(m_pop3.side.messages))
        listed << message.remote.key;
    for (const auto &folder : m_parts.there.folders().result()) {
        for (const auto &row : m_parts.there.archiveRows(folder.id).result()) {
            if (row.bodyHere && !listed.contains(row.remote.key))
                (*m_spares)[row.messageId] << Spare{row.id, folder.id, row.flags};
        }
    }
}

// The one in the right folder if there is one; else it was moved since.
std::optional<SwitchToPop3::Spare>
SwitchToPop3::takeSpare(const QByteArray &messageId, const QByteArray &raw, FolderId target)
{
    if (!m_spares)
        lookForSpares();
    const auto found = m_spares->find(messageId);
    if (found == m_spares->end())
        return std::nullopt;
    const auto hash = contentHash(raw);
    std::stable_partition(found->begin(), found->end(), [&](const Spare &one) { return one.folder == target; });
    for (qsizetype i = 0; i < found->size(); ++i) {
        const auto body = m_parts.there.body(found->at(i).id).result();
        if (body && contentHash(*body) == hash)
            return found->takeAt(i);
    }
    return std::nullopt;
}

// From before, or from an earlier run; it goes where the message is now.
bool SwitchToPop3::isThere(
    const SideMessage &message, const QByteArray &messageId, const QByteArray &raw, FolderId target)
{
    const auto spare = takeSpare(messageId, raw, target);
    if (!spare)
        return false;
    if (spare->folder != target)
        m_parts.there.change(spare->folder, {spare->id}, MoveTo{target}, false).waitForFinished();
    m_reused << std::pair(Spare{spare->id, target, spare->flags}, message.flags);
    return true;
}

void SwitchToPop3::archiveBatch(const QList<qsizetype> &batch, FolderId target)
{
    if (batch.isEmpty())
        return;
    requireGoing();
    const auto &path = m_here.messages[batch.first()].path;
    m_parts.report(Step::Archiving, path, m_done, m_here.messages.size());
    const auto texts = textsOf(batch);
    QList<MaildropArrival> arrivals;
    QList<WholeMessage> local;
    for (const auto index : batch) {
        const auto &message = m_here.messages[index];
        ++m_done;
        const auto raw = texts.constFind(index);
        if (raw == texts.constEnd()) {
            ++m_receipt.leftHere;
            m_receipt.left << QPair(
                toSwitchMessage(message), QStringLiteral("the server does not give it any more"));
            continue;
        }
        auto whole = takeArriving(arriving(message, *raw), false);
        if (const auto uniqueId = m_uniqueIds.constFind(index); uniqueId != m_uniqueIds.constEnd()) {
            whole.message.remote = *uniqueId;
            whole.message.preview = whole.body.preview;
            arrivals << MaildropArrival{
                .message = whole.message, .raw = *raw, .hash = bodyHash(*raw), .firm = true};
            ++m_receipt.recognised;
            continue;
        }
        ++m_receipt.archived;
        if (!isThere(message, whole.message.header.messageId, *raw, target))
            local << std::move(whole);
    }
    if (!arrivals.isEmpty())
        m_parts.there.takeMaildrop(target, arrivals, QDateTime::currentMSecsSinceEpoch()).waitForFinished();
    if (!local.isEmpty())
        m_parts.there.appendAll(target, local, false).waitForFinished();
}

// Of messages that the other store had from before: what was read, answered or starred meanwhile.
void SwitchToPop3::takeOverMarks()
{
    QHash<QByteArray, MessageId> byUniqueId;
    const auto there = readPop3Store(m_parts.there);
    QHash<MessageId, const SideMessage *> rows;
    for (const auto &message : there.messages) {
        rows.insert(message.id, &message);
        if (!message.remote.key.isEmpty())
            byUniqueId.insert(message.remote.key, message.id);
    }
    static const QList<std::pair<MessageFlag, Change>> changes{
        {MessageFlag::Seen, MarkRead{}},
        {MessageFlag::Answered, MarkAnswered{}},
        {MessageFlag::Flagged, Star{}},
        {MessageFlag::Forwarded, MarkForwarded{}}};
    for (const auto &[mark, change] : changes) {
        QHash<FolderId, QList<MessageId>> ids;
        for (auto it = m_uniqueIds.cbegin(); it != m_uniqueIds.cend(); ++it) {
            const auto *row = rows.value(byUniqueId.value(it->key));
            if (row && m_here.messages[it.key()].flags.testFlag(mark) && !row->flags.testFlag(mark))
                ids[row->folder] << row->id;
        }
        for (const auto &[spare, flags] : std::as_const(m_reused)) {
            if (flags.testFlag(mark) && !spare.flags.testFlag(mark))
                ids[spare.folder] << spare.id;
        }
        for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
            m_parts.there.change(it.key(), it.value(), change, false).waitForFinished();
            m_receipt.marksTaken += it->size();
        }
    }
}

// The store from before still has what was deleted on the server meanwhile. It is proved that it was there; so
// it goes where deleted messages lie, and no further.
void SwitchToPop3::trashDeleted()
{
    const auto &entry = m_parts.journal.entry();
    if (entry.onServer.isEmpty() || entry.onServerIn != entry.directory)
        return;
    const auto there = readPop3Store(m_parts.there);
    const auto trash = std::find_if(there.folders.begin(), there.folders.end(), [](const Folder &folder) {
        return folder.role == FolderRole::Trash;
    });
    if (trash == there.folders.end())
        return;
    // A copy with the same id may be the one that is left; without an id nothing is certain.
    QSet<QByteArray> onServer, listed;
    for (const auto &message : std::as_const(m_here.messages))
        onServer << message.traits.messageId;
    for (const auto &message : std::as_const(m_pop3.side.messages))
        listed << message.remote.key;
    QHash<FolderId, QList<MessageId>> deleted;
    for (const auto &message : there.messages) {
        const bool isGone = entry.onServer.contains(message.id.value) && !message.traits.messageId.isEmpty()
            && !onServer.contains(message.traits.messageId)
            && (message.remote.key.isEmpty() || !listed.contains(message.remote.key));
        if (!isGone)
            continue;
        ++m_receipt.deletedMeanwhile;
        if (message.folder != trash->id)
            deleted[message.folder] << message.id;
    }
    for (auto it = deleted.cbegin(); it != deleted.cend(); ++it)
        m_parts.there.change(it.key(), it.value(), MoveTo{trash->id}, false).waitForFinished();
}

} // namespace duopost
