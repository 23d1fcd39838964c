// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/threads/JobThread.h"

#include <QThread>

namespace duopost {

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
        if (m_ending && m_atEnd == AtEnd::DropJobs)
            return;
        (priority == Priority::Urgent ? m_urgent : m_normal).push_back(std::move(job));
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
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_urgent.empty() || !m_normal.empty(); });
            auto &queue = m_urgent.empty() ? m_normal : m_urgent;
            if (queue.empty())
                return;
            job = std::move(queue.front());
            queue.pop_front();
        }
        job();
    }
}

} // namespace duopost
