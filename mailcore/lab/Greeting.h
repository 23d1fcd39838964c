// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a server is ready: it greets.
#pragma once

#include <QtGlobal>
#include <functional>

namespace duopost {

enum class GreetingResult { Greeted, GaveUp, TimedOut };

/// Connects to 127.0.0.1 until a first line arrives. Blocks, at most `milliseconds`; needs no event loop.
/// Gives up as soon as `hopeless` says so.
GreetingResult awaitGreeting(quint16 port, int milliseconds, const std::function<bool()> &hopeless);

} // namespace duopost
