// SPDX-License-Identifier: GPL-3.0-or-later
// The two sides of a switch, matched. Worker threads only.
#pragma once

#include "mailcore/compare/SideHashes.h"
#include "mailcore/compare/UidlBridge.h"

namespace duopost {

struct SwitchMatch {
    QList<MatchedPair> pairs; ///< each message once
    std::optional<UidlFormula> formula;
    int provedOn = 0;

    QMap<QString, qint64> matchedBy() const;
    /// Indexes that are in no pair.
    QList<qsizetype> aloneHere(qsizetype count) const { return alone(count, &MatchedPair::here); }
    QList<qsizetype> aloneThere(qsizetype count) const { return alone(count, &MatchedPair::there); }

private:
    QList<qsizetype> alone(qsizetype count, qsizetype MatchedPair::*side) const;
};

/// A POP3 account's messages of this computer, with the unique-ids of those that are on the server.
MailboxSide readPop3Store(MailStore &store);

/// What POP3 brought, held against an IMAP server's folders.
SwitchMatch matchStoreWithImap(
    const MailboxSide &here, const MailboxSide &imap, const MessageHashes &hereHashes,
    const MessageHashes &imapHashes);

/// An IMAP inbox held against the maildrop. Reads the maildrop's headers only if there is no bridge.
/// @param pop3 read to UniqueIds; read again, deeper, if need be
SwitchMatch matchImapWithPop3(
    const MailboxSide &imap, Pop3Side &pop3, Session &pop3Session, const MessageHashes &imapHashes,
    std::stop_token stop);

} // namespace duopost
