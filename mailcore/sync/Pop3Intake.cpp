// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Pop3Intake.h"

#include "mailcore/MessageParser.h"
#include "mailcore/store/BodyHash.h"
#include "mailcore/sync/Amounts.h"
#include "mailcore/sync/BodyIntake.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype batchCount = 400;
constexpr qsizetype firstCount = 50; // something to see at once
constexpr qint64 batchMs = 1000;

MaildropArrival parsed(MaildropMessage &message, bool firm)
{
    MaildropArrival result{.firm = firm};
    auto &row = result.message;
    row.remote = message.remote;
    row.size = message.size;
    if (!message.whole) {
        row.header = parseHeader(message.raw);
        // Without the body the type is the best guess.
        row.hasAttachments = row.header.contentType == "multipart/mixed";
        return result;
    }
    const auto whole = parseMessage(message.raw);
    row.header = whole.header;
    row.preview = previewOf(whole);
    row.hasAttachments
        = std::any_of(whole.attachments.begin(), whole.attachments.end(), [](const Attachment &attachment) {
              return !attachment.isInline;
          });
    result.hash = bodyHash(message.raw);
    result.raw = std::move(message.raw);
    return result;
}

template <class T> QFuture<T> nothing()
{
    QPromise<T> promise;
    promise.start();
    if constexpr (!std::is_void_v<T>)
        promise.addResult(T());
    promise.finish();
    return promise.future();
}

} // namespace

Pop3Intake::Pop3Intake(MailStore &store, JobThread &parser, FolderId inbox, qint64 seenAt)
    : m_store(store), m_parser(parser), m_inbox(inbox), m_seenAt(seenAt)
{
    m_sinceFlush.start();
}

void Pop3Intake::arrive(MaildropMessage message, bool firm)
{
    m_batch.bytes += message.raw.size();
    m_batch.arrived << std::pair(std::move(message), firm);
    flushIfFull();
}

void Pop3Intake::body(MessageId id, QByteArray raw)
{
    m_batch.bytes += raw.size();
    m_batch.bodies << std::pair(id, std::move(raw));
    flushIfFull();
}

void Pop3Intake::flushIfFull()
{
    if (m_batch.bytes >= mostBatchBytes || m_batch.count() >= (m_first ? firstCount : batchCount)
        || m_sinceFlush.elapsed() >= batchMs)
        flush();
}

void Pop3Intake::flush()
{
    m_sinceFlush.start();
    if (m_batch.count() == 0)
        return;
    m_first = false;
    while (m_running.size() >= mostBatchesRunning)
        settleOldest();
    auto batch = std::make_shared<Batch>(std::exchange(m_batch, {}));
    // Nothing of this object: after a fault on the network the batch may outlive it, and is kept.
    m_running.push_back(m_parser.post([&store = m_store, inbox = m_inbox, seenAt = m_seenAt, batch] {
        return write(store, inbox, seenAt, *batch);
    }));
}

Pop3Intake::Written Pop3Intake::write(MailStore &store, FolderId inbox, qint64 seenAt, Batch &batch)
{
    Written written{nothing<DeltaResult>(), nothing<void>()};
    if (!batch.arrived.isEmpty()) {
        QList<MaildropArrival> arrivals;
        arrivals.reserve(batch.arrived.size());
        for (auto &[message, firm] : batch.arrived)
            arrivals << parsed(message, firm);
        written.arrived = store.takeMaildrop(inbox, arrivals, seenAt);
    }
    if (!batch.bodies.isEmpty()) {
        QList<StoredBody> bodies;
        for (const auto &[id, raw] : std::as_const(batch.bodies))
            bodies << takeIn(id, raw);
        written.bodies = store.storeBodies(inbox, bodies);
    }
    return written;
}

int Pop3Intake::finish()
{
    flush();
    while (!m_running.empty())
        settleOldest();
    return std::exchange(m_arrived, 0);
}

void Pop3Intake::settleOldest()
{
    const auto written = m_running.front().result();
    m_running.pop_front();
    m_arrived += written.arrived.result().arrived; // throws what the store threw
    auto bodies = written.bodies;
    bodies.waitForFinished();
}

} // namespace duopost
