// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Watcher.h"

#include <algorithm>
#include <chrono>

namespace duopost {

namespace {

// A wait without news ends now and then, so that folders made since are watched too.
constexpr int waitMs = 25 * 60 * 1000;

std::chrono::seconds pauseBefore(int attempt)
{
    constexpr int shortest = 5, longest = 300;
    return std::chrono::seconds(std::min(longest, shortest << std::min(attempt, 6)));
}

} // namespace

Watcher::Watcher(const Account &account, CredentialSource credentials, LoginGate &gate, Hooks hooks)
    : m_holder(account, std::move(credentials), gate), m_hooks(std::move(hooks)),
      m_thread(QStringLiteral("push"), JobThread::AtEnd::DropJobs)
{
    m_thread.post([this, stop = m_stop.get_token()] { run(stop); });
}

Watcher::~Watcher()
{
    stop();
    // The socket dies on the thread that made it.
    m_thread.post([this] { m_holder.close(); }, JobThread::Priority::Urgent).waitForFinished();
}

void Watcher::stop()
{
    m_stop.request_stop();
    reconnect();
}

bool Watcher::isPassing(const MailError &error)
{
    switch (error.kind()) {
    case MailError::Kind::UnknownHost:
    case MailError::Kind::ConnectionRefused:
    case MailError::Kind::Unreachable:
    case MailError::Kind::TimedOut:
    case MailError::Kind::ConnectionLost:
    case MailError::Kind::TemporarilyRefused:
        return true;
    default:
        return false;
    }
}

void Watcher::reconnect()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
        m_wake.request_stop();
    }
    m_waiting.notify_all();
}

std::stop_token Watcher::freshWake(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    m_woken = false;
    m_wake = std::stop_source();
    if (stop.stop_requested())
        m_wake.request_stop();
    return m_wake.get_token();
}

void Watcher::waitBefore(int attempt, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_waiting.wait_for(lock, stop, pauseBefore(attempt), [this] { return m_woken; });
}

void Watcher::waitUntilWoken(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_waiting.wait(lock, stop, [this] { return m_woken; });
}

void Watcher::run(std::stop_token stop)
{
    for (int attempt = 0; !stop.stop_requested(); ++attempt) {
        bool wasLive = false;
        try {
            const auto wake = freshWake(stop);
            m_holder.use(wake, [&](Session &session) {
                auto told = session.tells();
                m_hooks.live(told);
                wasLive = true;
                m_hooks.news({.folderList = true}); // whatever was missed meanwhile
                while (!wake.stop_requested()) {
                    const auto news = session.waitForNews(m_hooks.folders(), waitMs);
                    if (told != session.tells()) // a server may offer more than it then does
                        m_hooks.live(told = session.tells());
                    if (!news.isEmpty())
                        m_hooks.news(news);
                }
            });
        } catch (const MailError &error) {
            if (stop.stop_requested())
                return;
            m_hooks.live(Tells::Nothing);
            if (error.kind() == MailError::Kind::Cancelled) {
                attempt = -1; // woken: connect again at once
                continue;
            }
            m_hooks.failed(error);
            if (isRefusedLogin(error) || error.kind() == MailError::Kind::NotSupported) {
                waitUntilWoken(stop); // trying again would lock the account, or be pointless
                attempt = -1;
                continue;
            }
            if (wasLive)
                attempt = 0;
            waitBefore(attempt, stop);
        }
    }
}

} // namespace duopost
