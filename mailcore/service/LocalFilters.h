// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"
#include "mailcore/protocol/SieveSession.h"
#include "mailcore/sync/SessionHolder.h"
#include "mailcore/threads/JobThread.h"

namespace duopost {

/// Filters on the servers of a profile's accounts; a connection for each question, one at a time, on a thread
/// of its own. GUI thread.
class LocalFilters : public Filters {
    Q_OBJECT
public:
    /// How it reaches the accounts; called on the GUI thread.
    struct Hooks {
        std::function<const Account *(AccountId)> account;
        std::function<CredentialSource(const Account &)> credentials;
    };
    explicit LocalFilters(Hooks hooks);
    ~LocalFilters() override;

    QFuture<FilterState> load(AccountId account) override;
    QFuture<FilterVerdict> check(AccountId account, const QByteArray &script) override;
    QFuture<FilterSaved> save(AccountId account, const FilterSave &wish) override;
    QFuture<FilterState> activate(AccountId account, const QString &name) override;
    QFuture<FilterState> remove(AccountId account, const QString &name) override;

    SeenFilters seen(AccountId account) const override { return m_seen.value(account); }

    /// Where an account's filters are: what is said of it, else what RFC 5804 says of its incoming server.
    static ServerAddress serverOf(const Account &account);

private:
    /// use(session) on the thread, logged in.
    template <class Use> auto with(AccountId id, Use use) -> QFuture<std::invoke_result_t<Use, SieveSession &>>;
    static std::unique_ptr<SieveSession>
    open(const Account &account, const CredentialSource &credentials, const std::stop_token &stop);
    QFuture<FilterState> change(AccountId id, const std::function<void(SieveSession &)> &job);

    /// On the GUI thread, before whoever asked hears of it.
    QFuture<FilterState> noting(AccountId id, QFuture<FilterState> future);
    void note(AccountId id, const FilterState &state);

    Hooks m_hooks;
    QHash<AccountId, SeenFilters> m_seen;
    std::stop_source m_stop;
    JobThread m_thread;
};

} // namespace duopost
