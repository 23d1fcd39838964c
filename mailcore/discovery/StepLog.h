// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QElapsedTimer>

namespace duopost {

/// The steps of one discovery, their outcomes and times. Each step ends once; what comes later about it is
/// ignored.
class StepLog : public QObject {
    Q_OBJECT
public:
    StepLog();

    int add(DiscoverySource source, const QString &what);
    void begin(int id);
    void found(int id, const QString &detail = {});
    /// Chooses between "nothing there" and "failed" by the reason.
    void without(int id, DiscoveryStep::Reason reason, const QString &detail = {});
    void failed(int id, const MailError &error);
    void skipped(int id, DiscoveryStep::Reason reason);
    bool isOpen(int id) const;
    const QList<DiscoveryStep> &steps() const { return m_steps; }

signals:
    void changed(const duopost::DiscoveryStep &step);

private:
    void end(int id, DiscoveryStep::State state, DiscoveryStep::Reason reason, const QString &detail);

    QList<DiscoveryStep> m_steps;
    QList<qint64> m_begun;
    QElapsedTimer m_clock;
};

} // namespace duopost
