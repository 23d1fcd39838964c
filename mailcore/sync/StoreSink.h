// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"
#include "mailcore/store/MailStore.h"

#include <deque>

namespace duopost {

/// Joins a pull with the store: parses headers on the worker's thread, keeps at most a few commits under way
/// (so that a slow disk slows the network down instead of filling memory), and counts.
class StoreSink : public PullSink {
public:
    struct Hooks {
        std::function<void(qint64 done, qint64 of)> progress;
        std::function<void()> breathe;
    };
    struct Totals {
        int arrived = 0, reflagged = 0, gone = 0;
    };

    StoreSink(MailStore &store, FolderId folder, const MailStore::FolderState &state, Hooks hooks);

    bool isUsed() const { return m_used; } ///< whether anything was brought

    void startOver() override;
    QList<RemoteId> unknownOf(const QList<RemoteId> &ids) override;
    void headers(QList<RemoteHeader> batch) override;
    qint64 countHere() override;
    void flags(const QList<RemoteFlags> &batch) override;
    void gone(const QList<RemoteId> &ids) override;
    void present(const QList<RemoteId> &all) override;
    void progress(qint64 done, qint64 of) override { m_hooks.progress(done, of); }
    void breathe() override { m_hooks.breathe(); }

    /// Waits for what is under way, then commits the cursor that vouches for it.
    Totals finish(const SyncCursor &cursor, quint64 uidValidity);

private:
    void commit(FolderDelta delta);
    void settleOldest();

    MailStore &m_store;
    FolderId m_folder;
    quint64 m_since = 0; ///< Landings::now() when the pull began
    bool m_used = false;
    bool m_folderIsEmpty;
    Hooks m_hooks;
    std::deque<QFuture<DeltaResult>> m_running;
    Totals m_totals;
};

} // namespace duopost
