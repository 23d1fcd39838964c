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
    bool hasAttachments = false;
};

/// What one pull, or a part of it, changes in a folder. Applied in one transaction, in this order.
struct FolderDelta {
    bool startOver = false; ///< drop every cached row first (UIDVALIDITY changed)
    QList<NewMessage> arrived;
    QList<RemoteFlags> flags;
    std::optional<QList<RemoteId>> present; ///< everything else is gone from the server
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
