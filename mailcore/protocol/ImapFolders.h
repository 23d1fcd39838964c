// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

/// Reads the answers to LIST (with or without RETURN options), LSUB and STATUS into folders.
class ImapFolders {
public:
    void take(QByteArrayView response);
    /// At most 20,000 folders, 50 levels; roles given by attribute first, then by name, each once.
    QList<RemoteFolder> result(bool subscriptionsKnown);

private:
    void takeList(class ImapScanner &scanner);
    void takeStatus(class ImapScanner &scanner);
    RemoteFolder *find(const QByteArray &name);
    QList<RemoteFolder> m_folders;
    QHash<QByteArray, qsizetype> m_index;
    QHash<QByteArray, FolderStatus> m_status;
};

} // namespace duopost
