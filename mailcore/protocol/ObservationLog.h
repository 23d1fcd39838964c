// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

class Transcript;

/// What a session saw the server do, until somebody takes it for the ledger. One thread.
class ObservationLog {
public:
    /// The lines of the transcript from a position on are the proof; long ones are cut in the middle.
    void
    add(Operation operation, Reason reason, const QStringList &arguments, const Transcript &transcript,
        qint64 fromPosition, bool supports = true);
    const Observation &last() const { return m_observations.last(); }
    QList<Observation> take() { return std::exchange(m_observations, {}); }

private:
    QList<Observation> m_observations;
};

/// The server's own claim, as it is now.
Observation
advertisedNow(Operation operation, Reason reason, const QStringList &arguments = {}, bool supports = true);

} // namespace duopost
