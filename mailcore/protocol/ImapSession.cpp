// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapSession.h"

#include "mailcore/protocol/ImapFolders.h"
#include "mailcore/protocol/ImapScanner.h"

#include <deque>

namespace duopost {

namespace {

constexpr qint64 firstWindow = 100; ///< what a screen shows
constexpr qint64 window = 2000; ///< rows a FETCH asks for; a few megabytes at most
constexpr size_t pipelined = 3;
constexpr qsizetype bodiesPerFetch = 100;

std::optional<RemoteHeader> headerOf(const ImapFetch &fetch)
{
    if (!fetch.uid || !fetch.header)
        return std::nullopt;
    return RemoteHeader{
        .remote = {QByteArray::number(fetch.uid)},
        .header = fetch.header->toByteArray(),
        .arrived = fetch.internalDate.value_or(0),
        .size = fetch.size.value_or(0),
        .flags = fetch.flags.value_or(MessageFlags()),
        .hasAttachments = fetch.hasAttachments.value_or(false)};
}

} // namespace

ImapSession::ImapSession(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report)
    : m_connection(std::move(stop))
{
    m_connection.open(account, credentials, report);
}

QList<RemoteFolder> ImapSession::listFolders()
{
    const auto from = m_connection.socket().transcript().position();
    ImapFolders folders;
    const auto take = [&](QByteArrayView response) { folders.take(response); };
    const bool extended = m_connection.has("LIST-EXTENDED");
    if (extended) {
        QByteArray options = "SUBSCRIBED CHILDREN";
        if (m_connection.has("SPECIAL-USE"))
            options += " SPECIAL-USE";
        // One round trip for the state of every folder (RFC 5819).
        if (m_connection.has("LIST-STATUS"))
            options += " STATUS (MESSAGES UIDNEXT UIDVALIDITY UNSEEN"
                + QByteArray(m_connection.has("CONDSTORE") ? " HIGHESTMODSEQ)" : ")");
        m_connection.run("LIST \"\" \"*\" RETURN (" + options + ")", take);
    } else {
        m_connection.run("LIST \"\" \"*\"", take);
        m_connection.run("LSUB \"\" \"*\"", take);
    }
    observe(Operation::ListFolders, Reason::ListedFolders, {}, from);
    return folders.result(true);
}

void ImapSession::select(const RemoteFolder &folder)
{
    Selected selected{.name = folder.name};
    const QByteArray condstore
        = m_connection.has("CONDSTORE") || m_connection.has("QRESYNC") ? " (CONDSTORE)" : "";
    m_selected.reset();
    const auto done = m_connection.run(
        "SELECT " + imapQuoted(folder.name) + condstore, [&](QByteArrayView response) {
            ImapScanner scanner(response);
            scanner.take('*');
            const auto word = scanner.atom();
            if (const auto count = ImapScanner(word).number(); count && equalsNoCase(scanner.atom(), "EXISTS"))
                selected.state.exists = *count;
            if (!equalsNoCase(word, "OK") || !scanner.take('['))
                return;
            const auto code = scanner.atom();
            if (equalsNoCase(code, "UIDVALIDITY") || equalsNoCase(code, "UIDNEXT")
                || equalsNoCase(code, "HIGHESTMODSEQ")) {
                auto text = scanner.atom();
                if (text.endsWith(']'))
                    text.chop(1);
                const auto value = ImapScanner(text).number().value_or(0);
                (equalsNoCase(code, "UIDVALIDITY")   ? selected.state.uidValidity
                     : equalsNoCase(code, "UIDNEXT") ? selected.state.uidNext
                                                     : selected.state.highestModSeq)
                    = value;
            } else if (equalsNoCase(code, "PERMANENTFLAGS") && scanner.take('(')) {
                while (!scanner.atEnd() && !scanner.take(')')) {
                    const auto before = scanner.position();
                    const auto flag = scanner.atom();
                    selected.anyKeyword |= flag == "\\*";
                    selected.permanent |= flagFromImap(flag);
                    if (scanner.position() == before)
                        return;
                }
            }
        });
    selected.readOnly = done.toUpper().startsWith("[READ-ONLY]");
    m_selected = selected;
}

SyncCursor ImapSession::pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink)
{
    const auto cached = imapStateOf(cursor);
    if (cached && folder.status) {
        const ImapState reported{
            .uidValidity = folder.status->uidValidity,
            .uidNext = folder.status->uidNext,
            .exists = folder.status->messages,
            .highestModSeq = folder.status->highestModSeq};
        if (planResync(cached, reported).scope == ResyncPlan::Scope::Nothing)
            return cursor;
    }
    const auto from = m_connection.socket().transcript().position();
    select(folder);
    const auto plan = planResync(cached, m_selected->state);
    switch (plan.scope) {
    case ResyncPlan::Scope::Nothing:
        break;
    case ResyncPlan::Scope::StartOver:
        sink.startOver();
        [[fallthrough]];
    case ResyncPlan::Scope::Everything:
        pullEverything(sink);
        break;
    case ResyncPlan::Scope::Incremental: {
        quint64 arrived = 0;
        if (plan.newHeaders)
            pullNew(cached->uidNext, sink, arrived);
        if (plan.flags == ResyncPlan::Flags::ChangedSince)
            pullChanged(*cached, sink);
        else if (plan.flags == ResyncPlan::Flags::All)
            pullFlags(sink);
        if (!plan.presence && cached->exists + arrived != m_selected->state.exists)
            pullPresent(sink);
        break;
    }
    }
    observe(Operation::FetchHeaders, Reason::SentFolder, {folder.path}, from);
    return cursorOf(m_selected->state);
}

QByteArray ImapSession::headerItems()
{
    return "(UID FLAGS INTERNALDATE RFC822.SIZE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (DATE FROM SENDER "
           "REPLY-TO TO "
           "CC SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES CONTENT-TYPE)])";
}

// Newest first, by message number: inside a run of FETCH commands a server must not renumber
// (RFC 9051 section 7.5.1), and what comes back is bound by UID.
void ImapSession::pullEverything(PullSink &sink)
{
    const auto total = static_cast<qint64>(m_selected->state.exists);
    std::deque<ImapConnection::Tag> running;
    qint64 top = total, done = 0;
    const auto ask = [&] {
        const auto low = qMax<qint64>(1, top - (top == total ? firstWindow : window) + 1);
        running.push_back(m_connection.send(
            "FETCH " + QByteArray::number(low) + ':' + QByteArray::number(top) + ' ' + headerItems()));
        top = low - 1;
    };
    QList<RemoteHeader> batch;
    QList<RemoteId> present;
    present.reserve(qMin<qint64>(total, 200'000));
    while (top > 0 || !running.empty()) {
        while (top > 0 && running.size() < pipelined)
            ask();
        m_connection.complete(running.front(), [&](QByteArrayView response) {
            if (const auto fetch = parseFetch(response)) {
                if (auto header = headerOf(*fetch))
                    batch << std::move(*header);
            }
        });
        running.pop_front();
        std::reverse(batch.begin(), batch.end());
        done += batch.size();
        for (const auto &header : std::as_const(batch))
            present << header.remote;
        sink.headers(std::exchange(batch, {}));
        sink.progress(done, total);
    }
    // A first run that was interrupted may have left rows of messages that are gone by now.
    if (present.size() == total)
        sink.present(present);
    else
        pullPresent(sink);
}

void ImapSession::pullNew(quint64 fromUid, PullSink &sink, quint64 &arrived)
{
    QList<RemoteHeader> batch;
    m_connection.run(
        "UID FETCH " + QByteArray::number(qMax<quint64>(1, fromUid)) + ":* " + headerItems(),
        [&](QByteArrayView response) {
            const auto fetch = parseFetch(response);
            if (!fetch || fetch->uid < fromUid)
                return; // "n:*" always includes the last message (RFC 9051 section 6.4.9)
            if (auto header = headerOf(*fetch)) {
                batch << std::move(*header);
                ++arrived;
                if (batch.size() >= window)
                    sink.headers(std::exchange(batch, {}));
            }
        });
    if (!batch.isEmpty())
        sink.headers(std::move(batch));
}

void ImapSession::pullChanged(const ImapState &cached, PullSink &sink)
{
    QList<RemoteFlags> batch;
    m_connection.run(
        "UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + QByteArray::number(cached.highestModSeq) + ")",
        [&](QByteArrayView response) {
            const auto fetch = parseFetch(response);
            if (fetch && fetch->uid && fetch->flags)
                batch << RemoteFlags{{QByteArray::number(fetch->uid)}, *fetch->flags};
        });
    if (!batch.isEmpty())
        sink.flags(batch);
}

void ImapSession::pullFlags(PullSink &sink)
{
    const auto from = m_connection.socket().transcript().position();
    QList<RemoteFlags> batch;
    QList<RemoteId> present;
    if (m_selected->state.exists > 0) {
        m_connection.run("UID FETCH 1:* (UID FLAGS)", [&](QByteArrayView response) {
            const auto fetch = parseFetch(response);
            if (!fetch || !fetch->uid || !fetch->flags)
                return;
            const RemoteId id{QByteArray::number(fetch->uid)};
            batch << RemoteFlags{id, *fetch->flags};
            present << id;
        });
    }
    sink.flags(batch);
    // Fewer answers than messages: something could not be read, so nothing is known to be gone.
    if (static_cast<quint64>(present.size()) >= m_selected->state.exists)
        sink.present(present);
    observe(Operation::FetchFlags, Reason::SentMarks, {}, from);
}

void ImapSession::pullPresent(PullSink &sink)
{
    QList<RemoteId> present;
    const auto limit = static_cast<qsizetype>(qMin<quint64>(m_selected->state.exists, 50'000'000)) + 1;
    m_connection.run("UID SEARCH ALL", [&](QByteArrayView response) {
        ImapScanner scanner(response);
        scanner.take('*');
        if (!equalsNoCase(scanner.atom(), "SEARCH"))
            return;
        while (const auto uid = scanner.number()) {
            if (present.size() < limit)
                present << RemoteId{QByteArray::number(*uid)};
        }
    });
    if (static_cast<quint64>(present.size()) >= m_selected->state.exists)
        sink.present(present);
}

void ImapSession::requireValidity(const Targets &targets)
{
    // While a folder stays selected its UIDs keep their meaning; any new SELECT may show another validity.
    if (!m_selected || m_selected->name != targets.folder.name)
        select(targets.folder);
    if (targets.uidValidity != 0 && m_selected->state.uidValidity != targets.uidValidity)
        throw MailError(
            MailError::Kind::MessageGone, targets.folder.path, {},
            QStringLiteral("the server has renumbered the folder"));
}

void ImapSession::fetch(const Targets &targets, const Session::MessageSink &sink)
{
    requireValidity(targets);
    const auto from = m_connection.socket().transcript().position();
    std::deque<ImapConnection::Tag> running;
    qsizetype next = 0;
    bool any = false;
    while (next < targets.ids.size() || !running.empty()) {
        while (next < targets.ids.size() && running.size() < pipelined) {
            QList<quint32> uids;
            for (; next < targets.ids.size() && uids.size() < bodiesPerFetch; ++next)
                uids << targets.ids[next].key.toUInt();
            // PEEK: fetching must not set \Seen, only reading does (RFC 9051 section 6.4.5).
            running.push_back(m_connection.send("UID FETCH " + sequenceSet(uids) + " (UID BODY.PEEK[])"));
        }
        m_connection.complete(running.front(), [&](QByteArrayView response) {
            const auto fetch = parseFetch(response);
            if (!fetch || !fetch->uid || !fetch->body)
                return; // NIL: "not available" (RFC 2180 section 4.1), never an empty message
            any = true;
            sink({QByteArray::number(fetch->uid)}, fetch->body->toByteArray());
        });
        running.pop_front();
    }
    if (any)
        observe(Operation::FetchMessage, Reason::SentMessages, {}, from);
}

void ImapSession::perform(const MarkRead &change, const Targets &targets)
{
    store(Operation::MarkRead, flagEdit(change), targets);
}
void ImapSession::perform(const MarkUnread &change, const Targets &targets)
{
    store(Operation::MarkUnread, flagEdit(change), targets);
}
void ImapSession::perform(const Star &change, const Targets &targets)
{
    store(Operation::Star, flagEdit(change), targets);
}
void ImapSession::perform(const Unstar &change, const Targets &targets)
{
    store(Operation::Unstar, flagEdit(change), targets);
}
void ImapSession::perform(const MarkAnswered &change, const Targets &targets)
{
    store(Operation::MarkAnswered, flagEdit(change), targets);
}
void ImapSession::perform(const MarkJunk &change, const Targets &targets)
{
    store(Operation::MarkJunk, flagEdit(change), targets);
}
void ImapSession::perform(const MarkNotJunk &change, const Targets &targets)
{
    store(Operation::MarkNotJunk, flagEdit(change), targets);
}

void ImapSession::store(Operation operation, const FlagEdit &edit, const Targets &targets)
{
    requireValidity(targets);
    const auto from = m_connection.socket().transcript().position();
    const auto refuse = [&](Reason reason, const QStringList &arguments) {
        observe(operation, reason, arguments, from, false);
        throw MailError(
            MailError::Kind::ServerRefused, toString(operation), m_observations.last().evidence.because());
    };
    if (m_selected->readOnly)
        refuse(Reason::OpenedReadOnly, {});
    // A keyword outside PERMANENTFLAGS would be forgotten at the end of the session (RFC 9051 section 7.1).
    const auto missing = edit.add & ~m_selected->permanent;
    if (missing && !m_selected->anyKeyword && m_selected->permanent)
        refuse(Reason::KeywordsNotKept, {toImapNames(missing).join(QLatin1Char(' '))});

    QList<quint32> uids;
    for (const auto &id : targets.ids)
        uids << id.key.toUInt();
    const auto set = sequenceSet(uids);
    try {
        if (edit.add)
            m_connection.run(
                "UID STORE " + set + " +FLAGS.SILENT ("
                + toImapNames(edit.add).join(QLatin1Char(' ')).toLatin1() + ")");
        if (edit.remove)
            m_connection.run(
                "UID STORE " + set + " -FLAGS.SILENT ("
                + toImapNames(edit.remove).join(QLatin1Char(' ')).toLatin1() + ")");
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::ServerRefused)
            observe(operation, Reason::RefusedByServer, {}, from, false);
        throw;
    }
    observe(operation, Reason::AnsweredOk, {}, from);
}

// Nothing depends on the answer, so leaving does not wait for a slow server.
void ImapSession::close()
{
    m_connection.socket().setStopToken({});
    m_connection.send("LOGOUT");
}

QList<Observation> ImapSession::advertised() const
{
    QList<Observation> result;
    const auto now = QDateTime::currentDateTimeUtc();
    const auto say = [&](Operation operation, Reason reason, const QStringList &arguments,
                         bool supports = true) {
        result << Observation{operation, {EvidenceSource::Advertised, reason, arguments, now, {}, supports}};
    };
    const auto base = m_connection.has("IMAP4REV2")
        ? QStringList{QStringLiteral("IMAP4rev2"), QStringLiteral("RFC 9051")}
        : QStringList{QStringLiteral("IMAP4rev1"), QStringLiteral("RFC 3501")};
    for (const auto operation :
         {Operation::ListFolders, Operation::FetchHeaders, Operation::FetchMessage, Operation::FetchFlags})
        say(operation, Reason::CapabilityListed, base);
    if (m_connection.has("IDLE"))
        say(Operation::WaitForNews, Reason::CapabilityListed,
            {QStringLiteral("IDLE"), QStringLiteral("RFC 2177")});
    else
        say(Operation::WaitForNews, Reason::CapabilityNotListed, {QStringLiteral("IDLE")}, false);
    if (!m_selected)
        return result;
    static constexpr std::pair<Operation, MessageFlag> marks[]
        = {{Operation::MarkRead, MessageFlag::Seen},         {Operation::MarkUnread, MessageFlag::Seen},
           {Operation::Star, MessageFlag::Flagged},          {Operation::Unstar, MessageFlag::Flagged},
           {Operation::MarkAnswered, MessageFlag::Answered}, {Operation::MarkJunk, MessageFlag::Junk},
           {Operation::MarkNotJunk, MessageFlag::NotJunk}};
    for (const auto &[operation, flag] : marks) {
        const bool keyword = flag == MessageFlag::Junk || flag == MessageFlag::NotJunk;
        const bool kept = !m_selected->readOnly
            && (m_selected->permanent.testFlag(flag) || (keyword && m_selected->anyKeyword));
        say(operation, kept ? Reason::PermanentFlagKept : Reason::PermanentFlagNotKept, toImapNames(flag),
            kept);
    }
    return result;
}

TrafficCounters ImapSession::counters() const
{
    const auto &socket = m_connection.socket();
    return {socket.bytesIn(), socket.bytesOut(), m_connection.commands()};
}

quint64 ImapSession::uidValidityOf(const SyncCursor &cursor) const
{
    const auto state = imapStateOf(cursor);
    return state ? state->uidValidity : 0;
}

void ImapSession::observe(
    Operation operation, Reason reason, const QStringList &arguments, qint64 transcriptFrom, bool supports)
{
    auto lines = m_connection.socket().transcript().since(transcriptFrom);
    constexpr qsizetype enough = 12;
    if (lines.size() > enough)
        lines = lines.first(enough / 2) + QStringList{QString::fromUtf8("…")} + lines.last(enough / 2);
    m_observations << Observation{
        operation,
        {EvidenceSource::Observed, reason, arguments, QDateTime::currentDateTimeUtc(), lines, supports}};
}

} // namespace duopost
