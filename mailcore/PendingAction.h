// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"

#include <QDateTime>
#include <QString>

namespace duopost {

/// Something that was done here and that the server has not confirmed yet.
struct PendingAction {
    qint64 id = 0;
    QString action; ///< changeName() or folderChangeName(), or "append"
    FolderId folder;
    MessageId message; ///< none for folders
    QString path; ///< of the folder
    QDateTime since;
    int attempts = 0;
    QDateTime nextAttempt; ///< invalid = as soon as there is a connection
    bool refused = false; ///< the server refused it, and it is the only copy: it waits for a person
};

} // namespace duopost
