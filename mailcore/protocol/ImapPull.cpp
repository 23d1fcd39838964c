// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapPull.h"

#include "mailcore/protocol/ImapScanner.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr quint64 mostVanished = 20'000; ///< beyond that it is cheaper to ask what is there

QList<RemoteId> idsOf(const QList<quint32> &uids)
{
    QList<RemoteId> result;
    result.reserve(uids.size());
    for (const auto uid : uids)
        result << idOf(uid);
    return result;
}

// -1: the store cannot tell.
bool storeAgrees(qint64 counted, quint64 exists)
{
    return counted < 0 || static_cast<quint64>(counted) == exists;
}

std::optional<RemoteFlags> flagsOf(QByteArrayView response)
{
    const auto fetch = parseFetch(response);
    if (!fetch || !fetch->uid || !fetch->flags)
        return std::nullopt;
    return RemoteFlags{idOf(fetch->uid), *fetch->flags, fetch->keywords};
}

} // namespace

ImapPull::ImapPull(ImapMailbox &mailbox, PullSink &sink)
    : m_mailbox(mailbox), m_connection(mailbox.connection()), m_sink(sink), m_headers(mailbox, sink)
{
}

ImapState ImapPull::run(const RemoteFolder &folder, const std::optional<ImapState> &cached)
{
    const bool quick
        = cached && cached->uidValidity > 0 && cached->highestModSeq > 0 && m_connection.isEnabled("QRESYNC");
    const auto tells = quick ? OpeningTells::Changes : OpeningTells::Nothing;
    const auto opening = m_mailbox.startOpening(
        folder.name, ImapMailbox::Access::Write,
        quick ? " (QRESYNC (" + QByteArray::number(cached->uidValidity) + ' '
                + QByteArray::number(cached->highestModSeq) + "))"
              : QByteArray());
    auto running = cached ? startOpened(folder, *cached, tells) : Running{};
    try {
        m_mailbox.finishOpening(opening, [this](QByteArrayView response) { takeTold(response); });
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::ServerRefused)
            abandon(running);
        throw;
    }
    auto state = m_mailbox.selection().state();
    const auto plan = planResync(cached, state, tells);
    switch (plan.scope) {
    case ResyncPlan::Scope::Nothing:
        abandon(running);
        break;
    case ResyncPlan::Scope::StartOver:
        abandon(running);
        m_sink.startOver();
        everything(true);
        break;
    case ResyncPlan::Scope::Everything:
        everything(false);
        break;
    case ResyncPlan::Scope::Incremental:
        incremental(*cached, plan, running);
        break;
    }
    if (state.uidNext == 0) // not said: one more than the highest we have seen
        state.uidNext = qMax<quint64>(cached ? cached->uidNext : 0, m_headers.highest() + 1ULL);
    // Where the server contradicted itself, the next look trusts nothing of this one.
    if (m_mailbox.selection().isDoubtful())
        state.highestModSeq = 0;
    return state;
}

// Sent behind SELECT without waiting; if the folder turns out to be another one, the answers are thrown away.
ImapPull::Running ImapPull::startOpened(const RemoteFolder &folder, const ImapState &cached, OpeningTells tells)
{
    Running running;
    const auto &status = folder.status;
    if (status && status->uidValidity != cached.uidValidity)
        return running;
    if (cached.uidNext > 0 && cached.uidNext <= 0xFFFFFFFFULL && (!status || status->uidNext > cached.uidNext))
        running.arrivals = m_headers.startFrom(static_cast<quint32>(cached.uidNext));
    const bool modSeqs = m_connection.has("CONDSTORE") || m_connection.has("QRESYNC");
    if (tells == OpeningTells::Nothing && modSeqs && cached.highestModSeq > 0
        && (!status || status->highestModSeq > cached.highestModSeq))
        running.changes = m_connection.send(
            "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + QByteArray::number(cached.highestModSeq) + ")");
    return running;
}

void ImapPull::abandon(Running &running)
{
    for (auto *tag : {&running.arrivals, &running.changes}) {
        if (*tag)
            m_connection.attempt(**tag);
        tag->reset();
    }
}

void ImapPull::takeTold(QByteArrayView response)
{
    ImapScanner scanner(response);
    scanner.take('*');
    if (equalsNoCase(scanner.atom(), "VANISHED")) {
        scanner.skipSpaces();
        if (scanner.peek() == '(' && !scanner.skipValue())
            return;
        scanner.skipSpaces();
        m_told.vanished << scanner.rest().toByteArray();
        m_told.vanishedCount += countOfSet(scanner.rest());
    } else if (auto flags = flagsOf(response)) {
        m_told.changed << std::move(*flags);
    }
}

void ImapPull::incremental(const ImapState &cached, const ResyncPlan &plan, Running &running)
{
    const auto from = static_cast<quint32>(qBound<quint64>(1, cached.uidNext, 0xFFFFFFFFULL));
    if (plan.newHeaders && !running.arrivals)
        running.arrivals = m_headers.startFrom(from);
    if (running.arrivals)
        m_headers.finishFrom(from, *std::exchange(running.arrivals, std::nullopt));

    auto flags = plan.flags;
    if (flags == ResyncPlan::Flags::ChangedSince) {
        if (!running.changes)
            running.changes = m_connection.send(
                "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + QByteArray::number(cached.highestModSeq) + ")");
        const bool ok = m_connection.attempt(
            *std::exchange(running.changes, std::nullopt), [this](QByteArrayView response) {
                if (auto one = flagsOf(response))
                    m_told.changed << std::move(*one);
            });
        if (!ok) // NOMODSEQ, or a server that only claims to know it
            flags = ResyncPlan::Flags::All;
    }
    abandon(running);
    quint64 vanished = 0;
    if (flags == ResyncPlan::Flags::All) {
        pullAllFlags(cached.exists);
    } else {
        takeChanges(cached);
        if (flags == ResyncPlan::Flags::Told)
            vanished = takeVanished(cached);
    }
    const auto expected = cached.exists + m_headers.count() - qMin(cached.exists, vanished);
    const auto exists = m_mailbox.selection().exists();
    if (!m_presenceDone
        && (plan.presence || expected != m_mailbox.selection().state().exists
            || !storeAgrees(m_sink.countHere(), exists)))
        pullPresent();
}

void ImapPull::takeChanges(const ImapState &cached)
{
    // What has just arrived came with its flags; of others only what we have can have changed.
    m_told.changed.removeIf([&](const RemoteFlags &flags) {
        return cached.uidNext > 0 && flags.remote.key.toULongLong() >= cached.uidNext;
    });
    if (!m_told.changed.isEmpty())
        m_sink.flags(std::exchange(m_told.changed, {}));
}

quint64 ImapPull::takeVanished(const ImapState &cached)
{
    if (m_told.vanishedCount == 0)
        return 0;
    // Ranges may cover ids that never were, and a lie may cover everything (CASES I37).
    if (m_told.vanishedCount > mostVanished || isMassDisappearance(cached.exists, m_told.vanishedCount)) {
        pullPresent();
        return 0;
    }
    // Also what came after the last look: a message may be known because it was moved there from here.
    QList<RemoteId> gone;
    quint64 counted = 0;
    for (const auto &set : std::as_const(m_told.vanished)) {
        for (const auto uid : parseSequenceSet(set, mostVanished)) {
            counted += uid < cached.uidNext ? 1 : 0;
            gone << idOf(uid);
        }
    }
    if (!gone.isEmpty())
        m_sink.gone(gone);
    return counted;
}

void ImapPull::pullAllFlags(quint64 cachedCount)
{
    QList<RemoteFlags> batch;
    const auto exists = m_mailbox.selection().state().exists;
    if (exists > 0) {
        m_connection.run("UID FETCH 1:* (UID FLAGS)", [&](QByteArrayView response) {
            if (auto one = flagsOf(response))
                batch << std::move(*one);
        });
    }
    m_askedAllFlags = true;
    const auto count = static_cast<quint64>(batch.size());
    QList<RemoteId> present;
    present.reserve(batch.size());
    for (const auto &one : std::as_const(batch))
        present << one.remote;
    if (!batch.isEmpty())
        m_sink.flags(batch);
    // Fewer answers than messages: something could not be read, so nothing is known to be gone.
    const bool complete = count >= exists && !m_mailbox.selection().isDoubtful();
    const auto before = cachedCount + m_headers.count();
    if (complete && !isMassDisappearance(before, before > count ? before - count : 0)) {
        m_presenceDone = true;
        m_sink.present(present);
    }
}

ImapConnection::Tag ImapPull::startListing()
{
    const bool compact = m_connection.has("ESEARCH") || m_connection.has("IMAP4REV2"); // RFC 4731
    return m_connection.send(compact ? "UID SEARCH RETURN (ALL) ALL" : "UID SEARCH ALL");
}

void ImapPull::takeListed(QByteArrayView response)
{
    if (m_listed.size() < mostMessages)
        m_listed += searchResult(response);
}

QList<quint32> ImapPull::finishListing(const ImapConnection::Tag &tag)
{
    m_connection.complete(tag, [this](QByteArrayView response) { takeListed(response); });
    auto result = std::exchange(m_listed, {});
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

void ImapPull::pullPresent()
{
    const auto uids = finishListing(startListing());
    m_presenceDone = true;
    // What is missing here although a cursor vouches for it is fetched; usually nothing.
    if (const auto here = m_sink.countHere(); here >= 0 && here < uids.size()) {
        QList<quint32> missing;
        for (const auto &id : m_sink.unknownOf(idsOf(uids)))
            missing << id.key.toUInt();
        m_headers.fetch(missing, static_cast<qint64>(missing.size()));
    }
    const auto &selection = m_mailbox.selection();
    if (static_cast<quint64>(uids.size()) >= selection.exists() && !selection.isDoubtful())
        m_sink.present(idsOf(uids));
}

void ImapPull::everything(bool nothingIsKnown)
{
    if (m_mailbox.selection().exists() == 0) {
        m_sink.present({});
        return;
    }
    // A screenful at once, by number; everything else by UID, so that nothing that goes meanwhile shifts it.
    const auto exists = m_mailbox.selection().exists();
    const auto newest = m_headers.startNewest();
    std::optional<ImapConnection::Tag> listing;
    if (exists > ImapHeaders::firstWindow)
        listing = startListing();
    m_headers.finishNewest(newest, [this](QByteArrayView response) { takeListed(response); });
    QList<quint32> uids;
    if (listing)
        uids = finishListing(*listing);
    else if (m_headers.count() == exists && !m_mailbox.selection().isRenumbered())
        uids = QList<quint32>(m_headers.got().begin(), m_headers.got().end());
    else
        uids = finishListing(startListing());
    auto wanted = uids;
    QList<quint32> known;
    if (!nothingIsKnown) {
        // An earlier run may have been interrupted: what is here is not fetched again.
        QList<RemoteId> rest;
        const std::vector<quint32> got = m_headers.got();
        const QSet<quint32> newestUids(got.begin(), got.end());
        for (const auto uid : std::as_const(uids)) {
            if (!newestUids.contains(uid))
                rest << idOf(uid);
        }
        wanted.clear();
        for (const auto &id : m_sink.unknownOf(rest))
            wanted << id.key.toUInt();
        if (wanted.size() < rest.size()) {
            const QSet<quint32> unknown(wanted.begin(), wanted.end());
            for (const auto &id : std::as_const(rest)) {
                if (const auto uid = id.key.toUInt(); !unknown.contains(uid))
                    known << uid;
            }
        }
    }
    m_headers.fetch(wanted, static_cast<qint64>(uids.size()));
    for (const auto &group : inCommands(known, 20'000)) {
        QList<RemoteFlags> batch;
        m_connection.run("UID FETCH " + sequenceSet(group) + " (UID FLAGS)", [&](QByteArrayView response) {
            if (auto one = flagsOf(response))
                batch << std::move(*one);
        });
        if (!batch.isEmpty())
            m_sink.flags(batch);
    }
    const auto &selection = m_mailbox.selection();
    const bool complete = static_cast<quint64>(uids.size()) >= selection.exists() && !selection.isDoubtful();
    if (!complete && !nothingIsKnown)
        return;
    // After starting over, the list ends it whatever the server says: what was there before means nothing.
    const QSet<quint32> listed(uids.begin(), uids.end());
    for (const auto uid : m_headers.got()) {
        if (!listed.contains(uid))
            uids << uid;
    }
    m_sink.present(idsOf(uids));
}

} // namespace duopost
