// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/SentCopyPlan.h"

namespace duopost {

OutboxTimes OutboxTimes::standard()
{
    OutboxTimes times;
    bool set = false;
    const int look = qEnvironmentVariableIntValue("DUOPOST_SENT_LOOK_MS", &set);
    if (set && look >= 0) {
        times.lookForCopyMs = look;
        times.firstPauseMs = qMin<qint64>(times.firstPauseMs, look / 4 + 1);
        times.lateLookMs = qMin<qint64>(times.lateLookMs, 2 * look);
    }
    return times;
}

SentCopyPlan
planSentCopy(FilesSent learnt, qsizetype found, qint64 sinceAcceptedMs, int looks, const OutboxTimes &times)
{
    if (found > 0)
        return {SentCopyPlan::Step::TakeTheirs};
    // A clock that was set back does not make it wait for ever.
    const bool waitedLong = sinceAcceptedMs >= times.lookForCopyMs || sinceAcceptedMs < 0;
    if (learnt == FilesSent::No || waitedLong)
        return {SentCopyPlan::Step::Append};
    const auto pause = times.firstPauseMs << qMin(looks, 16);
    return {SentCopyPlan::Step::LookAgain, qMin(pause, times.lookForCopyMs - sinceAcceptedMs)};
}

QString toString(FilesSent learnt)
{
    return learnt == FilesSent::Yes ? QStringLiteral("yes")
        : learnt == FilesSent::No   ? QStringLiteral("no")
                                    : QString();
}

FilesSent filesSentFrom(const QString &text)
{
    return text == QLatin1String("yes") ? FilesSent::Yes
        : text == QLatin1String("no")   ? FilesSent::No
                                        : FilesSent::Unknown;
}

} // namespace duopost
