// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

/// Fetches whole messages of the open folder, pipelined, without touching their marks (BODY.PEEK). What is
/// NIL, or refused, is left out: "not available" is never an empty message (RFC 2180 section 4.1).
/// @return how many came
qsizetype fetchBodies(ImapMailbox &mailbox, const QList<RemoteId> &ids, const Session::MessageSink &sink);

/// One part as it is on the wire. @throws MailError MessageGone, BadUsage for what is no section
QByteArray fetchBodyPart(ImapMailbox &mailbox, const RemoteId &id, const QByteArray &section);

} // namespace duopost
