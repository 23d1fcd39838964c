// SPDX-License-Identifier: GPL-3.0-or-later
// Folders with a purpose, as far as their names tell. Pure; implemented in mailcore/protocol; any thread.
#pragma once

#include "mailcore/Folder.h"

namespace duopost {

/// Two folders of one account that serve the same purpose, because two programs disagreed about its name.
struct RivalFolders {
    FolderRole role = FolderRole::None; ///< Sent, Drafts, Trash, Junk or Archive
    FolderId used; ///< the one that has the role here
    QList<FolderId> others; ///< called so in some language, with messages in them
};

/// In the order of the folders that have the roles. Only what a person would want to hear of: the others are at
/// the top or below the INBOX, hold messages, and can be opened.
QList<RivalFolders> rivalFolders(const QList<Folder> &folders);

/// The folder for templates: there is no attribute for it, only names. None if there is none.
FolderId templatesFolder(const QList<Folder> &folders);

/// What a folder is for, by the last part of its path, in about thirty languages. For a guess that a person
/// confirms, and where a server tells nothing.
FolderRole guessedRole(const QString &path);

} // namespace duopost
