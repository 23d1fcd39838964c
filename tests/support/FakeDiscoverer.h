// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QTimer>

namespace duopost {

/// Answers with what it was given, on the next turn of the event loop.
class FakeDiscoverer : public Discoverer {
    Q_OBJECT
public:
    explicit FakeDiscoverer(Discovery answer) : m_answer(std::move(answer)) { }

    void start(const QString &address, const DiscoveryOptions &options) override
    {
        if (!readAddress(address))
            throw MailError(MailError::Kind::BadUsage, address);
        asked << address;
        lastOptions = options;
        m_running = true;
        if (!waits)
            QTimer::singleShot(0, this, [this] { finish(); });
    }
    void cancel() override
    {
        if (!m_running)
            return;
        m_answer.cancelled = true;
        finish();
    }
    bool isRunning() const override { return m_running; }
    void finish()
    {
        if (!std::exchange(m_running, false))
            return;
        for (const auto &step : m_answer.steps)
            emit stepChanged(step);
        emit progressed(m_answer);
        emit finished(m_answer);
    }

    QStringList asked;
    DiscoveryOptions lastOptions;
    bool waits = false; ///< until finish() or cancel()

private:
    Discovery m_answer;
    bool m_running = false;
};

} // namespace duopost
