// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapConnection.h"
#include "mailcore/protocol/ImapFolders.h"
#include "mailcore/protocol/ImapListCheck.h"
#include "mailcore/protocol/ImapListener.h"
#include "mailcore/protocol/ImapMailbox.h"
#include "mailcore/protocol/ImapMover.h"
#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/Session.h"
#include "mailcore/search/SearchQuery.h"

namespace duopost {

/// IMAP4rev1/rev2: what it can do is what it has members for (see SessionOf). One connection, one thread.
class ImapSession {
public:
    ImapSession(
        const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report,
        const ImapOptions &options = {});

    QList<RemoteFolder> listFolders();
    /// Deleting leaves a copy in another folder: as Gmail's "All Mail" does.
    bool keepsWhatIsDeleted() const { return m_connection.quirks().deletesByTrash; }
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink);
    /// All flags of the opened folder: which also tells what is still there.
    void pullFlags(PullSink &sink);
    void fetch(const Targets &targets, const Session::MessageSink &sink);
    QList<RemoteId> search(const Targets &targets, const SearchQuery &query);
    Found find(const RemoteFolder &folder, const QByteArray &messageId);
    QByteArray fetchPart(const Targets &target, const QByteArray &section);

    Performed perform(const MarkRead &change, const Targets &targets);
    Performed perform(const MarkUnread &change, const Targets &targets);
    Performed perform(const Star &change, const Targets &targets);
    Performed perform(const Unstar &change, const Targets &targets);
    Performed perform(const MarkAnswered &change, const Targets &targets);
    Performed perform(const MarkForwarded &change, const Targets &targets);
    Performed perform(const MarkJunk &change, const Targets &targets);
    Performed perform(const MarkNotJunk &change, const Targets &targets);
    Performed perform(const AddKeyword &change, const Targets &targets);
    Performed perform(const RemoveKeyword &change, const Targets &targets);
    Performed perform(const MoveTo &change, const Targets &targets);
    Performed perform(const CopyTo &change, const Targets &targets);
    Performed perform(const DeleteForGood &change, const Targets &targets);
    Performed append(const RemoteFolder &folder, const Upload &upload);
    void perform(const FolderTask &task);

    Tells tells() const;
    News waitForNews(const QList<RemoteFolder> &folders, int ms);
    void check();
    ServerFacts facts();
    void setTransferReport(TransferReport report) { m_connection.setTransferReport(std::move(report)); }

    void close();
    QList<Observation> advertised() const;
    QList<Observation> takeObservations() { return m_observed.take(); }
    QStringList takeAlerts() { return m_connection.takeAlerts(); }
    TrafficCounters counters() const;
    void setStopToken(std::stop_token stop) { m_connection.socket().setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &cursor) const;

private:
    Performed store(Operation operation, const FlagEdit &edit, const Targets &targets);
    QList<QByteArray> namesToAdd(const FlagEdit &edit) const;
    QList<QByteArray> namesToRemove(const FlagEdit &edit) const;
    /// Runs a change, and notes in the ledger what came of it.
    template <class Job> auto observed(Operation operation, const Job &job);
    Performed moved(
        Operation operation, const Targets &targets,
        Performed (ImapMover::*how)(const Targets &, ImapMover::Removal &));
    void startIdentity();
    /// others: for what answers commands that were sent behind, which may come first (RFC 9051 section 5.5).
    void finishIdentity(const ImapConnection::Untagged &others);
    void listStatus(ImapFolders &folders);
    QByteArray trashFolder();

    const std::optional<FolderFence> m_fence;
    ImapConnection m_connection;
    ImapMailbox m_mailbox;
    ImapListener m_listener;
    ObservationLog m_observed;
    ImapNamespaces m_namespaces;
    QString m_software;
    std::optional<ImapConnection::Tag> m_askingIdentity, m_askingNamespaces;
    bool m_identityAsked = false;
    std::optional<QByteArray> m_trash; ///< its name, once the folders were listed; empty = there is none
    ImapListCheck m_listCheck{m_connection};
};

} // namespace duopost
