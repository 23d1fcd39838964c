// SPDX-License-Identifier: GPL-3.0-or-later
// Importing and exporting, beside everything else an account does: on a thread of its own, which asks the
// others.
#include "mailcore/MessageParser.h"
#include "mailcore/archive/ArchiveReader.h"
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/sync/ArchiveExport.h"
#include "mailcore/sync/BodyIntake.h"
#include "mailcore/sync/KnownMessages.h"

namespace duopost {

namespace {

// One transaction has so much, however long the archive is.
constexpr qsizetype mostAtOnce = 100;
constexpr qint64 mostBytesAtOnce = 8 << 20;

// A file whose lines end as in any text file means the line ends of mail; a mixture is meant as it is.
bool isMeantAsItIs(const ArchivedMessage &message)
{
    return message.isProven || message.raw.contains("\r\n");
}

ArrivingMessage toArriving(const ArchivedMessage &message, MessageFlags marks)
{
    ArrivingMessage result{.raw = message.raw, .flags = message.flags | marks, .keywords = message.keywords};
    if (message.received > 0)
        result.received = QDateTime::fromMSecsSinceEpoch(message.received, Qt::UTC);
    if (isMeantAsItIs(message))
        result.lineEnds = ArrivingMessage::LineEnds::AsTheyAre;
    return result;
}

template <class T> T resultOf(QFuture<T> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0) // the account is being closed
        throw MailError(MailError::Kind::Cancelled);
    return future.result();
}

} // namespace

JobThread &AccountEngine::archiveThread()
{
    const std::lock_guard lock(m_stopMutex);
    if (!m_archiveThread)
        m_archiveThread = std::make_unique<JobThread>(QStringLiteral("archive"), JobThread::AtEnd::DropJobs);
    return *m_archiveThread;
}

// Idle, but no proof of anything the server has.
void AccountEngine::reportArchiveEnd()
{
    const std::lock_guard lock(m_reportMutex);
    m_lastStep = Activity::Step::Idle;
    m_listener.activity({.account = m_account.id});
}

QFuture<ArchiveReport> AccountEngine::importArchive(const ImportRequest &request, Perform perform)
{
    const auto stop = stopToken();
    return archiveThread().post([this, request, perform, stop] {
        try {
            const auto result = runImport(request, perform, stop);
            reportArchiveEnd();
            return result;
        } catch (const MailError &) {
            reportArchiveEnd(); // whoever holds the future says what went wrong
            throw;
        }
    });
}

QFuture<ArchiveReport> AccountEngine::exportArchive(const ExportRequest &request)
{
    const auto stop = stopToken();
    return archiveThread().post([this, request, stop] {
        try {
            ArchiveExport run(
                request,
                {.folders = [this] { return knownFolders(); },
                 .rows = [this](FolderId folder) { return m_store.archiveRows(folder).result(); },
                 .body = [this](MessageId id) { return resultOf(raw(id)); },
                 .progress =
                     [this](const QString &folder, qint64 done, qint64 of) {
                         report(Activity::Step::Exporting, folder, done, of);
                     }},
                stop);
            const auto result = run.run();
            reportArchiveEnd();
            return result;
        } catch (const MailError &) {
            reportArchiveEnd();
            throw;
        }
    });
}

ArchiveReport AccountEngine::runImport(const ImportRequest &request, Perform perform, std::stop_token stop)
{
    const auto folder = request.folder.folder;
    const auto folders = knownFolders();
    const auto where = std::find_if(
        folders.begin(), folders.end(), [&](const Folder &one) { return one.id == folder && one.selectable; });
    if (where == folders.end())
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(folder.value));
    const bool tell = isServers(folder.value);
    report(Activity::Step::Importing, where->path);
    const auto reader = ArchiveReader::open(request.path, {request.largest, stop});
    KnownMessages known(
        m_store.archiveRows(folder).result(), [this](MessageId id) { return resultOf(raw(id)); });
    ArchiveReport result;
    QList<WholeMessage> batch;
    qint64 batchBytes = 0, seen = 0;
    const auto store = [&] {
        if (batch.isEmpty())
            return;
        m_store.appendAll(folder, batch, tell).waitForFinished();
        result.done += batch.size();
        batch.clear();
        batchBytes = 0;
        if (tell && perform == Perform::AtOnce)
            performSoon();
    };
    try {
        while (auto item = reader->next()) {
            report(Activity::Step::Importing, where->path, ++seen, reader->count());
            if (const auto *note = std::get_if<ArchiveNote>(&item->content)) {
                (note->why == ArchiveNote::Why::Unreadable ? result.failed : result.skipped) << *note;
                continue;
            }
            const auto &message = std::get<ArchivedMessage>(item->content);
            if (known.take(parseHeader(message.raw).messageId, message.raw)) {
                result.skipped << ArchiveNote{ArchiveNote::Why::AlreadyThere, item->where, {}};
                continue;
            }
            auto whole = takeArriving(toArriving(message, request.marks), tell);
            batchBytes += whole.message.size;
            batch << std::move(whole);
            if (batch.size() >= mostAtOnce || batchBytes >= mostBytesAtOnce)
                store();
            if (stop.stop_requested())
                throw MailError(MailError::Kind::Cancelled);
        }
        store();
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::Cancelled)
            throw;
        store(); // what was read is kept
        result.interrupted = true;
    }
    return result;
}

} // namespace duopost
