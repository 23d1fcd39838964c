// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Secret.h"
#include "mailcore/protocol/ServerMemory.h"

#include <functional>

namespace duopost {

/// What a connection needs besides the account: who logs in, and what is remembered of the server.
struct Credentials {
    enum class Kind {
        Password,
        Token, ///< an OAuth 2 access token; logs in by XOAUTH2 and by nothing else
    };
    QByteArray user; ///< UTF-8
    Secret password; ///< UTF-8; or the token
    Kind kind = Kind::Password;
    std::shared_ptr<ServerMemory> memory = {}; ///< null: nothing
    /// Of a token: a server refused it, so whoever gave it has to get another one before giving again.
    std::function<void()> refused = {};
    ConnectionFor purpose = ConnectionFor::Incoming; ///< what the connection is for; to be remembered
};

} // namespace duopost
