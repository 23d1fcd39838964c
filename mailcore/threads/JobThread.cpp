// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/threads/JobThread.h"

#include <QThread>

namespace duopost {

namespace {
constexpr auto quiet = std::chrono::milliseconds(150); ///< from then on idle jobs run
} // namespace

JobThread::JobThread(const QString &name, AtEnd atEnd) : m_atEnd(atEnd)
{
    m_thread.reset(QThread::create([this] { loop(); }));
    m_thread->setObjectName(name);
    m_thread->start();
}

JobThread::~JobThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_idle.clear();
        if (m_atEnd == AtEnd::DropJobs) {
            m_urgent.clear(); // a dropped promise cancels its future
            m_normal.clear();
        }
    }
    m_wake.notify_all();
    m_thread->wait();
}

bool JobThread::isCurrent() const
{
    return QThread::currentThread() == m_thread.get();
}

void JobThread::enqueue(std::function<void()> job, Priority priority)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending && (m_atEnd == AtEnd::DropJobs || priority == Priority::Idle))
            return;
        auto &queue = priority == Priority::Urgent ? m_urgent : priority == Priority::Idle ? m_idle : m_normal;
        queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void JobThread::runUrgent()
{
    Q_ASSERT(isCurrent());
    for (;;) {
        std::function<void()> job;
        {
            const std::lock_guard lock(m_mutex);
            if (m_urgent.empty())
                return;
            job = std::move(m_urgent.front());
            m_urgent.pop_front();
        }
        job();
    }
}

void JobThread::loop()
{
    const auto isDue = [this] { return m_ending || !m_urgent.empty() || !m_normal.empty(); };
    for (;;) {
        std::function<void()> job;
        bool idle = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [&] { return isDue() || !m_idle.empty(); });
            idle = !isDue() && !m_wake.wait_until(lock, m_busyUntil + quiet, isDue);
            auto &queue = idle ? m_idle : m_urgent.empty() ? m_normal : m_urgent;
            if (queue.empty())
                return;
            job = std::move(queue.front());
            queue.pop_front();
        }
        job();
        if (!idle)
            m_busyUntil = std::chrono::steady_clock::now(); // looked at by this thread alone
    }
}

} // namespace duopost
