// SPDX-License-Identifier: GPL-3.0-or-later
// Names of content types (RFC 2046) and what files of them are called. Pure; any thread.
#pragma once

#include <QByteArray>

namespace duopost::mime {

/// "text/plain" from a Content-Type body; "text" alone counts as text/plain, senseless types as empty.
QByteArray mediaTypeOf(QByteArrayView contentTypeBody);

/// Makes a raw value ("text", "TEXT / Html") a type, or empty.
QByteArray normalisedType(QByteArrayView value);

/// "png" for image/png; "bin" if nobody knows.
QByteArray extensionFor(QByteArrayView type);

} // namespace duopost::mime
