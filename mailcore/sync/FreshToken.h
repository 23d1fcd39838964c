// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/protocol/Credentials.h"

#include <utility>

namespace duopost {

/// Logs in with what source gives. A token that the server refuses may have been withdrawn early: it is
/// replaced, and tried, once more. A password is shown once.
/// @throws MailError SignInRefused when the new token was refused too, and whatever logIn throws
template <class Source, class LogIn> auto withFreshToken(const Source &source, LogIn logIn)
{
    auto first = source();
    const auto refused = first.kind == Credentials::Kind::Token ? first.refused : nullptr;
    try {
        return logIn(std::exchange(first, {}));
    } catch (const MailError &error) {
        if (!refused || error.kind() != MailError::Kind::WrongPassword)
            throw;
    }
    refused();
    try {
        return logIn(source());
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::WrongPassword)
            throw;
        throw MailError(MailError::Kind::SignInRefused, error.subject(), error.serverText(), error.detail());
    }
}

} // namespace duopost
