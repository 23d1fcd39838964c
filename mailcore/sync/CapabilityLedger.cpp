// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/CapabilityLedger.h"

#include "mailcore/protocol/SessionFactory.h"

namespace duopost {

namespace {

// The last word of one kind of source about an operation.
std::optional<bool> lastWord(const QList<Evidence> &evidence, EvidenceSource source)
{
    std::optional<bool> word;
    for (const auto &one : evidence) {
        if (one.source == source)
            word = one.supports;
    }
    return word;
}

Verdict verdictFrom(const QList<Evidence> &evidence)
{
    if (const auto observed = lastWord(evidence, EvidenceSource::Observed))
        return *observed ? Verdict::Proved : Verdict::Refused;
    if (const auto advertised = lastWord(evidence, EvidenceSource::Advertised))
        return *advertised ? Verdict::Offered : Verdict::Refused;
    return Verdict::Untested;
}

Reach reachOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proved:
    case Verdict::Offered:
        return Reach::Server;
    case Verdict::Impossible:
    case Verdict::Refused:
        return Reach::ThisComputer;
    case Verdict::Untested:
    case Verdict::NotBuilt:
        break;
    }
    return Reach::Unknown;
}

} // namespace

QList<LedgerEntry> judge(Protocol protocol, const QList<Operation> &declared, const QList<LedgerRow> &evidence)
{
    QList<LedgerEntry> result;
    for (int i = 0; i < operationCount; ++i) {
        LedgerEntry entry{.operation = static_cast<Operation>(i)};
        const auto impossible = impossibleBecause(protocol, entry.operation);
        const bool built = declared.contains(entry.operation);
        if (impossible)
            entry.evidence << Evidence{.reason = *impossible, .supports = false};
        else
            entry.evidence << Evidence{
                .reason = built ? Reason::CodeExists : Reason::CodeMissing,
                .arguments = {toString(protocol).toUpper()},
                .supports = built};
        for (const auto &row : evidence) {
            if (row.operation == entry.operation)
                entry.evidence << row.evidence;
        }
        entry.verdict = impossible ? Verdict::Impossible
            : !built               ? Verdict::NotBuilt
                                   : verdictFrom(entry.evidence);
        entry.reach = reachOf(entry.verdict);
        result << entry;
    }
    return result;
}

QList<LedgerEntry>
judge(const Account &account, const QList<Operation> &declared, const QList<LedgerRow> &evidence)
{
    auto result = judge(account.protocol, declared, evidence);
    const auto rule = account.leave.kind;
    if (account.protocol != Protocol::Pop3
        || (rule != LeaveRule::Kind::Always && rule != LeaveRule::Kind::Days))
        return result;
    for (auto &entry : result) {
        if (entry.operation != Operation::DeleteForGood)
            continue;
        entry.evidence
            << (rule == LeaveRule::Kind::Always ? Evidence{.reason = Reason::LeaveRuleKeeps, .supports = false}
                                                : Evidence{
                                                    .reason = Reason::LeaveRuleKeepsDays,
                                                    .arguments = {QString::number(account.leave.days)},
                                                    .supports = false});
        entry.reach = Reach::ThisComputer;
    }
    return result;
}

} // namespace duopost
