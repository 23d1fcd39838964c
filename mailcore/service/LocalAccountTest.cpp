// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalAccountTest.h"

#include "mailcore/sync/AccountProbe.h"

namespace duopost {

LocalAccountTest::LocalAccountTest(
    const Account &account, CredentialSource incoming, CredentialSource outgoing,
    std::function<void()> calledOff)
    : m_calledOff(std::move(calledOff)), m_thread(QStringLiteral("account test"), JobThread::AtEnd::DropJobs)
{
    for (int i = 0; i < testStepCount; ++i)
        m_steps << AccountTestStep{.step = static_cast<TestStep>(i)};
    m_thread.post([this, account, incoming = std::move(incoming), outgoing = std::move(outgoing),
                   stop = m_stop.get_token()] {
        const auto steps = probeAccount(account, incoming, outgoing, stop, [this](const AccountTestStep &step) {
            QMetaObject::invokeMethod(
                this, [this, step] { take(step); }, Qt::QueuedConnection);
        });
        const bool ok = !stop.stop_requested() && succeeded(steps, account);
        QMetaObject::invokeMethod(
            this,
            [this, ok] {
                m_finished = true;
                emit finished(ok);
            },
            Qt::QueuedConnection);
    });
}

LocalAccountTest::~LocalAccountTest()
{
    LocalAccountTest::cancel();
}

void LocalAccountTest::take(const AccountTestStep &step)
{
    m_steps[static_cast<qsizetype>(step.step)] = step;
    emit stepChanged(step);
}

} // namespace duopost
