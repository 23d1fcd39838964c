// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

/// A pull without a store: keeps what it is given.
class MemorySink : public PullSink {
public:
    void startOver() override { ++startedOver; }
    QList<RemoteId> unknownOf(const QList<RemoteId> &ids) override
    {
        QList<RemoteId> result;
        for (const auto &id : ids) {
            if (!known.contains(id))
                result << id;
        }
        return result;
    }
    void headers(QList<RemoteHeader> batch) override
    {
        batches << static_cast<int>(batch.size());
        received += batch;
    }
    qint64 countHere() override { return counted; }
    void flags(const QList<RemoteFlags> &batch) override { reflagged += batch; }
    void gone(const QList<RemoteId> &ids) override { goneIds += ids; }
    void present(const QList<RemoteId> &all) override { presentIds = all; }
    void progress(qint64, qint64) override { }
    void breathe() override { }

    QList<RemoteId> known;
    QList<RemoteHeader> received;
    QList<int> batches;
    QList<RemoteFlags> reflagged;
    QList<RemoteId> goneIds;
    std::optional<QList<RemoteId>> presentIds;
    int startedOver = 0;
    qint64 counted = -1;
};

} // namespace duopost
