// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/FolderDelta.h"
#include "mailcore/store/PendingTable.h"

#include <limits>
#include <optional>

namespace duopost {

/// Whether a name on the wire is that folder's or lies in it.
bool liesIn(const QByteArray &name, const QByteArray &folder, char delimiter);

/// The name that something in a folder has when that is renamed; names elsewhere stay as they are.
QByteArray renamedIn(const QByteArray &name, const QByteArray &from, const QByteArray &to, char delimiter);

/// What is done to folders here and not performed yet, laid over what a server says, as PendingMarks does for
/// marks. Pure.
class FolderOverlay {
public:
    /// A folder as it is to be shown.
    struct Shown {
        ListedFolder folder;
        FolderId row; ///< the queue knows it by its row; none = it is known by its name
        bool listed = true; ///< else it is only waited for
        bool renamed = false; ///< the path is the server's still
        bool deleted = false; ///< here; the server has it
    };

    explicit FolderOverlay(const QList<PendingChange> &queue);

    bool isEmpty() const { return m_steps.isEmpty(); }
    QList<Shown> over(const QList<ListedFolder> &listed) const;
    static constexpr qint64 end = std::numeric_limits<qint64>::max();
    /// What has this name once everything before the entry asOf is performed has another one before entry is;
    /// 0 = now. None if it is not there then.
    std::optional<QByteArray>
    nameBefore(qint64 entry, QByteArray name, char delimiter, qint64 asOf = end) const;

private:
    struct Step {
        qint64 entry = 0;
        FolderChange change;
        FolderId row;
        QByteArray name, newName;
    };
    static void rename(QList<Shown> &folders, const Step &step);

    QList<Step> m_steps;
};

} // namespace duopost
