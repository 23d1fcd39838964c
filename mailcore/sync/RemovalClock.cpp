// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/RemovalClock.h"

#include "mailcore/Durations.h"

namespace duopost {

namespace {

constexpr qint64 longestAbsence = 31 * dayMs;
constexpr qint64 proof = dayMs;
// Clocks are set by seconds now and then, and that is no jump.
constexpr qint64 correction = 10 * 60'000;
// A computer without a battery wakes up in 1970 or when its firmware was made.
constexpr qint64 earliest = 1'735'689'600'000; // 2025-01-01

bool follows(qint64 now, qint64 before)
{
    return now >= before - correction && now <= before + longestAbsence;
}

} // namespace

ClockVerdict judgeClock(const ClockMemory &memory, qint64 now)
{
    const ClockVerdict believed{true, {.trusted = now}};
    const bool steady = memory.trusted != 0 ? follows(now, memory.trusted) : memory.suspectSince == 0;
    if (now >= earliest && steady)
        return believed;
    auto next = memory;
    if (memory.suspectSince == 0 || !follows(now, memory.suspectLast))
        next.suspectSince = now;
    next.suspectLast = now;
    if (now >= earliest && now - next.suspectSince >= proof)
        return believed;
    return {false, next};
}

} // namespace duopost
