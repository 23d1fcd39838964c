// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageMaker.h"

#include "ui/html/HtmlPage.h"

#include <QSemaphore>

namespace duopost {

/// Belongs to the worker until it says so: "safe" by the semaphore, all else by the end of its work.
struct PageMaker::Job {
    Order order;
    std::shared_ptr<std::atomic_bool> ended = std::make_shared<std::atomic_bool>(false);
    std::shared_ptr<const SanitizedHtml> safe;
    QSemaphore isCleaned;
    bool isFine = false;
};

PageMaker::PageMaker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PageMaker::~PageMaker()
{
    stop();
    m_pool.waitForDone();
}

void PageMaker::start(Order order)
{
    stop();
    m_job = std::make_shared<Job>();
    m_job->order = std::move(order);
    m_job->order.page->allow(HtmlPage::layoutMsAtMost, m_job->ended);
    m_pool.start([this, job = m_job] { work(job); });
}

void PageMaker::stop()
{
    if (m_job)
        *m_job->ended = true;
    m_job.reset();
    m_made = {};
}

/// In the worker.
void PageMaker::work(const std::shared_ptr<Job> &job)
{
    if (*job->ended)
        return;
    job->safe
        = std::make_shared<const SanitizedHtml>(sanitizeHtml(job->order.untrustedHtml, job->order.pictures));
    job->isCleaned.release();
    QMetaObject::invokeMethod(
        this,
        [this, job] {
            if (job == m_job)
                emit cleaned(*job->safe);
        },
        Qt::QueuedConnection);
    job->isFine = !job->safe->tooHard && job->order.page->read(*job->safe, job->order.viewport);
    if (!job->isFine)
        job->order.page->clear();
    QMetaObject::invokeMethod(
        this, [this, job] { deliver(job); }, Qt::QueuedConnection);
}

void PageMaker::deliver(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return discard(std::move(job->order.page));
    m_job.reset();
    if (job->isFine)
        m_made.page = std::move(job->order.page);
    m_made.viewport = job->order.viewport;
    emit made();
}

PageMaker::Made PageMaker::take()
{
    return std::exchange(m_made, {});
}

std::shared_ptr<const SanitizedHtml> PageMaker::cleanedWithin(int ms) const
{
    if (!m_job || !m_job->isCleaned.tryAcquire(1, ms))
        return {};
    m_job->isCleaned.release();
    return m_job->safe;
}

void PageMaker::finish()
{
    if (!m_job)
        return;
    m_pool.waitForDone();
    const std::shared_ptr<Job> job = m_job;
    deliver(job);
}

void PageMaker::discard(std::unique_ptr<HtmlPage> page)
{
    if (page)
        m_pool.start([page = std::shared_ptr<HtmlPage>(std::move(page))] {});
}

} // namespace duopost
