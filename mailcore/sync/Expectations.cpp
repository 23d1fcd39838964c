// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of an account that does not exist yet.
#include "mailcore/protocol/Advertised.h"
#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/SessionFactory.h"
#include "mailcore/sync/CapabilityLedger.h"

namespace duopost {

namespace {

QList<Observation> expectedOfImap(const ListedCapabilities &listed)
{
    auto result = advertisedByImap(listed);
    const auto rfc = listed.has("IMAP4REV2") ? QStringLiteral("RFC 9051") : QStringLiteral("RFC 3501");
    // No folder is open that could say which marks it keeps.
    for (const auto operation :
         {Operation::MarkRead, Operation::MarkUnread, Operation::Star, Operation::Unstar,
          Operation::MarkAnswered})
        result << advertisedNow(operation, Reason::StandardCommand, {QStringLiteral("STORE"), rfc});
    return result;
}

QString expireOf(const QStringList &capabilities)
{
    for (const auto &capability : capabilities) {
        if (capability.startsWith(QLatin1String("EXPIRE ")))
            return capability.section(QLatin1Char(' '), 1, 1);
    }
    return {};
}

} // namespace

QList<LedgerEntry> expectedOf(Protocol protocol, const QStringList &capabilities)
{
    const bool imap = protocol == Protocol::Imap;
    const ListedCapabilities listed{
        .has = [&](const char *capability) { return capabilities.contains(QLatin1String(capability)); },
        .complete = !imap && !capabilities.isEmpty()};
    QList<LedgerRow> rows;
    for (const auto &one : imap ? expectedOfImap(listed) : advertisedByPop3(listed, expireOf(capabilities)))
        rows << LedgerRow{one.operation, one.evidence};
    return judge(protocol, declaredOperations(protocol), rows);
}

} // namespace duopost
