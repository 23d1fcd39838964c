// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes of a declared, missing, unknown or lying charset to text. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost::mime {

struct DecodedText {
    QString text;
    QByteArray charset; ///< the one used, lower case
    bool unknown = false; ///< a charset was declared that nobody knows
    bool lied = false; ///< the bytes are not in the declared charset; another one was used
    bool damaged = false; ///< some bytes fit no charset and became U+FFFD
};

/// Never drops the rest of a text: byte order mark, else UTF-8 if the bytes are that, else the declared
/// charset, else a guess, else windows-1252. `declared` may be empty.
DecodedText decodeCharset(QByteArrayView bytes, QByteArrayView declared);

/// The same for the few bytes of a header field, without the notes.
QString decodeHeaderBytes(QByteArrayView bytes, QByteArrayView declared = {});

/// In exactly this charset, because a person says so; what does not fit becomes U+FFFD.
QString decodeAs(QByteArrayView bytes, QByteArrayView charset);

} // namespace duopost::mime
