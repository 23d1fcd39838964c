// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/SearchFeed.h"

#include <algorithm>
#include <chrono>

namespace duopost {

namespace {

using namespace std::chrono_literals;
constexpr auto quiet = 400ms;
constexpr auto longEnough = 20s; ///< a server that drips headers for hours does not keep them unsearchable
constexpr qsizetype mostRemembered = 50'000; ///< from here on comparing everything is cheaper

} // namespace

void SearchFeed::tell(const ChangeSet &changes)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_told;
        if (changes.everything || m_touched.size() > mostRemembered)
            m_everything = true;
        if (m_everything) {
            m_touched.clear();
        } else {
            for (const auto &row : changes.arrived)
                m_touched.insert(row.id);
            for (const auto id : changes.updated)
                m_touched.insert(id);
            for (const auto id : changes.gone)
                m_touched.insert(id);
        }
    }
    m_wake.notify_all();
}

void SearchFeed::askForEverything()
{
    {
        const std::lock_guard lock(m_mutex);
        m_everything = true;
        m_touched.clear();
    }
    m_wake.notify_all();
}

void SearchFeed::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_all();
}

void SearchFeed::hurry()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hurries = true;
    }
    m_wake.notify_all();
}

SearchFeed::Work SearchFeed::wait()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_ends || m_hurries || m_everything || !m_touched.isEmpty(); });
    const auto latest = std::chrono::steady_clock::now() + longEnough;
    for (auto told = m_told; !m_ends && !m_hurries && std::chrono::steady_clock::now() < latest;
         told = m_told) {
        const bool more = m_wake.wait_for(lock, quiet, [&] { return m_ends || m_hurries || m_told != told; });
        if (!more)
            break;
    }
    Work work{QList<MessageId>(m_touched.cbegin(), m_touched.cend()), m_everything, m_ends};
    m_touched.clear();
    m_everything = m_hurries = false;
    std::sort(work.touched.begin(), work.touched.end(), [](MessageId a, MessageId b) { return a > b; });
    return work;
}

qint64 SearchFeed::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_touched.size();
}

} // namespace duopost
