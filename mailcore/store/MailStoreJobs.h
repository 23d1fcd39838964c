// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of MailStore run their jobs; for its .cpp files only.
#pragma once

#include "mailcore/store/MailStore.h"
#include "mailcore/store/SqliteError.h"

namespace duopost {

// Translates at the boundary, and makes sure that a damaged cache is not used a second time.
template <class F> auto guarded(const QString &directory, F job)
{
    try {
        return job();
    } catch (const SQLite::Exception &error) {
        auto translated = toMailError(error, directory);
        if (translated.kind() == MailError::Kind::StoreDamaged)
            AccountDatabase::noteDamagedCache(directory);
        throw translated;
    }
}

template <class F> auto MailStore::read(F query, JobThread::Priority priority)
{
    return m_reader.post(
        [this, query] { return guarded(m_directory, [&] { return query(reader()); }); }, priority);
}

template <class F> auto MailStore::write(F job)
{
    return m_writer.post([this, job = std::move(job)] {
        return guarded(m_directory, [&] {
            auto &db = writer();
            SQLite::Transaction transaction(db.handle());
            const auto commit = [&] {
                const auto conversations = followConversations();
                transaction.commit();
                tellConversations(conversations);
                takeKeptSoon();
            };
            if constexpr (std::is_void_v<std::invoke_result_t<
                              decltype(job) &, AccountDatabase &, std::function<void()>>>) {
                job(db, commit);
            } else {
                return job(db, commit);
            }
        });
    });
}

} // namespace duopost
