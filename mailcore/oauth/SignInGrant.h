// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/BrowserSignIn.h"
#include "mailcore/oauth/TokenRequest.h"

#include <functional>

namespace duopost {

struct SignInGrant {
    QString provider; ///< its id
    TokenAnswer tokens; ///< refresh is never empty
};

constexpr int signInMs = 10 * 60 * 1000;

/// The whole way: asks for the browser, waits for it to come back, checks that this is the answer to this
/// question (state), trades the code for tokens (PKCE). Blocks; a worker thread of its own.
/// @throws MailError as BrowserSignIn::failed() says
SignInGrantPtr obtainGrant(
    const OAuthProvider &provider, const QString &address, std::stop_token stop,
    const std::function<void(const QUrl &)> &openBrowser, int ms = signInMs);

} // namespace duopost
