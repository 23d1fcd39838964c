// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"
#include "mailcore/store/MailStore.h"

#include <deque>

namespace duopost {

/// Takes bodies into the store in batches: while one is read from the network, the one before is parsed on
/// another thread and the one before that is written. A few at most are under way, so that a slow disk slows
/// the network down instead of filling memory; what was handed over is kept whatever happens to the connection.
/// Lives on the sync worker.
class BodyPipeline {
public:
    BodyPipeline(MailStore &store, JobThread &parser, FolderId folder)
        : m_store(store), m_parser(parser), m_folder(folder)
    {
    }

    void take(MessageId id, FetchedMessage message);
    /// Hands over and waits until all of it is committed. @throws what the store threw
    void finish();

private:
    using Batch = QList<std::pair<MessageId, FetchedMessage>>;
    void flush();
    void settleOldest();

    MailStore &m_store;
    JobThread &m_parser;
    FolderId m_folder;
    Batch m_batch;
    qint64 m_bytes = 0;
    std::deque<QFuture<QFuture<void>>> m_running; ///< parsing, and then writing
};

} // namespace duopost
