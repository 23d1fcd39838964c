// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace duopost {

/// Teaches Qt's accessibility that a MessageListView is a list whose items are the rows on the screen, however
/// many there are beyond it. Call any number of times.
void installMessageListAccessibility();

} // namespace duopost
