// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/Pop3Sync.h"

#include "mailcore/store/BodyHash.h"
#include "mailcore/sync/Amounts.h"
#include "mailcore/sync/Pop3Intake.h"
#include "mailcore/sync/Pop3Match.h"

#include <algorithm>

namespace duopost {

namespace {

const QString trustedFact = QStringLiteral("pop3.clock.trusted");
const QString suspectSinceFact = QStringLiteral("pop3.clock.suspect-since");
const QString suspectLastFact = QStringLiteral("pop3.clock.suspect-last");
const QString emptyFact = QStringLiteral("pop3.empty");
const QString pipeliningFact = QStringLiteral("pop3.pipelining-faults");

constexpr qsizetype slice = 500; // commands may be sent ahead within one
constexpr qsizetype proofSlice = 50;
constexpr qsizetype unmatchedWithoutAsking = 20;
constexpr int pipeliningFaults = 2;

QString number(qint64 value)
{
    return value == 0 ? QString() : QString::number(value);
}

} // namespace

Pop3Sync::Pop3Sync(
    const Account &account, MailStore &store, JobThread &parser, const SyncOptions &options, Hooks hooks)
    : m_account(account), m_store(store), m_parser(parser), m_options(options), m_hooks(std::move(hooks))
{
}

FolderReport
Pop3Sync::run(Session &session, const RemoteFolder &remote, const Folder &inbox, std::stop_token stop)
{
    m_session = &session;
    m_maildrop = session.maildrop();
    m_remote = remote;
    m_inbox = inbox.id;
    m_stop = std::move(stop);
    m_report = {.path = inbox.path};
    readFacts();
    noteRuleChange();
    lookAround();
    if (isEmptyForTheFirstTime())
        return m_report;
    recogniseRenumbered();
    settle();
    fetchArrived();
    fetchMissingBodies();
    const auto removal = decide();
    finish();
    if (removal.plan.needsConsent)
        m_hooks.removalAsked(removal.plan);
    else if (!removal.ids.isEmpty())
        remove(removal);
    return m_report;
}

bool Pop3Sync::wantsBodies() const
{
    // What is not here is never removed, so a rule that removes needs all of it.
    return m_options.depth == SyncDepth::Bodies || m_account.leave.kind != LeaveRule::Kind::Always;
}

void Pop3Sync::requireGoing() const
{
    if (m_stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

void Pop3Sync::readFacts()
{
    m_facts = m_store.facts().result();
    const auto time = [&](const QString &key) { return m_facts.value(key).toLongLong(); };
    m_clock = judgeClock({time(trustedFact), time(suspectSinceFact), time(suspectLastFact)}, m_hooks.now());
    m_maildrop->allowPipelining(m_facts.value(pipeliningFact).toInt() < pipeliningFaults);
}

// Never retroactively without asking: what came before the rule was changed is marked.
void Pop3Sync::noteRuleChange()
{
    const auto rule = leaveRuleText(m_account.leave);
    const auto before = m_facts.value(leaveRuleFact, leaveRuleText({}));
    if (m_facts.value(leaveRuleFact) == rule)
        return;
    m_store.setEarlierRule(before != rule, {{leaveRuleFact, rule}}).waitForFinished();
}

void Pop3Sync::lookAround()
{
    m_hooks.report(Activity::Step::FetchingHeaders, 0, 0);
    const auto &list = m_maildrop->list();
    m_complete = list.complete;
    m_listed.reserve(list.items.size());
    for (const auto &item : list.items) {
        m_listed << item.remote;
        if (item.firm)
            m_firm.insert(item.remote.key);
    }
    m_look = m_store.lookAtMaildrop(m_listed).result();
}

// One answer of an empty maildrop may be a server's mistake; the next connection shows.
bool Pop3Sync::isEmptyForTheFirstTime()
{
    const bool suspicious = m_listed.isEmpty() && m_look.listedBefore > 0;
    const bool seenBefore = !m_facts.value(emptyFact).isEmpty();
    if (suspicious != seenBefore)
        m_store.setFacts({{emptyFact, suspicious ? QStringLiteral("1") : QString()}}).waitForFinished();
    return suspicious && !seenBefore;
}

void Pop3Sync::recogniseRenumbered()
{
    if (!looksRenumbered(m_look, m_listed.size()))
        return;
    const auto askPerson = [&](qsizetype unmatched) {
        throw MailError(
            MailError::Kind::MaildropRenumbered, m_account.incoming.host, {},
            QStringLiteral("%1 of %2 messages are listed under unique-ids never seen before")
                .arg(unmatched)
                .arg(m_listed.size()));
    };
    QList<RenumberedMessage> renamed;
    const auto take = [&](const MaildropMessage &message) {
        if (!message.whole)
            renamed << renumbered(message.remote, message.raw, message.size);
    };
    // The first one shows whether there is TOP: without it, looking would mean fetching everything again.
    fetch(m_look.unknown.first(1), Maildrop::Part::Header, take);
    if (m_maildrop->hasTop())
        fetch(m_look.unknown.mid(1), Maildrop::Part::Header, take);
    const auto contents = m_store.maildropContents().result();
    const auto renames = matchByContent(contents, renamed, [&](MessageId id) {
        const auto body = m_store.body(id).result();
        return body ? headerHashOf(*body) : QByteArray();
    });
    const auto unmatched = m_look.unknown.size() - renames.size();
    if (unmatched > unmatchedWithoutAsking && !m_options.acceptRenumbered)
        askPerson(unmatched);
    QSet<QByteArray> matched;
    for (const auto &rename : renames)
        matched.insert(rename.to.key);
    m_look.unknown.removeIf([&](const RemoteId &id) { return matched.contains(id.key); });
    m_store.renameInMaildrop(renames).waitForFinished();
    for (const auto &content : contents) {
        if (!content.hash.isEmpty())
            m_byHash.insert(content.hash, content.remote);
    }
    for (const auto &rename : renames)
        m_byHash.removeIf([&](const auto &entry) { return entry.value() == rename.from; });
}

void Pop3Sync::settle()
{
    if (m_look.unchanged)
        return;
    QList<RemoteId> doubtful;
    for (const auto &id : std::as_const(m_listed)) {
        if (!m_firm.contains(id.key))
            doubtful << id;
    }
    m_report.gone
        = m_store.settleMaildrop(m_inbox, {.listed = m_listed, .complete = m_complete, .doubtful = doubtful})
              .result();
}

// In slices, so that a user's request gets its turn, and what arrived before a fault is kept.
void Pop3Sync::fetch(const QList<RemoteId> &ids, Maildrop::Part part, const Maildrop::Sink &sink)
{
    const auto step
        = part == Maildrop::Part::Whole ? Activity::Step::FetchingMessages : Activity::Step::FetchingHeaders;
    qint64 done = 0;
    for (qsizetype from = 0; from < ids.size(); from += slice) {
        requireGoing();
        try {
            m_maildrop->retrieve(ids.mid(from, slice), part, [&](MaildropMessage message) {
                m_hooks.report(step, ++done, ids.size());
                sink(std::move(message));
            });
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::ConnectionLost || error.kind() == MailError::Kind::TimedOut
                || error.kind() == MailError::Kind::ProtocolViolation)
                notePipeliningFault();
            throw;
        }
        m_hooks.breathe();
        m_maildrop->keepAwake();
    }
}

// Some servers offer PIPELINING and break when it is used. Twice in a row, and this one is asked one by one.
void Pop3Sync::notePipeliningFault()
{
    if (m_maildrop->pipelines())
        m_store.setFacts({{pipeliningFact, QString::number(m_facts.value(pipeliningFact).toInt() + 1)}})
            .waitForFinished();
}

void Pop3Sync::fetchArrived()
{
    auto wanted = m_look.unknown;
    m_waiting = wanted.size();
    if (wanted.isEmpty())
        return;
    std::reverse(wanted.begin(), wanted.end()); // newest first
    qsizetype whole
        = m_options.depth == SyncDepth::RecentBodies ? qMin<qsizetype>(recentMessages, wanted.size()) : 0;
    if (wantsBodies() || !m_byHash.isEmpty())
        whole = wanted.size();
    Pop3Intake intake(m_store, m_parser, m_inbox, m_clock.trusted ? m_hooks.now() : 0);
    const auto take = [&](MaildropMessage message) { takeArrived(std::move(message), intake); };
    try {
        fetch(wanted.first(whole), Maildrop::Part::Whole, take);
        // What is too large for here is shown, and stays on the server.
        fetch(wanted.sliced(whole), Maildrop::Part::Header, take);
    } catch (const MailError &error) {
        // What came before the connection was lost is kept; what the store cannot take says so itself.
        if (error.kind() != MailError::Kind::StoreFull && error.kind() != MailError::Kind::StoreFailed)
            intake.finish();
        throw;
    }
    m_report.arrived = intake.finish();
}

void Pop3Sync::takeArrived(MaildropMessage message, Pop3Intake &intake)
{
    --m_waiting;
    if (message.whole && !m_byHash.isEmpty()) {
        const auto old = m_byHash.constFind(bodyHash(message.raw));
        if (old != m_byHash.constEnd()) {
            m_store.renameInMaildrop({{*old, message.remote, true}}).waitForFinished();
            m_byHash.erase(old);
            return;
        }
    }
    const bool firm = m_firm.contains(message.remote.key);
    intake.arrive(std::move(message), firm);
}

void Pop3Sync::fetchMissingBodies()
{
    if (!wantsBodies() && m_options.depth == SyncDepth::Headers)
        return;
    const bool removing = m_account.leave.kind != LeaveRule::Kind::Always;
    const auto places
        = m_store.maildropWithoutBody(wantsBodies() ? everyMessage : recentMessages, removing).result();
    QHash<QByteArray, MessageId> rows;
    QList<RemoteId> wanted;
    for (const auto &place : places) {
        wanted << place.remote;
        rows.insert(place.remote.key, place.id);
    }
    if (wanted.isEmpty())
        return;
    Pop3Intake intake(m_store, m_parser, m_inbox, 0);
    fetch(wanted, Maildrop::Part::Whole, [&](MaildropMessage message) {
        intake.body(rows.value(message.remote.key), std::move(message.raw));
    });
    intake.finish();
}

Removal Pop3Sync::decide()
{
    RemovalInput input{
        .account = m_account.id,
        .rule = m_account.leave,
        .listed = static_cast<int>(m_listed.size()),
        .arrived = m_report.arrived,
        .now = m_hooks.now(),
        .clockTrusted = m_clock.trusted,
        .consent = m_options.removeUpTo};
    if (m_account.leave.kind == LeaveRule::Kind::Always)
        return {};
    for (const auto &entry : m_store.maildrop().result()) {
        if (!entry.firm || !m_firm.contains(entry.remote.key))
            continue;
        input.candidates << RemovalCandidate{
            entry.remote, entry.firstSeen, !entry.hash.isEmpty(), entry.unwanted, entry.earlierRule};
        m_entries.insert(entry.remote.key, entry);
    }
    return planRemoval(input);
}

void Pop3Sync::finish()
{
    MailStore::MaildropFinish finish;
    if (m_waiting == 0 && m_complete)
        finish.listing = m_listed;
    const auto &memory = m_clock.memory;
    finish.facts
        = {{trustedFact, number(memory.trusted)},
           {suspectSinceFact, number(memory.suspectSince)},
           {suspectLastFact, number(memory.suspectLast)},
           {pipeliningFact, m_maildrop->pipelines() ? QString() : m_facts.value(pipeliningFact)}};
    if (m_clock.trusted && m_facts.contains(suspectSinceFact))
        finish.startCounting = memory.trusted;
    m_store.finishMaildrop(m_inbox, finish).waitForFinished();
}

// Read back from what is committed, and compared with what the server sent.
QList<RemoteId> Pop3Sync::proven(const QList<RemoteId> &ids)
{
    QList<RemoteId> result, toProve, damaged;
    for (const auto &id : ids) {
        if (m_entries.value(id.key).unwanted)
            result << id; // deleted by a person: there is nothing to read
        else
            toProve << id;
    }
    for (qsizetype from = 0; from < toProve.size(); from += proofSlice) {
        requireGoing();
        const auto part = toProve.mid(from, proofSlice);
        const auto good = m_store.readBack(part).result();
        result += good;
        for (const auto &id : part) {
            if (!good.contains(id))
                damaged << id;
        }
        m_maildrop->keepAwake();
    }
    if (!damaged.isEmpty())
        m_store.forgetHashes(damaged).waitForFinished(); // fetched anew next time
    return result;
}

// A unique-id may have come to another message since (servers that use the Message-ID, or a hash, and a copy
// that came again): that one is not here, and is not removed. The size tells at no cost; where it differs the
// header decides, because some servers only estimate sizes (Exchange).
QList<RemoteId> Pop3Sync::stillTheSame(const QList<RemoteId> &ids)
{
    const auto sizes = m_maildrop->sizes(ids);
    QList<RemoteId> result, differing;
    for (const auto &id : ids) {
        const auto before = m_entries.value(id.key).size;
        const auto now = sizes.value(id.key, before);
        (before == 0 || now == before ? result : differing) << id;
    }
    if (differing.isEmpty() || !m_maildrop->hasTop())
        return result;
    QList<RemoteId> others;
    fetch(differing, Maildrop::Part::Header, [&](const MaildropMessage &message) {
        const auto known = m_entries.value(message.remote.key).message;
        const auto body = known ? m_store.body(known).result() : std::nullopt;
        if (body && headerHashOf(*body) == headerHashOf(message.raw))
            result << message.remote;
        else
            others << message.remote;
    });
    if (!others.isEmpty())
        m_store.parkInMaildrop(others).waitForFinished();
    return result;
}

void Pop3Sync::remove(const Removal &removal)
{
    const auto ids = stillTheSame(proven(removal.ids));
    if (ids.isEmpty())
        return;
    requireGoing();
    // Durable before the first DELE: if the answer to QUIT is lost, the next list shows what became of them.
    m_store.askRemoval(ids).waitForFinished();
    m_hooks.report(Activity::Step::SendingChanges, 0, ids.size());
    qDebug(
        "%s: %d new, %d to remove", qUtf8Printable(m_account.name), removal.plan.arrived,
        static_cast<int>(ids.size()));
    const auto performed = m_session->perform(DeleteForGood{}, {.folder = m_remote, .ids = ids});
    QSet<QByteArray> kept;
    for (const auto &id : performed.missing)
        kept.insert(id.key);
    QList<RemoteId> removed;
    for (const auto &id : ids) {
        if (!kept.contains(id.key))
            removed << id;
    }
    m_store.settleRemoval(removed, performed.missing).waitForFinished();
    m_report.removed = static_cast<int>(removed.size());
    if (m_options.removeUpTo && removal.plan.settingChanged)
        m_store.setEarlierRule(false, {}).waitForFinished(); // a person agreed to the rule
}

} // namespace duopost
