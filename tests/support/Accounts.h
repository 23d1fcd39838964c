// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/Credentials.h"

#include <functional>
#include <optional>

namespace duopost {

inline Account plainAccount(Protocol protocol, quint16 port)
{
    Account account;
    account.name = QStringLiteral("test");
    account.address = QStringLiteral("user@example.org");
    account.protocol = protocol;
    account.incoming = {QStringLiteral("127.0.0.1"), port, Security::Plaintext, QStringLiteral("user")};
    return account;
}

inline Credentials testCredentials()
{
    return {"user", "geheim-4711"};
}

/// The error that job ends in, if it does.
inline std::optional<MailError> errorOf(const std::function<void()> &job)
{
    try {
        job();
    } catch (const MailError &error) {
        return error;
    }
    return std::nullopt;
}

} // namespace duopost
