// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapSession.h"

#include "mailcore/protocol/ImapBodies.h"
#include "mailcore/protocol/ImapFacts.h"
#include "mailcore/protocol/ImapLikeness.h"
#include "mailcore/protocol/ImapPull.h"
#include "mailcore/protocol/ImapSearch.h"

namespace duopost {

ImapSession::ImapSession(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report,
    const ImapOptions &options)
    : m_connection(std::move(stop), options), m_mailbox(m_connection), m_listener(m_mailbox)
{
    m_connection.setWatcher([this](QByteArrayView response) {
        m_mailbox.take(response);
        m_listener.take(response);
    });
    m_connection.open(account, credentials, report);
}

// Name and version, nothing about the person or the computer (RFC 2971 section 3.3). Goes out with the first
// LIST, so that it costs no round trip.
void ImapSession::startIdentity()
{
    if (std::exchange(m_identityAsked, true))
        return;
    if (m_connection.has("ID"))
        m_askingIdentity = m_connection.send("ID (\"name\" \"Duopost\" \"version\" \"" DUOPOST_VERSION "\")");
    if (m_connection.has("NAMESPACE") || m_connection.has("IMAP4REV2"))
        m_askingNamespaces = m_connection.send("NAMESPACE");
}

void ImapSession::finishIdentity(const ImapConnection::Untagged &others)
{
    const auto take = [&](QByteArrayView response) {
        if (const auto software = softwareFromId(response); !software.isEmpty())
            m_software = software;
        if (auto namespaces = parseNamespaces(response))
            m_namespaces = std::move(*namespaces);
        others(response);
    };
    if (const auto tag = std::exchange(m_askingIdentity, std::nullopt))
        m_connection.attempt(*tag, take);
    if (const auto tag = std::exchange(m_askingNamespaces, std::nullopt))
        m_connection.attempt(*tag, take);
    if (!m_software.isEmpty())
        m_connection.takeIdentity(m_software.toUtf8());
}

QList<RemoteFolder> ImapSession::listFolders()
{
    const auto from = m_connection.socket().transcript().position();
    const ImapListener::Asking asking(m_listener);
    ImapFolders folders([this](const QByteArray &wire) { return m_connection.nameFromWire(wire); });
    const auto take = [&](QByteArrayView response) { folders.take(response); };
    startIdentity();
    // STATUS of an open folder may tell what the session has seen of it, not what is there (RFC 9051, 6.3.11).
    std::optional<ImapConnection::Tag> refreshing;
    if (m_mailbox.opened())
        refreshing = m_mailbox.startLeaving();
    const bool extended = m_connection.has("LIST-EXTENDED") && !m_connection.quirks().noListExtended;
    const bool condstore = m_connection.has("CONDSTORE") || m_connection.has("QRESYNC");
    const bool withStatus = extended && m_connection.has("LIST-STATUS");
    QByteArray options = "SUBSCRIBED CHILDREN";
    if (m_connection.has("SPECIAL-USE"))
        options += " SPECIAL-USE";
    // One round trip for the state of every folder (RFC 5819).
    if (withStatus)
        options += " STATUS " + ImapFolders::statusItems(condstore);
    const auto listing = m_connection.send(
        extended ? "LIST \"\" \"*\" RETURN (" + options + ")" : QByteArray("LIST \"\" \"*\""));
    std::optional<ImapConnection::Tag> subscriptions;
    if (!extended)
        subscriptions = m_connection.send("LSUB \"\" \"*\"");
    const bool check = withStatus && m_connection.quirks().listMayMiss;
    if (check)
        m_listCheck.start();
    finishIdentity(take);
    if (refreshing) // Dovecot answers a NOOP that finds something after what was sent behind it
        m_connection.attempt(*refreshing, take);
    m_connection.complete(listing, take);
    const bool told = extended || m_connection.attempt(*subscriptions, take);
    if (!withStatus)
        listStatus(folders);
    else if (check)
        m_listCheck.finish(folders);
    m_observed.add(Operation::ListFolders, Reason::ListedFolders, {}, m_connection.socket().transcript(), from);
    auto result = folders.result(
        told ? ImapFolders::Subscriptions::Known : ImapFolders::Subscriptions::NotTold, m_namespaces);
    if (result.isEmpty()) // INBOX is always there: to believe this would be to forget everything
        throw MailError(MailError::Kind::ProtocolViolation, QStringLiteral("LIST"));
    m_trash = QByteArray();
    for (const auto &folder : std::as_const(result)) {
        if (folder.role == FolderRole::Trash)
            m_trash = folder.name;
    }
    return result;
}

// Without LIST-STATUS: a STATUS for each folder, all under way at once, so that a look at 200 folders is a few
// round trips and no SELECT.
void ImapSession::listStatus(ImapFolders &folders)
{
    constexpr qsizetype together = 50;
    const bool condstore = m_connection.has("CONDSTORE") || m_connection.has("QRESYNC");
    const auto items = ImapFolders::statusItems(condstore);
    const auto names = folders.selectable();
    QList<ImapConnection::Tag> running;
    const auto finishOne = [&] {
        m_connection.attempt(running.takeFirst(), [&](QByteArrayView response) { folders.take(response); });
    };
    for (const auto &name : names) {
        if (m_mailbox.isOpen(name, ImapMailbox::Access::Look))
            continue; // its state shows when it is opened
        running << m_connection.send("STATUS " + m_connection.mailbox(name) + ' ' + items);
        if (running.size() >= together)
            finishOne();
    }
    while (!running.isEmpty())
        finishOne();
}

QByteArray ImapSession::trashFolder()
{
    if (!m_trash)
        listFolders();
    return *m_trash;
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
        if (planResync(cached, reported).scope == ResyncPlan::Scope::Nothing) {
            m_listener.pulled(folder.name, *cached);
            return cursor;
        }
    }
    // Nothing was ever there, and nothing is there: that needs no opening.
    if (!cached && folder.status && folder.status->messages == 0 && folder.status->uidValidity > 0
        && folder.status->uidNext > 0 && sink.countHere() == 0) {
        const ImapState empty{
            .uidValidity = folder.status->uidValidity,
            .uidNext = folder.status->uidNext,
            .highestModSeq = folder.status->highestModSeq};
        m_listener.pulled(folder.name, empty);
        return cursorOf(empty);
    }
    const auto from = m_connection.socket().transcript().position();
    ImapPull pull(m_mailbox, sink);
    const auto state = pull.run(folder, cached);
    m_listener.pulled(folder.name, state);
    const auto &transcript = m_connection.socket().transcript();
    m_observed.add(Operation::FetchHeaders, Reason::SentFolder, {folder.path}, transcript, from);
    if (pull.askedAllFlags())
        m_observed.add(Operation::FetchFlags, Reason::SentMarks, {}, transcript, from);
    return cursorOf(state);
}

void ImapSession::pullFlags(PullSink &sink)
{
    ImapPull(m_mailbox, sink).allFlags();
}

void ImapSession::fetch(const Targets &targets, const Session::MessageSink &sink)
{
    m_mailbox.require(targets);
    const auto from = m_connection.socket().transcript().position();
    if (fetchBodies(m_mailbox, targets.ids, sink) > 0)
        m_observed.add(
            Operation::FetchMessage, Reason::SentMessages, {}, m_connection.socket().transcript(), from);
}

QList<RemoteId> ImapSession::search(const Targets &targets, const SearchQuery &query)
{
    m_mailbox.require(targets);
    return searchFolder(m_mailbox, query);
}

Found ImapSession::find(const RemoteFolder &folder, const QByteArray &messageId)
{
    if (!canBeSearched(messageId))
        throw MailError(MailError::Kind::NotSupported, QString::fromUtf8(messageId).left(100));
    const auto located = locate(m_mailbox, folder.name, {{"", Likeness{messageId, 0}}});
    auto uids = located.candidates.value("");
    std::sort(uids.begin(), uids.end());
    Found result{.uidValidity = located.uidValidity};
    for (const auto uid : std::as_const(uids))
        result.ids << RemoteId{QByteArray::number(uid)};
    return result;
}

QByteArray ImapSession::fetchPart(const Targets &target, const QByteArray &section)
{
    if (target.ids.isEmpty())
        throw MailError(MailError::Kind::MessageGone, target.folder.path);
    m_mailbox.require(target);
    return fetchBodyPart(m_mailbox, target.ids.first(), section);
}

Tells ImapSession::tells() const
{
    return m_listener.tells();
}

News ImapSession::waitForNews(const QList<RemoteFolder> &folders, int ms)
{
    return m_listener.wait(folders, ms);
}

void ImapSession::check()
{
    m_listener.check();
}

// Not sent along with LIST, although that would save a round trip: adding a mailbox up takes a server a while.
ServerFacts ImapSession::facts()
{
    startIdentity();
    std::optional<ImapConnection::Tag> quota;
    if (m_connection.has("QUOTA") || !m_connection.capabilityValue("QUOTA").isEmpty())
        quota = m_connection.send("GETQUOTAROOT \"INBOX\"");
    ServerFacts result;
    const auto take = [&](QByteArrayView response) { takeQuota(response, result); };
    finishIdentity(take);
    if (quota)
        m_connection.attempt(*quota, take);
    result.software = m_software;
    result.capabilities = m_connection.capabilities();
    bool ok = false;
    if (const auto limit = m_connection.capabilityValue("APPENDLIMIT").toLongLong(&ok); ok)
        result.appendLimit = limit;
    result.personalPrefix = m_namespaces.personalPrefix;
    result.delimiter = m_namespaces.delimiter;
    return result;
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
