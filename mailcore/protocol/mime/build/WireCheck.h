// SPDX-License-Identifier: GPL-3.0-or-later
// What sending a built message and sending a received one on have in common. Pure; any thread.
#pragma once

#include "mailcore/OutgoingMessage.h"
#include "mailcore/protocol/mime/build/PartWriter.h"
#include "mailcore/protocol/mime/build/WireAddress.h"

namespace duopost::mime {

/// "Sun, 22 Nov 2026 21:30:00 +0100"
QByteArray mailDate(const QDateTime &date);

/// "In-Reply-To: <a@b> <c@d>", unless there is none.
void addIds(const PartPtr &part, const QByteArray &name, const QList<QByteArray> &ids);

/// @throws MailError BadUsage
WireAddress sendable(const MailAddress &address);

/// Sender and recipients of the envelope, each once. @throws MailError BadUsage
void nameRecipients(const MailAddress &from, const QList<MailAddress> &recipients, BuiltMessage &result);

/// What is no text of a person and must be right. @throws MailError BadUsage: a Message-ID, Content-ID or the
/// like with blanks, brackets, line ends or more than ASCII
void refuseOddIds(const OutgoingMessage &message);

/// The last look before anything is sent: CRLF and nothing else ends lines of at most 998 octets, no NUL, eight
/// bits only where it was said. @throws MailError BadUsage
void refuseUnfit(const BuiltMessage &message);

} // namespace duopost::mime
