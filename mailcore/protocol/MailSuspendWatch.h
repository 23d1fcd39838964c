// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace duopost {

/// Notices that the computer has slept: one clock goes on then, the other does not. One thread.
class SuspendWatch {
public:
    using Clock = qint64 (*)(); ///< milliseconds
    explicit SuspendWatch(Clock always = &sinceBoot, Clock awake = &awakeSinceBoot);
    /// Whether it has slept since the last call (or since this was made).
    bool hasSlept();

    static qint64 sinceBoot();
    static qint64 awakeSinceBoot();

private:
    Clock m_always, m_awake;
    qint64 m_asleep; ///< all the sleep since boot
};

} // namespace duopost
