// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/oauth/OAuthProvider.h"
#include "mailcore/protocol/Secret.h"

#include <stop_token>

namespace duopost {

struct TokenAnswer {
    Secret access;
    Secret refresh; ///< empty: the one that was sent stays
    qint64 until = 0; ///< ms since the epoch; when the access token ends
};

/// Trades the code that the browser brought for tokens. Blocks; worker threads only. https with the system's
/// trust anchors (and the provider's caFile), no redirects, 15 seconds, 256 KiB.
/// @throws MailError SignInRefused (detail: OAuth's word for it), TemporarilyRefused, Cancelled, network errors
TokenAnswer tradeCode(
    const OAuthProvider &provider, const QByteArray &code, const QByteArray &verifier,
    const QString &redirectUri, std::stop_token stop);

/// @throws MailError SignInExpired when the provider no longer honours it (invalid_grant), and as tradeCode()
TokenAnswer refreshAccess(const OAuthProvider &provider, const Secret &refresh, std::stop_token stop);

} // namespace duopost
