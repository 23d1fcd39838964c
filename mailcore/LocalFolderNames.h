// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Of an IMAP account: the folder of this computer for what the server does not have, or not any more. A path;
/// views say it in the user's language.
inline QString keptFolder()
{
    return QStringLiteral("Only on this computer");
}

/// Below it lie the folders that messages of the archive were in when they were seen last.
inline bool isInKeptFolders(const QString &path)
{
    return path.startsWith(keptFolder() + QLatin1Char('/'));
}

} // namespace duopost
