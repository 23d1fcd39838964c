// SPDX-License-Identifier: GPL-3.0-or-later
// What matching asks of messages when their traits do not decide: from a store, or from a server, once each.
#pragma once

#include "mailcore/compare/MailboxSide.h"

namespace duopost {

/// From bodies that are here. side, store: outlive it.
MessageHashes storeHashes(const MailboxSide &side, MailStore &store);
/// From an IMAP server: a header, or all of a message, each fetched when it is asked for.
MessageHashes imapHashes(const MailboxSide &side, Session &session);
/// From what is here, else from the server.
MessageHashes eitherHashes(MessageHashes first, MessageHashes second);
/// From headers that were fetched before; whole messages one by one.
MessageHashes pop3Hashes(const Pop3Side &pop3, Session &session);

} // namespace duopost
