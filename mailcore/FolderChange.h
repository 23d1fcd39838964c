// SPDX-License-Identifier: GPL-3.0-or-later
// What a user can want done to folders.
#pragma once

#include "mailcore/Ids.h"

#include <QString>
#include <variant>

namespace duopost {

struct CreateFolder {
    QString path; ///< parts joined by '/'
};
struct RenameFolder {
    FolderId folder;
    QString path; ///< the new one; may have another parent
};
/// With everything in it, for good.
struct DeleteFolder {
    FolderId folder;
};
struct SubscribeFolder {
    FolderId folder;
};
struct UnsubscribeFolder {
    FolderId folder;
};

using FolderChange = std::variant<CreateFolder, RenameFolder, DeleteFolder, SubscribeFolder, UnsubscribeFolder>;

QString folderChangeName(const FolderChange &change); ///< "create-folder": stable, for the store and scripts

} // namespace duopost
