// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountTest.h"
#include "mailcore/sync/SessionHolder.h"
#include "mailcore/threads/JobThread.h"

#include <stop_token>

namespace duopost {

/// probeAccount() on a thread of its own.
class LocalAccountTest : public AccountTest {
    Q_OBJECT
public:
    /// calledOff: tells whoever the credentials have to wait for.
    LocalAccountTest(
        const Account &account, CredentialSource incoming, CredentialSource outgoing,
        std::function<void()> calledOff = [] {});
    ~LocalAccountTest() override;

    QList<AccountTestStep> steps() const override { return m_steps; }
    bool isFinished() const override { return m_finished; }
    void cancel() override
    {
        m_stop.request_stop();
        m_calledOff();
    }

private:
    void take(const AccountTestStep &step);

    QList<AccountTestStep> m_steps;
    bool m_finished = false;
    std::function<void()> m_calledOff;
    std::stop_source m_stop;
    JobThread m_thread;
};

} // namespace duopost
