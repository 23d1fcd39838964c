// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/SwitchMatch.h"

namespace duopost {

namespace {

QList<MessageTraits> traitsOf(const QList<SideMessage> &messages)
{
    QList<MessageTraits> result;
    result.reserve(messages.size());
    for (const auto &message : messages)
        result << message.traits;
    return result;
}

} // namespace

QMap<QString, qint64> SwitchMatch::matchedBy() const
{
    QMap<QString, qint64> result;
    for (const auto &pair : pairs)
        ++result[toString(pair.by)];
    return result;
}

QList<qsizetype> SwitchMatch::alone(qsizetype count, qsizetype MatchedPair::*side) const
{
    std::vector<bool> paired(static_cast<size_t>(count));
    for (const auto &pair : pairs)
        paired[static_cast<size_t>(pair.*side)] = true;
    QList<qsizetype> result;
    for (qsizetype i = 0; i < count; ++i) {
        if (!paired[static_cast<size_t>(i)])
            result << i;
    }
    return result;
}

MailboxSide readPop3Store(MailStore &store)
{
    auto side = readStore(store);
    QHash<MessageId, RemoteId> listed;
    for (const auto &entry : store.maildrop().result()) {
        const bool onServer
            = entry.state == MaildropState::Listed || entry.state == MaildropState::RemovalAsked;
        if (onServer && entry.message)
            listed.insert(entry.message, entry.remote);
    }
    for (auto &message : side.messages)
        message.remote = listed.value(message.id); // also where it was moved into another folder here
    return side;
}

SwitchMatch matchStoreWithImap(
    const MailboxSide &here, const MailboxSide &imap, const MessageHashes &hereHashes,
    const MessageHashes &thereHashes)
{
    const auto known = bridge(here.messages, imap.messages, hereHashes, thereHashes);
    return {
        matchMessages(traitsOf(here.messages), traitsOf(imap.messages), known.pairs, hereHashes, thereHashes),
        known.formula, known.provedOn};
}

SwitchMatch matchImapWithPop3(
    const MailboxSide &imap, Pop3Side &pop3, Session &pop3Session, const MessageHashes &thisHashes,
    std::stop_token stop)
{
    const auto known = bridge(pop3.side.messages, imap.messages, pop3Hashes(pop3, pop3Session), thisHashes);
    QList<MatchedPair> pairs;
    for (const auto &pair : known.pairs)
        pairs << MatchedPair{pair.there, pair.here, pair.by};
    const bool allKnown = pairs.size() == pop3.side.messages.size();
    if (!allKnown)
        pop3 = readPop3(pop3Session, Pop3Depth::Headers, stop);
    // POP3 shows the inbox; the same message in another folder is another copy.
    QList<MessageTraits> inbox;
    QList<qsizetype> places;
    QHash<qsizetype, qsizetype> placeOf;
    for (qsizetype i = 0; i < imap.messages.size(); ++i) {
        if (imap.messages[i].role != FolderRole::Inbox)
            continue;
        placeOf.insert(i, places.size());
        places << i;
        inbox << imap.messages[i].traits;
    }
    for (auto &pair : pairs)
        pair.here = placeOf.value(pair.here);
    const MessageHashes inboxHashes{
        [&](qsizetype index) { return thisHashes.header(places[index]); },
        [&](qsizetype index) { return thisHashes.content(places[index]); }};
    if (!allKnown)
        pairs = matchMessages(
            inbox, traitsOf(pop3.side.messages), pairs, inboxHashes, pop3Hashes(pop3, pop3Session));
    for (auto &pair : pairs)
        pair.here = places[pair.here];
    return {pairs, known.formula, known.provedOn};
}

} // namespace duopost
