// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"
#include "mailcore/search/SearchQuery.h"

namespace duopost {

/// The words of a query as SEARCH keys (RFC 9051 section 6.4.4). Groups without words are left out: what they
/// ask for is known here. Pieces of text and literals in turn, for sendLiterals(); empty if there are no words.
struct ImapSearchKeys {
    enum class Text { AsItIs, OnlyAscii };
    QList<QByteArray> pieces;
    bool hasOtherThanAscii = false;
};

/// OnlyAscii: for a server that reads nothing else, the longest part of a text that it can read ("ller" for
/// "Müller"), which finds too much rather than too little.
ImapSearchKeys
imapSearchKeys(const SearchQuery &query, ImapSearchKeys::Text text = ImapSearchKeys::Text::AsItIs);

/// The messages of the open folder in which the server finds the words. @throws MailError ServerRefused
QList<RemoteId> searchFolder(ImapMailbox &mailbox, const SearchQuery &query);

} // namespace duopost
