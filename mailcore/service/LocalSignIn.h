// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/oauth/SignInGrant.h"
#include "mailcore/threads/JobThread.h"

namespace duopost {

/// obtainGrant() on a thread of its own.
class LocalSignIn : public BrowserSignIn {
    Q_OBJECT
public:
    /// signInFile: of the profile, see oauthProviders().
    LocalSignIn(const QString &provider, const QString &address, const QString &signInFile);
    ~LocalSignIn() override { m_stop.request_stop(); }

    bool isFinished() const override { return m_finished; }
    void cancel() override { m_stop.request_stop(); }

private:
    template <class Signal> void tell(Signal job);

    bool m_finished = false;
    std::stop_source m_stop;
    JobThread m_thread;
};

} // namespace duopost
