// SPDX-License-Identifier: GPL-3.0-or-later
// Walks over the fields of a raw header block without copying. Pure; any thread.
#pragma once

#include <QByteArrayView>

namespace duopost::mime {

constexpr qsizetype longestHeader = 1024 * 1024;

struct RawField {
    QByteArrayView name; ///< empty: a line that is no field
    QByteArrayView body; ///< still folded, without the blanks around it
};

/// Yields field by field up to the empty line; LF and CRLF.
class HeaderScanner {
public:
    explicit HeaderScanner(QByteArrayView block)
        : m_block(block), m_at(block.startsWith("\xef\xbb\xbf") ? 3 : 0)
    {
    }

    bool next(RawField &field);

private:
    QByteArrayView m_block;
    qsizetype m_at; ///< a byte order mark at the start is passed over
};

/// The length of the name if `line` begins with "Name:" (blanks before the colon allowed), else 0.
qsizetype fieldNameLength(QByteArrayView line);

} // namespace duopost::mime
