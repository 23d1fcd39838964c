// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/SmtpSubmission.h"

#include <QDateTime>

namespace duopost {

inline QDateTime utcNow()
{
    return QDateTime::currentDateTimeUtc();
}

/// How long is waited for what, while sending.
struct OutboxTimes {
    SubmissionTimeouts submission;
    qint64 lookForCopyMs = 60'000; ///< so long the server may take to file the copy itself
    qint64 firstPauseMs = 1'000; ///< between looks; doubles
    qint64 lateLookMs = 120'000; ///< after a copy of ours was filed: did the server file one as well?
    qint64 retryMs = 30'000; ///< after the first failed attempt; doubles
    qint64 giveUpMs = 4 * 86'400'000LL; ///< passing refusals for longer are one for good

    /// As above, but for what DUOPOST_SENT_LOOK_MS says of lookForCopyMs; for tests, and servers that are slow.
    static OutboxTimes standard();
};

} // namespace duopost
