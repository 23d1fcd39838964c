// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace duopost {

/// The calling thread, for good: everything else goes first, but it is not starved.
void lowerThreadPriority();

} // namespace duopost
