// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/RemovalPlanner.h"

#include "mailcore/Durations.h"

namespace duopost {

namespace {

constexpr int fewEnough = 20;

bool isDue(const RemovalCandidate &candidate, const RemovalInput &input)
{
    // What is not here is never removed, unless a person deleted it here.
    const bool safe = candidate.bodyHere || candidate.unwanted;
    switch (input.rule.kind) {
    case LeaveRule::Kind::Always:
        return false;
    case LeaveRule::Kind::UntilDeleted:
        return candidate.unwanted;
    case LeaveRule::Kind::Never:
        return safe;
    case LeaveRule::Kind::Days:
        return safe && candidate.firstSeen > 0 && input.rule.days > 0
            && input.now - candidate.firstSeen >= input.rule.days * dayMs;
    }
    return false;
}

} // namespace

Removal planRemoval(const RemovalInput &input)
{
    Removal result;
    auto &plan = result.plan;
    plan.account = input.account;
    plan.listed = input.listed;
    plan.arrived = input.arrived;
    plan.clockJumped = input.rule.kind == LeaveRule::Kind::Days && !input.clockTrusted;
    if (plan.clockJumped)
        return result;
    for (const auto &candidate : input.candidates) {
        if (!isDue(candidate, input))
            continue;
        result.ids << candidate.remote;
        plan.settingChanged |= candidate.earlierRule;
    }
    plan.toRemove = static_cast<int>(result.ids.size());
    const bool many = plan.toRemove > fewEnough && plan.toRemove * 10LL > input.listed;
    plan.needsConsent
        = input.consent ? plan.toRemove > *input.consent : plan.toRemove > 0 && (many || plan.settingChanged);
    if (plan.needsConsent)
        result.ids.clear();
    return result;
}

QString leaveRuleText(const LeaveRule &rule)
{
    switch (rule.kind) {
    case LeaveRule::Kind::Always:
        break;
    case LeaveRule::Kind::Days:
        return QStringLiteral("days:%1").arg(rule.days);
    case LeaveRule::Kind::UntilDeleted:
        return QStringLiteral("until-deleted");
    case LeaveRule::Kind::Never:
        return QStringLiteral("never");
    }
    return QStringLiteral("always");
}

} // namespace duopost
