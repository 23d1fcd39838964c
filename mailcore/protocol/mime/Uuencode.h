// SPDX-License-Identifier: GPL-3.0-or-later
// Files that old programs put into the text itself: "begin 644 name" … "end". Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>

namespace duopost::mime {

struct UuFile {
    QByteArray name; ///< as written, may be anything
    QByteArray bytes;
    qsizetype begin = 0, end = 0; ///< the whole block in the input, with its last line end
};

/// Complete blocks in order. A block without "end", or with a line that is no uuencoding, is not reported: it
/// stays readable as text.
QList<UuFile> findUuencoded(QByteArrayView text);

} // namespace duopost::mime
