// SPDX-License-Identifier: GPL-3.0-or-later
// Marks in header fields, as mail programs write them into files: Status, X-Status, X-Keywords,
// X-Mozilla-Status.
#pragma once

#include "mailcore/Message.h"

namespace duopost {

struct Marks {
    MessageFlags flags = {};
    QByteArray keywords = {}; ///< those that are no MessageFlag; blank-separated, sorted
    bool operator==(const Marks &) const = default;
};

/// What the header of a message says about its marks; none if it says nothing.
Marks marksInHeader(QByteArrayView message);
/// Status, X-Status and X-Keywords, as far as they are needed; LF lines.
QByteArray headerOf(const Marks &marks);

/// All marks as IMAP names them ("\\Seen", "$Junk", "work"), and back. Unknown ones are keywords.
QList<QByteArray> toNames(const Marks &marks);
Marks fromNames(const QList<QByteArray> &names);

} // namespace duopost
