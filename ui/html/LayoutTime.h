// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>

#include <atomic>
#include <ctime>
#include <exception>
#include <memory>

namespace duopost {

struct LayoutTookTooLong : std::exception {
    const char *what() const noexcept override { return "the layout took too long"; }
};

/// How long one layout may take. litehtml cannot be interrupted, but its calls back to us can throw. Counts
/// the processor time of this thread where the system tells it: a busy machine makes no message too hard.
class LayoutTime {
public:
    explicit LayoutTime(qint64 limitMs) : m_limitMs(limitMs) { restart(); }
    void allow(qint64 limitMs) { m_limitMs = limitMs; }
    /// Set by another thread when nobody wants the layout any more.
    void endWhen(const std::shared_ptr<const std::atomic_bool> &ended) { m_ended = ended; }
    void restart()
    {
        m_calls = 0;
        m_startMs = nowMs();
    }
    void check()
    {
        if (++m_calls % 64 == 0 && ((m_ended && *m_ended) || spentMs() > m_limitMs))
            throw LayoutTookTooLong();
    }
    qint64 spentMs() const { return nowMs() - m_startMs; } ///< by the thread that restarted it

private:
    static qint64 nowMs()
    {
#ifdef CLOCK_THREAD_CPUTIME_ID
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
#else
        return QDeadlineTimer::current(Qt::PreciseTimer).deadline();
#endif
    }

    qint64 m_limitMs, m_startMs = 0;
    unsigned m_calls = 0;
    std::shared_ptr<const std::atomic_bool> m_ended;
};

} // namespace duopost
