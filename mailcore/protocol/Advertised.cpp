// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Advertised.h"

#include "mailcore/protocol/ObservationLog.h"

namespace duopost {

namespace {

QStringList source(const char *capability, const char *document)
{
    return {QString::fromLatin1(capability), QString::fromLatin1(document)};
}

Observation listedBy(Operation operation, const char *capability, const char *document)
{
    return advertisedNow(operation, Reason::CapabilityListed, source(capability, document));
}

} // namespace

QList<Observation> advertisedByImap(const ListedCapabilities &listed)
{
    QList<Observation> result;
    const bool rev2 = listed.has("IMAP4REV2");
    const char *const rfc = rev2 ? "RFC 9051" : "RFC 3501";
    for (const auto &[operation, command] : std::initializer_list<std::pair<Operation, const char *>>{
             {Operation::ListFolders, "LIST"},
             {Operation::FetchHeaders, "FETCH"},
             {Operation::FetchMessage, "FETCH"},
             {Operation::FetchFlags, "FETCH"},
             {Operation::CopyTo, "COPY"},
             {Operation::Append, "APPEND"},
             {Operation::CreateFolder, "CREATE"},
             {Operation::RenameFolder, "RENAME"},
             {Operation::DeleteFolder, "DELETE"},
             {Operation::SubscribeFolder, "SUBSCRIBE"},
             {Operation::UnsubscribeFolder, "UNSUBSCRIBE"}})
        result << advertisedNow(operation, Reason::StandardCommand, source(command, rfc));
    // RFC 9051 has MOVE and UIDPLUS in itself.
    const bool uidPlus = rev2 || listed.has("UIDPLUS");
    if (rev2 || listed.has("MOVE"))
        result << listedBy(Operation::MoveTo, "MOVE", "RFC 6851");
    else if (uidPlus && listed.complete)
        result << listedBy(Operation::MoveTo, "UIDPLUS", "RFC 4315");
    else if (listed.complete)
        result << advertisedNow(Operation::MoveTo, Reason::UidPlusMissing);
    if (uidPlus)
        result << listedBy(Operation::DeleteForGood, "UIDPLUS", "RFC 4315");
    else if (listed.complete)
        result << advertisedNow(Operation::DeleteForGood, Reason::UidPlusMissing);
    if (listed.has("NOTIFY"))
        result << listedBy(Operation::WaitForNews, "NOTIFY", "RFC 5465");
    else if (listed.has("IDLE"))
        result << listedBy(Operation::WaitForNews, "IDLE", "RFC 2177");
    else if (listed.complete)
        result << advertisedNow(
            Operation::WaitForNews, Reason::CapabilityNotListed, {QStringLiteral("IDLE")}, false);
    return result;
}

QList<Observation>
advertisedByPop3(const ListedCapabilities &listed, const QString &expire, std::optional<bool> uniqueIds)
{
    QList<Observation> result;
    result << advertisedNow(Operation::FetchMessage, Reason::RetrieveIsStandard);
    if (listed.has("TOP"))
        result << listedBy(Operation::FetchHeaders, "TOP", "RFC 2449 section 6.2");
    else if (listed.complete)
        result << advertisedNow(Operation::FetchHeaders, Reason::HeadersWithWholeMessage);
    if (!expire.isEmpty())
        result << advertisedNow(Operation::FetchMessage, Reason::ServerKeepsDays, {expire});
    // Without unique-ids nothing can be removed safely.
    if (uniqueIds.value_or(listed.has("UIDL")))
        result << listedBy(Operation::DeleteForGood, "UIDL", "RFC 1939 section 7");
    else if (uniqueIds || listed.complete)
        result << advertisedNow(
            Operation::DeleteForGood, Reason::CapabilityNotListed, {QStringLiteral("UIDL")}, false);
    return result;
}

} // namespace duopost
