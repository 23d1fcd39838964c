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
    LocalAccountTest(const Account &account, CredentialSource incoming, CredentialSource outgoing);
    ~LocalAccountTest() override;

    QList<AccountTestStep> steps() const override { return m_steps; }
    bool isFinished() const override { return m_finished; }
    void cancel() override { m_stop.request_stop(); }

private:
    void take(const AccountTestStep &step);

    QList<AccountTestStep> m_steps;
    bool m_finished = false;
    std::stop_source m_stop;
    JobThread m_thread;
};

} // namespace duopost
