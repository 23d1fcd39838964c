// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>
#include <stop_token>

namespace duopost {

/// Sleeps until a socket has something, or somebody asks to stop: no polling, so waiting costs nothing.
/// The stop may be requested on any thread; everything else is for one thread.
class MailWait {
public:
    explicit MailWait(std::stop_token stop);
    ~MailWait();
    MailWait(const MailWait &) = delete;
    MailWait &operator=(const MailWait &) = delete;

    void setStopToken(std::stop_token stop);
    std::stop_token stopToken() const { return m_stop; }
    bool stopRequested() const { return m_stop.stop_requested(); }
    enum class For { Reading, ReadingOrWriting };
    /// Returns when the descriptor is ready, a stop is requested, or ms have passed.
    void sleep(int descriptor, For what, int ms) const;

private:
    struct Wake {
        int descriptor;
        void operator()() const;
    };
    std::stop_token m_stop;
    int m_wake = -1; ///< becomes readable when a stop is requested
    std::optional<std::stop_callback<Wake>> m_callback;
};

} // namespace duopost
