// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Message.h"

#include <QFuture>

namespace duopost {

enum class Existing { Replace, KeepBoth };

/// A name in @p folder that no file has yet: "plan.pdf", "plan (2).pdf", …
QString freeName(const QString &folder, const QString &name);

/// Writes the bytes to @p path, readable by this user only, all or nothing, off the GUI thread. The future
/// gives the path written, which is another one under Existing::KeepBoth if the file was there already.
/// @throws (in the future) MailError FileUnwritable
QFuture<QString> saveBytes(const QByteArray &bytes, const QString &path, Existing existing);

} // namespace duopost
