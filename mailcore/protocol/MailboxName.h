// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"

#include <QByteArray>
#include <QString>

namespace duopost {

/// Modified UTF-7 (RFC 3501 section 5.1.3) to text. What is not valid is kept as it stands, so that two
/// different wire names never look the same by our fault; raw UTF-8 is understood too.
QString decodeMailboxName(QByteArrayView wire);
QByteArray encodeMailboxName(QStringView name);

/// "INBOX.Work.K&APY-ln", '.' → "INBOX/Work/Köln". A '/' inside a part becomes '∕' (U+2215), control characters
/// are replaced, INBOX is spelt in capitals.
QString displayPath(QByteArrayView wire, char delimiter);

/// The role a name stands for in the common languages ("Gesendet", "Sent Items", …); only for folders
/// without a special-use attribute.
FolderRole roleByName(QStringView name);

/// "\\Sent" → FolderRole::Sent (RFC 6154); \\Flagged and unknown attributes have none.
FolderRole roleByAttribute(QByteArrayView attribute);

} // namespace duopost
