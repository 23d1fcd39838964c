// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/Replay.h"
#include "mailcore/sync/SentCopyPlan.h"

namespace duopost {

/// Brings the copy of what a server has taken to where it belongs, and finds out where it is. Never sends
/// anything, and appends only what was proved absent. On the outbox's thread.
class SentFiler {
public:
    /// The account's own folders and server; every call may throw MailError.
    struct Home {
        std::function<std::optional<Folder>()> sentFolder; ///< nothing: there is none
        std::function<Found(const Folder &, const QByteArray &messageId)> find; ///< IMAP only
        /// What is queued for the server goes there now. @return what became of it
        std::function<QList<ChangeResult>(Replay::Scope)> performQueue;
        std::function<bool()> hasUidPlus;
        std::function<void(const Folder &)> look; ///< something is new in this folder
    };
    /// Where a POP3 account's copies go besides: a folder of an IMAP server.
    struct Elsewhere {
        std::function<std::optional<RemoteFolder>()> sentFolder;
        std::function<Found(const RemoteFolder &, const QByteArray &messageId)> find;
        std::function<RemoteId(const RemoteFolder &, const Upload &)> append;
    };
    static constexpr qint64 never = -1;

    SentFiler(
        MailStore &store, Home home, std::optional<Elsewhere> elsewhere, OutboxTimes times,
        std::function<void(const MailError &)> failed);

    /// The next step for an accepted or done message. asked: a person wants it tried again.
    /// @return ms until it is to be called again, or never
    qint64 goOn(const OutboxEntry &entry, bool asked);

private:
    qint64 fileHere(const OutboxEntry &entry);
    qint64 fileElsewhere(const OutboxEntry &entry);
    qint64 fileThere(const OutboxEntry &entry);
    qint64 followUpload(const OutboxEntry &entry, bool asked);
    qint64 lookLate(const OutboxEntry &entry);
    void setAside(const OutboxEntry &entry, const MailError &error);
    SentCopyPlan planFor(const OutboxEntry &entry, const Found &found);
    void setCopy(const OutboxEntry &entry, const SentCopy &copy, bool done);
    FilesSent learnt() const;
    void learn(FilesSent what);
    WholeMessage copyOf(const OutboxEntry &entry) const;
    qint64 pause(const OutboxEntry &entry);

    MailStore &m_store;
    const Home m_home;
    const std::optional<Elsewhere> m_elsewhere; ///< POP3
    const OutboxTimes m_times;
    const std::function<void(const MailError &)> m_failed;
    QHash<qint64, int> m_looks; ///< in this run, by item
};

} // namespace duopost
