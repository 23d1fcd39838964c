// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/oauth/SignInGrant.h"

namespace duopost {

/// A sign-in that ends when the test says so.
class FakeSignIn : public BrowserSignIn {
    Q_OBJECT
public:
    bool isFinished() const override { return finished; }
    void cancel() override { fail(MailError(MailError::Kind::Cancelled)); }
    void open(const QUrl &url) { emit openBrowser(url); }
    void succeed(const QString &provider)
    {
        finished = true;
        auto grant = std::make_shared<SignInGrant>();
        grant->provider = provider;
        emit succeeded(grant);
    }
    void fail(const MailError &error)
    {
        finished = true;
        emit failed(error);
    }

    bool finished = false;
};

} // namespace duopost
