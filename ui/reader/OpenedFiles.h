// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QFuture>
#include <QString>

namespace duopost {

/// Copies of attachments that other programs read: in a folder only this user can enter, gone when the program
/// ends. What a killed one left behind goes at the next use.
///
/// Written off the calling thread.
/// @return the path of the copy, readable by its owner and never executable
/// @throws (in the future) MailError FileUnwritable
QFuture<QString> copyForOthers(const QString &name, const QByteArray &content);

} // namespace duopost
