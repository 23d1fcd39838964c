// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <utility>

namespace duopost {

/// Held while one connection of an account changes something and records the answer, or lists something and
/// stores the list. Otherwise a list made before a change would be stored after it, vouched for by a cursor,
/// and what another device did in between would never be asked for again. Whoever does not wait for it is told
/// when it is free.
class ExchangeLock {
public:
    class Hold {
    public:
        Hold(Hold &&other) noexcept : m_lock(std::exchange(other.m_lock, nullptr)) { }
        Hold &operator=(Hold &&) = delete;
        ~Hold()
        {
            if (m_lock)
                m_lock->release();
        }
        explicit operator bool() const { return m_lock != nullptr; }

    private:
        friend class ExchangeLock;
        explicit Hold(ExchangeLock *lock) : m_lock(lock) { }
        ExchangeLock *m_lock;
    };

    /// freed: after a release, if somebody was turned away meanwhile; on the thread of whoever held it.
    explicit ExchangeLock(std::function<void()> freed) : m_freed(std::move(freed)) { }

    [[nodiscard]] Hold wait()
    {
        m_mutex.lock();
        return Hold(this);
    }
    [[nodiscard]] Hold tryOnce()
    {
        m_turnedAway = true; // before trying: a release in between must not miss it
        if (!m_mutex.try_lock())
            return Hold(nullptr);
        m_turnedAway = false;
        return Hold(this);
    }

private:
    void release()
    {
        m_mutex.unlock();
        if (m_turnedAway.exchange(false))
            m_freed();
    }

    std::mutex m_mutex;
    std::atomic<bool> m_turnedAway = false;
    std::function<void()> m_freed;
};

} // namespace duopost
