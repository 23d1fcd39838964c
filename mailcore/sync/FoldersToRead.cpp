// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/FoldersToRead.h"

#include <algorithm>

namespace duopost {

RemoteFolder toRemote(const Folder &folder)
{
    return {.name = folder.remoteName, .path = folder.path, .delimiter = folder.delimiter, .role = folder.role};
}

RemoteFolder remoteNamed(const QByteArray &name, const QList<Folder> &there)
{
    const auto known = std::find_if(
        there.begin(), there.end(), [&](const Folder &folder) { return folder.remoteName == name; });
    if (known != there.end())
        return toRemote(*known);
    return {.name = name, .path = QString::fromUtf8(name)};
}

QList<FolderToRead>
foldersToRead(const QList<Folder> &there, const QList<RemoteFolder> &listed, const QSet<QByteArray> &only)
{
    QHash<QByteArray, RemoteFolder> byName;
    for (const auto &remote : listed)
        byName.insert(remote.name, remote);
    QList<FolderToRead> result;
    for (const auto &folder : there) {
        const auto remote = byName.constFind(folder.remoteName);
        if (remote != byName.constEnd() && folder.selectable
            && (only.isEmpty() || only.contains(folder.remoteName)))
            result << FolderToRead{folder, *remote};
    }
    return result;
}

} // namespace duopost
