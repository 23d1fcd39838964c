// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the copy of a sent message is to be looked for once more, or to be made. Pure.
#pragma once

#include "mailcore/sync/OutboxTimes.h"

namespace duopost {

/// What an account has taught us: does its server file what is sent over it?
enum class FilesSent { Unknown, Yes, No };

struct SentCopyPlan {
    enum class Step {
        TakeTheirs, ///< it is there, and we have made none
        LookAgain, ///< after waitMs
        Append, ///< it is proved absent
    };
    Step step = Step::LookAgain;
    qint64 waitMs = 0;
};

/// After a look that was answered.
/// @param found how many are there
/// @param sinceAcceptedMs how long the server has had the message
/// @param looks how many looks there were before this one
SentCopyPlan
planSentCopy(FilesSent learnt, qsizetype found, qint64 sinceAcceptedMs, int looks, const OutboxTimes &times);

QString toString(FilesSent learnt); ///< "", "yes", "no": as it is stored
FilesSent filesSentFrom(const QString &text);

} // namespace duopost
