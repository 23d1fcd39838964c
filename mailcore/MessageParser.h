// SPDX-License-Identifier: GPL-3.0-or-later
// Reading RFC 5322/MIME without an account. Implemented in mailcore/protocol; any thread, no state.
#pragma once

#include "mailcore/Message.h"

namespace duopost {

/// Parses a header block (with or without the empty line that ends it). Never throws: what cannot be
/// read is empty. Fields beyond 1 MiB of header are ignored.
MessageHeader parseHeader(QByteArrayView block);

/// Parses a whole message, LF or CRLF. Never throws: what is beyond the limits (nesting 100, parts
/// 10,000, header 1 MiB) is shown as raw text, with a warning.
/// @param readAs one of textCharsets(): every text part is read in it, whatever it says of itself
ParsedMessage parseMessage(const QByteArray &raw, const QByteArray &readAs = {});

/// What texts can be read as when a person says so; names as mail writes them, lower case.
QList<QByteArray> textCharsets();

/// First words of a message for the list: quotes, signatures and link clutter removed, one line,
/// at most maxLength UTF-16 units.
QString previewOf(const ParsedMessage &message, int maxLength = 200);

} // namespace duopost
