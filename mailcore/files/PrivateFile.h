// SPDX-License-Identifier: GPL-3.0-or-later
// Small files nobody else may read.
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost {

/// Mode 0600 from the first byte on; replaces what is there.
/// @throws MailError FileUnwritable
void writePrivateFile(const QString &path, const QByteArray &bytes);
/// @throws MailError FileUnreadable
QByteArray readFile(const QString &path);
/// With parents, mode 0700. @throws MailError FileUnwritable
void makePrivateFolder(const QString &path);

} // namespace duopost
