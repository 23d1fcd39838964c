// SPDX-License-Identifier: GPL-3.0-or-later
// Header text with encoded words (RFC 2047) to plain text. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost::mime {

/// Unfolds, decodes and neutralises. Adjacent words of one charset are joined before conversion, because
/// senders cut letters in two. What is no encoded word stays readable as it is.
QString decodeUnstructured(QByteArrayView raw);

/// The length of the encoded word that begins at the start of `text`, or 0.
qsizetype encodedWordLength(QByteArrayView text);

} // namespace duopost::mime
