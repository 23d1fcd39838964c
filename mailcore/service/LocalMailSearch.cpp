// SPDX-License-Identifier: GPL-3.0-or-later
// Searching over accounts: each account's own index and server, brought together.
#include "mailcore/service/LocalMailServiceJobs.h"

#include "mailcore/search/SearchQuery.h"
#include "mailcore/service/SavedSearchFile.h"
#include "mailcore/service/TagFile.h"

#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

using Answers = QList<QFuture<AccountSearch::Found>>;

// Best first where everything could be ranked: a rank of one account means nothing beside none of another.
void sortHits(QList<SearchHit> &hits)
{
    const bool ranked
        = std::all_of(hits.begin(), hits.end(), [](const SearchHit &hit) { return hit.rank > 0; });
    std::stable_sort(hits.begin(), hits.end(), [ranked](const SearchHit &a, const SearchHit &b) {
        if (ranked && a.rank != b.rank)
            return a.rank > b.rank;
        return a.date != b.date ? a.date > b.date : b.message < a.message;
    });
}

SearchResult gathered(const Answers &answers, const SearchQuery &query)
{
    SearchResult result{.notUnderstood = query.notUnderstood};
    for (const auto &answer : answers) {
        const auto found = answer.result(); // throws what the account's search threw
        result.hits += found.hits;
        result.hasMore = result.hasMore || found.hasMore;
        result.coverage += found.coverage;
        result.milliseconds = qMax(result.milliseconds, found.milliseconds);
    }
    sortHits(result.hits);
    return result;
}

} // namespace

QFuture<SearchResult> LocalMailService::search(const SearchRequest &request)
{
    const auto query = withKeywords(parseSearch(request.text), m_tags);
    Answers answers;
    for (auto &[id, open] : m_open) {
        if (!request.account || request.account == id)
            answers << open.search->find(query, request);
        else
            open.search->cancel();
    }
    if (answers.isEmpty() && request.account)
        return failed<SearchResult>(
            MailError(MailError::Kind::NotFound, QStringLiteral("account %1").arg(request.account.value)));
    return QtFuture::whenAll(answers.begin(), answers.end()).then([query](const Answers &all) {
        return gathered(all, query);
    });
}

QFuture<SearchResult> LocalMailService::searchOnServer(const SearchRequest &request)
{
    const auto query = withKeywords(parseSearch(request.text), m_tags);
    QList<QFuture<QList<SearchHit>>> answers;
    for (auto &[id, open] : m_open) {
        const auto *account = known(id);
        if (!account || account->protocol != Protocol::Imap || !account->enabled
            || (request.account && request.account != id))
            continue;
        answers << open.engine->searchOnServer(query, request.folder)
                       .then(
                           this,
                           [this, account = id, query, request](const QList<MessageId> &ids) {
                               auto *still = find(account);
                               return still ? still->search->filter(query, request.folder, ids)
                                            : QtFuture::makeReadyFuture(QList<SearchHit>());
                           })
                       .unwrap();
    }
    if (answers.isEmpty())
        return QtFuture::makeReadyFuture(SearchResult{.notUnderstood = query.notUnderstood});
    return QtFuture::whenAll(answers.begin(), answers.end())
        .then([query](const QList<QFuture<QList<SearchHit>>> &all) {
            SearchResult result{.notUnderstood = query.notUnderstood};
            for (const auto &one : all)
                result.hits += one.result();
            sortHits(result.hits);
            return result;
        });
}

QFuture<QList<SearchSnippet>>
LocalMailService::snippets(AccountId account, const QString &query, const QList<MessageId> &ids)
{
    return with(account, [&](Open &open) {
        return open.search->snippets(withKeywords(parseSearch(query), m_tags), ids);
    });
}

void LocalMailService::rebuildSearchIndex(AccountId account)
{
    if (auto *open = find(account))
        open->search->rebuild();
}

QFuture<void> LocalMailService::setSavedSearches(const QList<SavedSearch> &searches)
{
    QSet<QString> names;
    for (const auto &one : searches)
        names.insert(one.name.trimmed().toLower());
    if (names.size() != searches.size() || names.contains(QString()))
        return failed<void>(
            MailError(MailError::Kind::BadUsage, QStringLiteral("Every search needs a name of its own.")));
    try {
        saveSearches(m_profile.searchesFile(), searches);
    } catch (const MailError &error) {
        return failed<void>(error);
    }
    m_savedSearches = searches;
    emit savedSearchesChanged();
    return QtFuture::makeReadyFuture();
}

} // namespace duopost
