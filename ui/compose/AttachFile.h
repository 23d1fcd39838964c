// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/OutgoingMessage.h"

#include <QFuture>

namespace duopost {

/// Reads a file that is to be attached, at once and whole, on another thread: what becomes of the file
/// afterwards does not matter. The future may end in a MailError: FileUnreadable, or LimitExceeded when it is
/// larger than any mail can be.
QFuture<OutgoingPart> readAttachment(const QString &path);

} // namespace duopost
