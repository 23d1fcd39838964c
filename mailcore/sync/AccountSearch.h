// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Search.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/store/SearchIndex.h"
#include "mailcore/store/SearchReader.h"
#include "mailcore/sync/SearchFeed.h"
#include "mailcore/threads/JobThread.h"

#include <atomic>

namespace duopost {

/// Searching one account: one thread, of low priority, that keeps the index in step with the mail, and one that
/// answers. Neither the store nor a synchronisation ever waits for them. Callable from any thread.
class AccountSearch {
public:
    enum class Indexing { InTheBackground, WhenAsked };

    /// @param feed told by the store's commits; the store outlives this
    AccountSearch(
        AccountId account, const QString &directory, MailStore &store, std::shared_ptr<SearchFeed> feed,
        Indexing indexing);
    ~AccountSearch();

    struct Found {
        QList<SearchHit> hits;
        bool hasMore = false;
        SearchCoverage coverage;
        double milliseconds = 0;
    };
    /// A search that has not ended when the next one comes ends in MailError Cancelled.
    QFuture<Found> find(const SearchQuery &query, const SearchRequest &request);
    void cancel();
    /// Of these messages, those that the query's other conditions let through: words were found elsewhere.
    QFuture<QList<SearchHit>> filter(const SearchQuery &query, FolderId folder, const QList<MessageId> &ids);
    QFuture<QList<SearchSnippet>> snippets(const SearchQuery &query, const QList<MessageId> &ids);
    SearchCoverage coverage() const;
    void rebuild();

private:
    void start();
    void loop();
    void giveUp(const MailError &error);
    void work(const SearchFeed::Work &work);
    void takeAll(const QList<MessageId> &ids);
    void count();
    QFuture<void> complete();
    bool hasWaiting() const;
    QList<SearchHit> toHits(const QList<FoundMessage> &found, qint64 now) const;

    AccountId m_account;
    MailStore &m_store;
    std::shared_ptr<SearchFeed> m_feed;
    const Indexing m_indexing;
    SearchIndex m_index; ///< on m_thread
    SearchReader m_reader; ///< on m_answers
    std::stop_source m_stop;
    std::atomic<quint64> m_question = 0; ///< the newest
    std::atomic<int> m_file = 0, m_fileRead = 0; ///< grows when the index is made anew
    mutable std::mutex m_mutex; ///< over what follows
    SearchCoverage m_coverage;
    qint64 m_left = 0; ///< of the work under way
    std::vector<std::shared_ptr<QPromise<void>>> m_waiting; ///< for a complete index
    bool m_ended = false; ///< nobody keeps the index any more
    std::atomic<bool> m_started = false, m_surveyed = false, m_rebuild = false;
    JobThread m_answers, m_thread;
};

} // namespace duopost
