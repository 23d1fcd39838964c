// SPDX-License-Identifier: GPL-3.0-or-later
// What a commit of the store changed, so that views can follow without asking again.
#pragma once

#include "mailcore/Ids.h"

#include <QList>
#include <QMetaType>

namespace duopost {

/// One row of a folder's list: 16 bytes, held in memory for every message of the shown folder.
struct SpineRow {
    MessageId id;
    qint64 sortKey = 0; ///< milliseconds since 1970 UTC; newest first, then higher id first
};

inline bool comesBefore(const SpineRow &a, const SpineRow &b)
{
    return a.sortKey != b.sortKey ? a.sortKey > b.sortKey : a.id > b.id;
}

/// All rows of one folder touched by one commit.
struct ChangeSet {
    FolderRef folder;
    QList<SpineRow> arrived; ///< sorted with comesBefore
    QList<MessageId> updated; ///< flags, preview, body state
    QList<MessageId> gone;
    bool everything = false; ///< read the spine again (folder rebuilt)
    int total = -1; ///< counts after the commit; -1 = unchanged
    int unread = -1;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::ChangeSet)
