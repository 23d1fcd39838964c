// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/FolderDelta.h"
#include "mailcore/store/MaildropTable.h"
#include "mailcore/store/MessageTable.h"

namespace duopost {

/// A message of the maildrop as it enters the store, with its body if that came too.
struct MaildropArrival {
    NewMessage message;
    std::optional<QByteArray> raw;
    QByteArray hash; ///< of raw
    bool firm = true;
};

/// Writes rows, bodies and the maildrop's memory of them. One thread; the caller holds the transaction, so that
/// none is ever there without the others.
class MaildropIntake {
public:
    explicit MaildropIntake(AccountDatabase &database) : m_database(database) { }

    /// seenAt: see MaildropEntry::firstSeen. Counts of the folder are not touched: changes.total and unread
    /// hold the differences.
    DeltaResult take(FolderRef inbox, const QList<MaildropArrival> &arrivals, qint64 seenAt);

private:
    AccountDatabase &m_database;
};

} // namespace duopost
