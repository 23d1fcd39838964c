// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailSuspendWatch.h"

#include <ctime>
#include <utility>

namespace duopost {

namespace {

constexpr qint64 nap = 2000; ///< ms; the clocks are read one after the other

qint64 read(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace

SuspendWatch::SuspendWatch(Clock always, Clock awake)
    : m_always(always), m_awake(awake), m_asleep(always() - awake())
{
}

bool SuspendWatch::hasSlept()
{
    const auto asleep = m_always() - m_awake();
    return asleep - std::exchange(m_asleep, asleep) > nap;
}

qint64 SuspendWatch::sinceBoot()
{
    return read(CLOCK_BOOTTIME);
}

qint64 SuspendWatch::awakeSinceBoot()
{
    return read(CLOCK_MONOTONIC);
}

} // namespace duopost
