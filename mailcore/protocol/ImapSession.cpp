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
    m_observed.add(Operation::ListFolders, Reason::ListedFolders, {}, m_connection.socket().transcript(), from);
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
    m_observed.add(
        Operation::FetchHeaders, Reason::SentFolder, {folder.path}, m_connection.socket().transcript(), from);
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
    m_observed.add(Operation::FetchFlags, Reason::SentMarks, {}, m_connection.socket().transcript(), from);
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
            sink({{QByteArray::number(fetch->uid)}, fetch->body->toByteArray()});
        });
        running.pop_front();
    }
    if (any)
        m_observed.add(
            Operation::FetchMessage, Reason::SentMessages, {}, m_connection.socket().transcript(), from);
}

void ImapSession::check()
{
    m_connection.run("NOOP");
}

// Nothing depends on the answer, so leaving does not wait for a slow server.
void ImapSession::close()
{
    m_connection.socket().setStopToken({});
    m_connection.send("LOGOUT");
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

} // namespace duopost
