// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapResync.h"

namespace duopost {

ResyncPlan planResync(const std::optional<ImapState> &cached, const ImapState &server, OpeningTells tells)
{
    using Scope = ResyncPlan::Scope;
    using Flags = ResyncPlan::Flags;
    if (!cached)
        return {.scope = Scope::Everything, .newHeaders = true};
    // RFC 9051 section 2.3.1.1: another validity means that no UID means what it meant. 0 vouches for nothing.
    if (cached->uidValidity != server.uidValidity || server.uidValidity == 0)
        return {.scope = Scope::StartOver, .newHeaders = true};

    const bool modSeqs = cached->highestModSeq > 0 && server.highestModSeq > 0;
    if (modSeqs && *cached == server)
        return {};

    ResyncPlan plan{.scope = Scope::Incremental};
    plan.newHeaders = server.uidNext == 0 || server.uidNext > cached->uidNext;
    // Counters that run backwards are a lie or a restored backup: believe nothing but a full comparison.
    const bool backwards = server.uidNext != 0 && server.uidNext < cached->uidNext;
    if (backwards || !modSeqs || server.highestModSeq < cached->highestModSeq)
        plan.flags = Flags::All;
    else if (server.highestModSeq > cached->highestModSeq)
        plan.flags = tells == OpeningTells::Changes ? Flags::Told : Flags::ChangedSince;
    plan.presence = plan.flags == Flags::All;
    return plan;
}

bool isMassDisappearance(quint64 cached, quint64 gone)
{
    return gone > 50 && gone * 5 > cached;
}

std::optional<ImapState> imapStateOf(const SyncCursor &cursor)
{
    const auto parts = cursor.bytes.split(' ');
    if (parts.size() != 5 || parts[0] != "imap1")
        return std::nullopt;
    return ImapState{
        parts[1].toULongLong(), parts[2].toULongLong(), parts[3].toULongLong(), parts[4].toULongLong()};
}

SyncCursor cursorOf(const ImapState &state)
{
    return {
        "imap1 " + QByteArray::number(state.uidValidity) + ' ' + QByteArray::number(state.uidNext) + ' '
        + QByteArray::number(state.exists) + ' ' + QByteArray::number(state.highestModSeq)};
}

} // namespace duopost
