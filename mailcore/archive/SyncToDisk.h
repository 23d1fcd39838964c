// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace duopost {

/// What was written to this file is on the disk, not only in the system's memory.
bool syncToDisk(QFile &file);
/// The same for all files of the file system in which this folder is.
bool syncFolderToDisk(const QString &folder);

} // namespace duopost
