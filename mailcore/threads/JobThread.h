// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QString>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

class QThread;

namespace duopost {

/// One thread that runs jobs one after the other, urgent ones first. post() from any thread; results and
/// exceptions travel in the future.
class JobThread {
public:
    enum class Priority {
        Normal,
        Urgent,
        Idle, ///< when nothing else was done for a moment; dropped at the end
    };
    enum class AtEnd {
        FinishJobs, ///< the destructor waits until everything queued is done
        DropJobs, ///< jobs not begun are dropped; their futures are cancelled
    };

    JobThread(const QString &name, AtEnd atEnd);
    ~JobThread();
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    template <class F>
    auto post(F job, Priority priority = Priority::Normal) -> QFuture<std::invoke_result_t<F &>>
    {
        using Result = std::invoke_result_t<F &>;
        auto promise = std::make_shared<QPromise<Result>>();
        auto future = promise->future();
        promise->start();
        enqueue(
            [promise, job = std::move(job)]() mutable {
                try {
                    if constexpr (std::is_void_v<Result>)
                        job();
                    else
                        promise->addResult(job());
                } catch (...) {
                    promise->setException(std::current_exception()); // carried to whoever holds the future
                }
                promise->finish();
            },
            priority);
        return future;
    }

    /// Runs the urgent jobs that are waiting, from inside a long job of this very thread.
    void runUrgent();
    bool isCurrent() const;

private:
    void enqueue(std::function<void()> job, Priority priority);
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_urgent, m_normal, m_idle;
    std::chrono::steady_clock::time_point m_busyUntil; ///< with what is not idle
    bool m_ending = false;
    AtEnd m_atEnd;
    std::unique_ptr<QThread> m_thread;
};

} // namespace duopost
