// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Switching.h"
#include "mailcore/compare/SwitchJournal.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/AccountEngine.h"
#include "mailcore/threads/JobThread.h"

#include <map>

namespace duopost {

/// Switches accounts of a profile. The store that an account used is never written to by it; a new one (or the
/// one from the last time with the other protocol) is made complete beside it, and then accounts.json names
/// that one: the only moment at which anything changes. GUI thread.
class LocalSwitching : public Switching {
    Q_OBJECT
public:
    /// How it reaches the accounts; called on the GUI thread.
    struct Hooks {
        std::function<const Account *(AccountId)> account;
        std::function<MailStore *(AccountId)> store; ///< null = cannot be opened
        std::function<std::shared_ptr<AccountEngine>(AccountId)> engine;
        std::function<CredentialSource(const Account &)> credentials;
        std::function<QString(const Account &)> mailFolder;
        /// It may stay connected again, if it was to.
        std::function<void(AccountId)> resume;
        /// Closes the account, saves it as it is to be, and opens it.
        std::function<void(const Account &after)> replace;
    };
    /// @param folder where journals and kept records lie, and new stores are made
    LocalSwitching(QString folder, Hooks hooks);
    ~LocalSwitching() override;

    QFuture<SwitchPlan> plan(AccountId account, const SwitchWish &wish) override;
    QFuture<SwitchReceipt> run(AccountId account, const SwitchWish &wish) override;
    SwitchState state(AccountId account) const override;
    QFuture<SwitchReceipt> goBack(AccountId account) override;

    bool isRunning(AccountId account) const { return m_running.contains(account); }
    /// Stores of an account that is removed, besides the one in use.
    QStringList otherStores(const Account &account) const;
    /// The account is gone.
    void forget(AccountId account);

private:
    struct Job; ///< all that a run needs on its thread
    QString journalPath(AccountId account) const;
    QString recordPath(AccountId account, Protocol protocol) const;
    std::optional<Account> recordOf(AccountId account, Protocol protocol) const;
    Account accountAfter(const Account &before, const SwitchWish &wish) const;
    SwitchPlan makePlan(const Account &before, const Account &after, const Job &job) const;
    SwitchReceipt doIt(const Account &before, const Account &after, Job &job);
    Job jobFor(const Account &before, const Account &after, const SwitchWish &wish);
    void tell(AccountId account, SwitchProgress::Step step, const QString &folder, qint64 done, qint64 of);

    QString m_folder;
    Hooks m_hooks;
    QSet<AccountId> m_running;
    std::stop_source m_stop;
    JobThread m_thread;
};

} // namespace duopost
