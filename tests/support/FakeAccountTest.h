// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountTest.h"

#include <QTimer>

namespace duopost {

/// A test without a server: plays given outcomes, one a stepMs, by the order and rules of the real one.
class FakeAccountTest : public AccountTest {
    Q_OBJECT
public:
    FakeAccountTest(const QList<AccountTestStep> &outcomes, int stepMs) : m_outcomes(outcomes)
    {
        for (int i = 0; i < testStepCount; ++i)
            m_steps << AccountTestStep{.step = static_cast<TestStep>(i)};
        m_timer.setInterval(stepMs);
        connect(&m_timer, &QTimer::timeout, this, &FakeAccountTest::next);
        m_timer.start();
    }

    QList<AccountTestStep> steps() const override { return m_steps; }
    bool isFinished() const override { return m_finished; }
    void cancel() override
    {
        if (!m_finished)
            end(false);
    }

private:
    void next()
    {
        if (m_at == testStepCount)
            return end(true);
        auto &step = m_steps[m_at];
        if (step.state == AccountTestStep::State::Waiting) {
            step.state = AccountTestStep::State::Running;
            emit stepChanged(step);
            return;
        }
        step = m_outcomes.value(m_at, {.step = step.step, .state = AccountTestStep::State::Done});
        ++m_at;
        const bool failed = step.state == AccountTestStep::State::Failed;
        emit stepChanged(step);
        if (failed)
            end(false);
    }
    void end(bool ok)
    {
        m_timer.stop();
        m_finished = true;
        for (auto &step : m_steps) {
            if (step.state == AccountTestStep::State::Waiting
                || step.state == AccountTestStep::State::Running) {
                step.state = AccountTestStep::State::Skipped;
                emit stepChanged(step);
            }
        }
        emit finished(ok);
    }

    QList<AccountTestStep> m_outcomes, m_steps;
    QTimer m_timer;
    int m_at = 0;
    bool m_finished = false;
};

} // namespace duopost
