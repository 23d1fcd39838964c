// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"
#include "mailcore/compare/ScratchRun.h"

#include <QHash>
#include <QPointer>

namespace duopost {

/// Experiments on the accounts of a profile. What is under way on a server is noted in the profile. GUI thread.
class LocalExperiments : public AccountExperiments {
    Q_OBJECT
public:
    struct Hooks {
        std::function<const Account *(AccountId)> account;
        std::function<CredentialSource(const Account &)> credentials;
    };
    /// @param folder of the profile
    LocalExperiments(QString folder, Hooks hooks);

    ScratchPlan plan(AccountId account, const QStringList &scenarios) const override;
    std::unique_ptr<ExperimentRun> start(const ScratchConsent &consent) override;
    std::optional<ScratchRemains> remains(AccountId account) const override;
    QFuture<ScratchCleanup> clean(AccountId account) override;

private:
    ScratchRun::Parts partsFor(AccountId account) const;
    QString noteFile(AccountId account) const;

    const QString m_folder;
    const Hooks m_hooks;
    QHash<qint64, QPointer<ScratchRun>> m_runs; ///< by account
    JobThread m_thread; ///< last: ends first
};

} // namespace duopost
