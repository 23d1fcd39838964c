// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/AccountSearch.h"

#include "mailcore/MailError.h"
#include "mailcore/search/Snippet.h"
#include "mailcore/search/WordReader.h"
#include "mailcore/sync/LowPriority.h"
#include "mailcore/sync/SearchText.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

namespace duopost {

namespace {

constexpr qsizetype together = 500; ///< messages in one transaction of the index
constexpr qint64 countEveryMs = 500;
constexpr int mostRepairs = 3; ///< in a row; then it waits for something new

// Half of what fits equally well is older than the other half: a message of today counts twice one of last
// year.
double ranked(double relevance, qint64 date, qint64 now)
{
    const double days = static_cast<double>(qMax(qint64(0), now - date)) / 86'400'000;
    return relevance * (1 + 1 / (1 + days / 120));
}

} // namespace

AccountSearch::AccountSearch(
    AccountId account, const QString &directory, MailStore &store, std::shared_ptr<SearchFeed> feed,
    Indexing indexing)
    : m_account(account), m_store(store), m_feed(std::move(feed)), m_indexing(indexing),
      m_index(directory, searchTextOf), m_reader(directory),
      m_answers(QStringLiteral("search"), JobThread::AtEnd::DropJobs),
      m_thread(QStringLiteral("search index"), JobThread::AtEnd::DropJobs)
{
    if (m_indexing == Indexing::InTheBackground)
        start();
}

void AccountSearch::start()
{
    if (m_started.exchange(true))
        return;
    m_feed->askForEverything();
    m_thread.post([this] { loop(); });
}

AccountSearch::~AccountSearch()
{
    m_stop.request_stop();
    m_feed->end();
    cancel();
}

void AccountSearch::cancel()
{
    ++m_question;
    m_reader.interrupt();
}

void AccountSearch::rebuild()
{
    {
        const std::lock_guard lock(m_mutex);
        m_rebuild = true;
        m_coverage.isBeingRebuilt = true;
    }
    start();
    m_feed->askForEverything();
}

// Who waits for a complete index is told that it will not come.
void AccountSearch::giveUp(const MailError &error)
{
    std::vector<std::shared_ptr<QPromise<void>>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting = std::exchange(m_waiting, {});
    }
    for (const auto &promise : waiting) {
        promise->setException(std::make_exception_ptr(error));
        promise->finish();
    }
}

// Damage and a full disk end a piece of work, never the thread: nothing but searching depends on it.
void AccountSearch::loop()
{
    lowerThreadPriority();
    for (int repairs = 0;;) {
        auto todo = m_feed->wait();
        if (todo.ends) {
            {
                const std::lock_guard lock(m_mutex);
                m_ended = true;
            }
            return giveUp(MailError(MailError::Kind::Cancelled));
        }
        try {
            if (m_rebuild.exchange(false)) {
                m_index.startOver();
                ++m_file;
            }
            if (!m_surveyed.exchange(true))
                todo.everything = true;
            work(todo);
            repairs = 0;
        } catch (const MailError &error) {
            m_surveyed = false;
            const bool again = error.kind() == MailError::Kind::StoreDamaged && repairs < mostRepairs;
            {
                const std::lock_guard lock(m_mutex);
                m_coverage.isBeingRebuilt = again;
            }
            ++m_file;
            if (again) {
                ++repairs;
                m_feed->askForEverything();
                if (hasWaiting())
                    m_feed->hurry();
            } else {
                giveUp(error);
            }
        }
    }
}

void AccountSearch::work(const SearchFeed::Work &todo)
{
    m_store.folders().waitForFinished(); // which creates and migrates
    std::vector<std::shared_ptr<QPromise<void>>> served;
    {
        const std::lock_guard lock(m_mutex);
        served = std::exchange(m_waiting, {});
    }
    try {
        if (m_index.isWornOut()) {
            m_index.startOver();
            ++m_file;
        }
        const auto wanted = todo.everything ? m_index.survey(m_stop.get_token()) : todo.touched;
        count();
        takeAll(wanted);
        while (!m_stop.stop_requested() && m_feed->waiting() == 0 && served.empty() && m_index.tidy()) { }
    } catch (const MailError &) {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert(m_waiting.end(), served.begin(), served.end()); // the loop decides
        throw;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_coverage.isBeingRebuilt = false;
    }
    for (const auto &promise : served)
        promise->finish();
}

void AccountSearch::takeAll(const QList<MessageId> &ids)
{
    QElapsedTimer sinceCount;
    sinceCount.start();
    for (qsizetype at = 0; at < ids.size() && !m_stop.stop_requested(); at += together) {
        {
            const std::lock_guard lock(m_mutex);
            m_left = ids.size() - at;
        }
        m_index.take(ids.mid(at, together), m_stop.get_token());
        if (sinceCount.elapsed() > countEveryMs) {
            count();
            sinceCount.start();
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_left = 0;
    }
    count();
}

void AccountSearch::count()
{
    const auto counts = m_index.counts();
    const std::lock_guard lock(m_mutex);
    m_coverage.headers = counts.headers;
    m_coverage.bodies = counts.bodies;
    m_coverage.notHere = counts.headers - counts.bodies;
    m_coverage.waiting = qMax(qint64(0), counts.stored - counts.headers);
}

SearchCoverage AccountSearch::coverage() const
{
    const auto told = m_feed->waiting();
    const std::lock_guard lock(m_mutex);
    auto result = m_coverage;
    result.waiting = qMax(result.waiting, m_left + told);
    return result;
}

QFuture<void> AccountSearch::complete()
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    start();
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended)
            throw MailError(MailError::Kind::Cancelled);
        m_waiting.push_back(promise);
    }
    m_feed->hurry();
    return promise->future();
}

bool AccountSearch::hasWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return !m_waiting.empty();
}

QList<SearchHit> AccountSearch::toHits(const QList<FoundMessage> &found, qint64 now) const
{
    QList<SearchHit> hits;
    hits.reserve(found.size());
    for (const auto &one : found)
        hits << SearchHit{{m_account, one.id}, one.folder, one.date, ranked(one.rank, one.date, now)};
    return hits;
}

QFuture<AccountSearch::Found> AccountSearch::find(const SearchQuery &query, const SearchRequest &request)
{
    const auto number = ++m_question;
    m_reader.interrupt();
    return m_answers.post([this, query, request, number] {
        if (request.isComplete)
            complete().waitForFinished();
        if (number != m_question)
            throw MailError(MailError::Kind::Cancelled);
        if (const int file = m_file; file != m_fileRead.exchange(file))
            m_reader.forget();
        const SearchReader::Question question{
            query, request.folder, m_store.folders().result(), request.limit, {}};
        QElapsedTimer timer;
        timer.start();
        Found result;
        try {
            const auto answer = m_reader.find(question);
            result.hits = toHits(answer.found, QDateTime::currentMSecsSinceEpoch());
            result.hasMore = answer.hasMore;
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::StoreDamaged)
                throw;
            if (!coverage().isBeingRebuilt)
                rebuild(); // the coverage says so; nobody is to be bothered with more
        }
        result.milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        result.coverage = coverage();
        return result;
    });
}

QFuture<QList<SearchHit>>
AccountSearch::filter(const SearchQuery &query, FolderId folder, const QList<MessageId> &ids)
{
    return m_answers.post([this, query, folder, ids] {
        if (ids.isEmpty())
            return QList<SearchHit>();
        const SearchReader::Question question{
            query, folder, m_store.folders().result(), static_cast<int>(ids.size()), ids};
        return toHits(m_reader.find(question).found, QDateTime::currentMSecsSinceEpoch());
    });
}

QFuture<QList<SearchSnippet>> AccountSearch::snippets(const SearchQuery &query, const QList<MessageId> &ids)
{
    return m_answers.post([this, query, ids] {
        const Marker marker(query, {TextTerm::Field::Any, TextTerm::Field::Body});
        QList<SearchSnippet> result;
        QHash<MessageId, QString> previews;
        for (const auto &row : m_store.rows(ids).result())
            previews.insert(row.id, row.preview);
        for (const auto id : ids) {
            const auto raw = m_store.body(id).result();
            auto text = preparedForWords(raw ? readableTextOf(*raw) : previews.value(id));
            auto snippet = marker.snippet(text);
            if (snippet.marks.isEmpty()) // found in the header: the list's own words say more
                snippet = marker.snippet(preparedForWords(previews.value(id)));
            snippet.message = id;
            result << snippet;
        }
        return result;
    });
}

} // namespace duopost
