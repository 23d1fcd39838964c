// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ObservationLog.h"

#include "mailcore/protocol/Transcript.h"

namespace duopost {

void ObservationLog::add(
    Operation operation, Reason reason, const QStringList &arguments, const Transcript &transcript,
    qint64 fromPosition, bool supports)
{
    constexpr qsizetype enough = 12;
    auto lines = transcript.since(fromPosition);
    if (lines.size() > enough)
        lines = lines.first(enough / 2) + QStringList{QStringLiteral("…")} + lines.last(enough / 2);
    m_observations << Observation{
        operation,
        {EvidenceSource::Observed, reason, arguments, QDateTime::currentDateTimeUtc(), lines, supports}};
}

Observation advertisedNow(Operation operation, Reason reason, const QStringList &arguments, bool supports)
{
    return {
        operation,
        {EvidenceSource::Advertised, reason, arguments, QDateTime::currentDateTimeUtc(), {}, supports}};
}

} // namespace duopost
