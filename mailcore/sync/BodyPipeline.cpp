// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/BodyPipeline.h"

#include "mailcore/sync/Amounts.h"
#include "mailcore/sync/BodyIntake.h"

namespace duopost {

namespace {

constexpr qsizetype bodiesInBatch = 500;

} // namespace

void BodyPipeline::take(MessageId id, FetchedMessage message)
{
    m_bytes += message.raw.size();
    m_batch << std::pair(id, std::move(message));
    if (m_bytes >= mostBatchBytes || m_batch.size() >= bodiesInBatch)
        flush();
}

void BodyPipeline::flush()
{
    if (m_batch.isEmpty())
        return;
    while (m_running.size() >= mostBatchesRunning)
        settleOldest();
    m_bytes = 0;
    auto batch = std::make_shared<Batch>(std::exchange(m_batch, {}));
    m_running.push_back(m_parser.post([&store = m_store, folder = m_folder, batch] {
        QList<StoredBody> bodies;
        bodies.reserve(batch->size());
        for (const auto &[id, message] : std::as_const(*batch)) {
            bodies << takeIn(id, message.raw);
            bodies.last().isShort = message.shorterThanAnnounced;
        }
        return store.storeBodies(folder, bodies);
    }));
}

void BodyPipeline::settleOldest()
{
    auto written = m_running.front().result();
    m_running.pop_front();
    written.waitForFinished();
}

void BodyPipeline::finish()
{
    flush();
    while (!m_running.empty())
        settleOldest();
}

} // namespace duopost
