// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Maildrop.h"
#include "mailcore/store/MailStore.h"

#include <QElapsedTimer>
#include <deque>

namespace duopost {

/// Takes what a maildrop sends into the store in batches: while one batch is read from the network, the one
/// before is parsed on a thread of its own and the one before that is written. At most a few are under way, so
/// that a slow disk slows the network down instead of filling memory; what is committed stays whatever happens
/// to the connection. Lives on the sync worker.
class Pop3Intake {
public:
    /// seenAt: see MaildropEntry::firstSeen.
    Pop3Intake(MailStore &store, FolderId inbox, qint64 seenAt);

    /// A message never seen before.
    void arrive(MaildropMessage message, bool firm);
    /// The body of a message whose row is here.
    void body(MessageId id, QByteArray raw);
    /// Hands over what is gathered.
    void flush();
    /// Hands over and waits until all of it is committed. @return messages that are new. @throws what the store
    /// threw
    int finish();

private:
    struct Batch {
        QList<std::pair<MaildropMessage, bool>> arrived;
        QList<std::pair<MessageId, QByteArray>> bodies;
        qint64 bytes = 0;
        qsizetype count() const { return arrived.size() + bodies.size(); }
    };
    struct Written {
        QFuture<DeltaResult> arrived;
        QFuture<void> bodies;
    };
    void flushIfFull();
    void settleOldest();

    MailStore &m_store;
    FolderId m_inbox;
    qint64 m_seenAt;
    Batch m_batch;
    QElapsedTimer m_sinceFlush;
    std::deque<QFuture<Written>> m_running;
    int m_arrived = 0;
    bool m_first = true;
    JobThread m_parser;
};

} // namespace duopost
