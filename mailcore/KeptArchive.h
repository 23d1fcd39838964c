// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace duopost {

/// The archive that an account keeps on this computer (Account::keepsArchive), in numbers.
struct KeptArchive {
    bool on = false;
    qint64 messages = 0, bytes = 0; ///< in the archive; octets of the messages, not of the disk
    qint64 onlyHere = 0; ///< of these: the server has them no more; they are shown in folders of this computer
    qint64 toCome = 0; ///< on the server, and not in the archive yet
    bool operator==(const KeptArchive &) const = default;
};

} // namespace duopost
