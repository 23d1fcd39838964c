// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known about a mailbox as a whole: what the ledger, the server, the connections and the store say.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Capability.h"
#include "mailcore/Certificate.h"
#include "mailcore/Filters.h"
#include "mailcore/Folder.h"
#include "mailcore/KeptArchive.h"
#include "mailcore/MailError.h"
#include "mailcore/Outbox.h"
#include "mailcore/PendingAction.h"
#include "mailcore/ServerFacts.h"

namespace duopost {

/// How many messages of a folder are where.
struct FolderCounts {
    Folder folder;
    qint64 there = 0; ///< on the server, as far as known here; asOf of the folder says when that was
    qint64 onlyThere = 0; ///< of these: only their header is here
    qint64 onlyHere = 0; ///< nowhere else
    qint64 onItsWay = 0; ///< to be taken by the server, not there yet
};

/// Where the mail lies on this computer.
struct MailPlace {
    QString path;
    bool ownerOnly = false; ///< other users of this computer may not read it
    std::optional<bool> encrypted; ///< the disk; nothing = not known
};

struct RecentError {
    QDateTime at;
    MailError error;
};

struct MailboxFacts {
    QDateTime at; ///< when this was put together
    Account account;
    ServerFacts server;
    QList<LedgerEntry> ledger;
    QList<FolderCounts> folders; ///< special ones first
    QList<ConnectionFacts> connections; ///< the newest of each kind
    QList<CertificateException> exceptions; ///< for servers of this account
    QList<PendingAction> pending;
    QList<OutboxItem> outbox; ///< what has not been sent yet
    QList<RecentError> errors; ///< of this run, oldest first
    MailPlace place;
    KeptArchive archive;
    SeenFilters filters;

    qint64 onlyHere() const; ///< messages that nothing but this computer has, the outbox included
    qint64 there() const;
    QDateTime asOf() const; ///< when the server was last looked at; invalid = never
};

} // namespace duopost
