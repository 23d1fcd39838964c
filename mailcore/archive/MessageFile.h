// SPDX-License-Identifier: GPL-3.0-or-later
// One message in one file, whatever the file is called.
#pragma once

#include "mailcore/archive/ArchiveReader.h"

#include <QDir>

namespace duopost {

/// The bytes of the file and its date; of its marks what its header says.
ArchiveReader::Item readMessageFile(const QString &path, const ReadLimits &limits);

/// Appears under its name only when it is whole. Nothing that is there is overwritten.
/// @param temporary another name in the same file system
/// @throws MailError FileUnwritable
void writeMessageFile(const ArchivedMessage &message, const QString &path, const QString &temporary);

} // namespace duopost
