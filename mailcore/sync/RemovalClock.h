// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the computer's clock may decide that a message is old enough to be removed. Pure.
#pragma once

#include <QtGlobal>

namespace duopost {

/// What is remembered between connections; all in ms since 1970 UTC, 0 = never.
struct ClockMemory {
    qint64 trusted = 0; ///< last time that was believed
    qint64 suspectSince = 0; ///< first of the times in a row that were not
    qint64 suspectLast = 0; ///< last of them
    bool operator==(const ClockMemory &) const = default;
};

struct ClockVerdict {
    bool trusted = true;
    ClockMemory memory; ///< to remember
};

/// A clock that went backwards, or leapt more than 31 days since it was last believed, is not believed until it
/// is back where it should be, or has gone on steadily for a day.
ClockVerdict judgeClock(const ClockMemory &memory, qint64 now);

} // namespace duopost
