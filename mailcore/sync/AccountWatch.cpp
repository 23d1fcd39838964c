// SPDX-License-Identifier: GPL-3.0-or-later
// Staying up to date: what the server tells by itself, and how fresh what is shown is.
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

void AccountEngine::watch(bool on)
{
    std::unique_lock lock(m_watchMutex);
    if (!on || pop3()) {
        if (!m_watcher)
            return;
        // It may be waiting for a keyring, and the caller does not wait.
        m_watcher->stop();
        m_oldWatchers.push_back(std::move(m_watcher));
        m_syncThread.post([this] { endOldWatchers(); });
        lock.unlock();
        m_tells = Tells::Nothing;
        tellFreshness(Proof::None);
        return;
    }
    if (m_watcher)
        return;
    m_watcher = std::make_unique<Watcher>(
        m_account, meant(m_syncHolder.credentialSource(), ConnectionFor::Push), m_gate,
        Watcher::Hooks{
            .folders =
                [this] {
                    QList<RemoteFolder> result; // the inbox first: they are sorted like that
                    for (const auto &folder : foldersThere()) {
                        if (folder.selectable)
                            result << toRemote(folder);
                    }
                    return result;
                },
            .news = [this](const News &news) { syncSome(news); },
            .live =
                [this](Tells tells) {
                    m_tells = tells;
                    tellFreshness(Proof::None);
                },
            .failed =
                [this](const MailError &error) {
                    noteFailure(error);
                    if (!Watcher::isPassing(error))
                        m_listener.error(error);
                }});
}

void AccountEngine::endOldWatchers()
{
    std::vector<std::unique_ptr<Watcher>> ending;
    const std::lock_guard lock(m_watchMutex);
    std::swap(ending, m_oldWatchers);
}

void AccountEngine::passwordChanged()
{
    m_gate.open();
    if (m_outbox)
        m_outbox->openGate();
    const std::lock_guard lock(m_watchMutex);
    if (m_watcher)
        m_watcher->reconnect();
}

void AccountEngine::networkChanged()
{
    if (m_outbox)
        m_outbox->hurry();
    const std::lock_guard lock(m_watchMutex);
    if (m_watcher)
        m_watcher->reconnect();
    // The other connections are tested, and replaced, by their next use; a half-open one is noticed there.
    m_syncThread.post([this] { m_syncHolder.suspect(); });
    if (m_fetchThread)
        m_fetchThread->post([this] { m_fetchHolder.suspect(); });
}

// Whatever is heard while an earlier look waits its turn is looked at in that one go.
void AccountEngine::syncSome(const News &news)
{
    {
        const std::lock_guard lock(m_newsMutex);
        m_news.folders.unite(news.folders);
        m_news.folderList |= news.folderList;
        if (std::exchange(m_newsWaiting, true))
            return;
    }
    const auto stop = stopToken();
    m_syncThread.post([this, stop] {
        News due;
        {
            const std::lock_guard lock(m_newsMutex);
            due = std::exchange(m_news, {});
            m_newsWaiting = false;
        }
        try {
            if (due.folderList) {
                runSync({.depth = SyncDepth::RecentBodies, .automatic = true}, stop);
            } else {
                runPending(Replay::Scope::Due, stop);
                m_syncHolder.use(stop, [&](Session &session) {
                    QList<RemoteFolder> remotes;
                    for (const auto &folder : foldersThere()) {
                        if (due.folders.contains(folder.remoteName))
                            remotes << toRemote(folder);
                    }
                    SyncReport unused;
                    pullFolders(session, remotes, due.folders, unused);
                    pullAllBodies(session, remotes, due.folders, {.depth = SyncDepth::RecentBodies}, stop);
                });
                saveEvidence(m_syncHolder);
            }
            report(Activity::Step::Idle);
            tellFreshness(due.folderList ? Proof::Whole : Proof::None);
        } catch (const MailError &error) {
            report(Activity::Step::Failed);
            noteFailure(error);
            if (error.kind() != MailError::Kind::Cancelled)
                m_listener.error(error);
        }
    });
}

// asOf speaks of the whole account: only a look at all folders moves it.
void AccountEngine::tellFreshness(Proof proof)
{
    Freshness now;
    {
        const std::lock_guard lock(m_freshMutex);
        m_freshness.state = m_tells != Tells::Nothing ? Freshness::State::Live : Freshness::State::Polling;
        m_freshness.everyFolder = m_tells == Tells::EveryFolder;
        if (proof == Proof::Whole)
            m_freshness.asOf = QDateTime::currentDateTimeUtc();
        now = m_freshness;
    }
    m_listener.freshness(now);
}

void AccountEngine::noteFailure(const MailError &error)
{
    if (error.kind() == MailError::Kind::Cancelled)
        return;
    Freshness now;
    {
        const std::lock_guard lock(m_freshMutex);
        m_freshness.state = Freshness::State::Offline;
        now = m_freshness;
    }
    m_listener.freshness(now);
}

} // namespace duopost
