// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailWait.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace duopost {

void MailWait::Wake::operator()() const
{
    // Can only fail when the counter is full, and then it is readable already.
    [[maybe_unused]] const int result = eventfd_write(descriptor, 1);
}

MailWait::MailWait(std::stop_token stop) : m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    setStopToken(std::move(stop));
}

MailWait::~MailWait()
{
    m_callback.reset(); // waits for a call that is under way
    if (m_wake >= 0)
        close(m_wake);
}

void MailWait::setStopToken(std::stop_token stop)
{
    m_callback.reset();
    eventfd_t count = 0;
    [[maybe_unused]] const int result = eventfd_read(m_wake, &count);
    m_stop = std::move(stop);
    if (m_wake >= 0)
        m_callback.emplace(m_stop, Wake{m_wake});
}

void MailWait::sleep(int descriptor, For what, int ms) const
{
    // Without an event descriptor (none left in this process) a stop is noticed by looking often.
    constexpr int lookMs = 25;
    pollfd waits[]
        = {{descriptor, static_cast<short>(what == For::Reading ? POLLIN : POLLIN | POLLOUT), 0},
           {m_wake, POLLIN, 0}};
    poll(waits, m_wake < 0 ? 1 : 2, m_wake < 0 ? qMin(ms, lookMs) : ms);
}

} // namespace duopost
