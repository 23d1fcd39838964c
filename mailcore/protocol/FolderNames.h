// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"

#include <QList>

namespace duopost {

/// The name on the wire of a folder that is to be made at path (parts joined by '/'), in modified UTF-7 with
/// the server's separator, below parent's own name, or, at the top, with the prefix that the account's folders
/// have
/// ("INBOX." on some servers).
/// @throws MailError BadUsage for an empty part, a separator inside a part, or a control character
QByteArray wireNameFor(const QString &path, const Folder *parent, const QList<Folder> &folders);

} // namespace duopost
