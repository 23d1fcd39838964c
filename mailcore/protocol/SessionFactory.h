// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/Session.h"

#include <memory>

namespace duopost {

/// Connects and logs in. Blocks; worker threads only.
/// @throws MailError of every kind that connecting and logging in can end in
std::unique_ptr<Session> openSession(
    const Account &account, const Credentials &credentials, std::stop_token stop,
    const StepReport &report = [](const char *, const QString &) {});

/// The operation of the ledger that a change is.
Operation operationFor(const Change &change);

/// What the code for this protocol can do, without a connection.
QList<Operation> declaredOperations(Protocol protocol);

/// Why the protocol itself cannot do it; nothing if it can.
std::optional<Reason> impossibleBecause(Protocol protocol, Operation operation);

} // namespace duopost
