// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/sync/SessionHolder.h"
#include "mailcore/threads/JobThread.h"

#include <condition_variable>

namespace duopost {

/// Stays connected and hears what changes on the server, on its own thread with its own connection; connects
/// again, ever more slowly, when that fails. After a refused password it waits for reconnect(). Callable from
/// any thread.
class Watcher {
public:
    /// Called on the watcher's thread.
    struct Hooks {
        std::function<QList<RemoteFolder>()> folders; ///< to watch, the most important first
        std::function<void(const News &)> news; ///< folderList is also set after each new connection
        std::function<void(Tells)> live; ///< what arrives at once; Nothing also when the connection is lost
        std::function<void(const MailError &)> failed;
    };

    Watcher(const Account &account, CredentialSource credentials, LoginGate &gate, Hooks hooks);
    ~Watcher();

    /// A fault of the way to the server, which goes by without anybody doing anything.
    static bool isPassing(const MailError &error);
    /// Begins to end; not a word is heard of it any more. The destructor waits for that.
    void stop();
    /// Tests the connection now, by making a new one.
    void reconnect();

private:
    void run(std::stop_token stop);
    std::stop_token freshWake(std::stop_token stop);
    void waitBefore(int attempt, std::stop_token stop);
    void waitUntilWoken(std::stop_token stop);

    SessionHolder m_holder;
    Hooks m_hooks;
    std::mutex m_mutex;
    std::condition_variable_any m_waiting;
    std::stop_source m_stop, m_wake;
    bool m_woken = false;
    JobThread m_thread;
};

} // namespace duopost
