// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountTest.h"
#include "mailcore/sync/SessionHolder.h"

namespace duopost {

/// Tries an account out, step by step; blocks, worker threads only. Throws nothing: what fails stands in the
/// steps. A refused log-in is not repeated at the outgoing server. report hears of every change.
/// @return all steps, in order
QList<AccountTestStep> probeAccount(
    const Account &account, const CredentialSource &incoming, const CredentialSource &outgoing,
    std::stop_token stop, const std::function<void(const AccountTestStep &)> &report = {});

bool succeeded(const QList<AccountTestStep> &steps, const Account &account);

} // namespace duopost
