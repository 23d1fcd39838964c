// SPDX-License-Identifier: GPL-3.0-or-later
// The inverse of EncodedWords.h and AddressList.h: header text in ASCII. Pure; any thread. vmime's own writer
// drops the second of two blanks, and splits names into words that are not always readable again.
#pragma once

#include "mailcore/Message.h"

#include <QByteArrayList>

namespace duopost::mime {

/// The pieces of an unstructured field (Subject): words and encoded words (RFC 2047), between which a line may
/// end. Each is at most 60 octets, no encoded word ends inside a character. Control characters become blanks.
QByteArrayList encodedText(const QString &text);

/// A display name: as it is, in quotes, or as encoded words.
QByteArrayList encodedPhrase(const QString &name);

/// "Anna Berg <anna@example.org>". What cannot be sent to becomes an empty group with its words as name
/// (a half typed recipient of a draft).
QByteArrayList encodedMailbox(const MailAddress &address);

/// "Name: " and the pieces, with blanks between them; folded before a line gets longer than 78 octets.
/// Without CRLF at the end.
QByteArray foldedField(const QByteArray &name, const QByteArrayList &pieces);

/// An address field; commas between mailboxes.
QByteArray addressField(const QByteArray &name, const QList<MailAddress> &addresses);

} // namespace duopost::mime
