// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages POP3 removes from the server, decided before anything is sent. Pure.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/RemovalPlan.h"

#include <QList>
#include <optional>

namespace duopost {

/// A message that the server lists now, under a firm name.
struct RemovalCandidate {
    RemoteId remote;
    qint64 firstSeen = 0; ///< ms since 1970 UTC; 0 = seen by a clock that was not trusted
    bool bodyHere = false; ///< committed, with a hash to check it by
    bool unwanted = false; ///< deleted on this computer
    bool earlierRule = false; ///< came under another leave rule
};

struct RemovalInput {
    AccountId account;
    LeaveRule rule;
    QList<RemovalCandidate> candidates;
    int listed = 0; ///< messages on the server, those that cannot be removed included
    int arrived = 0;
    qint64 now = 0; ///< ms since 1970 UTC
    bool clockTrusted = true;
    std::optional<int> consent; ///< at most so many, said by a person for this run
};

struct Removal {
    RemovalPlan plan;
    QList<RemoteId> ids; ///< to remove now; empty while consent is needed
};

/// Without a person's word nothing is removed when that would be more than 20 messages and more than 10 % of
/// the maildrop, or when the rule was changed since the messages came. A person's number is a limit for this
/// run: when more would go, nothing goes and the question is asked again.
Removal planRemoval(const RemovalInput &input);

/// "always", "days:30", "until-deleted", "never".
QString leaveRuleText(const LeaveRule &rule);

} // namespace duopost
