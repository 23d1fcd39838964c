// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/Folder.h"
#include "mailcore/Message.h"

#include <optional>

namespace duopost {

/// A message as it enters the store.
struct NewMessage {
    RemoteId remote;
    MessageHeader header;
    qint64 arrived = 0; ///< ms since 1970 UTC; 0 = unknown
    qint64 size = 0;
    MessageFlags flags;
    QByteArray keywords;
    bool hasAttachments = false;
    QByteArray emailId;
    QString preview;
};

/// What one pull, or a part of it, changes in a folder. Applied in one transaction, in this order.
struct FolderDelta {
    /// The ids of all rows mean nothing any more (UIDVALIDITY changed): rows wait for a message that arrives
    /// with the same content, and those left over go with present.
    bool startOver = false;
    QList<NewMessage> arrived;
    QList<RemoteFlags> flags;
    QList<RemoteId> gone; ///< no longer on the server
    std::optional<QList<RemoteId>> present; ///< everything else is gone from the server
    quint64 since = 0; ///< Landings::now() when the list was begun
    std::optional<SyncCursor> cursor; ///< only with the last part
    quint64 uidValidity = 0; ///< with the cursor
};

struct DeltaResult {
    ChangeSet changes;
    int arrived = 0, reflagged = 0, gone = 0;
};

/// A folder as the server lists it.
struct ListedFolder {
    QByteArray remoteName;
    QString path;
    char delimiter = '/';
    FolderRole role = FolderRole::None;
    bool selectable = true;
    bool subscribed = true;
};

} // namespace duopost
