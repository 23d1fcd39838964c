// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/UidlBridge.h"

#include "mailcore/protocol/Pop3Listing.h"

namespace duopost {

namespace {

constexpr qsizetype sample = 20;
constexpr qsizetype mostLooks = 60; ///< for a sample; some headers may not be to be had

// Sizes and ids that are known on both sides and differ are proof enough against a pair.
bool contradicts(const MessageTraits &a, const MessageTraits &b)
{
    return !a.messageId.isEmpty() && !b.messageId.isEmpty() && a.messageId != b.messageId;
}

} // namespace

UidlBridge bridge(
    const QList<SideMessage> &pop3, const QList<SideMessage> &imap, const MessageHashes &pop3Hashes,
    const MessageHashes &imapHashes)
{
    QList<QByteArray> uniqueIds;
    QList<qsizetype> owners;
    for (qsizetype i = 0; i < pop3.size(); ++i) {
        const auto &key = pop3[i].remote.key;
        // From its second occurrence on a unique-id names no message of its own.
        if (key.isEmpty() || uniqueIdOf(pop3[i].remote) != key)
            continue;
        uniqueIds << key;
        owners << i;
    }
    QHash<quint32, qsizetype> byUid;
    QList<quint32> uids;
    quint64 validity = 0;
    for (qsizetype i = 0; i < imap.size(); ++i) {
        if (imap[i].role != FolderRole::Inbox || imap[i].remote.key.isEmpty())
            continue;
        const auto uid = imap[i].remote.key.toUInt();
        byUid.insert(uid, i);
        uids << uid;
        validity = imap[i].uidValidity;
    }
    const auto formula = detectFormula(uniqueIds, validity, uids);
    if (!formula)
        return {};
    UidlBridge result;
    for (qsizetype i = 0; i < uniqueIds.size(); ++i) {
        const auto uid = formula->uidOf(uniqueIds[i]);
        const auto there = uid ? byUid.constFind(*uid) : byUid.constEnd();
        if (there == byUid.constEnd())
            continue;
        if (contradicts(pop3[owners[i]].traits, imap[*there].traits))
            return {}; // the same numbers for other messages: an accident, or a server's mistake
        result.pairs << MatchedPair{owners[i], *there, MatchedBy::UidlFormula};
    }
    const auto step = std::max<qsizetype>(1, result.pairs.size() / sample);
    qsizetype looks = 0;
    for (qsizetype at = 0; at < result.pairs.size() && result.provedOn < sample && looks < mostLooks;
         at += step, ++looks) {
        const auto a = pop3Hashes.header(result.pairs[at].here);
        if (a.isEmpty())
            continue;
        const auto b = imapHashes.header(result.pairs[at].there);
        if (b.isEmpty())
            continue;
        if (a != b)
            return {};
        ++result.provedOn;
    }
    if (result.provedOn == 0)
        return {};
    result.formula = formula;
    return result;
}

} // namespace duopost
