// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"
#include "tests/support/FakeMailService.h"

namespace duopost::test {

/// A server with scripts, in memory. What is asked of it is remembered.
class FakeFilters : public Filters {
public:
    FilterState now;
    std::optional<MailError> fails;
    FilterVerdict verdict{.ok = true};
    std::optional<FilterSaved> answer; ///< instead of storing
    QList<FilterSave> saves;
    QList<QByteArray> checks;
    QStringList activated, removed;

    FakeFilters()
    {
        now.server.there = true;
        now.server.canCheck = true;
        now.server.extensions
            = QStringLiteral("fileinto copy imap4flags mailbox vacation date relational include")
                  .split(QLatin1Char(' '));
    }
    void set(const QString &name, const QByteArray &script, bool active)
    {
        if (active)
            for (auto &one : now.scripts)
                one.active = false;
        now.scripts.removeIf([&](const FilterScript &one) { return one.name == name; });
        now.scripts << FilterScript{.name = name, .active = active, .script = script};
        sumUp();
    }
    void sumUp()
    {
        const auto *active = now.active();
        now.summary = active ? summarizeFilters(active->name, active->script) : FilterSummary();
    }

    QFuture<FilterState> load(AccountId) override { return give(now); }
    QFuture<FilterVerdict> check(AccountId, const QByteArray &script) override
    {
        checks << script;
        return give(verdict);
    }
    QFuture<FilterSaved> save(AccountId, const FilterSave &wish) override
    {
        saves << wish;
        if (answer)
            return give(*answer);
        set(wish.name, wish.script, wish.activate);
        return give(FilterSaved{.verdict = {.ok = true}, .state = now});
    }
    QFuture<FilterState> activate(AccountId, const QString &name) override
    {
        activated << name;
        for (auto &one : now.scripts)
            one.active = one.name == name;
        sumUp();
        return give(now);
    }
    QFuture<FilterState> remove(AccountId, const QString &name) override
    {
        removed << name;
        now.scripts.removeIf([&](const FilterScript &one) { return one.name == name; });
        return give(now);
    }

private:
    template <class T> QFuture<T> give(const T &value) const
    {
        if (!fails)
            return QtFuture::makeReadyFuture(value);
        QPromise<T> promise;
        promise.start();
        promise.setException(std::make_exception_ptr(*fails));
        promise.finish();
        return promise.future();
    }
};

class ServiceWithFilters : public FakeMailService {
public:
    Filters *filters() override { return &fake; }
    FakeFilters fake;
};

} // namespace duopost::test
