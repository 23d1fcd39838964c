// SPDX-License-Identifier: GPL-3.0-or-later
// How much is fetched and stored at once, over IMAP as over POP3.
#pragma once

#include <QtGlobal>
#include <limits>

namespace duopost {

inline constexpr int everyMessage = std::numeric_limits<int>::max();
/// Bounded, so that the next look for new mail does not wait for years of old mail.
inline constexpr int recentMessages = 500;
inline constexpr size_t mostBatchesRunning = 3; ///< on their way into the store
inline constexpr qint64 mostBatchBytes = 4 * 1024 * 1024;

} // namespace duopost
