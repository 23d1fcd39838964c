// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the server where it finds something.
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

/// One question to the server, which goes from folder to folder: each is a job of its own, so that a message
/// somebody opens does not wait for all of them.
struct AccountEngine::ServerSearch : std::enable_shared_from_this<AccountEngine::ServerSearch> {
    AccountEngine &engine; ///< its threads run this, and end before it
    SearchQuery query;
    std::stop_token stop;
    QList<Folder> left;
    QList<MessageId> found;
    QPromise<QList<MessageId>> promise; ///< dropped with the jobs, it cancels its future

    ServerSearch(AccountEngine &owner, const SearchQuery &asked, std::stop_token token)
        : engine(owner), query(asked), stop(std::move(token))
    {
        promise.start();
    }

    void begin(FolderId folder)
    {
        guarded([&] {
            if (engine.pop3())
                throw MailError(MailError::Kind::NotSupported, engine.m_account.name);
            for (const auto &one : engine.foldersThere()) {
                const bool wanted = folder ? one.id == folder : one.selectable && one.total > 0;
                if (wanted && one.where != Where::OnlyHere)
                    left << one;
            }
            goOn();
        });
    }

    void goOn()
    {
        if (left.isEmpty()) {
            promise.addResult(found);
            promise.finish();
            return;
        }
        engine.fetchThread().post([self = shared_from_this()] {
            self->guarded([&] {
                if (self->stop.stop_requested())
                    throw MailError(MailError::Kind::Cancelled);
                self->found += self->engine.searchFolder(self->left.takeFirst(), self->query, self->stop);
                self->goOn();
            });
        });
    }

    template <class F> void guarded(F job)
    {
        try {
            job();
        } catch (const MailError &) {
            promise.setException(std::current_exception());
            promise.finish();
        }
    }
};

QFuture<QList<MessageId>> AccountEngine::searchOnServer(const SearchQuery &query, FolderId folder)
{
    auto search = std::make_shared<ServerSearch>(*this, query, stopToken());
    fetchThread().post([search, folder] { search->begin(folder); });
    return search->promise.future();
}

QList<MessageId>
AccountEngine::searchFolder(const Folder &folder, const SearchQuery &query, std::stop_token stop)
{
    const auto validity = m_store.folderState(folder.id).result().uidValidity;
    QList<RemoteId> found;
    try {
        fetchHolder().use(stop, [&](Session &session) {
            found = session.search({.folder = toRemote(folder), .uidValidity = validity}, query);
        });
    } catch (const MailError &error) {
        // One folder that cannot be searched is no reason to say nothing of the others.
        const bool itsOwn
            = error.kind() == MailError::Kind::ServerRefused || error.kind() == MailError::Kind::MessageGone;
        if (!itsOwn)
            throw;
        m_listener.error(error);
    }
    return m_store.messagesNamed(folder.id, found).result();
}

} // namespace duopost
