// SPDX-License-Identifier: GPL-3.0-or-later
// File names from strangers made fit for every file system. Pure; any thread.
#pragma once

#include <QString>

namespace duopost::mime {

/// A base name: no folders, control, direction or reserved characters, no reserved Windows names, no blanks or
/// dots at the end, at most 200 bytes of UTF-8 with the extension kept. Without a usable name one is made from
/// the type.
QString safeAttachmentName(const QString &wanted, const QByteArray &type);

} // namespace duopost::mime
