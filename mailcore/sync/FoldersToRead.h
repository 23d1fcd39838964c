// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of the store and folders of a server, told apart and brought together in one place.
#pragma once

#include "mailcore/protocol/Session.h"

namespace duopost {

/// folder: as the server knows it (MailStore::foldersThere).
RemoteFolder toRemote(const Folder &folder);

/// The folder of that name, with what is known of it here.
RemoteFolder remoteNamed(const QByteArray &name, const QList<Folder> &there);

struct FolderToRead {
    Folder folder;
    RemoteFolder remote; ///< as listed
};

/// What a look goes into, the inbox first. only: names on the wire; empty = all.
QList<FolderToRead>
foldersToRead(const QList<Folder> &there, const QList<RemoteFolder> &listed, const QSet<QByteArray> &only);

} // namespace duopost
