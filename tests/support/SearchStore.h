// SPDX-License-Identifier: GPL-3.0-or-later
// A store with an inbox and an archive, and the search over it.
#pragma once

#include "mailcore/MessageParser.h"
#include "mailcore/search/SearchQuery.h"
#include "mailcore/sync/AccountSearch.h"
#include "mailcore/sync/BodyIntake.h"

#include <QTemporaryDir>

namespace duopost::test {

struct SearchStore {
    QTemporaryDir directory;
    std::shared_ptr<SearchFeed> feed;
    std::unique_ptr<MailStore> store;
    std::unique_ptr<AccountSearch> search;
    FolderId inbox, archive;

    explicit SearchStore(
        bool userData = false, AccountSearch::Indexing how = AccountSearch::Indexing::WhenAsked)
    {
        open(how);
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Archive", QStringLiteral("Archive"), '/', FolderRole::Archive}},
                userData)
            .waitForFinished();
        for (const auto &folder : store->folders().result())
            (folder.role == FolderRole::Inbox ? inbox : archive) = folder.id;
    }
    void open(AccountSearch::Indexing how = AccountSearch::Indexing::WhenAsked)
    {
        close();
        feed = std::make_shared<SearchFeed>();
        store = std::make_unique<MailStore>(
            AccountId{1}, directory.path(), [told = feed](const ChangeSet &c) { told->tell(c); });
        search = std::make_unique<AccountSearch>(AccountId{1}, directory.path(), *store, feed, how);
    }
    void close()
    {
        search.reset();
        store.reset();
    }

    /// A message known by its header; the body can follow.
    MessageId add(FolderId folder, int uid, const QByteArray &raw)
    {
        NewMessage message{.remote = {QByteArray::number(uid)}, .header = parseHeader(raw), .size = raw.size()};
        const auto arrived = store->commit(folder, {.arrived = {message}}).result().changes.arrived;
        return arrived.value(0).id;
    }
    void addBody(FolderId folder, MessageId id, const QByteArray &raw)
    {
        store->storeBodies(folder, {takeIn(id, raw)}).waitForFinished();
    }
    AccountSearch::Found ask(const QString &text, SearchRequest request = {})
    {
        request.text = text;
        request.isComplete = true;
        return search->find(parseSearch(text), request).result();
    }
    QList<MessageId> find(const char *text)
    {
        QList<MessageId> ids;
        for (const auto &hit : ask(QString::fromUtf8(text)).hits)
            ids << hit.message.message;
        return ids;
    }
};

} // namespace duopost::test
