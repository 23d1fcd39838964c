// SPDX-License-Identifier: GPL-3.0-or-later
// What people and programs call charsets, and what the converters call them. Pure; any thread.
#pragma once

#include <QByteArray>

namespace duopost::mime {

enum class CharsetKind {
    None, ///< nothing declared, or a name that says nothing ("unknown-8bit", "us-ascii")
    Utf8,
    Western, ///< ISO 8859-1 and windows-1252, which mail uses as one
    SingleByte, ///< other 8-bit charsets over ASCII
    MultiByte, ///< East Asian charsets over ASCII
    SevenBit, ///< escape sequences or shifts: pure ASCII bytes that do not mean ASCII
    Wide, ///< UTF-16, UTF-32, EBCDIC: not over ASCII at all
};

struct CharsetName {
    QByteArray name; ///< for the converter
    CharsetKind kind = CharsetKind::None;
};

/// Normalises a declared name: case, quotes, aliases, a "*language" suffix.
CharsetName charsetNamed(QByteArrayView declared);

} // namespace duopost::mime
