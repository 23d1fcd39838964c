// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on an account of the profile: in a folder made for them, with messages made for them, and only
// after a person was shown what would be done and agreed. Nothing is sent, and nothing else is looked into.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Experiment.h"

namespace duopost {

/// What would be done, for a person to read.
struct ScratchPlan {
    AccountId account;
    QString folder; ///< a name that nobody uses: "Duopost experiment 2026-03-02 10-15"
    QStringList scenarios; ///< those that can be tried in a folder
    int messages = 0; ///< are put into it, at most
};

/// Says that a person was shown a plan and agreed to it. Nothing begins without one, and what is done is what
/// was shown.
class ScratchConsent {
public:
    /// @param shown as it was on the screen
    static ScratchConsent given(const ScratchPlan &shown) { return ScratchConsent(shown); }
    const ScratchPlan &plan() const { return m_plan; }

private:
    explicit ScratchConsent(ScratchPlan plan) : m_plan(std::move(plan)) { }
    ScratchPlan m_plan;
};

/// What an interrupted run may have left on the server; from this computer's notes.
struct ScratchRemains {
    QString folder;
    QDateTime since;
};

/// "read", "star", …: what can be tried in a folder, without touching an inbox, and without sending.
QStringList scratchScenarios();

/// GUI thread; nothing blocks. One run or cleaning for each account at a time.
class AccountExperiments : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// No connection is made for it.
    /// @param scenarios empty = all; those that are not for an account are left out
    virtual ScratchPlan plan(AccountId account, const QStringList &scenarios) const = 0;
    /// Begins at once. Every set-up of these scenarios becomes a cell; those with POP3 say why they were not
    /// tried. The folder is removed at the end, and looked for again: see ExperimentReport::cleanup.
    /// The run ends with MailError NotFound, NotSupported (a server that could not be tidied afterwards),
    /// BadUsage (remains of an earlier one are still there), or any network error.
    virtual std::unique_ptr<ExperimentRun> start(const ScratchConsent &consent) = 0;
    virtual std::optional<ScratchRemains> remains(AccountId account) const = 0;
    /// Removes them. A folder in which there is anything else stays, and so does that.
    /// @throws (in the future) MailError NotFound, or any network error; then they are still noted
    virtual QFuture<ScratchCleanup> clean(AccountId account) = 0;
};

} // namespace duopost
