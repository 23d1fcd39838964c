// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"
#include "mailcore/sync/SessionHolder.h"
#include "mailcore/threads/JobThread.h"

#include <atomic>
#include <stop_token>

namespace duopost {

/// Experiments in a folder of an account, on a thread of their own. GUI thread. However it ends, the folder is
/// removed, or it is noted that it is still there.
class ScratchRun : public ExperimentRun {
public:
    struct Parts {
        Account account;
        CredentialSource credentials;
        QString noteFile;
        QString stores; ///< the devices' stores are made in this folder
    };
    ScratchRun(Parts parts, const ScratchConsent &consent);
    ~ScratchRun() override;
    void stop() override { m_stop.request_stop(); }
    void leave() override;
    bool isAtWork() const;

    static ScratchCleanup clean(const Parts &parts);

private:
    void run();
    void play(ExperimentReport &report);
    void playAll(class ScratchPlace &place, ExperimentReport &report);
    void tell(const ExperimentCell &cell);

    const Parts m_parts;
    const ScratchPlan m_plan;
    std::stop_source m_stop, m_leave; ///< after this one; at once
    std::atomic<bool> m_ended = false;
    JobThread m_thread; ///< last: ends first
};

} // namespace duopost
